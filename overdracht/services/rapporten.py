"""Reports: ask for one, and make it; the worker does the second."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction

from meldingen.models import Casus
from overdracht import reports
from overdracht.models import Overdracht, Rapport
from overdracht.models.rapport import Soort
from veiligthuis.core import audit, clock
from veiligthuis.core.access import is_visible, may, require
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import PdfUnavailable, render_pdf

log = logging.getLogger(__name__)

# By name: the task calls this module, so it cannot be imported here.
TASK = "overdracht.tasks.maak_rapport"

MISLUKT = "Er ging iets mis bij het maken van het rapport. Vraag het opnieuw aan; blijft het misgaan, bel dan beheer."
GEEN_RENDERER = (
    "Rapporten maken kan nu niet: op de server ontbreekt een onderdeel. Beheer kan dat herstellen."
)

GELEZEN, OPGEMAAKT = 20, 90
"""How far a report is, of 100, when its data are read and when it is rendered."""

BLIJFT_LIGGEN = timedelta(minutes=6)
"""After so long without an answer a report is started again; longer than a task may take."""


def request_dossier(overdracht: Overdracht, *, by: Medewerker, at: datetime | None = None) -> Rapport:
    """Ask for the overdrachtsdossier of a handover that this person sees. Raises NotAllowed."""
    if not may(by, "overdracht.maak_dossier", overdracht):
        raise NotAllowed("overdracht.maak_dossier")
    return _request(Soort.OVERDRACHTSDOSSIER, overdracht.casus, overdracht, by=by, at=at)


def request_verzoek_raad(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Rapport:
    """Ask for the verzoek tot onderzoek of a casus that this person sees. Raises NotAllowed.

    Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e.
    """
    require(by, "overdracht.maak_verzoek_raad")
    if not is_visible(by, casus):
        raise NotAllowed("overdracht.maak_verzoek_raad")
    return _request(Soort.VERZOEK_RAAD, casus, None, by=by, at=at)


@transaction.atomic
def _request(
    soort: str, casus: Casus, overdracht: Overdracht | None, *, by: Medewerker, at: datetime | None
) -> Rapport:
    rapport: Rapport = Rapport.objects.create(
        soort=soort, casus=casus, overdracht=overdracht, gevraagd_door=by, gevraagd_op=at or clock.now()
    )
    audit.record_change(by, rapport, action="vraag_rapport", fields={"soort": soort})
    # Robust: without a broker the report waits, and `resume_rapporten` starts it later.
    transaction.on_commit(lambda: _start(rapport.pk), robust=True)
    return rapport


def make_rapport(rapport_id: int) -> Rapport:
    """Read, render and store one report. Run twice it does nothing the second time; a failure is a Dutch sentence."""
    rapport: Rapport = Rapport.objects.select_related("casus", "overdracht", "gevraagd_door").get(
        pk=rapport_id
    )
    if not rapport.is_bezig:
        return rapport
    _advance(rapport, begonnen_op=clock.now(), voortgang=1)
    try:
        inhoud = _render(rapport)
    except PdfUnavailable:
        log.error("report %s: the renderer is not available", rapport.pk)
        return _advance(rapport, mislukt_op=clock.now(), fout=GEEN_RENDERER)
    except Exception as fault:  # noqa: BLE001 - whatever it is, the person who waits hears it; the log gets the kind only
        log.error("report %s failed: %s", rapport.pk, type(fault).__name__)
        return _advance(rapport, mislukt_op=clock.now(), fout=MISLUKT)
    som = hashlib.sha256(inhoud).hexdigest()
    return _advance(rapport, inhoud=inhoud, sha256=som, voortgang=100, gereed_op=clock.now())


def resume_rapporten() -> int:
    """Start again every report that nobody finished: the broker was gone or a worker died. Returns how many."""
    sinds = clock.now() - BLIJFT_LIGGEN
    liggend = Rapport.objects.bezig().blijft_liggen(sinds).values_list("pk", flat=True)
    for pk in (gevonden := list(liggend)):
        _start(pk)
    return len(gevonden)


def _start(pk: int) -> None:
    """Ring the worker; without retries, so that nobody waits for a broker that is gone."""
    current_app.send_task(TASK, args=[pk], retry=False)


def _advance(rapport: Rapport, **velden: Any) -> Rapport:
    """Write how far it is, in a commit of its own so that the page sees it; a finished report is left alone."""
    Rapport.objects.bezig().filter(pk=rapport.pk).update(**velden)
    rapport.refresh_from_db()
    return rapport


def _render(rapport: Rapport) -> bytes:
    gegevens = READERS[rapport.soort](rapport)
    _advance(rapport, voortgang=GELEZEN)
    context: Mapping[str, Any] = {
        "rapport": gegevens,
        "kenmerk": f"casus {rapport.casus.nummer}",
        "organisatie": settings.ORGANISATIE,
        "demo": settings.DEMO,
        "gevraagd_op": rapport.gevraagd_op,
    }
    titel = f"{rapport.get_soort_display()}, casus {rapport.casus.nummer}"
    data = json.dumps(asdict(gegevens), ensure_ascii=False, sort_keys=True).encode()
    inhoud = render_pdf(TEMPLATES[rapport.soort], context, title=titel, data=data)
    _advance(rapport, voortgang=OPGEMAAKT)
    return inhoud


def _read_dossier(rapport: Rapport) -> Any:
    assert rapport.overdracht is not None
    return reports.dossier_of(rapport.overdracht, by=rapport.gevraagd_door)


def _read_verzoek(rapport: Rapport) -> Any:
    return reports.verzoek_of(rapport.casus)


READERS: Mapping[str, Callable[[Rapport], Any]] = {
    Soort.OVERDRACHTSDOSSIER: _read_dossier,
    Soort.VERZOEK_RAAD: _read_verzoek,
}
TEMPLATES: Mapping[str, str] = {
    Soort.OVERDRACHTSDOSSIER: "overdracht/pdf/dossier.html",
    Soort.VERZOEK_RAAD: "overdracht/pdf/verzoek_raad.html",
}
