"""What a walk may do to a plan and a handover: each move is one service, called by whoever it is told."""

from datetime import timedelta
from typing import Any

from benchmarks.walk.moves import TEXT, NothingToDo
from ketenpartners.models import Organisatie, Team
from meldingen.models import Casus
from overdracht import services as overdrachten
from overdracht.models import Overdracht
from overdracht.raad.services import leg_bericht_vast
from overdracht.raad.status import BerichtSoort, Strekking
from veiligheid import services as veiligheid
from veiligheid.models import Veiligheidsplan
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import chapters


def plan(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A plan that is established, begun or dropped."""
    kind = dice.choice(("make", "make", "begin", "drop"))
    if kind == "make":
        chapters.make_plan(casus, by=by, regie=Organisatie.objects.earliest("pk"))
    elif kind == "begin":
        veiligheid.begin_veiligheidsplan(casus, by=by)
    else:
        row = Veiligheidsplan.objects.filter(casus=casus).order_by("-pk").first()
        if row is None:
            raise NothingToDo
        veiligheid.withdraw_veiligheidsplan(row, reden=TEXT, by=by)


def offer(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A handover is prepared and offered, or only prepared."""
    team = dice.choice(list(Team.objects.filter(naam__startswith="Wijkteam").order_by("pk")))
    (chapters.offer if dice.random() < 0.8 else chapters.prepare)(casus, team, by=by)


def sender(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Offer what was prepared, make an exception, withdraw, take back, answer, or let another team take over."""
    row, kind = _handover(casus), dice.choice(("offer", "exception", "withdraw", "back", "other", "answer"))
    if kind == "offer":
        overdrachten.offer_overdracht(row, by=by)
    elif kind == "exception":
        tot = clock.today() + timedelta(days=5)
        overdrachten.grant_uitzondering(row, reden=TEXT, tot=tot, by=by)
    elif kind == "withdraw":
        overdrachten.withdraw_overdracht(row, reden=TEXT, by=by)
    elif kind == "back":
        overdrachten.take_back_overdracht(row, reden=TEXT, by=by)
    elif kind == "other":
        team = dice.choice(list(Team.objects.filter(naam__startswith="Wijkteam").order_by("pk")))
        asked = row.overnamevragen.exists()
        step = overdrachten.hand_over_to_other_team if asked else overdrachten.ask_take_over
        step(row, naar_team=team, reden=TEXT, by=by)
    else:
        question = row.vragen.order_by("pk").first()
        if question is None:
            raise NothingToDo
        overdrachten.answer_vraag(row, vraag=question, antwoord=TEXT, by=by)


def receiver(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Everything the receiving team can do; half the time by somebody of that very team."""
    row = _handover(casus)
    who = _member(row) or by if dice.random() < 0.7 else by
    kind = dice.choice(("accept", "accept", "refuse", "wait", "call", "call", "return", "complete", "ask"))
    if kind == "accept":
        chapters.accept(row, by=who, naam="Wijkwerker")
    elif kind == "refuse":
        overdrachten.refuse_overdracht(row, reden_code="andere_hulp", reden=TEXT, by=who)
    elif kind == "wait":
        overdrachten.put_on_wachtlijst(row, verwacht_op=clock.today() + timedelta(days=7), by=who)
    elif kind == "call":
        chapters.call(row, by=who, gelukt=dice.random() < 0.5)
    elif kind == "return":
        overdrachten.return_overdracht(row, reden=TEXT, by=who)
    elif kind == "complete":
        overdrachten.complete_overdracht(row, by=who)
    else:
        overdrachten.ask_vraag(row, vraag=TEXT, by=who)


def raad(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The Raad lets know that it takes over, or that it does not."""
    strekking = dice.choice((Strekking.NEEMT_OVER, Strekking.NEEMT_NIET_OVER))
    leg_bericht_vast(casus, soort=BerichtSoort.INTAKE, strekking=strekking, op=clock.today(), by=by)


def _handover(casus: Casus) -> Overdracht:
    row: Overdracht | None = Overdracht.objects.filter(casus=casus).order_by("-pk").first()
    if row is None:
        raise NothingToDo
    return row


def _member(row: Overdracht) -> Medewerker | None:
    groep = row.naar_team.groep
    return None if groep is None else Medewerker.objects.filter(groups=groep).order_by("pk").first()
