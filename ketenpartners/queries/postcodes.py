"""Which place a postcode is."""

from __future__ import annotations

from ketenpartners.models import Postcodegebied


def gebied_van(postcode: str) -> Postcodegebied | None:
    """The area of a postcode, of four digits or whole ("4701 AB"); None when it is not known or not loaded."""
    pc4 = postcode.strip()[:4]
    return Postcodegebied.objects.filter(pc4=pc4).first() if pc4 else None


def gemeente_bij(postcode: str, genoemd: str = "") -> str:
    """The gemeente that was named, and without one that of the postcode; empty when neither is known."""
    if genoemd.strip():
        return genoemd
    gebied = gebied_van(postcode)
    return gebied.gemeente if gebied else ""


def stand() -> Postcodegebied | None:
    """Any row: all of them tell the same source and day. None when nothing was loaded."""
    return Postcodegebied.objects.first()
