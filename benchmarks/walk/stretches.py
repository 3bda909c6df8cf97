"""Stretches of the way in one go, each step by who usually does it: without them a walk seldom gets far."""

from typing import Any

from benchmarks.walk.moves import NothingToDo
from ketenpartners.models import Organisatie, Team
from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.models import Casus, Melding
from overdracht.models import Overdracht
from veiligheid import services as veiligheid
from veiligheid.models import Veiligheidsplan
from veiligheid.traject import services as onderzoek
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import assessments, chapters, trajecten
from veiligthuis.demo.names import household

FAR = (Besluit.VV, Besluit.VV, Besluit.ONDERZOEK, Besluit.ONDERZOEK, Besluit.OVERDRACHT, *Besluit)


def who(name: str) -> Medewerker:
    """A colleague of the demo region."""
    colleague: Medewerker = Medewerker.objects.get(username=name)
    return colleague


def decide(casus: Casus, by: Medewerker, dice: Any) -> None:
    """From the call to a decision that everybody was told of."""
    triagist = who("triagist")
    melding = casus.meldingen.filter(status="ontvangen").first()
    if melding is None:
        melding = chapters.take_in(household("Wandelaar", geslacht="vrouw"), by=by, casus=casus)
    melding = chapters.triage(melding, by=triagist)
    _weigh(melding, dice.choice(FAR), triagist)
    chapters.tell_melder(melding, by=triagist)
    chapters.tell_family(_fresh(casus), by=triagist)


def finish_what_waits(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Every melding that nobody decided on gets its decision, every melder and the family hear of it."""
    for melding in casus.meldingen.filter(status__in=("ontvangen", "geschift", "in_veiligheidsbeoordeling")):
        if melding.status == "ontvangen":
            chapters.triage(melding, by=by)
        elif melding.status == "geschift":
            meldingen.neem_in_veiligheidsbeoordeling(melding, by=by)
        melding.refresh_from_db()
        row = melding.veiligheidsbeoordelingen.filter(status__in=("concept", "ter_ondertekening")).first()
        if row is not None:
            veiligheid.withdraw_beoordeling(row, reden="Opnieuw begonnen.", by=row.opgesteld_door)
        _weigh(melding, Besluit.GEEN_VERVOLG if dice.random() < 0.5 else dice.choice(FAR), by)
    for melding in casus.meldingen.filter(terugkoppeling_op=None, status="besloten"):
        chapters.tell_melder(melding, by=by)
    chapters.tell_family(_fresh(casus), by=by)


def carry_out(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A traject that waits or runs goes on to its end: children seen, everybody heard, two professionals agree."""
    if casus.behandelaar_id is None:
        casus = meldingen.wijs_toe(casus, behandelaar=by, by=who("manager"))
    if casus.status == "vv_wacht":
        casus = meldingen.start_vv(casus, by=by)
    elif casus.status == "onderzoek_wacht":
        casus = meldingen.start_onderzoek(casus, by=by)
    chapters.speak_with_everybody(casus, by=by)
    trajecten.see_children(casus, by=by)
    second = who("gedragswetenschapper")
    if casus.status == "vv_actief":
        _plan(casus, by)
        meldingen.teken_mee(_fresh(casus), weging="Samen gewogen.", by=second)
        meldingen.rond_vv_af(_fresh(casus), by=by)
        return
    trajecten.conclude(casus, by=by)
    trajecten.hear(casus, by=by)
    onderzoek.weeg_mee(_fresh(casus), weging="Samen gewogen.", by=second)
    onderzoek.neem_onderzoeksbesluit(_fresh(casus), wat_nodig="Hulp.", by=by)
    meldingen.wijs_op_vernietiging(_fresh(casus), hoe="Aan tafel verteld.", by=by)


def hand_over(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Everybody is spoken to, a plan stands, a team is offered it, and half of the time accepts at once."""
    chapters.speak_with_everybody(casus, by=by)
    _plan(casus, by)
    waiting = Overdracht.objects.filter(casus=casus, status="concept").first()
    if waiting is not None:
        raise NothingToDo
    team = dice.choice(
        list(Team.objects.filter(naam__startswith="Wijkteam", groep__user__isnull=False).distinct())
    )
    row = chapters.offer(_fresh(casus), team, by=by)
    if dice.random() < 0.5:
        receiver = Medewerker.objects.filter(groups=team.groep).order_by("pk")[0]
        chapters.call(chapters.accept(row, by=receiver, naam="Wijkwerker"), by=receiver, gelukt=True)


def _weigh(melding: Melding, besluit: str, by: Medewerker) -> None:
    row = assessments.assess(melding, besluit, by=by)
    veiligheid.sign_beoordeling(row, by=who("gedragswetenschapper"))


def _plan(casus: Casus, by: Medewerker) -> None:
    if not Veiligheidsplan.objects.filter(casus=casus, status="vastgesteld").exists():
        chapters.make_plan(casus, by=by, regie=Organisatie.objects.earliest("pk"))


def _fresh(casus: Casus) -> Casus:
    now: Casus = Casus.objects.get(pk=casus.pk)
    return now
