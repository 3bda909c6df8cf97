"""The rules of letters and of the informatieplan: each returns the Dutch reason or None."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.informeren import lezers, verzending
from meldingen.informeren.codelijsten import Lezer
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Brief


def lezer_mag_een_brief_krijgen(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """Nobody under twelve, unborn or deceased gets a letter.

    Source: Wmo 2015 art. 5.3.2.
    """
    if obj.betrokkene is None:
        return None
    return lezers.waarom_geen_brief(obj.betrokkene, op=clock.local(at).date())


def brief_heeft_een_tekst(
    obj: Brief, *, by: Medewerker | None, at: datetime, tekst: str, **inputs: Any
) -> str | None:
    """A letter says something.

    Source: design of the letters.
    """
    return None if tekst.strip() else "De brief is leeg. Schrijf wat deze lezer moet weten."


def brief_verraadt_geen_plaats(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """No reader learns where somebody with a secret address is.

    Source: Wmo 2015 art. 5.3.3; Uitvoeringsbesluit Wmo 2015 art. 4.1.8.
    """
    geheimen = obj.geheimen
    for exemplaar in obj.te_versturen:
        vondst = geheimen.plek_verraden_aan(exemplaar.betrokkene_id, obj.tekst)
        if vondst:
            waar = f"alinea {vondst.alinea}" if vondst.alinea else "de tekst"
            return (
                f"De brief gaat zo niet weg. In {waar} staat {vondst.wat}. Daaraan is te zien waar {vondst.van} is, en "
                f"{exemplaar.lezersnaam} mag dat niet weten. Haal het uit de brief en keur hem dan goed."
            )
    return None


def brief_verraadt_geen_bron(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """No letter tells who reported against the rules, quotes what is protected, or holds a code word.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    burger = obj.lezer == Lezer.MELDER_BURGER
    vondst = obj.geheimen.bron_verraden(obj.tekst, melding=obj.melding_id, burger=burger)
    if vondst is None:
        return None
    waar = f"alinea {vondst.alinea}" if vondst.alinea else "de tekst"
    return (
        f"De brief gaat zo niet weg. In {waar} staat {vondst.wat}. Dat mag deze lezer niet weten. "
        "Haal het uit de brief en keur hem dan goed."
    )


def iedere_lezer_krijgt_hem_veilig(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """Every copy has a way that puts nobody in danger.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8.
    """
    if not obj.te_versturen:
        return "Deze brief gaat naar niemand. Laat hem vervallen, of kies wie hem krijgt."
    redenen = (verzending.waarom_niet_zo(rij, obj.geheimen.mensen) for rij in obj.te_versturen)
    return next((reden for reden in redenen if reden), None)


def precies_deze_brief_is_gezien(
    obj: Brief, *, by: Medewerker | None, at: datetime, gezien: str, **inputs: Any
) -> str | None:
    """What is approved is what was on the screen: same words, same readers, same ways.

    Source: design of the letters (nothing is sent without a look at the rendered page).
    """
    if gezien == obj.kenmerk_van_nu:
        return None
    return "De brief is veranderd sinds u hem zag. Lees hem opnieuw; daarna kunt u hem goedkeuren."


def brief_is_niet_veranderd_na_goedkeuring(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """What goes is what was approved; an address that changed since is not.

    Source: design of the letters.
    """
    if obj.sha256 == obj.kenmerk_van_nu:
        return None
    return "Een adres of lezer is veranderd na de goedkeuring. Neem de brief terug en keur hem opnieuw goed."


def elk_exemplaar_is_bekeken(obj: Brief, *, by: Medewerker | None, at: datetime) -> str | None:
    """Somebody opened each copy as it will be printed.

    Source: design of the letters (nothing is sent without a look at the rendered page).
    """
    afdrukken = [rij.afdruk for rij in obj.te_versturen]
    if any(afdruk is None or afdruk.gereed_op is None for afdruk in afdrukken):
        return "Nog niet elk exemplaar is gemaakt. Wacht even en laad de pagina opnieuw."
    if any(afdruk.bekeken_op is None for afdruk in afdrukken if afdruk):
        return "Open eerst elk exemplaar en kijk of het klopt: het adres en de tekst."
    return None


def verval_heeft_een_reden(
    obj: Brief, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
) -> str | None:
    """A letter that does not go says why.

    Source: design of the letters.
    """
    return None if reden.strip() else "Schrijf waarom deze brief niet gaat."
