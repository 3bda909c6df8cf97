"""Has a strange file read by a child process, and says in Dutch why it is not taken."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from meldingen.documenten.soorten import ZINNEN, Geweigerd, herken
from veiligthuis.core.errors import RuleBroken

START = "import sys; sys.path.insert(0, sys.argv[1]); from meldingen.documenten.kind import main; main()"

GEDULD = {"keur": 30, "teken": 60}
"""Seconds of the clock on the wall; the child itself stops after its own seconds of work."""

TEGELIJK = threading.BoundedSemaphore(2)
"""Children of one process at the same time, so that ten uploads at once cost the memory of two."""


@dataclass(frozen=True)
class Keuring:
    """What a file turned out to be."""

    mediatype: str
    bladzijden: int


@dataclass(frozen=True)
class Beeld:
    """One page as a WebP picture; sizes in pixels."""

    breedte: int
    hoogte: int
    beeld: bytes


def keur(inhoud: bytes) -> Keuring:
    """What this file is, when it is safe to keep. Raises RuleBroken with what is wrong and what to do."""
    try:
        herken(inhoud)
        antwoord, _ = _vraag("keur", inhoud)
    except Geweigerd as reden:
        raise RuleBroken(ZINNEN[str(reden)], field="bestand") from None
    return Keuring(antwoord["mediatype"], antwoord["bladzijden"])


def teken(inhoud: bytes) -> list[Beeld]:
    """The first pages as pictures. Raises Geweigerd when they cannot be drawn within the limits."""
    antwoord, rest = _vraag("teken", inhoud)
    beelden, plek = [], 0
    for maat, lengte in zip(antwoord["beelden"], antwoord["lengten"], strict=True):
        beelden.append(Beeld(maat["breedte"], maat["hoogte"], rest[plek : plek + lengte]))
        plek += lengte
    return beelden


def _vraag(taak: str, inhoud: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer of a child; one that dies, hangs or talks nonsense found the file too much."""
    program = [sys.executable, "-I", "-B", "-c", START, str(settings.BASE_DIR), taak]
    with TEGELIJK, tempfile.TemporaryFile() as uit:
        try:
            subprocess.run(
                program, input=inhoud, stdout=uit, stderr=subprocess.DEVNULL, env={}, timeout=GEDULD[taak],
                check=True,
            )  # fmt: skip
            uit.seek(0)
            regel, _, rest = uit.read().partition(b"\n")
            antwoord: dict[str, Any] = json.loads(regel)
        except (subprocess.SubprocessError, ValueError):
            raise Geweigerd("te_ingewikkeld") from None
    if "geweigerd" in antwoord:
        raise Geweigerd(antwoord["geweigerd"])
    return antwoord, rest
