"""Who directs a casus: passing it on, so that there is always exactly one."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ketenpartners.models import Organisatie, Team
from meldingen.models import Casus, Regie
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

KORTST = timedelta(microseconds=1)
"""A holder of a single moment still stands in the history."""

SAMEN = timedelta(milliseconds=1)
"""Changes of one moment follow each other within this."""


@transaction.atomic
def draag_regie_over(
    casus: Casus,
    *,
    organisatie: Organisatie,
    team: Team | None,
    naam: str,
    functie: str = "",
    telefoon: str = "",
    medewerker: Medewerker | None = None,
    aanvaard_door: Medewerker | None = None,
    by: Medewerker | None,
    at: datetime | None = None,
) -> Regie:
    """From a moment on somebody else directs the casus: the present holder ends where the new one begins.

    `aanvaard_door` accepted it for a partner, at that moment.
    A consequence of another intention, so no permission is asked. Raises RuleBroken for a nameless holder, a closed
    casus or a moment before the present holder began.
    Source: Kwaliteitskader Veilig Thuis 2016 (one party responsible at any moment).
    """
    if not naam.strip():
        raise RuleBroken("Vul de naam van de regiehouder in: het gezin moet weten wie het is.", field="naam")
    vanaf = _beeindig(casus, at or clock.now())
    regie = Regie.objects.create(
        casus=casus,
        organisatie=organisatie,
        team=team,
        naam=naam.strip(),
        functie=functie,
        telefoon=telefoon,
        medewerker=medewerker,
        periode=DateTimeTZRange(vanaf, None),
        aanvaard_op=vanaf if aanvaard_door else None,
        aanvaard_door=aanvaard_door,
    )
    audit.record_change(by, regie, action="draag_regie_over", fields={"organisatie": organisatie.pk})
    return regie


def haal_regie_terug(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Regie:
    """Veilig Thuis directs the casus again: the behandelaar, or the team while there is none."""
    wie = casus.behandelaar
    return draag_regie_over(
        casus,
        organisatie=casus.team.organisatie,
        team=casus.team,
        naam=wie.weergavenaam if wie else casus.team.naam,
        medewerker=wie,
        by=by,
        at=at,
    )


def begin_regie(casus: Casus, *, by: Medewerker, at: datetime) -> Regie:
    """The first holder, from the second the casus exists: our own team."""
    regie = Regie.objects.create(
        casus=casus,
        organisatie=casus.team.organisatie,
        team=casus.team,
        naam=casus.team.naam,
        telefoon=casus.team.telefoon,
        periode=DateTimeTZRange(at, None),
    )
    audit.record_change(by, regie, action="begin_regie", fields={"organisatie": casus.team.organisatie_id})
    return regie


def beeindig_regie(casus: Casus, *, by: Medewerker, at: datetime) -> None:
    """Nobody directs a closed casus."""
    _beeindig(casus, at)
    audit.record_change(by, casus, action="beeindig_regie")


def _beeindig(casus: Casus, at: datetime) -> datetime:
    """End the present holder and return the moment at which that is. Raises RuleBroken."""
    lopend = Regie.objects.select_for_update(of=("self",)).filter(casus=casus).lopend().first()
    if lopend is None:
        raise RuleBroken(f"Casus {casus.nummer} is gesloten en heeft geen regiehouder meer.")
    if at < lopend.sinds - SAMEN:
        raise RuleBroken(
            f"De regie ligt sinds {clock.local(lopend.sinds):%d-%m-%Y %H:%M} bij {lopend.naam}. "
            "Kies een later moment."
        )
    einde = max(at, lopend.sinds + KORTST)
    lopend.periode = DateTimeTZRange(lopend.sinds, einde)
    lopend.save(update_fields=["periode"])
    return einde
