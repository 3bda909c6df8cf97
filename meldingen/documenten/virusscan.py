"""The hook of the virus scanner: clamd over a socket, a command, or only the agreed test signature when there is none.

The setting VIRUSSCANNER is empty, `clamd:///path/of/socket`, `clamd://host:port`, or `opdracht:program arguments`. The
command gets the file on standard input and ends with 0 (clean) or 1 (infected), as clamscan does.
"""

from __future__ import annotations

import shlex
import socket
import struct
import subprocess
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from meldingen.documenten.soorten import EICAR

GEDULD = 60.0
"""Seconds a scanner may take for one file."""

BROK = 64 * 1024
INGEBOUWD = "alleen de testhandtekening"


class ScannerWeg(Exception):
    """The scanner cannot be reached or gives no verdict; to be tried again."""


@dataclass(frozen=True)
class Oordeel:
    """Whether a virus was found, and by what it was looked for."""

    besmet: bool
    scanner: str


def scan(inhoud: bytes, *, adres: str | None = None) -> Oordeel:
    """The verdict of the scanner of the settings, or of `adres`. Raises ScannerWeg."""
    gekozen = settings.VIRUSSCANNER if adres is None else adres
    if EICAR in inhoud:
        return Oordeel(True, INGEBOUWD)
    if gekozen.startswith("clamd://"):
        return Oordeel(_met_clamd(inhoud, gekozen), "clamd")
    if gekozen.startswith("opdracht:"):
        return Oordeel(_met_opdracht(inhoud, gekozen.removeprefix("opdracht:")), "opdracht")
    if gekozen:
        raise ScannerWeg("VIRUSSCANNER is not understood")
    return Oordeel(False, INGEBOUWD)


def _met_clamd(inhoud: bytes, adres: str) -> bool:
    """INSTREAM: pieces with their length before them, an empty one at the end, then one line of answer."""
    try:
        with _verbind(adres) as lijn:
            lijn.sendall(b"zINSTREAM\0")
            for plek in range(0, len(inhoud), BROK):
                stuk = inhoud[plek : plek + BROK]
                lijn.sendall(struct.pack("!I", len(stuk)) + stuk)
            lijn.sendall(struct.pack("!I", 0))
            antwoord = lijn.recv(4096).rstrip(b"\0\n")
    except (OSError, ValueError) as weg:
        raise ScannerWeg(type(weg).__name__) from None
    if antwoord.endswith(b" FOUND"):
        return True
    if antwoord.endswith(b": OK"):
        return False
    raise ScannerWeg("no verdict")


def _verbind(adres: str) -> socket.socket:
    deel = urlsplit(adres)
    if deel.hostname:
        return socket.create_connection((deel.hostname, deel.port or 3310), timeout=GEDULD)
    lijn = socket.socket(socket.AF_UNIX)
    lijn.settimeout(GEDULD)
    try:
        lijn.connect(deel.path)
    except OSError:
        lijn.close()
        raise
    return lijn


def _met_opdracht(inhoud: bytes, opdracht: str) -> bool:
    try:
        klaar = subprocess.run(
            shlex.split(opdracht), input=inhoud, capture_output=True, timeout=GEDULD, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError) as weg:
        raise ScannerWeg(type(weg).__name__) from None
    if klaar.returncode not in {0, 1}:
        raise ScannerWeg(f"exit code {klaar.returncode}")
    return klaar.returncode == 1
