"""The folder: files from `in` are kept as messages and moved to `done` or, when they cannot be read, `quarantine`.

A file is kept first and moved then, each atomic, so that a crash in between only makes the next round find a message
that is there already. Moved files are called after the row, never after what the sender called them.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from meldingen.politie.lezer import GROOTSTE, formaat_van, lees
from meldingen.politie.records import Bericht, BerichtKanaal
from meldingen.politie.services import ontvang, ontvang_te_groot
from meldingen.politie.services.afzender import van_de_map
from veiligthuis.core import clock

logger = logging.getLogger(__name__)

IN, KLAAR, APART = "in", "done", "quarantine"
RUST = timedelta(seconds=5)
"""A file that was written to more recently may still grow; it is left for the next round."""

HALF = (".part", ".tmp", ".filepart", ".crdownload")
TE_GROOT = f"Het bestand is groter dan {GROOTSTE // 1024} kB. Het ligt ongelezen in de map quarantine."
GEEN_BESTAND = "Dit is geen gewoon bestand. Het ligt ongelezen in de map quarantine."


@dataclass(frozen=True)
class Maphaal:
    """How many files were kept, refused and left alone."""

    bewaard: int = 0
    geweigerd: int = 0
    gelaten: int = 0


def haal_op(pad: Path) -> Maphaal:
    """Keep every finished file of `in`, the oldest first. Safe beside another one that does the same."""
    for naam in (IN, KLAAR, APART):
        (pad / naam).mkdir(parents=True, exist_ok=True)
    bewaard = geweigerd = gelaten = 0
    for bestand in _op_volgorde(pad / IN):
        try:
            goed = _neem(bestand, pad)
        except FileNotFoundError:  # another round was first
            continue
        except OSError:
            logger.exception("a file in the folder could not be read")
            goed = None
        bewaard, geweigerd, gelaten = (
            bewaard + (goed is True),
            geweigerd + (goed is False),
            gelaten + (goed is None),
        )
    return Maphaal(bewaard, geweigerd, gelaten)


def _op_volgorde(map_in: Path) -> Iterator[Path]:
    """What lies there, oldest first; hidden and unfinished files are nobody's business yet."""
    with os.scandir(map_in) as rijen:
        gevonden = [
            (rij.stat(follow_symlinks=False).st_mtime_ns, rij.name)
            for rij in rijen
            if not rij.name.startswith(".") and not rij.name.endswith(HALF)
        ]
    yield from (map_in / naam for _, naam in sorted(gevonden))


def _neem(bestand: Path, pad: Path) -> bool | None:
    """Keep and move one file: True when it can be read, False when it was refused, None when it is not ready."""
    gemeten = bestand.lstat()
    if clock.now().timestamp() - gemeten.st_mtime < RUST.total_seconds():
        return None
    kenmerk = f"{bestand.name} {gemeten.st_size} {gemeten.st_mtime_ns}"
    if not stat.S_ISREG(gemeten.st_mode):
        if stat.S_ISDIR(gemeten.st_mode):
            return None
        return _weiger(bestand, pad, b"", gemeten.st_size, kenmerk, GEEN_BESTAND)
    inhoud = _lees_bestand(bestand)
    if len(inhoud) > GROOTSTE:
        return _weiger(bestand, pad, inhoud, gemeten.st_size, kenmerk, TE_GROOT)
    bericht, _ = ontvang(inhoud, afzender=van_de_map(), kanaal=BerichtKanaal.MAP)
    goed = lees(inhoud).is_goed
    _verplaats(bestand, pad / (KLAAR if goed else APART), bericht, formaat_van(inhoud))
    return goed


def _lees_bestand(bestand: Path) -> bytes:
    """At most one byte more than a message may have; a link that came in the place of the file is not followed."""
    greep = os.open(bestand, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(greep, "rb") as open_bestand:
        return open_bestand.read(GROOTSTE + 1)


def _weiger(bestand: Path, pad: Path, begin: bytes, omvang: int, kenmerk: str, reden: str) -> bool:
    bericht = ontvang_te_groot(
        begin, omvang=omvang, kenmerk=kenmerk, afzender=van_de_map(), kanaal=BerichtKanaal.MAP, reden=reden
    )
    _verplaats(bestand, pad / APART, bericht, formaat_van(begin))
    return False


def _verplaats(bestand: Path, doel: Path, bericht: Bericht, formaat: str) -> None:
    """Rename within the same disk, which happens or does not; the same bytes once more get a number behind."""
    achter = {"json": ".json", "xml": ".xml"}.get(formaat, ".bin")
    for poging in range(1_000):
        naam = doel / f"{bericht.pk}{f'-{poging}' if poging else ''}{achter}"
        if not naam.exists():
            bestand.rename(naam)
            return


def map_van_instelling() -> Path | None:
    """The folder of this installation, or None when it has none."""
    return Path(settings.BERICHTEN_MAP) if settings.BERICHTEN_MAP else None
