"""The rules of a melding."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import NIET_BEROEPSMATIG, Afschermgrond
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Melding


def is_acuut(obj: Melding) -> bool:
    """Whether immediate danger was established."""
    return obj.acuut is True


def casus_neemt_meldingen_aan(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A closed casus takes no new melding.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    if obj.casus.is_open:
        return None
    return (
        f"Casus {obj.casus.nummer} is gesloten en neemt geen melding meer aan. "
        "Leg de melding vast op een nieuwe casus; die wordt als hermelding gekoppeld."
    )


def er_is_een_directbetrokkene(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A melding is about at least one person who can be told apart.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder a; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10.
    """
    if obj.casus.betrokkenen.directbetrokken().exists():
        return None
    return "Er staat nog niemand bij over wie de melding gaat. Voeg minstens één directbetrokkene toe."


def melding_zegt_wie_meldt_en_waarom(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """The melder's capacity, the aanleiding and what happened are known.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.2 and 3.4.
    """
    if not obj.melder_hoedanigheid:
        return "De hoedanigheid van de melder ontbreekt. Kies in welke hoedanigheid iemand meldt."
    if not obj.aanleiding:
        return "De aanleiding ontbreekt. Kies minstens één aanleiding."
    if not obj.beschrijving.strip():
        return "Er staat nog niet wat er is gebeurd. Beschrijf de feiten zoals de melder ze geeft."
    return None


def afscherming_heeft_een_grond(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """The origin is hidden only on a ground of the law; lack of consent is one for non-professionals alone.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    if not obj.herkomst_afschermen:
        return None
    if not obj.afscherm_grond:
        return "De melder wordt afgeschermd zonder grond. Kies de grond uit artikel 4.1.8."
    beroepsmatig = obj.melder_hoedanigheid not in NIET_BEROEPSMATIG
    if beroepsmatig and obj.afscherm_grond == Afschermgrond.GEEN_TOESTEMMING:
        return (
            "Een beroepsmatige melder kan niet afgeschermd worden omdat toestemming ontbreekt. "
            "Kies een van de andere gronden, of scherm niet af."
        )
    return None


def ontvangst_ligt_niet_in_de_toekomst(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A melding was received now or earlier.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.5 (datum melding is the day of arrival).
    """
    if obj.ontvangen_op <= at:
        return None
    return "De ontvangst ligt in de toekomst. Vul het moment in waarop de melding binnenkwam."


def schifting_is_onderbouwd(
    obj: Melding, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
) -> str | None:
    """Acute or not is said with the reason.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    if reden.strip():
        return None
    return "De reden ontbreekt. Schrijf in één zin waarom dit wel of niet acuut is."


def eerder_bekend_is_nagegaan(
    obj: Melding,
    *,
    by: Medewerker | None,
    at: datetime,
    eigen_systeem_doorzocht: bool,
    vt_register_doorzocht: bool,
    **inputs: Any,
) -> str | None:
    """Our own system and the VT-register were searched.

    Source: radarfunctie, factsheet Rijksoverheid 2017.
    """
    if eigen_systeem_doorzocht and vt_register_doorzocht:
        return None
    return "Er is nog niet gezocht naar eerdere meldingen. Zoek in het eigen systeem en in het VT-register."


def acuut_is_vastgesteld(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """The crisis lane is for what was found to be acute.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    return None if obj.acuut else "Deze melding is niet als acuut geschift."


def melding_is_nog_niet_acuut(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """Immediate danger is established once.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    return "Deze melding is al acuut. Ga verder op de crisisbaan." if obj.acuut else None


def acuut_is_in_actie_gezet(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """Immediate danger gets its first action before the form is opened.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    if not obj.acuut or obj.status == "acuut_in_actie" or obj.eerste_actie_op:
        return None
    return "Deze melding is acuut. Zet eerst de crisis in actie of leg de eerste veiligheidsactie vast."


def eerste_actie_is_nog_niet_vastgelegd(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is one first action.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    if obj.eerste_actie_op is None:
        return None
    return "De eerste veiligheidsactie staat al vast. Leg wat daarna gebeurt vast als contactmoment."


def eerste_actie_is_vastgelegd_bij_acuut(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """An acute melding is not closed before its first action is known.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    if not obj.acuut or obj.eerste_actie_op:
        return None
    return "Deze melding is acuut en er is geen eerste veiligheidsactie vastgelegd. Leg die eerst vast."


def actie_is_beschreven(
    obj: Melding, *, by: Medewerker | None, at: datetime, actie: str, **inputs: Any
) -> str | None:
    """A safety action is something that was done.

    Source: practice norm, veiligthuisnoordoostgelderland.nl.
    """
    return None if actie.strip() else "Beschrijf wat er is gedaan om het veilig te maken."


def veiligheidsbeoordeling_is_vastgesteld(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A decision rests on a veiligheidsbeoordeling that two professionals established.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
    """
    if obj.veiligheidsbeoordeling_op:
        return None
    return "De veiligheidsbeoordeling is nog niet vastgesteld. Laat die eerst ondertekenen."


def melding_is_niet_acuut(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """What is acute is never passed on.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    if not obj.acuut:
        return None
    return "Deze melding is acuut en blijft hier. Zet de crisis in actie."


def doorzetten_is_onderbouwd(
    obj: Melding, *, by: Medewerker | None, at: datetime, reden: str, toelichting: str, **inputs: Any
) -> str | None:
    """Passing on has a reason and an explanation.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1.
    """
    if reden and toelichting.strip():
        return None
    return "De reden of de toelichting ontbreekt. Schrijf waarom dit geen zaak voor Veilig Thuis is."
