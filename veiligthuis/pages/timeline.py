"""The time line of a casus, all of it and filterable, and who looked into it; nothing in either is ever overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Self
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, JSONObject
from django.http import QueryDict

from meldingen.contact.queries import pogingen_in
from meldingen.models import Betrokkene, Casus, Contactmoment, Document, Escalatie, Gezinsband
from meldingen.queries import Bescherming, bescherming_van
from overdracht.models import Contactpoging
from veiligthuis.core import clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.models import AuditEntry, Medewerker
from veiligthuis.pages import timeline_words as tell
from veiligthuis.pages.dossier_tabs import Blik
from veiligthuis.pages.timeline_person import about, rows_of
from veiligthuis.pages.timeline_words import Gebeurtenis

PER_PAGE = 50
OP_PAPIER = 1000
"""How many lines the view for printing holds."""

SOORTEN = (
    ("", "alles"),
    ("contact", "contact"),
    ("casus", "casus en regie"),
    ("melding", "meldingen"),
    ("personen", "personen"),
    ("veiligheid", "veiligheid"),
    ("overdracht", "overdracht"),
    ("documenten", "documenten"),
    ("termijnen", "termijnen en escalaties"),
    ("crisis", "crisis"),
)
"""What the time line can be narrowed to, by its word in the address."""

OBJECTEN: dict[str, Q] = {
    "casus": Q(
        object_soort__in=["meldingen.casus", "meldingen.regie", "meldingen.monitornavraag"]
    ),
    "melding": Q(object_soort__in=["meldingen.melding", "meldingen.bericht", "meldingen.gesprek"]),
    "personen": Q(
        object_soort__in=[
            "meldingen.betrokkene", "meldingen.persoon", "meldingen.adres", "meldingen.gezinsband",
            "meldingen.veiligcontact", "meldingen.samenvoeging",
        ]
    ),
    "veiligheid": Q(object_soort__startswith="veiligheid.") | Q(object_soort__startswith="meldingen.huisverbod"),
    "overdracht": Q(object_soort__startswith="overdracht."),
    "documenten": Q(object_soort__in=["meldingen.document", "meldingen.bronbescherming", "overdracht.rapport"]),
    "termijnen": Q(object_soort__in=["meldingen.termijn", "meldingen.verlenging"]),
    "crisis": Q(object_soort__startswith="meldingen.crisis"),
}  # fmt: skip
"""Which lines of the audit trail belong to a kind; contact has tables of its own."""


@dataclass(frozen=True)
class Keuze:
    """What of the time line is asked for: kind, key of somebody in the casus, first and last day."""

    soort: str = ""
    wie: Betrokkene | None = None
    van: date | None = None
    tot: date | None = None

    @classmethod
    def read(cls, given: QueryDict, people: Sequence[Betrokkene]) -> Self:
        """From the address; whatever makes no sense there narrows nothing."""
        kind = given.get("soort", "")
        who = next((person for person in people if str(person.pk) == given.get("wie")), None)
        return cls(
            kind if kind in dict(SOORTEN) else "", who, _day(given.get("van", "")), _day(given.get("tot", ""))
        )

    def narrows(self, rows: Any, field: str = "op") -> Any:
        """The rows within the days; both count."""
        if self.van:
            rows = rows.filter(**{f"{field}__gte": _midnight(self.van)})
        if self.tot:
            rows = rows.filter(**{f"{field}__lt": _midnight(self.tot + timedelta(days=1))})
        return rows


def history(blik: Blik) -> dict[str, Any]:
    """Everything that happened, the newest first, 50 lines a page, narrowed by kind, person and days."""
    given, casus = blik.request.GET, blik.casus
    people = list(casus.betrokkenen.select_related("persoon").order_by("pk"))
    choice = Keuze.read(given, people)
    printed = given.get("afdruk") == "1"
    page = Paginator(_events(casus, blik.user, choice), OP_PAPIER if printed else PER_PAGE).get_page(
        given.get("pagina")
    )
    kept = {name: given[name] for name in ("soort", "wie", "van", "tot") if given.get(name)}
    return {
        "regels": _told(page, blik),
        "pagina": page,
        "keuze": choice,
        "soorten": SOORTEN,
        "mensen": people,
        "afdruk": printed,
        "mag_verbeteren": not printed and has_codename(blik.user, "meldingen.leg_contact_vast"),
        "afdruk_adres": f"?{urlencode({**kept, 'afdruk': '1'})}",
        "pogingen": [] if printed else pogingen_in(casus, people)[:PER_PAGE],
    }


def looks(blik: Blik) -> dict[str, Any]:
    """Who looked and who was refused, the newest first, 50 lines a page."""
    found = AuditEntry.objects.filter(casus_nummer=blik.casus.nummer).exclude(
        soort=AuditEntry.Soort.WIJZIGING
    )
    page = Paginator(found.order_by("-op", "-volgnummer"), PER_PAGE)
    return {"pagina": page.get_page(blik.request.GET.get("pagina"))}


def _events(casus: Casus, user: Medewerker, choice: Keuze) -> Any:
    """Moment, source and key of every event: changes from the audit trail, the rest from its own tables."""
    moments = choice.narrows(Contactmoment.objects.filter(casus=casus))
    attempts = choice.narrows(Contactpoging.objects.visible_to(user).filter(overdracht__casus=casus))
    levels = choice.narrows(Escalatie.objects.filter(termijn__casus=casus), "gevuurd_op")
    if choice.wie:
        rows = rows_of(choice.wie).values("pk")
        moments, attempts = moments.filter(betrokkene__in=rows), attempts.filter(betrokkene__in=rows)
        levels = levels.filter(termijn__betrokkene__in=rows)
    parts: list[QuerySet[Any]] = []
    if choice.soort != "contact":
        parts.append(choice.narrows(_changes(casus, choice)))
    if choice.soort in {"", "contact"}:
        parts += [moments, attempts]
    if choice.soort in {"", "termijnen"}:
        parts.append(levels)
    first, *rest = [_key(part) for part in parts]
    return (first.union(*rest, all=True) if rest else first).order_by("-moment", "-volgorde", "-sleutel")


def _changes(casus: Casus, choice: Keuze) -> QuerySet[AuditEntry]:
    changes = AuditEntry.objects.filter(casus_nummer=casus.nummer, soort=AuditEntry.Soort.WIJZIGING)
    changes = changes.exclude(
        object_soort__in=[Contactmoment._meta.label_lower, Contactpoging._meta.label_lower]
    )
    if choice.soort:
        changes = changes.filter(OBJECTEN[choice.soort])
    return changes.filter(about(choice.wie)) if choice.wie else changes


def _key(rows: QuerySet[Any]) -> Any:
    return rows.order_by().values(
        moment=F("gevuurd_op" if rows.model is Escalatie else "op"),
        bron=Value(rows.model._meta.label_lower, output_field=CharField()),
        sleutel=Cast("pk", CharField()),
        volgorde=F("volgnummer") if rows.model is AuditEntry else Value(0),
    )


def _told(page: Any, blik: Blik) -> list[Gebeurtenis]:
    """The lines of one page; at most one query per source, and one for what is protected."""
    keys: dict[str, list[str]] = {}
    for row in page:
        keys.setdefault(row["bron"], []).append(row["sleutel"])
    found: dict[tuple[str, str], Gebeurtenis] = {}
    protection = bescherming_van(blik.casus)
    for label, pks in keys.items():
        rows, line = _source(label, protection, blik)
        found.update({(label, str(row.pk)): line(row) for row in rows.filter(pk__in=pks)})
    return [found[row["bron"], row["sleutel"]] for row in page]


def _source(label: str, protection: Bescherming, blik: Blik) -> tuple[Any, Any]:
    moments = Contactmoment.objects.select_related("medewerker", "gecorrigeerd_door", "corrigeert")
    attempts = Contactpoging.objects.select_related("door", "betrokkene__persoon")
    return {
        AuditEntry._meta.label_lower: (_entries(blik), tell.change),
        Contactmoment._meta.label_lower: (moments, partial(tell.moment, protection=protection)),
        Contactpoging._meta.label_lower: (attempts, partial(tell.attempt, protection=protection)),
        Escalatie._meta.label_lower: (Escalatie.objects.select_related("termijn"), tell.escalation),
    }[label]


def _entries(blik: Blik) -> QuerySet[AuditEntry]:
    """Lines of the audit trail with `mens`, who did it if he still works here, and `stuk` and `band`, what it is about.

    All come with the line itself; a paper only as far as the reader may see it, of a band kind and names.
    """
    worker = Medewerker.objects.filter(pk=OuterRef("door_id")).order_by()
    papers = Document.objects.visible_to(blik.user).met_bescherming().filter(casus=blik.casus).order_by()
    paper = papers.annotate(als_tekst=Cast("pk", CharField())).filter(als_tekst=OuterRef("object_id"))
    name = JSONObject(username="username", first_name="first_name", last_name="last_name")
    title = JSONObject(pk="pk", omschrijving="omschrijving", beschermd="beschermd")
    of_paper = When(object_soort=Document._meta.label_lower, then=Subquery(paper.values(stuk=title)[:1]))
    bands = Gezinsband.objects.filter(casus=blik.casus).order_by().annotate(als_tekst=Cast("pk", CharField()))
    band = bands.filter(als_tekst=OuterRef("object_id")).values(band=JSONObject(soort="soort", **_names()))
    of_band = When(object_soort=Gezinsband._meta.label_lower, then=Subquery(band[:1]))
    return AuditEntry.objects.annotate(
        mens=Subquery(worker.values(mens=name)[:1]),
        stuk=Case(of_paper, default=None),
        band=Case(of_band, default=None),
    )


def _names() -> dict[str, Any]:
    """What the names of the two people of a band are made of."""
    parts = ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "ongeboren")
    return {
        side: JSONObject(**{part: f"{side}__persoon__{part}" for part in parts}) for side in ("van", "naar")
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.AMSTERDAM)
