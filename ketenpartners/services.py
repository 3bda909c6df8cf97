"""Every write of reference data that has a consequence; plain fields are kept in the admin."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import transaction

from ketenpartners.models import Functie, Lidmaatschap, Organisatie, Team
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def maak_team(
    *, organisatie: Organisatie, naam: str, heeft_inlog: bool = True, telefoon: str = "", email: str = ""
) -> Team:
    """Make a team with the group through which it gets rights on a casus."""
    team = Team.objects.create(
        organisatie=organisatie, naam=naam, heeft_inlog=heeft_inlog, telefoon=telefoon, email=email
    )
    return geef_groep(team)


@transaction.atomic
def geef_groep(team: Team) -> Team:
    """Give the team its group if it has none; its name carries the id, so renaming a team changes no right."""
    if team.groep_id is None:
        team.groep, _ = Group.objects.get_or_create(name=f"team:{team.pk}")
        team.save(update_fields=["groep"])
    return team


@transaction.atomic
def maak_lid(
    *, medewerker: Medewerker, team: Team, van: date | None = None, functie: str = Functie.LID
) -> Lidmaatschap:
    """Make somebody a member from a day (today when None); the team's group follows what holds today."""
    begin = van or clock.today()
    if team.lidmaatschappen.lopend(begin).filter(medewerker=medewerker).exists():
        raise RuleBroken(f"{medewerker} is al lid van {team}. Beëindig eerst het lopende lidmaatschap.")
    lid = Lidmaatschap.objects.create(medewerker=medewerker, team=team, functie=functie, van=begin)
    breng_groep_in_lijn(team)
    return lid


@transaction.atomic
def beeindig_lidmaatschap(*, lidmaatschap: Lidmaatschap, op: date | None = None) -> Lidmaatschap:
    """End a membership from a day on (today when None): the day before is the last; never before it began."""
    laatste = (op or clock.today()) - timedelta(days=1)
    if laatste < lidmaatschap.van:
        raise RuleBroken("Een lidmaatschap duurt minstens een dag. Kies een dag na het begin.")
    lidmaatschap.tot = laatste
    lidmaatschap.save(update_fields=["tot"])
    breng_groep_in_lijn(lidmaatschap.team)
    return lidmaatschap


def breng_groep_in_lijn(team: Team) -> None:
    """Let the team's group hold exactly its members of today; run after each change and every night."""
    geef_groep(team)
    leden = team.lidmaatschappen.lopend(clock.today()).values_list("medewerker", flat=True)
    assert team.groep is not None
    team.groep.user_set.set(list(leden))
