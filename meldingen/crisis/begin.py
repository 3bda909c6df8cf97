"""How a crisisinzet comes into being: with an acute call, or with an acute melding; and ends with an advies."""

from __future__ import annotations

from datetime import datetime

from ketenpartners.models import Team
from meldingen.crisis.klokken import volg
from meldingen.crisis.stand import stand_van
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet, Gesprek, Melding
from meldingen.queries import eigen_team
from veiligthuis.core import audit
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


def open_voor_gesprek(gesprek: Gesprek, *, by: Medewerker, at: datetime) -> Crisisinzet:
    """The running inzet of a call, a new one when there is none. Raises RuleBroken for who is in no team."""
    loopt = Crisisinzet.objects.lopend().filter(gesprek=gesprek).first()
    if loopt is not None:
        return loopt
    team = eigen_team(by)
    if team is None:
        raise RuleBroken(
            "U werkt in geen team van Veilig Thuis. Bel uw achterwacht; die kan dit gesprek overnemen."
        )
    return _open(team, gesprek=gesprek, melding=None, by=by, at=at)


def open_voor_melding(melding: Melding, *, by: Medewerker, at: datetime) -> Crisisinzet:
    """The inzet of an acute melding: the one of its call goes over to it, else a new one; one that exists stays."""
    bestaand = Crisisinzet.objects.filter(melding=melding).first()
    if bestaand is not None:
        return bestaand
    van_gesprek = (
        Crisisinzet.objects.lopend().filter(gesprek__melding=melding).select_for_update(of=("self",)).first()
    )
    if van_gesprek is None:
        return _open(melding.casus.team, gesprek=None, melding=melding, by=by, at=at)
    van_gesprek.melding, van_gesprek.team = melding, melding.casus.team
    van_gesprek.save(update_fields=["melding", "team"])
    audit.record_change(by, van_gesprek, action="crisis_gesprek_werd_melding")
    for feit in stand_van(van_gesprek).feiten:
        volg(feit, van_gesprek)
    return van_gesprek


def sluit_met_advies(gesprek: Gesprek, *, by: Medewerker, at: datetime) -> None:
    """The acute call became an advies: it leaves the lane and its words are wiped; the advies says what was done.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 2.1 (no ground to register those discussed).
    """
    van_gesprek = Crisisinzet.objects.filter(gesprek=gesprek, melding__isnull=True)
    for inzet in van_gesprek.select_for_update(of=("self",)):
        inzet.feiten.all().delete()
        if inzet.gesloten_op is None:
            Crisisfeit.objects.create(
                inzet=inzet, stap=Crisisstap.ADVIES, gebeurd_op=at, vastgelegd_op=at, door=by
            )
            inzet.gesloten_op = at
            inzet.save(update_fields=["gesloten_op"])
            audit.record_change(by, inzet, action="crisis_gesprek_werd_advies")


def _open(
    team: Team, *, gesprek: Gesprek | None, melding: Melding | None, by: Medewerker, at: datetime
) -> Crisisinzet:
    inzet = Crisisinzet.objects.create(
        team=team, gesprek=gesprek, melding=melding, begonnen_op=at, begonnen_door=by
    )
    audit.record_change(by, inzet, action="crisis_begonnen")
    return inzet
