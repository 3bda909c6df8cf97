"""What comes next in a casus, as a verb: one table from the running term and the status, nothing else decides it."""

from dataclasses import dataclass
from enum import IntEnum

from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus, MeldingStatus


class Groep(IntEnum):
    """The groups of the work list, in the order of the page."""

    NU = 0
    VANDAAG = 1
    WEEK = 2
    LATER = 3
    WACHT = 4


@dataclass(frozen=True)
class Stap:
    """A verb with its object; `wacht_op` says in words on whom it waits, empty when it is our own move."""

    woorden: str
    wacht_op: str = ""


BEOORDELING: dict[str, str] = {
    MeldingStatus.ONTVANGEN: "Schift de melding op acuut",
    MeldingStatus.GESCHIFT: "Neem de melding in beoordeling",
    MeldingStatus.ACUUT_IN_ACTIE: "Begin de veiligheidsbeoordeling",
    MeldingStatus.IN_VEILIGHEIDSBEOORDELING: "Rond de veiligheidsbeoordeling af",
}
TRAJECT: dict[str, str] = {
    CasusStatus.VV_WACHT: "Start Voorwaarden & Vervolg",
    CasusStatus.VV_ACTIEF: "Rond Voorwaarden & Vervolg af",
    CasusStatus.ONDERZOEK_WACHT: "Start het onderzoek",
    CasusStatus.ONDERZOEK_ACTIEF: "Rond het onderzoek af",
}

PER_TERMIJN: dict[str, dict[str, str]] = {
    "T03": {"": "Leg de eerste veiligheidsactie vast"},
    "T04A": {**BEOORDELING, "": "Neem het vervolgbesluit"},
    "T04B": {**BEOORDELING, "": "Neem het vervolgbesluit"},
    "T05": {**TRAJECT, "": "Neem het onderzoeksbesluit"},
    "T06": {**TRAJECT, "": "Neem het onderzoeksbesluit"},
    "T07": {**TRAJECT, "": "Rond Voorwaarden & Vervolg af"},
    "T08": {"": "Informeer het gezin over de uitkomst"},
    "T09A": {"": "Koppel terug aan de melder"},
    "T09B": {"": "Vertel de melder hoe het afliep"},
    "T10": {"": "Informeer over de melding"},
    "T12": {"": "Antwoord op de overdracht"},
    "T12E": {"": "Eerste contact met het gezin"},
    "T12P": {"": "Stel het veiligheidsplan vast en stuur het mee"},
    "T14A": {"": "Bel voor de monitoring"},
    "T14B": {"": "Bel voor de monitoring"},
    "T14C": {"": "Rond de monitoring af"},
    "T25": {"": "Wijs het gezin op het recht op vernietiging"},
    "T33": {"": "Bespreek hoe het na het huisverbod verdergaat"},
    "T33V": {"": "Bespreek hoe het na het huisverbod verdergaat"},
    "T33A": {"": "Adviseer de burgemeester over het huisverbod"},
    "T33B": {"": "Vraag waar de uithuisgeplaatste bereikbaar is"},
    "R01": {"": "Bied de overdracht aan"},
    "R02": {"": "Sluit de casus af"},
    "R03": {"": "Besluit wat er volgt na teruggave"},
    "R04": {"": "Draag over of begin de monitoring", CasusStatus.ONDERZOEKSBESLUIT: "Draag over of sluit af"},
    "R05": {"": "Vraag de Raad hoe het staat"},
    "R06": {"": "Beoordeel de veiligheid opnieuw"},
    "R07": {"": "Vraag hoe het gaat en begin de monitoring"},
    "W01": {"": "Spreek het gezin dat wacht"},
    "W02": {"": "Weeg het risico van het wachten opnieuw"},
    "R08": {"": "Informeer volgens het informatieplan"},
    "R09": {"": "Weer onveilig: pak het nu op"},
    "R10": {"": "Lees wat de ontvanger vond"},
    "RK1": {"": "Verzend het verzoek aan de Raad"},
    "RK2": {"": "Vraag de Raad naar de uitkomst"},
}
"""Per term and per status of the melding or the casus what must be done; the empty status is every other one."""

VAN_DE_ONTVANGER = ("T12", "T12E")
"""Terms that the receiving team must meet; until they pass, we wait."""

ZONDER_TERMIJN: dict[str, tuple[Groep, Stap]] = {
    CasusStatus.OPEN: (Groep.VANDAAG, Stap("Besluit wat er volgt")),
    CasusStatus.TERUG_BIJ_VT: (Groep.NU, Stap("Besluit wat er volgt na teruggave")),
    CasusStatus.TERUG_NAAR_ACTIEF: (Groep.NU, Stap("Beoordeel de veiligheid opnieuw")),
    CasusStatus.VV_WACHT: (Groep.WEEK, Stap(TRAJECT[CasusStatus.VV_WACHT])),
    CasusStatus.VV_ACTIEF: (Groep.WEEK, Stap(TRAJECT[CasusStatus.VV_ACTIEF])),
    CasusStatus.ONDERZOEK_WACHT: (Groep.WEEK, Stap(TRAJECT[CasusStatus.ONDERZOEK_WACHT])),
    CasusStatus.ONDERZOEK_ACTIEF: (Groep.WEEK, Stap(TRAJECT[CasusStatus.ONDERZOEK_ACTIEF])),
    CasusStatus.VV_AFGEROND: (Groep.WEEK, Stap("Draag over of begin de monitoring")),
    CasusStatus.ONDERZOEKSBESLUIT: (Groep.WEEK, Stap("Draag over of sluit af")),
    CasusStatus.OVERDRACHT_LOPEND: (Groep.WACHT, Stap("Overdracht loopt", "ontvanger")),
    CasusStatus.OVERGEDRAGEN: (Groep.WACHT, Stap("Hulp loopt bij de ontvanger", "ontvanger")),
    CasusStatus.VTO_RVDK: (Groep.WACHT, Stap("Besluit van de Raad", "Raad")),
    CasusStatus.SPOED_RVDK: (Groep.WACHT, Stap("Besluit van de Raad", "Raad")),
    CasusStatus.IN_MONITORING: (Groep.LATER, Stap("Bel voor de monitoring")),
}
"""A casus of which no term runs is never lost: its status says what comes next and how soon."""

NA_BESLUIT = {
    Besluit.OVERDRACHT: "Bied de overdracht aan",
    Besluit.GEEN_VERVOLG: "Sluit de casus af",
    Besluit.OMGEZET_IN_ADVIES: "Sluit de casus af",
}
"""An open casus whose vervolgbesluit was taken and of which no term runs."""


def by_term(code: str, melding_status: str, casus_status: str) -> str:
    """The step that meets a term, in the present status; every term has one."""
    verbs = PER_TERMIJN.get(code, {"": "Rond deze termijn af"})
    return verbs.get(melding_status) or verbs.get(casus_status) or verbs[""]


def without_term(casus_status: str, vervolg: str) -> Stap:
    """The step of an open casus without a running term."""
    if casus_status == CasusStatus.OPEN and vervolg in NA_BESLUIT:
        return Stap(NA_BESLUIT[Besluit(vervolg)])
    return ZONDER_TERMIJN[casus_status][1]
