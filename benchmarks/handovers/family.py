"""A family up to the handover: reported, judged, with a plan, and offered; through the services."""

from benchmarks.handovers.people import TEAM
from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from overdracht.models import Overdracht
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household
from veiligthuis.demo.region import Region


def offered(region: Region) -> Overdracht:
    """One family that was reported, judged, given a plan and offered to the team."""
    team, by = region.wijkteams[TEAM.removeprefix("Wijkteam ")], region.people["triagist"]
    return chapters.offer(judged(region), team, by=by)


def judged(region: Region) -> Casus:
    """One family that was reported, judged and given a plan: to be handed over."""
    who = region.people
    melding = chapters.triage(
        chapters.take_in(household("Gelijktijdig"), by=who["intake"]), by=who["triagist"]
    )
    second = who["gedragswetenschapper"]
    melding = meldingen.note_veiligheidsbeoordeling(melding, niveau="structureel", by=second)
    casus = meldingen.note_vervolgbesluit(melding, besluit=Besluit.OVERDRACHT, by=second).casus
    chapters.make_plan(casus, by=who["casushouder"], regie=region.veilig_thuis)
    return casus
