"""The Celery app and the one list of everything that runs periodically.

Beat only rings a bell: every periodic task looks in the database for what is due, so a bell that is missed, doubled
or lost with the broker does no harm. For the same reason the schedule holds plain intervals, never clock times.
"""

import os
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "veiligthuis.settings.embedded")

BELL_SECONDS = 10.0
BELL_OPTIONS = {"expires": BELL_SECONDS, "ignore_result": True}

RAPPORTEN = "rapporten"
"""Queue of the report worker: rendering a PDF may never keep the clocks waiting."""

BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "termijnen": {"task": "meldingen.tasks.sweep", "schedule": BELL_SECONDS, "options": BELL_OPTIONS},
    "rapporten": {
        "task": "overdracht.tasks.hervat_rapporten",
        "schedule": 60.0,
        "options": {**BELL_OPTIONS, "queue": RAPPORTEN},
    },
    "bezorgingen": {"task": "meldingen.tasks.verspreid", "schedule": BELL_SECONDS, "options": BELL_OPTIONS},
}

app = Celery("veiligthuis")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT_SCHEDULE
app.conf.task_routes = {"overdracht.tasks.maak_rapport": {"queue": RAPPORTEN}}
app.autodiscover_tasks()
