"""Whom a step of the ladder tells: the people found once per batch, not once per escalation."""

from dataclasses import dataclass, field

from django.db.models import Q

from ketenpartners.models import Contactpersoon, Team
from ketenpartners.queries import leden_van, managers_van
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Termijn
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

Ontvanger = Medewerker | Contactpersoon


@dataclass
class Geheugen:
    """The managers of each team, read once for a whole batch."""

    per_team: dict[int, list[Medewerker]] = field(default_factory=dict)
    eigen: list[Medewerker] | None = None
    crisis: dict[int, list[Medewerker]] = field(default_factory=dict)

    def managers(self, team: Team | None) -> list[Medewerker]:
        """The active managers of a team; empty for no team."""
        if team is None:
            return []
        if team.pk not in self.per_team:
            self.per_team[team.pk] = [wie for wie in managers_van(team) if wie.is_active]
        return self.per_team[team.pk]

    def alle_eigen_managers(self) -> list[Medewerker]:
        """The active managers of every team of Veilig Thuis."""
        if self.eigen is None:
            dag = clock.today()
            eigen = Q(
                lidmaatschappen__functie="manager", lidmaatschappen__team__in=Team.objects.eigen().actief()
            )
            nu_lid = Q(lidmaatschappen__van__lte=dag) & (
                Q(lidmaatschappen__tot__isnull=True) | Q(lidmaatschappen__tot__gte=dag)
            )
            gevonden = Medewerker.objects.filter(eigen & nu_lid, is_active=True)
            self.eigen = list(gevonden.distinct().order_by("pk"))
        return self.eigen


def ontvangers(termijn: Termijn, naar: str, geheugen: Geheugen | None = None) -> list[Ontvanger]:
    """Whom a step of the ladder tells, without doubles; the teammanagers when nobody else can be found.

    An unassigned casus goes to the managers of its team at once. Empty when there is nobody at all.
    """
    bekend = geheugen or Geheugen()
    zoek = {
        Naar.BEHANDELAAR: _behandelaar,
        Naar.TEAMMANAGER: _teammanagers,
        Naar.MANAGER_ONTVANGER: _managers_ontvanger,
        Naar.REGIOCONTACT: _regiocontact,
        Naar.CRISISLIJN: _crisislijn,
    }[Naar(naar)]
    return list(dict.fromkeys(zoek(termijn, bekend) or _teammanagers(termijn, bekend)))


def _behandelaar(termijn: Termijn, bekend: Geheugen) -> list[Ontvanger]:
    behandelaar = termijn.casus.behandelaar if termijn.casus else None
    return [behandelaar] if behandelaar is not None and behandelaar.is_active else []


def _teammanagers(termijn: Termijn, bekend: Geheugen) -> list[Ontvanger]:
    """The managers of the casus' team; of every own team when casus or team has none."""
    team = termijn.casus.team if termijn.casus else None
    return [*(bekend.managers(team) or bekend.alle_eigen_managers())]


def _managers_ontvanger(termijn: Termijn, bekend: Geheugen) -> list[Ontvanger]:
    contact = termijn.convenant.manager_ontvanger if termijn.convenant else None
    contacten = [contact] if contact is not None and contact.actief else []
    return [*contacten, *bekend.managers(termijn.partnerteam)]


def _regiocontact(termijn: Termijn, bekend: Geheugen) -> list[Ontvanger]:
    contact = termijn.convenant.regiocontact if termijn.convenant else None
    return [contact] if contact is not None and contact.actief else []


def _crisislijn(termijn: Termijn, bekend: Geheugen) -> list[Ontvanger]:
    """Triage and crisisdienst of the team of the casus, at whatever hour."""
    team = termijn.casus.team if termijn.casus else None
    if team is None:
        return []
    if team.pk not in bekend.crisis:
        wie = Medewerker.objects.filter(pk__in=[lid.pk for lid in leden_van(team)])
        for recht in CRISIS:
            wie = wie.filter(groups__permissions__codename=recht)
        bekend.crisis[team.pk] = list(wie.distinct().order_by("pk"))
    return [*bekend.crisis[team.pk]]


CRISIS = ("zet_acuut_in_actie", "neem_in_veiligheidsbeoordeling")
"""Who may turn out and weigh anew: triage and the crisisdienst, by day and by night."""
