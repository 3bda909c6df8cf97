"""`python -m benchmarks.zoeken.personen NUMBER FILE`: synthetic persons as CSV, always the same for the same seed."""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.zoeken.namen import Herkomst, Zipf, herkomsten

KOLOMMEN = (
    "id", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam",
    "geboortedatum", "ongeboren", "bsn",
)  # fmt: skip
SEED = 20260428
EERSTE = date(1935, 1, 1)
DAGEN = 33_300
MIGRANTEN = frozenset({"marokkaans", "arabisch", "turks"})


class Bevolking:
    """Draws persons; origins, names and dates as unequal as among real people."""

    def __init__(self, seed: int = SEED) -> None:
        """Prepare the lists."""
        self.rnd = random.Random(seed)  # noqa: S311 - synthetic people, no secret
        self.herkomsten = herkomsten(random.Random(seed + 1))  # noqa: S311
        self.gewichten = [herkomst.aandeel for herkomst in self.herkomsten]
        self.achter = {h.naam: Zipf(h.achternamen, 0.75) for h in self.herkomsten}
        self.voor = {h.naam: Zipf(h.voornamen, 0.5) for h in self.herkomsten}

    def persoon(self, nummer: int) -> tuple[str | int, ...]:
        """One person in the order of KOLOMMEN."""
        rnd = self.rnd
        herkomst = rnd.choices(self.herkomsten, self.gewichten)[0]
        tussen, achter = self._achternaam(herkomst)
        partner = ("", "")
        if rnd.random() < 0.16:
            ander = herkomst if rnd.random() < 0.8 else rnd.choices(self.herkomsten, self.gewichten)[0]
            partner = self._achternaam(ander)
        ongeboren = rnd.random() < 0.002
        voornamen = "" if ongeboren else self._voornamen(herkomst)
        roep = self._roepnaam(herkomst, voornamen)
        return (
            nummer, voornamen, roep, tussen, achter, *partner,
            self._geboren(herkomst, ongeboren=ongeboren), "ja" if ongeboren else "", "",
        )  # fmt: skip

    def _achternaam(self, herkomst: Herkomst) -> tuple[str, str]:
        achter = self.achter[herkomst.naam].draw(self.rnd)
        if self.rnd.random() < 0.02:
            achter += "-" + self.achter[herkomst.naam].draw(self.rnd)
        return self.rnd.choice(herkomst.tussenvoegsels), _hoofdletters(achter)

    def _voornamen(self, herkomst: Herkomst) -> str:
        hoeveel = self.rnd.choices((1, 2, 3), (0.62, 0.28, 0.10))[0]
        namen = [self.voor[herkomst.naam].draw(self.rnd) for _ in range(hoeveel)]
        return _hoofdletters(" ".join(dict.fromkeys(namen)))

    def _roepnaam(self, herkomst: Herkomst, voornamen: str) -> str:
        """Every fifth Dutch person is called by another name than the first official one."""
        if not voornamen or herkomst.naam != "nederlands" or self.rnd.random() > 0.2:
            return ""
        return _hoofdletters(self.voor[herkomst.naam].draw(self.rnd))

    def _geboren(self, herkomst: Herkomst, *, ongeboren: bool) -> str:
        if ongeboren:
            return (date(2026, 5, 1) + timedelta(days=int(self.rnd.random() * 240))).isoformat()
        dag = EERSTE + timedelta(days=int(self.rnd.random() * DAGEN))
        keer = self.rnd.random()
        if keer < (0.08 if herkomst.naam in MIGRANTEN else 0.004):
            return f"00-00-{dag:%Y}"
        if keer > 0.997:
            return f"00-{dag:%m-%Y}"
        return dag.isoformat()


def _hoofdletters(naam: str) -> str:
    return "-".join(
        " ".join(woord[:1].upper() + woord[1:] for woord in deel.split()) for deel in naam.split("-")
    )


def personen(aantal: int, *, seed: int = SEED) -> Iterator[tuple[str | int, ...]]:
    """So many persons, numbered from 1."""
    bevolking = Bevolking(seed)
    for nummer in range(1, aantal + 1):
        yield bevolking.persoon(nummer)


def schrijf_personen(bestand: Path, aantal: int, *, seed: int = SEED) -> None:
    """Write the persons; two million take about half a minute and 110 MB."""
    with bestand.open("w", encoding="utf-8", newline="") as open_bestand:
        schrijver = csv.writer(open_bestand)
        schrijver.writerow(KOLOMMEN)
        schrijver.writerows(personen(aantal, seed=seed))


if __name__ == "__main__":
    schrijf_personen(Path(sys.argv[2]), int(sys.argv[1]))
