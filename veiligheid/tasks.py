"""Celery wrappers: an id in, one service, nothing else."""

from celery import shared_task

from veiligheid import services


@shared_task(name="veiligheid.tasks.maak_exemplaar")
def maak_exemplaar(exemplaar_id: int) -> None:
    """Make one copy of a plan; safe to run twice."""
    services.make_exemplaar(exemplaar_id)


@shared_task(name="veiligheid.tasks.hervat_exemplaren")
def hervat_exemplaren() -> None:
    """Start again what was left lying."""
    services.resume_exemplaren()
