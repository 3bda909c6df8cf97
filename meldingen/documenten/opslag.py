"""Where contents are kept and read back, known by their hash (docs/adr/0021-contents-of-papers-in-the-database.md)."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime

from meldingen.documenten.keuring import Keuring
from meldingen.documenten.records import Inhoud
from veiligthuis.core.errors import RuleBroken

log = logging.getLogger(__name__)


def bewaar(inhoud: bytes, keuring: Keuring, moment: datetime) -> Inhoud:
    """The row of this content; two people who send the same paper at the same instant get the same row."""
    som = hashlib.sha256(inhoud).hexdigest()
    Inhoud.objects.bulk_create(
        [
            Inhoud(
                sha256=som, gegevens=inhoud, grootte=len(inhoud), mediatype=keuring.mediatype,
                bladzijden=keuring.bladzijden, bewaard_op=moment, volgende_op=moment,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    return Inhoud.objects.defer("gegevens").get(pk=som)


def lees_heel(bewaard: Inhoud) -> bytes:
    """The bytes of a content, compared with their hash. Raises RuleBroken when they differ."""
    gegevens = bytes(bewaard.gegevens)
    if hashlib.sha256(gegevens).hexdigest() != bewaard.sha256:
        log.error("stored content is damaged", extra={"inhoud": bewaard.sha256})
        raise RuleBroken(
            "Dit document is beschadigd in de opslag en wordt niet getoond. Waarschuw uw beheerder: het kan uit de "
            "reservekopie terugkomen."
        )
    return gegevens
