"""The Celery app and the one list of everything that runs periodically.

Beat only rings a bell: every periodic task looks in the database for what is due, so a bell that is missed, doubled
or lost with the broker does no harm. For the same reason the schedule holds plain intervals, never clock times
(docs/adr/0018-bells-know-no-wall-clock.md).
"""

import os
from typing import Any

from celery import Celery

from veiligthuis.bells import NOT_YET, every

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings.embedded")

BELL_SECONDS = 10.0

RAPPORTEN = "rapporten"
"""Queue of the report worker: rendering a PDF may never keep the clocks waiting."""


def bell(task: str, interval: float, **options: Any) -> dict[str, Any]:
    """One line of the list: this task every so many seconds."""
    return {"task": task, "schedule": every(interval), "last_run_at": NOT_YET,
            "options": {"ignore_result": True, **options}}  # fmt: skip


BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "termijnen": bell("meldingen.tasks.sweep", BELL_SECONDS),
    "rapporten": bell("overdracht.tasks.hervat_rapporten", 60.0, queue=RAPPORTEN),
    "verhuizingen": bell("overdracht.tasks.hervat_verhuizingen", 60.0),
    "stilte": bell("overdracht.tasks.haal_stilte_terug", 600.0),
    "brieven": bell("meldingen.tasks.hervat_afdrukken", 60.0, queue=RAPPORTEN),
    "exemplaren": bell("veiligheid.tasks.hervat_exemplaren", 60.0, queue=RAPPORTEN),
    "verslagen": bell("veiligheid.tasks.hervat_trajectverslagen", 60.0, queue=RAPPORTEN),
    "bladen": bell("overdracht.tasks.hervat_bladen", 60.0, queue=RAPPORTEN),
    "berichten": bell("meldingen.tasks.lees_berichten", BELL_SECONDS),
    "documenten": bell("meldingen.tasks.controleer_documenten", 30.0, queue=RAPPORTEN),
    "bezorgingen": bell("meldingen.tasks.verspreid", BELL_SECONDS),
    "uitnodigingen": bell("overdracht.tasks.mail_uitnodigingen", 30.0),
}

app = Celery("veiligthuis")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT_SCHEDULE
app.conf.beat_scheduler = "veiligthuis.bells:Bells"
app.conf.task_routes = {
    "overdracht.tasks.maak_rapport": {"queue": RAPPORTEN},
    "overdracht.tasks.maak_overlegverslag": {"queue": RAPPORTEN},
    "overdracht.tasks.maak_gezinsoverzicht": {"queue": RAPPORTEN},
    "veiligheid.tasks.maak_exemplaar": {"queue": RAPPORTEN},
    "veiligheid.tasks.maak_trajectverslag": {"queue": RAPPORTEN},
    "meldingen.tasks.controleer_documenten": {"queue": RAPPORTEN},
    "meldingen.tasks.maak_afdruk": {"queue": RAPPORTEN},
}
app.autodiscover_tasks()
