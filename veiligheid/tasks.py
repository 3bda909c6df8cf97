"""Celery wrappers: an id in, one service, nothing else."""

from celery import shared_task

from veiligheid import services
from veiligheid.traject import services as traject


@shared_task(name="veiligheid.tasks.maak_exemplaar")
def maak_exemplaar(exemplaar_id: int) -> None:
    """Make one copy of a plan; safe to run twice."""
    services.make_exemplaar(exemplaar_id)


@shared_task(name="veiligheid.tasks.hervat_exemplaren")
def hervat_exemplaren() -> None:
    """Start again what was left lying."""
    services.resume_exemplaren()


@shared_task(name="veiligheid.tasks.maak_trajectverslag")
def maak_trajectverslag(verslag_id: int) -> None:
    """Make one draft report; safe to run twice."""
    traject.maak_verslag(verslag_id)


@shared_task(name="veiligheid.tasks.hervat_trajectverslagen")
def hervat_trajectverslagen() -> None:
    """Start again what was left lying."""
    traject.hervat_verslagen()
