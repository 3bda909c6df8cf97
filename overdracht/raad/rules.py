"""The rules of a verzoek to the Raad, each with the Dutch reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from meldingen.machine.casus import BIJ_PARTNER, CasusStatus
from meldingen.queries import geheimen
from overdracht.raad.meter import meter_van
from overdracht.raad.status import LOPEND
from veiligthuis.core import clock

if TYPE_CHECKING:
    from datetime import datetime

    from overdracht.models import Raadverzoek
    from veiligthuis.core.models import Medewerker


def casus_is_open(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """Somebody is responsible for the family.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    return None if obj.casus.is_open else "De casus is gesloten. Leg eerst een nieuwe melding vast."


def er_is_een_kind(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """The Raad protects minors, the unborn included.

    Source: Jeugdwet art. 3.1; BW boek 1 art. 2 and 255.
    """
    dag = clock.local(at).date()
    mensen = obj.casus.betrokkenen.select_related("persoon")
    if any(mens.is_directbetrokken and mens.persoon.is_minderjarig(dag) for mens in mensen):
        return None
    return "Er staat geen minderjarige in deze casus. De Raad neemt alleen zaken van kinderen aan."


def casus_kan_naar_de_raad(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """Veilig Thuis has it in hand, or the Raad took it over by telephone and waits for the paper.

    Source: Jeugdwet art. 3.1; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7.
    """
    if not obj.casus.is_open:
        return "De casus is gesloten. Trek dit verzoek in."
    if obj.casus.status == CasusStatus.OVERDRACHT_LOPEND:
        return "Er loopt een overdracht van deze casus. Trek die eerst in, of wacht op het antwoord."
    if obj.casus.status in BIJ_PARTNER and not obj.is_spoed:
        return (
            f"De casus staat op ‘{obj.casus.get_status_display()}’. Haal haar eerst terug naar Veilig Thuis."
        )
    return None


def niets_ontbreekt(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """What the Raad must know is there; what it will ask beyond that may stay open.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1; Jeugdwet art. 3.3.
    """
    moet = meter_van(obj).moet_nog
    if not moet:
        return None
    return f"Nog {len(moet)} te beantwoorden voordat dit kan worden voorgelegd. De eerste: {moet[0].vraag}"


def ondertekenaar_schreef_niet_mee(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """Two people sign who wrote none of it, and they are not the same.

    Source: Handelingsprotocol Veilig Thuis 2019 (four eyes).
    """
    if by is None:
        return None
    if by.pk == obj.voorgelegd_door_id or obj.schrijvers.filter(pk=by.pk).exists():
        return "U schreef zelf aan dit verzoek. Twee collega’s die niet meeschreven, ondertekenen het."
    if by.pk in (obj.gedragswetenschapper_id, obj.teammanager_id):
        return "U tekende al. De andere handtekening is van een ander."
    return None


def gedragswetenschapper_tekende_nog_niet(
    obj: Raadverzoek, *, by: Medewerker | None, at: datetime
) -> str | None:
    """One signature of this kind.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return "Een gedragswetenschapper heeft al getekend." if obj.gedragswetenschapper_id else None


def teammanager_tekende_nog_niet(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """One signature of this kind.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return "Een teammanager heeft al getekend." if obj.teammanager_id else None


def beiden_tekenden(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """Gedragswetenschapper and teammanager.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    if obj.gedragswetenschapper_id and obj.teammanager_id:
        return None
    return "Er is nog geen tweede handtekening."


def geen_geheim_staat_erin(obj: Raadverzoek, *, by: Medewerker | None, at: datetime) -> str | None:
    """What became secret after the words were fixed may not go out either.

    Source: domain rules on secret addresses; Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    if obj.bevroren is None or geheimen.alle_van(obj.casus).scrub(obj.bevroren) == obj.bevroren:
        return None
    return (
        "Sinds dit verzoek is voorgelegd, is er iets geheim geworden dat erin staat. "
        "Geef het terug en leg het opnieuw voor; dan wordt het weggelaten."
    )


def ondertekend_is_wat_werd_gelezen(
    obj: Raadverzoek, *, by: Medewerker | None, at: datetime, merk: str, **inputs: Any
) -> str | None:
    """The words on the screen of the signer are the words that are signed.

    Source: Jeugdwet art. 3.3.
    """
    if merk == obj.bevroren_sha256:
        return None
    return "Dit verzoek is veranderd sinds u het opende. Lees het opnieuw voordat u tekent."


def weging_is_gegeven(
    obj: Raadverzoek, *, by: Medewerker | None, at: datetime, weging: str, **inputs: Any
) -> str | None:
    """The gedragswetenschapper says on what it rests.

    Source: Handelingsprotocol Veilig Thuis 2019 (multidisciplinary decision).
    """
    return None if weging.strip() else "Schrijf waarom een verzoek aan de Raad nodig is."


def wijze_is_gegeven(
    obj: Raadverzoek, *, by: Medewerker | None, at: datetime, hoe: str, **inputs: Any
) -> str | None:
    """By which way it went, and in urgency beside the listed one.

    Source: Regeling justitiële keteninformatisering Jeugdwet.
    """
    return None if hoe.strip() else "Vul in hoe het verzoek naar de Raad ging."


def reden_is_gegeven(
    obj: Raadverzoek, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
) -> str | None:
    """Who reads it later must know why.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return None if reden.strip() else "De reden ontbreekt. Schrijf wat er is veranderd."


def nog_te_schrijven(obj: Raadverzoek) -> str | None:
    """Words are kept only in a draft.

    Source: Jeugdwet art. 3.3.
    """
    if obj.is_concept:
        return None
    if obj.status in LOPEND:
        return "Dit verzoek ligt ter ondertekening. Laat het teruggeven om het aan te passen."
    return "Dit verzoek verandert niet meer."
