"""Draws the first pages of a file as pictures that carry nothing else; runs in the child only, under its limits."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

from meldingen.documenten.soorten import MEESTE_BEELDPUNTEN, PDF, herken

EERSTE = 3
"""How many pages are drawn."""

BREEDTE, HOOGTE = 1000, 1414
"""The largest picture in pixels: a page of A4 that can be read on a screen."""

Image.MAX_IMAGE_PIXELS = MEESTE_BEELDPUNTEN


def teken(inhoud: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The sizes of the pictures and the pictures themselves, as WebP without any metadata."""
    beelden = _van_pdf(inhoud) if herken(inhoud) == PDF else [_van_beeld(inhoud)]
    maten = [{"breedte": beeld.width, "hoogte": beeld.height} for beeld in beelden]
    return {"beelden": maten}, [_kaal(beeld) for beeld in beelden]


def _van_pdf(inhoud: bytes) -> list[Image.Image]:
    pdf = pypdfium2.PdfDocument(inhoud)  # type: ignore[no-untyped-call]
    beelden = []
    for nummer in range(min(EERSTE, len(pdf))):
        bladzijde = pdf[nummer]
        breedte, hoogte = bladzijde.get_size()
        schaal = min(BREEDTE / max(breedte, 1), HOOGTE / max(hoogte, 1), 4)
        beelden.append(bladzijde.render(scale=schaal).to_pil().convert("RGB"))
    return beelden


def _van_beeld(inhoud: bytes) -> Image.Image:
    with Image.open(io.BytesIO(inhoud), formats=["JPEG", "PNG"]) as beeld:
        beeld.draft("RGB", (BREEDTE * 2, HOOGTE * 2))
        beeld.thumbnail((BREEDTE, HOOGTE))
        recht = ImageOps.exif_transpose(beeld).convert("RGBA")
    wit = Image.new("RGBA", recht.size, "white")
    return Image.alpha_composite(wit, recht).convert("RGB")


def _kaal(beeld: Image.Image) -> bytes:
    """The pixels alone: where and with what a photo was taken stays behind."""
    nieuw, uit = Image.new("RGB", beeld.size), io.BytesIO()
    nieuw.paste(beeld)
    nieuw.save(uit, "WEBP", quality=80, method=2)
    return uit.getvalue()
