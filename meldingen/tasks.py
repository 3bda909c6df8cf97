"""Celery wrappers of meldingen: nothing or ids in, one service, safe to run twice."""

from datetime import timedelta

from celery import shared_task

from meldingen.documenten.controle import controleer_alles
from meldingen.informeren import services as informeren
from meldingen.politie.invoer import lees_alles
from meldingen.termijnen import relay
from meldingen.termijnen import sweep as engine

BEURT = timedelta(seconds=8)
"""Shorter than the time between two bells, so that thousands of mails never keep the clocks from a worker."""


@shared_task(ignore_result=True)
def sweep() -> None:
    """The bell of the terms: act on whatever is due, then tell people without waiting for the next bell."""
    if engine.sweep().escalaties:
        verspreid.delay()


@shared_task(ignore_result=True)
def verspreid() -> None:
    """The bell of the notices: work out recipients and send what is due, and leave the rest to the next bell."""
    relay.verspreid(binnen=BEURT)


@shared_task(ignore_result=True)
def lees_berichten() -> None:
    """The bell of the messages: keep what lies in the folder, then read whatever was kept and not read yet."""
    lees_alles()


@shared_task(ignore_result=True)
def controleer_documenten() -> None:
    """The bell of the papers: scan what was not scanned, then draw its first pages."""
    controleer_alles()


@shared_task(ignore_result=True)
def maak_afdruk(afdruk_id: int) -> None:
    """Make the PDF of one copy of a letter."""
    informeren.maak_afdruk(afdruk_id)


@shared_task(ignore_result=True)
def hervat_afdrukken() -> None:
    """The bell of the letters: start again what was left lying."""
    informeren.hervat_afdrukken()
