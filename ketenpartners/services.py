"""Every write of reference data that has a consequence; plain fields are kept in the admin."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.auth.models import Group
from django.db import transaction

from ketenpartners.models import Capaciteit, Functie, Lidmaatschap, Organisatie, Team
from ketenpartners.queries.capaciteit import MAG, mag_bijhouden
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
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


@transaction.atomic
def leg_capaciteit_vast(
    team: Team,
    *,
    wachtweken: int,
    geldig_van: date,
    plekken_per_maand: int | None = None,
    toelichting: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Capaciteit:
    """Write down what a team says of its waiting time, from today or a later day on; what it said before stays.

    Raises NotAllowed for who is not of the team, RuleBroken for a day or number that cannot be.
    """
    if not mag_bijhouden(by, team):
        raise NotAllowed(MAG)
    moment = at or clock.now()
    if geldig_van < clock.local(moment).date():
        raise RuleBroken("Kies vandaag of een latere dag: wat eerder gold blijft staan.", field="geldig_van")
    if not 0 <= wachtweken <= 104:
        raise RuleBroken("Vul de wachttijd in weken in, van 0 tot en met 104.", field="wachtweken")
    if plekken_per_maand is not None and not 0 <= plekken_per_maand <= 500:
        raise RuleBroken("Vul een aantal van 0 tot en met 500 in.", field="plekken_per_maand")
    rij = Capaciteit.objects.create(
        team=team, geldig_van=geldig_van, wachtweken=wachtweken, plekken_per_maand=plekken_per_maand,
        toelichting=toelichting.strip(), vastgelegd_op=moment, vastgelegd_door=by,
    )  # fmt: skip
    velden = {
        "team": team.pk,
        "weken": wachtweken,
        "plekken": plekken_per_maand,
        "van": f"{geldig_van:%Y-%m-%d}",
    }
    audit.record_change(by, rij, action="leg_capaciteit_vast", fields=velden)
    return rij


def breng_groep_in_lijn(team: Team) -> None:
    """Let the team's group hold exactly its members of today; run after each change and every night."""
    geef_groep(team)
    leden = team.lidmaatschappen.lopend(clock.today()).values_list("medewerker", flat=True)
    assert team.groep is not None
    team.groep.user_set.set(list(leden))
