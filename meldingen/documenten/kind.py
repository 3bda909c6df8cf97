"""The child process that reads a strange file: limits first, then one job, and one answer on standard output.

Knows nothing of Django, the database or the settings, and gets no environment; whoever takes it over finds nothing.
"""

from __future__ import annotations

import json
import resource
import sys
from typing import Any

from meldingen.documenten.ontleden import keur
from meldingen.documenten.soorten import Geweigerd
from meldingen.documenten.tekenen import teken

GEHEUGEN = 768 * 1024 * 1024
UITVOER = 8 * 1024 * 1024
SECONDEN = {"keur": 15, "teken": 30}


def begrens(taak: str) -> None:
    """No more memory, time, output or processes than one file may cost."""
    seconden = SECONDEN[taak]
    for wat, hoeveel in (
        (resource.RLIMIT_AS, GEHEUGEN),
        (resource.RLIMIT_CPU, seconden),
        (resource.RLIMIT_FSIZE, UITVOER),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(wat, (hoeveel, hoeveel))


def doe(taak: str, inhoud: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The answer and the pictures that belong to it; a refusal is an answer too."""
    try:
        return (keur(inhoud), []) if taak == "keur" else teken(inhoud)
    except Geweigerd as reden:
        return {"geweigerd": str(reden)}, []
    except (MemoryError, RecursionError):
        return {"geweigerd": "te_ingewikkeld"}, []


def main() -> None:
    """Read the file from standard input, do the job named by the argument, write the answer."""
    taak = sys.argv[-1]
    begrens(taak)
    antwoord, beelden = doe(taak, sys.stdin.buffer.read())
    antwoord["lengten"] = [len(beeld) for beeld in beelden]
    sys.stdout.buffer.write(json.dumps(antwoord).encode() + b"\n" + b"".join(beelden))
