"""The rules of a crisisinzet: in which order its facts may be noted, each with the Dutch reason."""

from __future__ import annotations

from datetime import datetime

from meldingen.crisis.stand import Stand
from meldingen.crisis.stappen import MAG_ONTBREKEN, NA_DE_MELDING, ONDERWEG, VAKER, VEREIST, Crisisstap

EERST = {
    Crisisstap.VERTROKKEN: "Er staat nog niet wie er gaat. Leg dat eerst vast.",
    Crisisstap.AANGEKOMEN: "Er staat nog geen vertrek. Leg dat eerst vast; een eerder tijdstip mag.",
    Crisisstap.AFSPRAKEN: "Er is nog geen afspraak met de politie. Leg die eerst vast, of waarom overleg niet kan. "
    "Spreek daarvoor niet met het gezin.",
    Crisisstap.OVERGEDRAGEN: "De eerste veiligheidsactie staat nog niet vast. Leg die eerst vast.",
}  # fmt: skip
"""Why a step waits for the one before it."""


def broken_order(stand: Stand, stap: str) -> str | None:
    """The reason why a step cannot be noted now, or None; asked for the button and again when it is pressed.

    Source: practice norm of the crisisdiensten (with the police first, then the family).
    """
    inzet = stand.inzet
    if not inzet.loopt:
        return "Deze crisisinzet is gesloten. Verbeter een feit als er iets niet klopt."
    if stap in NA_DE_MELDING and inzet.melding_id is None:
        return "Het gesprek loopt nog. Rond het eerst af als melding."
    if stap not in VAKER and stand.op(stap) is not None:
        return "Dit staat al vast. Klopt het niet, verbeter het dan."
    if stand.niemand_gaat and stap in ONDERWEG:
        return "Er is vastgelegd dat niemand gaat. Verbeter dat eerst."
    return _before(stand, stap)


def broken_content(stand: Stand, stap: str, *, gedaan: bool, tekst: str, gaat: bool) -> str | None:
    """The reason why what was filled in is not enough, or None; `gaat` says whether somebody was named."""
    if not gedaan and stap not in MAG_ONTBREKEN:
        return "Deze stap kan alleen gedaan zijn."
    if not gedaan:
        return None if tekst else "Schrijf in één zin waarom dit niet gebeurt."
    if stap == Crisisstap.GAAT:
        return None if gaat else "Kies wie er gaat, of schrijf waarom niemand gaat."
    needs = {
        Crisisstap.POLITIE: "Schrijf wat er met de politie is afgesproken, of waarom overleg niet kan.",
        Crisisstap.ACTIE: "Beschrijf wat er is gedaan om het veilig te maken.",
        Crisisstap.AFSPRAKEN: "Schrijf wat er is afgesproken.",
        Crisisstap.OVERGEDRAGEN: "Schrijf wat er is overgedragen.",
    }
    return None if tekst else needs.get(Crisisstap(stap))


def broken_time(stand: Stand, stap: str, *, gebeurd_op: datetime, at: datetime) -> str | None:
    """The reason why something cannot have happened at that time, or None."""
    if gebeurd_op > at:
        return "Dit tijdstip ligt in de toekomst. Vul in wanneer het gebeurde."
    if gebeurd_op < stand.inzet.begonnen_op:
        return "Dit tijdstip ligt voor het begin van de crisis. Kijk de tijd na."
    weg = stand.op(Crisisstap.VERTROKKEN)
    if stap == Crisisstap.AANGEKOMEN and weg is not None and gebeurd_op < weg:
        return "De aankomst ligt voor het vertrek. Kijk de tijd na."
    return None


def _before(stand: Stand, stap: str) -> str | None:
    eerst = VEREIST.get(Crisisstap(stap))
    if eerst is not None and stand.op(eerst) is None:
        return EERST[Crisisstap(stap)]
    thuis = stap == Crisisstap.AFSPRAKEN and not stand.niemand_gaat
    if thuis and stand.op(Crisisstap.AANGEKOMEN) is None:
        return "Er staat nog niet dat iemand ter plaatse is. Leg de aankomst eerst vast."
    return None
