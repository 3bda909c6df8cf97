"""What a file is by its content, and why it is not taken; read by the web process and by the child alike.

Needs nothing but the standard library, so that the child starts without the application.
"""

from __future__ import annotations

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"

BEGIN: tuple[tuple[bytes, str], ...] = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))
"""How each kind that is taken begins, at the very first byte."""

UITGANG = {PDF: "pdf", JPEG: "jpg", PNG: "png"}

MEESTE_BYTES = 10 * 1024 * 1024
MEESTE_BEELDPUNTEN = 50_000_000
MEESTE_BLADZIJDEN = 500
MEESTE_DELEN = 100_000
"""Objects of one PDF; a scanned dossier of 500 pages has about 3,000."""

ZINNEN = {
    "leeg": "Dit bestand is leeg. Kies een ander bestand.",
    "te_groot": "Dit bestand is groter dan 10 MB. Maak het kleiner of splits het.",
    "naam": "De naam van dit bestand bevat tekens die verbergen wat het is. Geef het een gewone naam.",
    "zip": "Dit is een ingepakt bestand (zip). Pak het uit en voeg elk stuk apart toe.",
    "office": "Dit is een Word- of ander kantoorbestand. Bewaar het als PDF en kies het opnieuw.",
    "opmaak": "Dit is een tekening of bladzijde die zelf iets kan uitvoeren. Bewaar haar als PDF of als foto.",
    "soort": "Dit is geen PDF, JPEG of PNG. Bewaar het als PDF, of maak er een foto van.",
    "dubbel": "In dit bestand zit een tweede bestand verstopt. Maak het opnieuw, of druk het af en scan het.",
    "beschadigd": "Dit bestand is beschadigd en gaat niet open. Maak het opnieuw.",
    "slot": "Deze PDF zit op slot. Kies een versie zonder wachtwoord.",
    "script": "Deze PDF bevat een programma (JavaScript). Druk haar af als nieuwe PDF en kies die.",
    "zelf": "Deze PDF doet zelf iets zodra iemand haar opent. Druk haar af als nieuwe PDF en kies die.",
    "bijlagen": "In deze PDF zitten andere bestanden. Haal ze eruit en voeg elk stuk apart toe.",
    "te_veel_bladzijden": "Deze PDF heeft meer dan 500 bladzijden. Splits haar in delen.",
    "te_ingewikkeld": "Dit bestand kost te veel om veilig te lezen. Druk het af als nieuwe PDF en kies die.",
    "te_veel_beeldpunten": "Deze foto is groter dan 50 miljoen beeldpunten. Maak haar kleiner.",
    "virus": "In dit bestand is een virus gevonden. Open het niet, en waarschuw uw beheerder.",
}
"""What the person who chose the file is told, by reason."""

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The agreed harmless test virus, in two pieces so that no scanner finds it in this file."""


class Geweigerd(Exception):
    """The file is not taken; the argument is a key of ZINNEN."""


def herken(inhoud: bytes) -> str:
    """The media type by content, never by name. Raises Geweigerd with the reason."""
    if not inhoud:
        raise Geweigerd("leeg")
    if len(inhoud) > MEESTE_BYTES:
        raise Geweigerd("te_groot")
    if EICAR in inhoud:
        raise Geweigerd("virus")
    for begin, soort in BEGIN:
        if inhoud.startswith(begin):
            return soort
    raise Geweigerd(_waarom_niet(inhoud[:4096]))


def _waarom_niet(kop: bytes) -> str:
    if kop.startswith(b"PK"):
        kantoor = (b"[Content_Types].xml", b"word/", b"mimetypeapplication/vnd.")
        return "office" if any(teken in kop for teken in kantoor) else "zip"
    if kop.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "office"
    if kop.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh")):
        return "zip"
    tekst = kop.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return "opmaak" if tekst.startswith((b"<svg", b"<?xml", b"<html", b"<!doctype", b"<script")) else "soort"
