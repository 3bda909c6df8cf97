"""The time line of a casus, all of it and filterable, and who looked into it; nothing in either is ever overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.core.paginator import Paginator
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from meldingen.models import Casus, Contactmoment
from overdracht.models import Contactpoging
from veiligthuis.core.machine import find_step
from veiligthuis.core.models import AuditEntry, Medewerker
from veiligthuis.core.status import StatusModel
from veiligthuis.pages.dossier_tabs import Blik

PER_PAGE = 50

SOORTEN = (
    ("", "Alles"),
    ("contact", "Contact"),
    ("casus", "Casus"),
    ("melding", "Meldingen"),
    ("veiligheid", "Veiligheid"),
    ("overdracht", "Overdracht"),
)
"""What the time line can be narrowed to, by its word in the address."""

SIGNS = {"casus": "map", "melding": "tel", "veiligheid": "schild", "overdracht": "pijl", "contact": "spraak"}

ACTIES = {
    "beeindig_regie": "regie beëindigd", "beeindig_toegang": "toegang beëindigd", "begin_regie": "regie begonnen",
    "beeindig_adres": "adres beëindigd", "beeindig_band": "beëindigd", "bescherm_bron": "beschermd",
    "bewaar": "bewaard", "hef_bronbescherming_op": "opgeheven", "leg_band_vast": "vastgelegd",
    "leg_geboorte_vast": "geboren", "leg_veilig_contact_vast": "veilig contact vastgelegd",
    "verbeter_adres": "adres verbeterd",
    "draag_regie_over": "regie overgedragen", "informeer_betrokkene": "geïnformeerd",
    "koppel_aan_casus": "gekoppeld aan een lopende casus",
    "leg_adres_vast": "adres vastgelegd", "neem_over": "overgenomen van een collega",
    "neem_vervolgbesluit": "genomen", "note_veiligheidsbeoordeling": "veiligheidsbeoordeling genoteerd",
    "note_veiligheidsplan": "veiligheidsplan genoteerd", "note_vervolgbesluit": "vervolgbesluit genoteerd",
    "note_veiligheidsplan_vervallen": "veiligheidsplan vervallen", "noteer_niet_gesproken": "nog niet gesproken",
    "plan_gezien": "plan gezien", "rond_afspraak_af": "afgerond", "verleen_toegang": "toegang verleend",
    "verleng_termijn": "uitgesteld", "voeg_betrokkene_toe": "toegevoegd", "vraag_rapport": "gevraagd",
    "wijzig_betrokkene": "gewijzigd", "wijzig_persoon": "gegevens gewijzigd", "wissel_traject": "route gewijzigd",
}  # fmt: skip
"""What was done, in words, where it is no step of a machine."""


@dataclass(frozen=True)
class Gebeurtenis:
    """One line: when, what, who; `toelichting` is what it led to or what was said."""

    op: datetime
    wat: str
    wie: str
    toelichting: str
    teken: str


def history(blik: Blik) -> dict[str, Any]:
    """Everything that happened, the newest first, 50 lines a page, narrowed by `?soort=`."""
    casus, user, request = blik.casus, blik.user, blik.request
    kinds = dict(SOORTEN)
    chosen = request.GET.get("soort", "") if request.GET.get("soort") in kinds else ""
    page = Paginator(_events(casus, user, chosen), PER_PAGE).get_page(request.GET.get("pagina"))
    filters = [
        {"woord": word, "adres": f"?{urlencode({'soort': key})}", "actief": key == chosen}
        for key, word in SOORTEN
    ]
    return {"regels": _told(page), "pagina": page, "filters": filters}


def looks(blik: Blik) -> dict[str, Any]:
    """Who looked and who was refused, the newest first, 50 lines a page."""
    found = AuditEntry.objects.filter(casus_nummer=blik.casus.nummer).exclude(
        soort=AuditEntry.Soort.WIJZIGING
    )
    page = Paginator(found.order_by("-op", "-volgnummer"), PER_PAGE)
    return {"pagina": page.get_page(blik.request.GET.get("pagina"))}


def _events(casus: Casus, user: Medewerker, kind: str) -> Any:
    """Moment, source and key of every event: changes from the audit trail, contact from its own tables."""
    changes = AuditEntry.objects.filter(casus_nummer=casus.nummer, soort=AuditEntry.Soort.WIJZIGING)
    changes = changes.exclude(
        object_soort__in=[Contactmoment._meta.label_lower, Contactpoging._meta.label_lower]
    )
    if kind in {"casus", "melding"}:
        changes = changes.filter(object_soort=f"meldingen.{kind}")
    elif kind in {"veiligheid", "overdracht"}:
        changes = changes.filter(object_soort__startswith=f"{kind}.")
    moments = Contactmoment.objects.filter(casus=casus)
    attempts = Contactpoging.objects.visible_to(user).filter(overdracht__casus=casus)
    parts: list[QuerySet[Any]] = [] if kind == "contact" else [changes]
    parts += [moments, attempts] if kind in {"", "contact"} else []
    first, *rest = [_key(part) for part in parts]
    return (first.union(*rest, all=True) if rest else first).order_by("-moment", "-volgorde", "-sleutel")


def _key(rows: QuerySet[Any]) -> Any:
    return rows.order_by().values(
        moment=F("op"),
        bron=Value(rows.model._meta.label_lower, output_field=CharField()),
        sleutel=Cast("pk", CharField()),
        volgorde=F("volgnummer") if rows.model is AuditEntry else Value(0),
    )


def _told(page: Any) -> list[Gebeurtenis]:
    """The lines of one page; at most one query per source."""
    keys: dict[str, list[str]] = {}
    for row in page:
        keys.setdefault(row["bron"], []).append(row["sleutel"])
    found: dict[tuple[str, str], Gebeurtenis] = {}
    for label, pks in keys.items():
        rows, tell = _source(label)
        chosen = list(rows.filter(pk__in=pks))
        if label == AuditEntry._meta.label_lower:
            tell = partial(_change, names=_names(chosen))
        found.update({(label, str(row.pk)): tell(row) for row in chosen})
    return [found[row["bron"], row["sleutel"]] for row in page]


def _names(entries: Sequence[AuditEntry]) -> dict[int | None, str]:
    """The names of who did it, where they still work here."""
    people = Medewerker.objects.in_bulk({entry.door_id for entry in entries if entry.door_id})
    return {pk: person.weergavenaam for pk, person in people.items()}


def _source(label: str) -> tuple[Any, Any]:
    return {
        AuditEntry._meta.label_lower: (AuditEntry.objects.all(), _change),
        Contactmoment._meta.label_lower: (
            Contactmoment.objects.select_related("medewerker", "gecorrigeerd_door"),
            _moment,
        ),
        Contactpoging._meta.label_lower: (
            Contactpoging.objects.select_related("door", "betrokkene__persoon"),
            _attempt,
        ),
    }[label]


def _change(entry: AuditEntry, names: Mapping[int | None, str]) -> Gebeurtenis:
    app = entry.object_soort.split(".")[0]
    kind = entry.object_soort.split(".")[-1] if app == "meldingen" else app
    what, course = _in_words(entry)
    who = names.get(entry.door_id, entry.door_naam) if entry.door_id else "vanzelf"
    return Gebeurtenis(entry.op, what, who, course, SIGNS.get(kind, "cirkel"))


def _in_words(entry: AuditEntry) -> tuple[str, str]:
    """What was done to which kind of thing, and from which status to which."""
    try:
        model = apps.get_model(entry.object_soort)
    except LookupError:
        return entry.actie, ""
    thing = str(model._meta.verbose_name).capitalize()
    if not issubclass(model, StatusModel):
        return f"{thing}: {_action(entry.actie)}", ""
    labels = dict(model._meta.get_field("status").choices or ())
    course = f"{labels.get(entry.van, entry.van)} → {labels.get(entry.naar, entry.naar)}" if entry.van else ""
    return f"{thing}: {_step_label(model, entry.actie)}", course if entry.van != entry.naar else ""


def _step_label(model: type[StatusModel], action: str) -> str:
    if action == "begin":
        return str(model.BEGIN.label).lower()  # type: ignore[attr-defined]
    try:
        return find_step(model(), action).label.lower()
    except LookupError:
        return _action(action)


def _action(action: str) -> str:
    return ACTIES.get(action, action.replace("_", " "))


def _moment(row: Contactmoment) -> Gebeurtenis:
    result = "gelukt" if row.gelukt else "niet gelukt"
    corrected = " (later gecorrigeerd)" if hasattr(row, "gecorrigeerd_door") else ""
    what = f"{row.get_soort_display()} met {row.met_wie}: {result}{corrected}"
    return Gebeurtenis(row.op, what, row.medewerker.weergavenaam, row.verslag, SIGNS["contact"])


def _attempt(row: Contactpoging) -> Gebeurtenis:
    person = row.betrokkene.persoon.weergavenaam if row.betrokkene else row.met_ander
    result = "gelukt" if row.gelukt else "niet gelukt"
    what = f"Ontvanger, {row.get_middel_display().lower()} met {person}: {result}"
    return Gebeurtenis(row.op, what, row.door.weergavenaam, row.toelichting, SIGNS["contact"])
