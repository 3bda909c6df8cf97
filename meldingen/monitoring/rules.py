"""The rules of monitoring: silence meets no moment, unsafe does not pass, and the end is confirmed by both sides."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from meldingen.monitoring.status import MOMENTEN, MonitoringEinde, Veilig
from veiligthuis.core import words
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Casus, Monitornavraag, Termijn


def huidig_moment(casus: Casus) -> Termijn | None:
    """The moment that comes next or is overdue; None outside monitoring."""
    open_ = {term.code: term for term in casus.termijnen.open().filter(code__in=MOMENTEN)}
    return next((open_[code] for code in MOMENTEN if code in open_), None)


def antwoorden_van(moment: Termijn | None) -> list[Monitornavraag]:
    """The last answer of everybody who answered at a moment, the first asked first."""
    if moment is None:
        return []
    laatste: dict[tuple[int | None, str], Monitornavraag] = {}
    rijen = moment.navragen.filter(beantwoord=True).select_related("betrokkene")
    for navraag in rijen.order_by("op", "pk"):
        mens = navraag.betrokkene.opgegaan_in_id or navraag.betrokkene_id if navraag.betrokkene else None
        laatste[mens, navraag.professional.casefold()] = navraag
    return list(laatste.values())


def iemand_heeft_geantwoord(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Asking is not enough: a moment is met by an answer.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    if antwoorden_van(huidig_moment(obj)):
        return None
    return "Bij dit moment heeft nog niemand geantwoord. Probeer het opnieuw, of vraag een ander."


def niemand_zegt_dat_het_onveilig_is(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """Who says that it is unsafe is heard: the casus becomes active again.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    wie = [n.wie for n in antwoorden_van(huidig_moment(obj)) if n.veilig == Veilig.NEE]
    if not wie:
        return None
    return (
        f"{wie[0]} zegt dat het niet veilig is. Maak de casus weer actief en beoordeel opnieuw. "
        "Is het inmiddels veilig, vraag het dan opnieuw en leg dat vast."
    )


def er_komt_nog_een_moment(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """The last moment is the end of monitoring itself.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    moment = huidig_moment(obj)
    if moment is None or moment.code != MOMENTEN[-1]:
        return None
    return "Dit is het laatste moment. Beëindig de monitoring, of maak de casus weer actief."


def gezin_en_professional_antwoordden_of_er_is_een_reden(
    obj: Casus, *, by: Medewerker | None, at: datetime, conclusie: str, reden_eenzijdig: str, **inputs: Any
) -> str | None:
    """Family and professionals are both asked; when one side did not answer, it is written why that must do.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    if not conclusie.strip():
        return "Schrijf wat u hieruit opmaakt: hoe veilig is het nu?"
    antwoorden = antwoorden_van(huidig_moment(obj))
    if (_van_gezin(antwoorden) and _van_professional(antwoorden)) or reden_eenzijdig.strip():
        return None
    kant = "een professional" if _van_gezin(antwoorden) else "iemand uit het gezin"
    return f"Er is nog geen antwoord van {kant}. Vraag het na, of schrijf waarom dat niet kan."


def einde_past_bij_de_antwoorden(
    obj: Casus, *, by: Medewerker | None, at: datetime, reden: str, toelichting: str, **inputs: Any
) -> str | None:
    """Lastingly safe is said after the moments, by family and by professionals; any other end is explained.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid; Handelingsprotocol Veilig Thuis 2019.
    """
    if not toelichting.strip():
        return "Schrijf waarop dit berust: met wie is het nagegaan?"
    if reden != MonitoringEinde.STABIEL:
        return None
    moment = huidig_moment(obj)
    if moment is not None and moment.code != MOMENTEN[-1]:
        return (
            f"{moment.regel.naam} is nog niet geweest; dat is {words.day(moment.eindigt_op)}. "
            "Rond dat moment eerst af, of kies een andere reden."
        )
    return _bevestigd(obj)


def melder_is_ingelicht_of_er_is_een_reden(
    obj: Casus,
    *,
    by: Medewerker | None,
    at: datetime,
    melder_ingelicht_op: date | None,
    reden_melder_niet: str,
    **inputs: Any,
) -> str | None:
    """Who reported hears that Veilig Thuis stops following the family, or there is a reason why not.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    if melder_ingelicht_op is not None or reden_melder_niet.strip():
        return None
    return "De melder weet nog niet dat de monitoring stopt. Licht de melder in, of schrijf waarom niet."


def _bevestigd(casus: Casus) -> str | None:
    """Of the last round in which somebody answered: family and professional both say that it is safe."""
    rondes = list(casus.termijnen.filter(code__in=MOMENTEN).order_by("-pk"))
    antwoorden = next((gegeven for term in rondes if (gegeven := antwoorden_van(term))), [])
    veilig = [n for n in antwoorden if n.veilig == Veilig.JA]
    if _van_gezin(veilig) and _van_professional(veilig):
        return None
    kant = "een professional" if _van_gezin(veilig) else "het gezin"
    return f"Nog niet bevestigd door {kant} dat het veilig is. Vraag het na, of kies een andere reden."


def _van_gezin(antwoorden: list[Monitornavraag]) -> bool:
    return any(n.betrokkene_id is not None for n in antwoorden)


def _van_professional(antwoorden: list[Monitornavraag]) -> bool:
    return any(n.professional for n in antwoorden)
