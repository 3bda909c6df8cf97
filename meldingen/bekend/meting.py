"""Measuring the search on a file: how fast, how often the person who is meant is found, and how often it is right."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import OperationalError, connection

from meldingen.bekend.bestand import FoutInBestand, Vraagregel, personen_uit, vragen_uit
from meldingen.bekend.opzoeken import Treffer, zoek_op
from meldingen.bekend.proefschema import bouw, laad, proefschema
from meldingen.bekend.toonbaar import MEEST_GETOOND, TONEN_VANAF

BESTE = 10
OPWARMEN = 20
DRIELETTERS_VRAGEN = 40
DRIELETTERS_SECONDEN = 30.0
DREMPEL = 0.3
"""What PostgreSQL itself takes as alike; a higher one is faster and finds fewer."""

DRIELETTERS = """
CREATE TABLE {schema}.drieletters AS
    SELECT id, lower(concat_ws(' ', nullif(tussenvoegsel, ''), achternaam, voornamen)) AS naam
    FROM {schema}.meldingen_persoon;
CREATE INDEX ON {schema}.drieletters USING gin (naam gin_trgm_ops);
ANALYZE {schema}.drieletters;
"""
OP_DRIELETTERS = """
SELECT id FROM {schema}.drieletters WHERE naam %% %(naam)s ORDER BY similarity(naam, %(naam)s) DESC LIMIT 10
"""


@dataclass
class Uitslag:
    """What was counted; times in milliseconds."""

    personen: int = 0
    tijden: list[float] = field(default_factory=list)
    gevonden: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    bovenaan: list[bool] = field(default_factory=list)
    getoond: int = 0
    te_lang: int = 0
    getoond_goed: int = 0
    vals: list[bool] = field(default_factory=list)
    drieletters: list[float] = field(default_factory=list)
    drieletters_gevonden: list[bool] = field(default_factory=list)
    seconden: dict[str, float] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The contract of `personen_meting --json`; shares are from 0 to 1, None where nothing was asked."""
        alle = [goed for klasse in self.gevonden.values() for goed in klasse]
        return {
            "persons": self.personen,
            "queries": len(self.tijden),
            "p50_ms": _hoeveelste(self.tijden, 0.5),
            "p95_ms": _hoeveelste(self.tijden, 0.95),
            "max_ms": _hoeveelste(self.tijden, 1),
            "timed_out": self.te_lang,
            "recall_at_10": _deel(alle),
            "recall_at_10_per_class": {
                klasse: {"queries": len(goed), "recall_at_10": _deel(goed)}
                for klasse, goed in sorted(self.gevonden.items())
            },
            "precision": round(self.getoond_goed / self.getoond, 4) if self.getoond else None,
            "precision_at_1": _deel(self.bovenaan),
            "shown_for_unknown_persons": _deel(self.vals),
            "ratio_to_trigram": self.verhouding,
            "trigram": {
                "queries": len(self.drieletters),
                "p50_ms": _hoeveelste(self.drieletters, 0.5),
                "p95_ms": _hoeveelste(self.drieletters, 0.95),
                "recall_at_10": _deel(self.drieletters_gevonden),
            },
            "seconds": {wat: round(duur, 1) for wat, duur in self.seconden.items()},
        }

    @property
    def verhouding(self) -> float | None:
        """How many times faster the median look-up is than one with an index of trigrams on the name."""
        if not self.tijden or not self.drieletters:
            return None
        return round(statistics.median(self.drieletters) / statistics.median(self.tijden), 1)


def meet(personen: Path, vragen: Path) -> Uitslag:
    """Measure with these files in a schema of its own that is gone afterwards. Raises FoutInBestand, DatabaseError."""
    gevraagd = list(vragen_uit(vragen))
    if not gevraagd:
        raise FoutInBestand(f"{vragen.name}: er staat geen vraag in.")
    uitslag = Uitslag()
    with proefschema() as schema:
        begin = time.perf_counter()
        nummers = laad(schema, personen_uit(personen))
        bedoeld = [_bedoeld(vragen, regel, nummers) for regel in gevraagd]
        uitslag.personen, uitslag.seconden["laden"] = len(nummers), time.perf_counter() - begin
        begin = time.perf_counter()
        bouw(schema)
        uitslag.seconden["bouwen"] = time.perf_counter() - begin
        _vraag_alles(schema, gevraagd, bedoeld, uitslag)
        _vergelijk(schema, gevraagd, bedoeld, uitslag)
    return uitslag


def _bedoeld(bestand: Path, regel: Vraagregel, nummers: Mapping[str, int]) -> set[int]:
    """The numbers of the persons a question means. Raises FoutInBestand."""
    for ident in regel.bedoeld:
        if ident not in nummers:
            wat = f"De persoon {ident} staat niet in het bestand met personen."
            raise FoutInBestand(f"{bestand.name}, regel {regel.regel}: {wat}")
    return {nummers[ident] for ident in regel.bedoeld}


def _vraag_alles(
    schema: str, vragen: Sequence[Vraagregel], bedoeld: Sequence[set[int]], uitslag: Uitslag
) -> None:
    """Ask every question once, after a few that only warm up."""
    begin = time.perf_counter()
    for regel in vragen[:OPWARMEN]:
        _zoek(regel, schema, Uitslag())
    for regel, goed in zip(vragen, bedoeld, strict=True):
        tijd = time.perf_counter()
        treffers = _zoek(regel, schema, uitslag)
        uitslag.tijden.append((time.perf_counter() - tijd) * 1000)
        _tel(uitslag, regel, goed, treffers)
    uitslag.seconden["vragen"] = time.perf_counter() - begin


def _zoek(regel: Vraagregel, schema: str, uitslag: Uitslag) -> list[Treffer]:
    """The answer to one question; nobody when it took too long, which is counted."""
    try:
        return zoek_op(regel.vraag, hoogstens=BESTE, schema=schema)
    except OperationalError:
        uitslag.te_lang += 1
        return []


def _tel(uitslag: Uitslag, regel: Vraagregel, goed: set[int], treffers: Sequence[Treffer]) -> None:
    getoond = [treffer for treffer in treffers[:MEEST_GETOOND] if treffer.zekerheid >= TONEN_VANAF]
    if not goed:
        uitslag.vals.append(bool(getoond))
        return
    uitslag.getoond += len(getoond)
    uitslag.getoond_goed += sum(treffer.persoon_id in goed for treffer in getoond)
    uitslag.gevonden[regel.klasse].append(any(treffer.persoon_id in goed for treffer in treffers))
    uitslag.bovenaan.append(bool(treffers) and treffers[0].persoon_id in goed)


def _vergelijk(
    schema: str, vragen: Sequence[Vraagregel], bedoeld: Sequence[set[int]], uitslag: Uitslag
) -> None:
    """A part of the questions, spread over all, by an index of trigrams on the whole name."""
    begin, stap = time.perf_counter(), max(1, len(vragen) // DRIELETTERS_VRAGEN)
    with connection.cursor() as cursor:
        cursor.execute(DRIELETTERS.format(schema=schema))
        uitslag.seconden["drieletters bouwen"], begin = time.perf_counter() - begin, time.perf_counter()
        cursor.execute(f"SET pg_trgm.similarity_threshold = {DREMPEL}")
        for regel, goed in zip(vragen[::stap], bedoeld[::stap], strict=True):
            vraag = regel.vraag
            delen = (vraag.tussenvoegsel, vraag.achternaam, vraag.voornamen)
            naam = " ".join(deel for deel in delen if deel).lower()
            tijd = time.perf_counter()
            cursor.execute(OP_DRIELETTERS.format(schema=schema), {"naam": naam})
            gevonden = {rij[0] for rij in cursor.fetchall()}
            uitslag.drieletters.append((time.perf_counter() - tijd) * 1000)
            uitslag.drieletters_gevonden.append(bool(gevonden & goed))
            if time.perf_counter() - begin > DRIELETTERS_SECONDEN:
                break
        cursor.execute("RESET pg_trgm.similarity_threshold")


def _deel(goed: Sequence[bool]) -> float | None:
    return round(sum(goed) / len(goed), 4) if goed else None


def _hoeveelste(tijden: Sequence[float], deel: float) -> float | None:
    """The value below which this share of the times lies, in milliseconds."""
    if not tijden:
        return None
    return round(sorted(tijden)[min(len(tijden) - 1, int(len(tijden) * deel))], 2)
