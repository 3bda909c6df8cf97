"""From the fields of the call screen and the dossier to the values that the services take."""

from collections.abc import Mapping, Sequence
from typing import Any

from meldingen.forms.aantekeningen import with_line
from meldingen.models import Persoon
from meldingen.services import (
    AdresGegevens,
    AdviesGegevens,
    BetrokkeneGegevens,
    MeldingGegevens,
    VeiligContactGegevens,
)

ADRES = ("straat", "huisnummer", "postcode", "plaats", "gemeente", "geheim")
PERSOON = (
    "voornamen", "tussenvoegsel", "achternaam", "geslacht", "bsn", "ongeboren", "uitgerekende_datum", "veilig_contact",
    "rol", "relatie", "gezag", "in_huishouden", "roepnaam", "partner_tussenvoegsel", "partner_achternaam", "taal",
    "tolk_nodig", "overleden_op",
)  # fmt: skip
VEILIG = ("kanaal", "voicemail", "post")
TOLD_BY_CALLER = "De beller zegt dat dit adres geheim is"


def melding_of(data: dict[str, Any], *, notes: str, also: str = "") -> MeldingGegevens:
    """The report as the caller told it; without a description the notes tell what happened. `also` stands below it."""
    return MeldingGegevens(
        melder_hoedanigheid=data["hoedanigheid"],
        aanleiding=data["aanleiding"],
        aard=data["aard"],
        beschrijving="\n".join(part for part in (data["beschrijving"] or notes, also) if part),
        mening_melder=data["mening"],
        kanaal=data["kanaal"],
        melder_naam=data["naam"],
        melder_organisatie=data["organisatie"],
        melder_telefoon=data["telefoon"],
        melder_email=data["email"],
        herkomst_afschermen=data["afschermen"],
        afscherm_grond=data["afscherm_grond"] if data["afschermen"] else "",
        meldcode_doorlopen=len(data["meldcode"]) == 5 if data["meldcode"] else None,
        gezin_weet_ervan=data["weet_ervan"],
    )


def advies_of(data: dict[str, Any]) -> AdviesGegevens:
    """What was asked and advised; the notes are not taken along, because they may name people."""
    return AdviesGegevens(
        hoedanigheid=data["hoedanigheid"],
        aanleiding=data["aanleiding"],
        aard=data["aard"],
        vraag=data["vraag"],
        gegeven_advies=_advised(data),
        kanaal=data["kanaal"],
        adviesvrager_naam=data["naam"],
        adviesvrager_telefoon=data["telefoon"],
    )


def _advised(data: dict[str, Any]) -> str:
    """The advice, and of an acute call what was done about the danger."""
    done = f"Acuut gevaar. Gedaan: {data['acuut_gedaan']}" if data["acuut"] and data["acuut_gedaan"] else ""
    return "\n".join(part for part in (data["gegeven_advies"], done) if part)


def household_of(
    persons: list[dict[str, Any]], data: dict[str, Any], *, bekenden: Mapping[int, Persoon]
) -> list[BetrokkeneGegevens]:
    """The persons; who lives in the household gets the address of the call, who was chosen is that person.

    The address of somebody who is known stays as it is: it may be a secret one that the caller must not replace.
    """
    adres = address_of(data) if data["straat"] else None
    return [
        person_of(person, bekende=bekenden[person["bekend"]])
        if person["bekend"]
        else person_of(person, adres=adres if person["in_huishouden"] else None)
        for person in persons
    ]


def person_of(
    person: dict[str, Any], *, adres: AdresGegevens | None = None, bekende: Persoon | None = None
) -> BetrokkeneGegevens:
    """One person as typed; `bekende` is that person in the register, whose own data stay as they are."""
    born = person["geboortedatum"]
    rest = {name: person[name] for name in PERSOON}
    veilig = VeiligContactGegevens(
        uren=person["uren"], via_wie=person["via_wie"], codewoord=person["codewoord"],
        **{name: person[name] or "onbekend" for name in VEILIG},
    )  # fmt: skip
    return BetrokkeneGegevens(
        geboortedatum=born.datum,
        geboorte_precisie=born.precisie,
        adres=adres,
        veilig=veilig,
        persoon=bekende,
        **rest,
    )


def address_of(data: dict[str, Any]) -> AdresGegevens:
    """The address of the household as the caller gave it."""
    reason = TOLD_BY_CALLER if data["geheim"] else ""
    return AdresGegevens(**{name: data[name] for name in ADRES}, geheim_reden=reason)


def all_notes(notes: str, lines: Sequence[str], *, at: Any) -> str:
    """The notes with the lines that still stood in the field."""
    return with_line(notes, "\n".join(lines), at=at)
