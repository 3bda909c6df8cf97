"""Takes a file apart to see whether it is safe to keep; runs in the child only, under its limits."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image

from meldingen.documenten.soorten import (
    MEESTE_BEELDPUNTEN,
    MEESTE_BLADZIJDEN,
    MEESTE_DELEN,
    PDF,
    PNG,
    Geweigerd,
    herken,
)

warnings.simplefilter("error", Image.DecompressionBombWarning)
Image.MAX_IMAGE_PIXELS = MEESTE_BEELDPUNTEN

OPMAAK = re.compile(rb"<(?:script|html|svg|iframe|!doctype\s+html|\?php)[\s>]", re.IGNORECASE)
"""What a browser would take for a page, wherever it stands in a file that says it is something else."""

DIEPSTE = 40

SLEUTELS = {
    "/JS": "script", "/JavaScript": "script", "/XFA": "script", "/AA": "zelf", "/EmbeddedFiles": "bijlagen",
    "/EF": "bijlagen", "/RichMediaContent": "bijlagen",
}  # fmt: skip
"""Entries that no paper needs. Source: ISO 32000-1, 7.11.4, 12.6, 12.7."""

SOORTEN = {
    "/JavaScript": "script", "/Launch": "zelf", "/SubmitForm": "zelf", "/ImportData": "zelf", "/GoToE": "zelf",
    "/Rendition": "zelf", "/RichMediaExecute": "zelf", "/FileAttachment": "bijlagen", "/RichMedia": "bijlagen",
    "/Movie": "bijlagen", "/Screen": "bijlagen", "/3D": "bijlagen",
}  # fmt: skip
"""Actions (/S) and annotations (/Subtype) that no paper needs; a link that a person clicks is none."""

MERK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def keur(inhoud: bytes) -> dict[str, Any]:
    """Media type and number of pages. Raises Geweigerd."""
    soort = herken(inhoud)
    if zipfile.is_zipfile(io.BytesIO(inhoud)) or OPMAAK.search(inhoud):
        raise Geweigerd("dubbel")
    if soort == PDF:
        return {"mediatype": soort, "bladzijden": _keur_pdf(inhoud)}
    if b"%PDF-" in inhoud[:4096]:
        raise Geweigerd("dubbel")
    if soort == PNG:
        _keur_png(inhoud)
    _keur_beeld(inhoud, "PNG" if soort == PNG else "JPEG")
    if soort != PNG:
        _keur_staart(inhoud)
    return {"mediatype": soort, "bladzijden": 1}


def _keur_pdf(inhoud: bytes) -> int:
    if inhoud[inhoud.rfind(b"%%EOF") + 5 :].strip(b"\x00 \t\r\n"):
        raise Geweigerd("dubbel" if b"%%EOF" in inhoud else "beschadigd")
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            if pdf.is_encrypted:
                raise Geweigerd("slot")
            return _keur_delen(pdf)
    except pikepdf.PasswordError:
        raise Geweigerd("slot") from None
    except (pikepdf.PdfError, RuntimeError, ValueError):
        raise Geweigerd("beschadigd") from None


def _keur_delen(pdf: pikepdf.Pdf) -> int:
    if len(pdf.objects) > MEESTE_DELEN:
        raise Geweigerd("te_ingewikkeld")
    for deel in (pdf.trailer, *pdf.objects):
        for sleutel, waarde in _ingangen(deel, 0):
            _keur_ingang(sleutel, waarde)
    bladzijden = len(pdf.pages)
    if not bladzijden:
        raise Geweigerd("beschadigd")
    if bladzijden > MEESTE_BLADZIJDEN:
        raise Geweigerd("te_veel_bladzijden")
    return bladzijden


def _ingangen(deel: Any, diepte: int) -> Iterator[tuple[str, Any]]:
    """Every entry of every dictionary in one object; what is referred to has a turn of its own."""
    if diepte > DIEPSTE:
        raise Geweigerd("te_ingewikkeld")
    if isinstance(deel, pikepdf.Array):
        binnen = list(deel)
    elif isinstance(deel, pikepdf.Dictionary | pikepdf.Stream):
        paren = list(deel.items())
        yield from paren
        binnen = [waarde for _, waarde in paren]
    else:
        return
    for waarde in binnen:
        if isinstance(waarde, pikepdf.Object) and not waarde.is_indirect:
            yield from _ingangen(waarde, diepte + 1)


def _keur_ingang(sleutel: str, waarde: Any) -> None:
    if sleutel in SLEUTELS:
        raise Geweigerd(SLEUTELS[sleutel])
    if sleutel in {"/S", "/Subtype"} and isinstance(waarde, pikepdf.Name) and str(waarde) in SOORTEN:
        raise Geweigerd(SOORTEN[str(waarde)])
    if sleutel == "/OpenAction" and isinstance(waarde, pikepdf.Dictionary):
        # where to begin reading is harmless and stands in many papers; anything else acts without a click
        if waarde.get("/S") == pikepdf.Name.JavaScript:
            raise Geweigerd("script")
        if waarde.get("/S") != pikepdf.Name.GoTo or "/Next" in waarde:
            raise Geweigerd("zelf")


def _keur_png(inhoud: bytes) -> None:
    """The pieces must fill the file to its last byte, and the size is read before anything is unpacked."""
    plek = 8
    while plek + 12 <= len(inhoud):
        lengte, naam = int.from_bytes(inhoud[plek : plek + 4]), inhoud[plek + 4 : plek + 8]
        if naam == b"IHDR":
            _keur_maat(
                int.from_bytes(inhoud[plek + 8 : plek + 12]), int.from_bytes(inhoud[plek + 12 : plek + 16])
            )
        plek += 12 + lengte
        if naam == b"IEND":
            if inhoud[plek:].strip(b"\x00"):
                raise Geweigerd("dubbel")
            return
    raise Geweigerd("beschadigd")


def _keur_maat(breedte: int, hoogte: int) -> None:
    if breedte * hoogte > MEESTE_BEELDPUNTEN:
        raise Geweigerd("te_veel_beeldpunten")


def _keur_beeld(inhoud: bytes, soort: str) -> None:
    """The whole picture must decode."""
    try:
        with Image.open(io.BytesIO(inhoud), formats=[soort]) as beeld:
            _keur_maat(*beeld.size)
            beeld.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Geweigerd("te_veel_beeldpunten") from None
    except (OSError, SyntaxError, ValueError):
        raise Geweigerd("beschadigd") from None


def _keur_staart(inhoud: bytes) -> None:
    """After the end of a JPEG nothing may follow but what phones put there: more pictures, or their own notes."""
    staart = inhoud[_einde_van_jpeg(inhoud) :].strip(b"\x00\r\n")
    if staart and not staart.startswith(b"\xff\xd8\xff") and not staart.endswith(b"SEFT"):
        raise Geweigerd("dubbel")


def _einde_van_jpeg(inhoud: bytes) -> int:
    plek = 2
    while (merk := MERK.search(inhoud, plek)) is not None:
        soort = inhoud[merk.end() - 1]
        if soort == 0xD9:
            return merk.end()
        plek = merk.end() + int.from_bytes(inhoud[merk.end() : merk.end() + 2])
    raise Geweigerd("beschadigd")
