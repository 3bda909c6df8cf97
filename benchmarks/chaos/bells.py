"""The Celery app of the chaos run: the real one with quicker bells, which notes what each process is busy with."""

import os
from importlib import import_module
from typing import Any

from celery.signals import task_postrun, task_prerun, worker_process_init
from django.conf import settings

from benchmarks.chaos.traces import BROKEN, busy_directory
from veiligthuis.bells import every
from veiligthuis.celery import BEAT_SCHEDULE, app
from veiligthuis.celery import BELL_SECONDS as REAL_BELL_SECONDS

BELL_SECONDS = 0.5


@task_prerun.connect
def _begins(task: Any, **_: Any) -> None:
    busy_directory(settings.DATA).joinpath(str(os.getpid())).write_text(task.name)


@task_postrun.connect
def _ends(**_: Any) -> None:
    busy_directory(settings.DATA).joinpath(str(os.getpid())).unlink(missing_ok=True)


QUICK = every(BELL_SECONDS)
app.conf.beat_schedule = {
    name: {**entry, "schedule": QUICK} if entry["schedule"] == every(REAL_BELL_SECONDS) else entry
    for name, entry in BEAT_SCHEDULE.items()
}


@worker_process_init.connect
def _put_the_broken_engine_in(**_: Any) -> None:
    """Only here: the models behind the engine exist once Django is set up, which the worker does before this."""
    if os.environ.get(BROKEN):
        engine = import_module("meldingen.termijnen.sweep")
        engine.sweep = import_module("benchmarks.chaos.broken").sweep  # type: ignore[attr-defined]
