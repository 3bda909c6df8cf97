"""Reports: ask for one, and make it; the worker does the second."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from meldingen.models import Casus
from overdracht import reports
from overdracht.models import Overdracht, Raadverzoek, Rapport
from overdracht.models.rapport import Soort
from overdracht.raad import inhoud as raad
from veiligthuis.core import audit, clock
from veiligthuis.core import reports as pdfs
from veiligthuis.core.access import is_visible, may, require
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "overdracht.tasks.maak_rapport"

BLIJFT_LIGGEN = pdfs.BLIJFT_LIGGEN


def request_dossier(overdracht: Overdracht, *, by: Medewerker, at: datetime | None = None) -> Rapport:
    """Ask for the overdrachtsdossier of a handover that this person sees. Raises NotAllowed."""
    if not may(by, "overdracht.maak_dossier", overdracht):
        raise NotAllowed("overdracht.maak_dossier")
    return _request(Soort.OVERDRACHTSDOSSIER, overdracht.casus, overdracht, None, by=by, at=at)


def request_verzoek_raad(
    casus: Casus, *, by: Medewerker, verzoek: Raadverzoek | None = None, at: datetime | None = None
) -> Rapport:
    """Ask for the verzoek tot onderzoek of a casus that this person sees. Raises NotAllowed.

    `verzoek` is the one that is printed: as it was fixed, or as it stands while it is a draft. None prints what the
    dossier alone knows.

    Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e.
    """
    require(by, "overdracht.maak_verzoek_raad")
    if not is_visible(by, casus):
        raise NotAllowed("overdracht.maak_verzoek_raad")
    return _request(Soort.VERZOEK_RAAD, casus, None, verzoek, by=by, at=at)


@transaction.atomic
def _request(
    soort: str,
    casus: Casus,
    overdracht: Overdracht | None,
    verzoek: Raadverzoek | None,
    *,
    by: Medewerker,
    at: datetime | None,
) -> Rapport:
    rapport: Rapport = Rapport.objects.create(
        soort=soort, casus=casus, overdracht=overdracht, verzoek=verzoek, gevraagd_door=by,
        gevraagd_op=at or clock.now(),
    )  # fmt: skip
    audit.record_change(by, rapport, action="vraag_rapport", fields={"soort": soort})
    # Robust: without a broker the report waits, and `resume_rapporten` starts it later.
    transaction.on_commit(lambda: _start(rapport.pk), robust=True)
    return rapport


def make_rapport(rapport_id: int) -> Rapport:
    """Read, render and store one report. Run twice it does nothing the second time; a failure is a Dutch sentence."""
    rapport: Rapport = Rapport.objects.select_related("casus", "overdracht", "verzoek", "gevraagd_door").get(
        pk=rapport_id
    )
    return pdfs.make(rapport, _render)


def resume_rapporten() -> int:
    """Start again every report that nobody finished: the broker was gone or a worker died. Returns how many."""
    for pk in (gevonden := pdfs.left_lying(Rapport.objects.all())):
        _start(pk)
    return len(gevonden)


def _start(pk: int) -> None:
    pdfs.ring(TASK, pk)


def _render(rapport: Rapport) -> bytes:
    gegevens = READERS[rapport.soort](rapport)
    pdfs.advance(rapport, voortgang=pdfs.GELEZEN)
    context: Mapping[str, Any] = {
        "rapport": gegevens,
        "kenmerk": f"casus {rapport.casus.nummer}",
        "organisatie": settings.ORGANISATIE,
        "demo": settings.DEMO,
        "gevraagd_op": rapport.gevraagd_op,
    }
    titel = f"{rapport.get_soort_display()}, casus {rapport.casus.nummer}"
    # A drawing leaves out the year that it is now: what was fixed is drawn as on that day, whenever it is made.
    with clock.standing_at(getattr(gegevens, "op", None) or clock.now()):
        inhoud = render_pdf(TEMPLATES[rapport.soort], context, title=titel, data=_data_of(gegevens))
    pdfs.advance(rapport, voortgang=pdfs.OPGEMAAKT)
    return inhoud


def _data_of(gegevens: Any) -> bytes:
    """What travels inside; of a verzoek exactly the bytes whose hash was signed."""
    if isinstance(gegevens, raad.Blad):
        return raad.als_bytes(gegevens.gegevens)
    return json.dumps(asdict(gegevens), ensure_ascii=False, sort_keys=True).encode()


def _read_dossier(rapport: Rapport) -> Any:
    assert rapport.overdracht is not None
    return reports.dossier_of(rapport.overdracht, by=rapport.gevraagd_door)


def _read_verzoek(rapport: Rapport) -> Any:
    return raad.blad_van(rapport.verzoek) if rapport.verzoek else reports.verzoek_of(rapport.casus)


READERS: Mapping[str, Callable[[Rapport], Any]] = {
    Soort.OVERDRACHTSDOSSIER: _read_dossier,
    Soort.VERZOEK_RAAD: _read_verzoek,
}
TEMPLATES: Mapping[str, str] = {
    Soort.OVERDRACHTSDOSSIER: "overdracht/pdf/dossier.html",
    Soort.VERZOEK_RAAD: "overdracht/pdf/verzoek_raad.html",
}
