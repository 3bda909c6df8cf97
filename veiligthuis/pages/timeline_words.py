"""The lines of the time line in words: what was done, to what, by whom, and what it corrects."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.apps import apps
from django.urls import reverse

from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Contactmoment, Escalatie, Persoon
from meldingen.queries import Bescherming
from overdracht.models import Contactpoging
from veiligthuis.core import words
from veiligthuis.core.machine import find_step
from veiligthuis.core.models import AuditEntry, Medewerker
from veiligthuis.core.status import StatusModel

SIGNS = {
    "casus": "map", "melding": "tel", "veiligheid": "schild", "overdracht": "pijl", "contact": "spraak",
    "escalatie": "over",
}  # fmt: skip

ACTIES = {
    "beeindig_regie": "regie beëindigd", "beeindig_toegang": "toegang beëindigd", "begin_regie": "regie begonnen",
    "beeindig_adres": "adres beëindigd", "beeindig_band": "beëindigd", "bescherm_bron": "beschermd",
    "bewaar": "bewaard", "bewaar_verzoek": "bewaard", "meld_spoed": "Raad met spoed gebeld",
    "leg_bericht_raad_vast": "vastgelegd", "hef_bronbescherming_op": "opgeheven", "leg_band_vast": "vastgelegd",
    "leg_document_vast": "vastgelegd", "kies_over_wie": "gekozen over wie", "leg_navraag_vast": "vastgelegd",
    "virus_gevonden": "virus gevonden, blijft dicht",
    "vraag_controle": "viruscontrole opnieuw gevraagd", "begin_gesprek": "gesprek begonnen",
    "crisis_begonnen": "crisis begonnen", "werk_advies_bij": "advies aangevuld",
    "vul_klok_aan": "klok aangevuld", "herbereken_termijn": "opnieuw berekend",
    "leg_geboorte_vast": "geboren", "leg_veilig_contact_vast": "veilig contact vastgelegd",
    "verbeter_adres": "adres verbeterd", "scherm_adres_af": "adres geheim gemaakt wegens huisverbod",
    "draag_regie_over": "regie overgedragen", "informeer_betrokkene": "geïnformeerd",
    "kies_verzending": "verzending gekozen", "plan_regel": "afgesproken", "rond_regel_af": "verteld",
    "laat_regel_vervallen": "gaat niet door",
    "koppel_aan_casus": "gekoppeld aan een lopende casus",
    "leg_adres_vast": "adres vastgelegd", "neem_over": "overgenomen van een collega",
    "neem_vervolgbesluit": "genomen", "note_veiligheidsbeoordeling": "veiligheidsbeoordeling genoteerd",
    "note_veiligheidsplan": "veiligheidsplan genoteerd", "note_vervolgbesluit": "vervolgbesluit genoteerd",
    "note_veiligheidsplan_vervallen": "veiligheidsplan vervallen", "noteer_niet_gesproken": "nog niet gesproken",
    "plan_gezien": "plan gezien", "rond_afspraak_af": "afgerond", "verleen_toegang": "toegang verleend",
    "voeg_personen_samen": "met een ander samengevoegd", "draai_samenvoeging_terug": "samenvoeging teruggedraaid",
    "verleng_termijn": "uitgesteld", "voeg_betrokkene_toe": "toegevoegd", "vraag_rapport": "gevraagd",
    "herweeg": "vastgelegd", "plan_wachtcontact": "gepland", "leg_wachtcontact_vast": "vastgelegd",
    "leg_kind_gezien_vast": "vastgelegd", "tel_wachtklok_opnieuw": "opnieuw geteld na een verbeterd contact",
    "stel_vraag_bij": "bijgesteld", "vraag_trajectverslag": "als pdf gevraagd",
    "leg_bevinding_vast": "vastgelegd", "leg_wederhoor_vast": "vastgelegd",
    "trek_conclusie": "getrokken", "weeg_conclusie_mee": "vastgelegd",
    "note_kind_verantwoord": "gezien, of reden vastgelegd", "note_wederhoor": "wederhoor vastgelegd",
    "note_conclusies": "conclusies vastgesteld", "note_conclusies_vervallen": "conclusies opnieuw te wegen",
    "beslis_over_voorstel": "gekozen", "bevries_verslag": "vastgelegd", "kies_gezinslid": "gezin: komst gekozen",
    "laat_punt_weg": "weggelaten", "maak_overlegafspraak": "gemaakt", "meld_af": "van de lijst",
    "neem_punt_over": "overgenomen uit de casus", "rond_overlegafspraak_af": "afgerond",
    "schrijf_punt": "geschreven", "schrijf_verslag": "verslag geschreven", "vraag_gezinsoverzicht": "gevraagd",
    "voeg_deelnemer_toe": "toegevoegd", "voeg_punt_toe": "toegevoegd", "zet_in_plan": "in het plan gezet",
    "wijzig_betrokkene": "gewijzigd", "wijzig_persoon": "gegevens gewijzigd", "wissel_traject": "route gewijzigd",
}  # fmt: skip
"""What was done, in words, where it is no step of a machine."""


VANZELF = "vanzelf"


@dataclass(frozen=True)
class Gebeurtenis:
    """One line: when, what, who; `toelichting` is what it led to or what was said.

    `verbetering` tells what corrected it, or what it corrects, so that both stand beside each other;
    `te_verbeteren` is the key of a contact that can still be corrected, `adres` where the thing itself stands;
    of what is `beschermd` as a source the protected words are left out.
    """

    op: datetime
    wat: str
    wie: str
    toelichting: str
    teken: str
    verbetering: str = ""
    te_verbeteren: int | None = None
    adres: str = ""
    beschermd: bool = False


def change(entry: Any) -> Gebeurtenis:
    """A line of the audit trail, with who did it if he still works here (`mens`), and the paper or band it is about."""
    app, _, name = entry.object_soort.partition(".")
    what, course = in_words(entry)
    who = Medewerker(**entry.mens).weergavenaam if entry.mens else entry.door_naam
    sign = SIGNS.get(name if app == "meldingen" else app, "cirkel")
    line = Gebeurtenis(entry.op, what, who if entry.door_id else VANZELF, course, sign)
    if entry.band is not None:
        return replace(line, wat=f"{what}: {_band(entry.band)}")
    if entry.stuk is None:
        return line
    address = reverse("meldingen:document", args=[entry.stuk["pk"]])
    title, shielded = entry.stuk["omschrijving"], entry.stuk["beschermd"]
    return replace(line, wat=f"{what}: {title}", adres=address, beschermd=shielded)


def _band(given: dict[str, Any]) -> str:
    """A band as it reads: who, what, to whom."""
    one, other = (Persoon(**given[side]).weergavenaam for side in ("van", "naar"))
    label = str(Bandsoort(given["soort"]).label)
    return f"{one} {label[0].lower()}{label[1:]} {other}"


def in_words(entry: AuditEntry) -> tuple[str, str]:
    """What was done to which kind of thing, and from which status to which; an unknown one reads decently too."""
    try:
        model = apps.get_model(entry.object_soort)
    except (LookupError, ValueError):
        thing = entry.object_soort.rpartition(".")[2].replace("_", " ")
        return f"{thing.capitalize() or 'Iets'}: {action(entry.actie)}", ""
    thing = str(model._meta.verbose_name).capitalize()
    if not issubclass(model, StatusModel):
        return f"{thing}: {action(entry.actie)}", ""
    labels = dict(model._meta.get_field("status").choices or ())
    course = f"{labels.get(entry.van, entry.van)} → {labels.get(entry.naar, entry.naar)}" if entry.van else ""
    return f"{thing}: {_step_label(model, entry.actie)}", course if entry.van != entry.naar else ""


def action(name: str) -> str:
    """What was done, in words; one nobody gave words is its own name without the signs of a program."""
    return ACTIES.get(name) or name.replace("_", " ").replace(" vast", " vastgelegd").strip() or "gewijzigd"


def moment(row: Contactmoment, protection: Bescherming) -> Gebeurtenis:
    """A line of the contact log, beside what corrects it or what it corrects."""
    corrected = getattr(row, "gecorrigeerd_door", None)
    mark = " (later gecorrigeerd)" if corrected else ""
    beside = f"Verbeterd in: {_told(corrected, protection)}" if corrected else ""
    if row.corrigeert:
        beside = f"Verbetert: {_told(row.corrigeert, protection)}"
    what = f"{row.get_soort_display()} met {row.met_wie}: {_result(row.gelukt)}{mark}"
    told = protection.tekst_van(row, "verslag")
    return Gebeurtenis(
        row.op,
        what,
        row.medewerker.weergavenaam,
        told,
        SIGNS["contact"],
        beside,
        None if corrected else row.pk,
        beschermd=told != row.verslag,
    )


def attempt(row: Contactpoging, protection: Bescherming) -> Gebeurtenis:
    """An attempt of the receiver of a handover."""
    person = row.betrokkene.persoon.weergavenaam if row.betrokkene else row.met_ander
    what = f"Ontvanger, {row.get_middel_display().lower()} met {person}: {_result(row.gelukt)}"
    told = protection.zonder(row.toelichting)
    return Gebeurtenis(
        row.op, what, row.door.weergavenaam, told, SIGNS["contact"], beschermd=told != row.toelichting
    )


def escalation(row: Escalatie) -> Gebeurtenis:
    """A term that passed a level, and to whom that went."""
    what = f"Termijn {row.termijn.regel.naam}: bericht aan {row.get_naar_display().lower()}"
    return Gebeurtenis(row.gevuurd_op, what, VANZELF, row.opmerking, SIGNS["escalatie"])


def _result(succeeded: bool) -> str:
    return "gelukt" if succeeded else "niet gelukt"


def _told(row: Contactmoment, protection: Bescherming) -> str:
    text = protection.tekst_van(row, "verslag")
    said = f": {text}" if text else ""
    return f"{row.get_soort_display()} met {row.met_wie}, {words.moment(row.op)}, {_result(row.gelukt)}{said}"


def _step_label(model: type[StatusModel], name: str) -> str:
    if name == "begin":
        return str(model.BEGIN.label).lower()  # type: ignore[attr-defined]
    try:
        return find_step(model(), name).label.lower()
    except LookupError:
        return action(name)
