"""What may happen to a family that is handed over: each move is one service, by whoever it is told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from benchmarks.walk.moves import TEXT, NothingToDo
from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from overdracht import services as overdrachten
from overdracht.machine.statussen import BIJ_ONTVANGER, GESLOTEN, HULP_LOOPT, WACHT_OP_ANTWOORD, Status
from overdracht.models import Overdracht, Verhuizing
from overdracht.models.contact import Middel
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household

Move = Callable[[Casus, Medewerker, Any], None]

RECEIVER, LEAD_THERE = "receiver", "lead there"
"""Not a login: whoever of the team that has it now."""


@dataclass(frozen=True)
class Choice:
    """One move, who usually makes it, how often, and when it may be possible."""

    move: Move
    usual: str
    weight: int
    fits: frozenset[str] = frozenset()
    """The statuses of the last handover in which it may be possible; empty: any."""


def prepare(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A concept, mostly complete."""
    if dice.random() < 0.9:
        chapters.prepare(casus, _team(dice), by=by)
    else:
        overdrachten.prepare_overdracht(casus, naar_team=_team(dice), by=by)


def offer(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Offer what was prepared."""
    overdrachten.offer_overdracht(_last(casus), by=by)


def withdraw(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Veilig Thuis takes its offer back, or takes back what nobody answered."""
    step = overdrachten.withdraw_overdracht if dice.random() < 0.6 else overdrachten.take_back_overdracht
    step(_last(casus), reden=TEXT, by=by)


def accept(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The receiver accepts, and names himself or a colleague without a login."""
    row = _last(casus)
    overdrachten.accept_overdracht(
        row, regiehouder_naam=by.weergavenaam if dice.random() < 0.5 else "Collega zonder inlog",
        regiehouder_functie="Wijkwerker", regiehouder_telefoon="0900-0003",
        plan_gelezen=dice.random() < 0.9, by=by,
    )  # fmt: skip


def refuse(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The receiver says no before it accepted, or gives back after it."""
    row = _last(casus)
    if row.geaccepteerd_op is None:
        overdrachten.refuse_overdracht(row, reden_code="andere_hulp", reden=TEXT, by=by)
    else:
        overdrachten.return_overdracht(row, reden=TEXT, by=by)


def wait(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Later, from a day on; now and then a day that cannot be."""
    overdrachten.put_on_wachtlijst(
        _last(casus), verwacht_op=clock.today() + timedelta(days=dice.randrange(-2, 30)), by=by
    )


def contact(casus: Casus, by: Medewerker, dice: Any) -> None:
    """An attempt: with the family or somebody else, by any means, reached or not, just now or a while ago."""
    family = casus.betrokkenen.directbetrokken().order_by("pk").first()
    overdrachten.log_contact(
        _last(casus), op=clock.now() - timedelta(hours=dice.choice((0, 0, 3, 30, -2))),
        middel=dice.choice(list(Middel)), gelukt=dice.random() < 0.5,
        betrokkene=family if dice.random() < 0.7 else None, met_ander="de huisarts", by=by,
    )  # fmt: skip


def take_over(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Veilig Thuis asks whether another team may take over, or decides when no answer comes."""
    row = _last(casus)
    step = overdrachten.hand_over_to_other_team if row.overnamevragen.exists() else overdrachten.ask_take_over
    step(row, naar_team=_team(dice), reden=TEXT, by=by)


def answer_take_over(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The first receiver agrees, or keeps it."""
    if dice.random() < 0.6:
        overdrachten.agree_take_over(_last(casus), by=by)
    else:
        soon = clock.today() + timedelta(days=9)
        overdrachten.refuse_take_over(_last(casus), reden=TEXT, verwacht_op=soon, by=by)


def move_all(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A team stops and its whole caseload moves; or the last move is undone the same day."""
    if dice.random() < 0.4:
        done = Verhuizing.objects.order_by("-pk").first()
        if done is None:
            raise NothingToDo
        overdrachten.undo_move(done, by=by)
        overdrachten.carry_on(done.pk)
        return
    row = _last(casus)
    move = overdrachten.move_caseload(van_team=row.naar_team, naar_team=_team(dice), reden=TEXT, by=by)
    overdrachten.carry_on(move.pk)


def finish(casus: Casus, by: Medewerker, dice: Any) -> None:
    """It has arrived, or the help ends."""
    if dice.random() < 0.6:
        overdrachten.complete_overdracht(_last(casus), by=by)
    else:
        overdrachten.end_help(_last(casus), resultaat="veilig", tekst=TEXT, by=by)


def unsafe(casus: Casus, by: Medewerker, dice: Any) -> None:
    """The receiver finds that it is unsafe again."""
    overdrachten.report_unsafe(_last(casus), tekst=TEXT, by=by)


def take_up(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Veilig Thuis acts on it, or reads what came back."""
    step = overdrachten.take_up_unsafe if dice.random() < 0.7 else overdrachten.read_findings
    step(_last(casus), vervolg=TEXT, by=by)


def decide_again(casus: Casus, by: Medewerker, dice: Any) -> None:
    """A new report on the casus is judged: to be handed over."""
    who = {name: Medewerker.objects.get(username=name) for name in ("intake", "triagist")}
    melding = chapters.triage(
        chapters.take_in(household("Wandelaar"), by=who["intake"], casus=casus), by=who["triagist"]
    )
    judged = meldingen.note_veiligheidsbeoordeling(melding, niveau="structureel", by=by)
    meldingen.note_vervolgbesluit(judged, besluit=Besluit.OVERDRACHT, by=by)


def assign(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Somebody else of Veilig Thuis carries the casus."""
    names = ("casushouder", "casushouder-zuid", "triagist")
    meldingen.wijs_toe(casus, behandelaar=Medewerker.objects.get(username=dice.choice(names)), by=by)


def close(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Everybody is told, and Veilig Thuis closes."""
    chapters.speak_with_everybody(casus, by=by)
    for melding in casus.meldingen.filter(terugkoppeling_op=None):
        chapters.tell_melder(melding, by=Medewerker.objects.get(username="triagist"))
    chapters.tell_family(casus, by=by)
    meldingen.sluit_casus(casus, toelichting=TEXT, by=by)


def time_passes(casus: Casus, by: Medewerker, dice: Any) -> None:
    """Hours or weeks go by; terms fall due, and silence that lasted too long ends."""
    clock.move_to(clock.now() + timedelta(days=dice.choice((0, 0, 1, 6, 12, 30)), hours=dice.randrange(1, 5)))
    sweep()
    verspreid()
    overdrachten.return_silent()


def _last(casus: Casus) -> Overdracht:
    row: Overdracht | None = Overdracht.objects.filter(casus=casus).order_by("-pk").first()
    if row is None:
        raise NothingToDo
    return row


def _team(dice: Any) -> Team:
    team: Team = dice.choice(
        list(Team.objects.filter(naam__in=("Wijkteam Noord", "Wijkteam Zuid")).order_by("pk"))
    )
    return team


ENDED = GESLOTEN | {""}
"""Nothing runs; empty when nothing ever did."""
WAITS, THERE = WACHT_OP_ANTWOORD, BIJ_ONTVANGER
MOVES: tuple[Choice, ...] = (
    Choice(prepare, "triagist", 8, ENDED), Choice(offer, "triagist", 10, frozenset({Status.CONCEPT})),
    Choice(withdraw, "triagist", 3, WAITS | {Status.CONCEPT}), Choice(accept, RECEIVER, 8, WAITS),
    Choice(refuse, RECEIVER, 3, WAITS | THERE), Choice(wait, RECEIVER, 5, WAITS),
    Choice(contact, RECEIVER, 10, WAITS | THERE), Choice(take_over, "manager", 5, WAITS),
    Choice(answer_take_over, RECEIVER, 4, WAITS), Choice(move_all, "manager", 2, WAITS | HULP_LOOPT),
    Choice(finish, RECEIVER, 3, HULP_LOOPT), Choice(unsafe, RECEIVER, 2, HULP_LOOPT),
    Choice(take_up, "triagist", 4, HULP_LOOPT | {Status.WEER_ONVEILIG}),
    Choice(decide_again, "gedragswetenschapper", 5, ENDED), Choice(assign, "manager", 2),
    Choice(close, "casushouder", 2, ENDED), Choice(time_passes, "triagist", 5),
    Choice(accept, LEAD_THERE, 2, WAITS),
)  # fmt: skip
"""Every move of a walk."""


def fitting(status: str) -> list[Choice]:
    """The moves that the status of the last handover may allow."""
    return [choice for choice in MOVES if not choice.fits or status in choice.fits]
