"""The rules of the assessment, and what it still misses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Besluit
from meldingen.machine.melding import BESLOTEN, NIEUW, MeldingStatus
from veiligheid.instrument import ACUUT, EERDER, ONDERDELEN, PERSONEN, VORMEN, VRAGEN, WEGING, Onderdeel
from veiligthuis.core.access import Person, has_codename
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from veiligheid.models import Persoonsoordeel, Veiligheidsbeoordeling

CONCEPT = (
    "concept"  # BeoordelingStatus.CONCEPT; machine.py imports this module, so it cannot be imported here
)


TE_WEGEN = BESLOTEN | {MeldingStatus.IN_VEILIGHEIDSBEOORDELING}


@dataclass(frozen=True)
class Ontbreekt:
    """One thing that is missing: the section, the field to go to, and the sentence that says what to do."""

    onderdeel: Onderdeel
    veld: str
    zin: str

    @property
    def anker(self) -> str:
        """Where the link goes: the question, or the block of rows or of a person."""
        return f"vraag-{self.veld}" if self.veld in VRAGEN else self.veld


def ontbrekend(beoordeling: Veiligheidsbeoordeling) -> list[Ontbreekt]:
    """Everything the assessment still misses, in the order of the form; empty when it is complete."""
    return [*_open_questions(beoordeling), *_open_persons(beoordeling), *_open_preconditions(beoordeling)]


def formulier_is_compleet(obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime) -> str | None:
    """Every required question of the ten sections has an answer.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
    """
    return _not_complete(list(_open_questions(obj)))


def iedere_directbetrokkene_heeft_een_oordeel(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """Every directbetrokkene is judged: acute and structural unsafety, and a veiligheidscijfer or why not.

    Source: Handelingsprotocol Veilig Thuis 2019, oordeel per persoon.
    """
    return _not_complete(list(_open_persons(obj)))


def besluit_voldoet_aan_zijn_voorwaarden(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """What the proposed decision asks for is there.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7; Wmo 2015 art. 5.3.5 (vernietiging).
    """
    return _not_complete(list(_open_preconditions(obj)))


def melding_is_aan_beoordeling_toe(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """A melding is assessed once a triagist took it, and again when its casus is weighed anew.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    if not obj.casus.is_open:
        return "De casus is gesloten. Leg een nieuwe melding vast om opnieuw te wegen."
    if obj.melding.status in NIEUW:
        return "De melding is nog niet in veiligheidsbeoordeling genomen. Doe dat eerst, dan is duidelijk wie weegt."
    if obj.melding.status not in TE_WEGEN:
        return "Deze melding is niet passend bevonden en doorgezet. Er valt niets meer te wegen."
    return None


def alleen_de_opsteller_legt_voor(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """The drafter answers for the assessment, so nobody else hands it in."""
    if by is not None and by.pk == obj.opgesteld_door_id:
        return None
    return (
        f"Alleen {obj.opgesteld_door} kan deze beoordeling voorleggen, want die staat in voor de inhoud. "
        f"Vraag {obj.opgesteld_door} om haar voor te leggen."
    )


def alleen_de_opsteller_haalt_terug(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """Only the drafter takes the assessment back; the second professional gives it back with a reason."""
    if by is not None and by.pk == obj.opgesteld_door_id:
        return None
    return f"Alleen {obj.opgesteld_door} kan de beoordeling terughalen. Vraag het aan {obj.opgesteld_door}."


def een_ander_dan_de_opsteller(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime
) -> str | None:
    """Nobody signs or judges an assessment of his own.

    Source: Handelingsprotocol Veilig Thuis 2019, vervolgbesluit met een tweede professional.
    """
    if by is None or by.pk != obj.opgesteld_door_id:
        return None
    return (
        "U stelde deze beoordeling zelf op en kunt haar daarom niet ondertekenen: een besluit neemt u met zijn "
        "tweeën. Vraag een gedragswetenschapper of vertrouwensarts om te ondertekenen."
    )


def reden_van_teruggave_is_gegeven(
    obj: Veiligheidsbeoordeling, *, by: Medewerker | None, at: datetime, reden: str = "", **inputs: Any
) -> str | None:
    """Whoever gives an assessment back says what is missing."""
    if reden.strip():
        return None
    return "Schrijf waarom u de beoordeling teruggeeft, zodat de opsteller weet wat er nog nodig is."


def schrijft_aan(obj: Veiligheidsbeoordeling, user: Person) -> bool:
    """Whether this person is writing this draft now."""
    own = obj.status == CONCEPT and obj.opgesteld_door_id == user.pk
    return own and has_codename(user, "veiligheid.stel_beoordeling_op")


def kan_overnemen(obj: Veiligheidsbeoordeling, user: Person) -> bool:
    """Whether this person could become the drafter of somebody else's draft."""
    other = obj.status == CONCEPT and obj.opgesteld_door_id != user.pk
    return other and has_codename(user, "veiligheid.stel_beoordeling_op")


def _not_complete(missing: list[Ontbreekt]) -> str | None:
    if not missing:
        return None
    rest = f" Daarna nog {len(missing) - 1} andere." if len(missing) > 1 else ""
    return f"De beoordeling is nog niet compleet. {missing[0].zin}{rest}"


def _open_questions(obj: Veiligheidsbeoordeling) -> Iterator[Ontbreekt]:
    for onderdeel in ONDERDELEN:
        for vraag in onderdeel.vragen:
            if vraag.ontbreekt and not _answered(getattr(obj, vraag.veld)):
                yield Ontbreekt(onderdeel, vraag.veld, vraag.ontbreekt)
        if onderdeel is EERDER and not obj.informatie.all():
            yield Ontbreekt(
                EERDER, "informatie", "Leg vast waar u eerdere informatie zocht, en op welke grond."
            )
        if onderdeel is ACUUT and _is_acute(obj) and not _answered(obj.directe_actie):
            yield Ontbreekt(
                ACUUT, "directe_actie", "Er is acute onveiligheid: beschrijf welke directe actie is genomen."
            )
        if onderdeel is VORMEN and obj.categorie not in ("", "geen") and not obj.aard:
            yield Ontbreekt(
                VORMEN, "aard", "Kies ten minste één aard van het geweld, want u ziet onveiligheid."
            )


def _answered(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _is_acute(obj: Veiligheidsbeoordeling) -> bool:
    return bool(obj.acute_signalen) or any(oordeel.acuut_onveilig == "ja" for oordeel in obj.oordelen.all())


def _open_persons(obj: Veiligheidsbeoordeling) -> Iterator[Ontbreekt]:
    judged = {oordeel.betrokkene_id: oordeel for oordeel in obj.oordelen.all()}
    for betrokkene in obj.te_beoordelen():
        missing = _open_in(judged.get(betrokkene.pk))
        if missing:
            yield Ontbreekt(
                PERSONEN, f"persoon-{betrokkene.pk}", f"{betrokkene.persoon.weergavenaam}: {missing}"
            )


def _open_in(oordeel: Persoonsoordeel | None) -> str | None:
    if oordeel is None or not oordeel.acuut_onveilig or not oordeel.structureel_onveilig:
        return "geef aan of deze persoon acuut en structureel onveilig is; onbekend is ook een antwoord."
    if oordeel.cijfer is None and not oordeel.geen_cijfer_reden.strip():
        return "vul het veiligheidscijfer in, of waarom er geen is."
    return None


def _open_preconditions(obj: Veiligheidsbeoordeling) -> Iterator[Ontbreekt]:
    for veld, zin in VOORWAARDEN.get(obj.voorgesteld_besluit, ()):
        if not _answered(getattr(obj, veld)):
            yield Ontbreekt(WEGING, veld, zin)


_OVERLEG = (
    "multidisciplinair_overleg",
    "Beschrijf het multidisciplinair overleg: wie waren erbij en wat was de uitkomst.",
)

VOORWAARDEN: dict[str, tuple[tuple[str, str], ...]] = {
    Besluit.GEEN_VERVOLG: (
        ("reden_geen_vervolg", "Kies de reden waarom er geen vervolg komt."),
        (
            "gewezen_op_vernietiging",
            "Wijs de betrokkenen op hun recht op vernietiging en zet een vinkje dat dit is gedaan.",
        ),
    ),
    Besluit.OMGEZET_IN_ADVIES: (
        (
            "melder_is_ingelicht",
            "Vertel de melder dat de melding als advies verdergaat en zet een vinkje dat dit is gedaan.",
        ),
    ),
    Besluit.OVERDRACHT: (
        ("ontvangende_partij", "Noem de partij die het overneemt, of het cliëntsysteem zelf."),
        ("eigen_veiligheidsacties", "Beschrijf wat Veilig Thuis zelf voor de veiligheid deed."),
    ),
    Besluit.VV: (_OVERLEG,),
    Besluit.ONDERZOEK: (
        _OVERLEG,
        ("onderzoeksvraag", "Schrijf de onderzoeksvraag: welke feiten zijn betwist of onduidelijk."),
    ),
}
"""Per decision the fields that may not be empty, with the sentence. Source: bijlage A informatieprotocol, par. 3.7."""
