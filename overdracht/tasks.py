"""Celery wrappers: an id in, one service, nothing else."""

from celery import shared_task

from overdracht import services


@shared_task(name="overdracht.tasks.maak_rapport")
def maak_rapport(rapport_id: int) -> None:
    """Make one report; safe to run twice."""
    services.make_rapport(rapport_id)


@shared_task(name="overdracht.tasks.hervat_rapporten")
def hervat_rapporten() -> None:
    """Start again what was left lying."""
    services.resume_rapporten()
