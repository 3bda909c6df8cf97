"""Celery wrappers: an id in, one service, nothing else."""

from celery import shared_task

from overdracht import services
from overdracht.gezinsoverzicht.services import make_overzicht, resume_overzichten
from overdracht.overleg.services import make_verslag, resume_verslagen, verzend_uitnodigingen
from veiligheid import services as veiligheid


@shared_task(name="overdracht.tasks.maak_rapport")
def maak_rapport(rapport_id: int) -> None:
    """Make one report; safe to run twice."""
    services.make_rapport(rapport_id)


@shared_task(name="overdracht.tasks.hervat_rapporten")
def hervat_rapporten() -> None:
    """Start again what was left lying."""
    services.resume_rapporten()


@shared_task(name="overdracht.tasks.maak_overlegverslag")
def maak_overlegverslag(verslag_id: int) -> None:
    """Make the report of one participant; safe to run twice."""
    make_verslag(verslag_id)


@shared_task(name="overdracht.tasks.maak_gezinsoverzicht")
def maak_gezinsoverzicht(overzicht_id: int) -> None:
    """Make one overview for somebody of the family; safe to run twice."""
    make_overzicht(overzicht_id)


@shared_task(name="overdracht.tasks.hervat_bladen")
def hervat_bladen() -> None:
    """Start again the reports of consultations and the overviews that were left lying."""
    resume_verslagen()
    resume_overzichten()


@shared_task(name="overdracht.tasks.haal_stilte_terug")
def haal_stilte_terug() -> None:
    """Bring back what stayed without answer beyond its convenant, and let nothing run or wait without its clock."""
    services.return_silent()
    services.start_plan_clocks()
    veiligheid.begin_herweegklokken()


@shared_task(name="overdracht.tasks.verhuis")
def verhuis(verhuizing_id: int) -> None:
    """Move a caseload family by family; safe to run twice."""
    services.carry_on(verhuizing_id)


@shared_task(name="overdracht.tasks.hervat_verhuizingen")
def hervat_verhuizingen() -> None:
    """Start again what was left lying."""
    services.resume_moves()


@shared_task(name="overdracht.tasks.mail_uitnodigingen")
def mail_uitnodigingen() -> None:
    """Send the mails that wait to tell somebody of an invitation."""
    verzend_uitnodigingen()
