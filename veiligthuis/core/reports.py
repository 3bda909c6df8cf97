"""A PDF that the report worker makes: the row it is kept in, how far it is, and how it is made, once."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Self, TypeVar

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from veiligthuis.core import clock
from veiligthuis.core.access import VisibleQuerySet
from veiligthuis.core.bounded import TooMuchMemory, TooMuchTime
from veiligthuis.core.pdf import PdfUnavailable

log = logging.getLogger(__name__)

MISLUKT = "Er ging iets mis bij het maken van het rapport. Vraag het opnieuw aan; blijft het misgaan, bel dan beheer."
GEEN_RENDERER = (
    "Rapporten maken kan nu niet: op de server ontbreekt een onderdeel. Beheer kan dat herstellen."
)
TE_GROOT = (
    "Dit rapport vraagt meer geheugen dan één rapport mag kosten; opnieuw vragen helpt niet. Kort lange teksten in, "
    "of bel beheer."
)
TE_LANG = (
    "Het maken van dit rapport duurde te lang en is gestopt. Vraag het later opnieuw aan; blijft het misgaan, kort "
    "dan lange teksten in of bel beheer."
)
ZINNEN: tuple[tuple[type[Exception], str], ...] = (
    (PdfUnavailable, GEEN_RENDERER), (TooMuchMemory, TE_GROOT), (TooMuchTime, TE_LANG),
    (SoftTimeLimitExceeded, TE_LANG),
)  # fmt: skip
"""What the person who waits is told of each failure; of every other one MISLUKT."""

GELEZEN, OPGEMAAKT = 20, 90
"""How far a report is, of 100, when its data are read and when it is rendered."""

BLIJFT_LIGGEN = timedelta(minutes=6)
"""After so long without an answer a report is started again; longer than a task may take."""


class PdfQuerySet(VisibleQuerySet[Any]):
    """Rows that hold a PDF; each kind says who sees them."""

    def zonder_inhoud(self) -> Self:
        """Without the bytes, for a page that only shows how far it is."""
        return self.defer("inhoud")

    def bezig(self) -> Self:
        """Not ready and not failed."""
        return self.filter(gereed_op__isnull=True, mislukt_op__isnull=True)

    def blijft_liggen(self, sinds: datetime) -> Self:
        """Asked for before `sinds` and not begun since."""
        nooit = Q(begonnen_op__isnull=True, gevraagd_op__lt=sinds)
        return self.filter(nooit | Q(begonnen_op__lt=sinds))


class PdfRij(models.Model):
    """One PDF; made once, never changed afterwards. `voortgang` runs from 0 to 100.

    `fout` is a Dutch sentence without anything about a person. `sha256` is of `inhoud`, in hexadecimal.
    """

    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    voortgang = models.PositiveSmallIntegerField("voortgang", default=0, validators=[MaxValueValidator(100)])
    gereed_op = models.DateTimeField("gereed op", null=True, blank=True)
    inhoud = models.BinaryField("inhoud", null=True, editable=False)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True, editable=False)
    mislukt_op = models.DateTimeField("mislukt op", null=True, blank=True)
    fout = models.CharField("fout", max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_bezig(self) -> bool:
        """Whether the worker has not finished with it yet."""
        return self.gereed_op is None and self.mislukt_op is None


Rij = TypeVar("Rij", bound=PdfRij)


def make(rij: Rij, render: Callable[[Rij], bytes]) -> Rij:
    """Render and store one PDF. Run twice it does nothing the second time; a failure is a Dutch sentence."""
    if not rij.is_bezig:
        return rij
    advance(rij, begonnen_op=clock.now(), voortgang=1)
    try:
        inhoud = render(rij)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the person who waits hears it; the log gets the kind only
        log.error("report %s failed: %s", rij.pk, type(fault).__name__)
        zin = next((zin for kind, zin in ZINNEN if isinstance(fault, kind)), MISLUKT)
        return advance(rij, mislukt_op=clock.now(), fout=zin)
    som = hashlib.sha256(inhoud).hexdigest()
    return advance(rij, inhoud=inhoud, sha256=som, voortgang=100, gereed_op=clock.now())


def advance(rij: Rij, **velden: Any) -> Rij:
    """Write how far it is, in a commit of its own so that the page sees it; a finished one is left alone."""
    rijen: Any = type(rij)._default_manager
    rijen.bezig().filter(pk=rij.pk).update(**velden)
    rij.refresh_from_db()
    return rij


def left_lying(rijen: PdfQuerySet) -> list[int]:
    """The keys of what nobody finished: the broker was gone or a worker died."""
    return list(rijen.bezig().blijft_liggen(clock.now() - BLIJFT_LIGGEN).values_list("pk", flat=True))


def ring(task: str, pk: int) -> None:
    """Ring the worker; without retries, so that nobody waits for a broker that is gone."""
    current_app.send_task(task, args=[pk], retry=False)
