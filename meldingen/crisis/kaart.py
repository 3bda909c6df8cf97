"""The card of one crisis on the lane: which, where, who, what is next, what is missing and how long is left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meldingen.crisis.stand import Stand, stand_van
from meldingen.crisis.stappen import KNOP, Crisisstap
from meldingen.forms.gesprek import ACUUT_TEKENEN
from meldingen.models import Crisisinzet
from meldingen.termijnen import woorden
from meldingen.termijnen.queries import KlokDeel, klok_delen
from veiligthuis.core import clock

BINNEN = timedelta(hours=24)
TEKENEN = dict(ACUUT_TEKENEN)
BRON = "praktijknorm veiligthuisnoordoostgelderland.nl"


@dataclass(frozen=True)
class Stip:
    """One step in the row of steps: done, now or later."""

    woord: str
    op: datetime | None
    staat: str


@dataclass(frozen=True)
class Kaart:
    """What a card shows of one inzet."""

    stand: Stand
    titel: str
    onder: str
    klok: list[KlokDeel]
    stippen: list[Stip]
    wie: str
    tekenen: str

    @property
    def inzet(self) -> Crisisinzet:
        """The inzet itself."""
        return self.stand.inzet

    @property
    def knop(self) -> str:
        """What the one big button says."""
        if self.stand.volgende is None:
            return "Gesprek loopt nog" if self.inzet.melding_id is None else "Bekijk"
        return KNOP[self.stand.volgende]

    @property
    def kenmerk(self) -> str:
        """What changes when the card must be drawn anew: its facts and the words of its clock."""
        words_ = [part.tekst + part.staat for part in self.klok]
        return f"{self.inzet.pk}{len(self.stand.feiten)}{self.stand.waar}{self.wie}{self.tekenen}{words_}"


def kaarten(inzetten: Iterable[Crisisinzet], nu: datetime | None = None) -> list[Kaart]:
    """The cards of these inzetten, what ends first in front; of `voor_baan()` no further query is needed."""
    gevonden = [kaart_van(inzet, nu) for inzet in inzetten]
    return sorted(gevonden, key=lambda kaart: (not kaart.klok, _einde(kaart), str(kaart.inzet.pk)))


def kaart_van(inzet: Crisisinzet, nu: datetime | None = None) -> Kaart:
    """The card of one inzet."""
    moment, stand = nu or clock.now(), stand_van(inzet)
    draft = inzet.gesprek.concept if inzet.gesprek and inzet.melding_id is None else {}
    melding = inzet.melding
    return Kaart(
        stand=stand,
        titel=melding.casus.naam if melding else "Gesprek loopt",
        onder=melding.casus.nummer if melding else _caller(inzet),
        klok=_klok(inzet, moment),
        stippen=[_stip(stand, stap) for stap in stand.gevraagd],
        wie=stand.wie or (draft.get("acuut_wie") or [""])[0],
        tekenen=", ".join(
            TEKENEN[code].lower() for code in draft.get("acuut_tekenen", []) if code in TEKENEN
        ),
    )


def versie(kaarten_: Iterable[Kaart]) -> str:
    """A mark of everything on the lane; the same mark means that nothing must be drawn anew."""
    return hashlib.sha256("|".join(kaart.kenmerk for kaart in kaarten_).encode()).hexdigest()[:16]


def _caller(inzet: Crisisinzet) -> str:
    aan_de_lijn = inzet.gesprek.medewerker.korte_naam if inzet.gesprek else ""
    return f"{aan_de_lijn} aan de lijn"


def _klok(inzet: Crisisinzet, nu: datetime) -> list[KlokDeel]:
    if inzet.melding is not None:
        return klok_delen(getattr(inzet.melding, "urenklokken", ()), nu)
    einde = inzet.begonnen_op + BINNEN
    return [
        KlokDeel(
            soort="uren", staat="over" if nu > einde else "", woorden=woorden.rest(einde, False, nu),
            datum=woorden.einddatum(einde, False), uitleg="eerste veiligheidsactie, 24 uur na het indrukken van acuut",
            bron=BRON, code="T03", naam="Acute onveiligheid - eerste actie", eindigt_op=einde,
        )
    ]  # fmt: skip


def _einde(kaart: Kaart) -> datetime:
    return min((deel.eindigt_op for deel in kaart.klok), default=kaart.inzet.begonnen_op)


def _stip(stand: Stand, stap: Crisisstap) -> Stip:
    op = stand.op(stap)
    staat = "klaar" if op else "nu" if stap == stand.volgende else "later"
    return Stip(str(stap.label), op, staat)
