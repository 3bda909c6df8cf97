"""Handovers and plans around the ten stories: silence, withdrawal, return, take-over, a plan rewritten or lapsed."""

from collections.abc import Generator, Iterator
from datetime import datetime, timedelta

from ketenpartners.services import leg_capaciteit_vast
from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from overdracht import services as overdrachten
from overdracht.models import Overdracht
from veiligheid import services as veiligheid
from veiligthuis.core import clock
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household
from veiligthuis.demo.stories import decide, fresh
from veiligthuis.demo.teller import Story, Teller


def unanswered(t: Teller) -> Iterator[datetime]:
    """Offered, and nobody answers."""
    casus = yield from _ready(t, "Prins", 17)
    chapters.offer(casus, t.region.wijkteams["Noord"], by=t.who("casushouder"))


def withdrawn(t: Teller) -> Iterator[datetime]:
    """Offered to the wrong team and withdrawn."""
    casus = yield from _ready(t, "Blom", 22)
    overdracht = chapters.offer(casus, t.region.wijkteams["Oost"], by=t.who("casushouder"))
    yield t.ago(16, 11)
    overdrachten.withdraw_overdracht(overdracht, reden="Het gezin is verhuisd.", by=t.who("casushouder"))


def taken_back(t: Teller) -> Iterator[datetime]:
    """No answer within the norm: Veilig Thuis took it back and offered it elsewhere."""
    casus = yield from _ready(t, "Evers", 42)
    overdracht = chapters.offer(casus, t.region.wijkteams["West"], by=t.who("casushouder"))
    yield t.ago(20, 9)
    overdrachten.take_back_overdracht(
        overdracht, reden="Geen antwoord na drie keer bellen.", by=t.who("manager")
    )
    yield t.ago(1, 10)
    chapters.offer(fresh(casus), t.region.wijkteams["Zuid"], by=t.who("casushouder"))


def taken_over(t: Teller) -> Iterator[datetime]:
    """It waited too long with one team; another takes over, plan and clock travel along."""
    casus = yield from _ready(t, "Jonker", 46)
    overdracht = chapters.offer(casus, t.region.wijkteams["West"], by=t.who("casushouder"))
    yield t.ago(16, 9)
    zuid = t.region.wijkteams["Zuid"]
    overdrachten.ask_take_over(overdracht, naar_team=zuid, reden="Zuid heeft plek.", by=t.who("manager"))
    yield t.ago(7, 9)
    nieuw = overdrachten.hand_over_to_other_team(
        overdracht, naar_team=t.region.wijkteams["Zuid"], reden="Zuid heeft plek.", by=t.who("manager")
    )
    yield t.ago(6, 9)
    chapters.accept(nieuw, by=t.who("wijkteam-zuid"), naam="Wijkwerker Zuid")


def asked_to_move(t: Teller) -> Iterator[datetime]:
    """It waits too long; Veilig Thuis asked the team whether another one may take over."""
    casus = yield from _ready(t, "Kuipers", 40)
    overdracht = chapters.offer(casus, t.region.wijkteams["Noord"], by=t.who("casushouder"))
    yield t.ago(1, 9)
    zuid = t.region.wijkteams["Zuid"]
    overdrachten.ask_take_over(overdracht, naar_team=zuid, reden="Zuid heeft plek.", by=t.who("manager"))


def unsafe_again(t: Teller) -> Iterator[datetime]:
    """The wijkteam found it unsafe again: back at Veilig Thuis at once."""
    overdracht = yield from _helped(t, "Verhoef", 38)
    yield t.ago(0, 8)
    overdrachten.report_unsafe(
        overdracht,
        tekst="De buren hoorden vannacht geschreeuw. De kinderen slapen nu bij oma.",
        by=t.who("wijkteam-noord"),
    )


def found_by_receiver(t: Teller) -> Iterator[datetime]:
    """The wijkteam changed the plan with the family; Veilig Thuis still has to read it."""
    overdracht = yield from _helped(t, "Schouten", 36)
    yield t.ago(2, 10)
    wie = t.who("wijkteam-noord")
    overdrachten.propose_plan(
        overdracht,
        tekst="Vader woont nu bij zijn broer en komt op zaterdag.",
        evaluatie_op=clock.today() + timedelta(days=28),
        noodplan="Bel eerst oma, dan het wijkteam.",
        erbij=[
            {
                "wat": "Vader komt op zaterdag, oma is erbij.",
                "wie": "vader",
                "controle": "oma belt het wijkteam",
            }
        ],
        by=wie,
    )
    yield t.ago(1, 10)
    overdrachten.confirm_plan(overdracht, by=wie)


def _helped(t: Teller, naam: str, days: int) -> Generator[datetime, None, Overdracht]:
    """Accepted by Noord with somebody who logs in as regiehouder, and spoken with; returns the handover."""
    casus = yield from _ready(t, naam, days)
    overdracht = chapters.offer(casus, t.region.wijkteams["Noord"], by=t.who("casushouder"))
    wie = t.who("wijkteam-noord")
    yield t.ago(days - 9, 9)
    chapters.accept(overdracht, by=wie, naam=wie.weergavenaam)
    yield t.ago(days - 11, 14)
    chapters.call(overdracht, by=wie, gelukt=True)
    return overdracht


def plan_rewritten(t: Teller) -> Iterator[datetime]:
    """A plan was replaced by a second version, and a third is being written."""
    casus = yield from _ready(t, "Lammers", 28)
    yield t.ago(10, 9)
    noord = t.region.wijkteams["Noord"].organisatie
    plan = chapters.make_plan(casus, by=t.who("casushouder"), regie=noord, herzien=True)
    chapters.hear_everybody(plan, by=t.who("casushouder"))
    yield t.ago(2, 10)
    chapters.look_at_plan(plan, by=t.who("casushouder"))
    yield t.ago(1, 15)
    veiligheid.begin_veiligheidsplan(fresh(casus), by=t.who("casushouder"))


def plan_lapsed(t: Teller) -> Iterator[datetime]:
    """The family withdrew from its plan."""
    casus = yield from _ready(t, "Roos", 26)
    yield t.ago(9, 9)
    plan = fresh(casus).veiligheidsplannen.geldig().get()
    veiligheid.withdraw_veiligheidsplan(
        plan, reden="De ouders zijn uit elkaar gegaan.", by=t.who("casushouder")
    )
    yield t.ago(1, 20)
    chapters.agree_in_crisis(fresh(casus), by=t.who("casushouder"))


def _ready(t: Teller, naam: str, days: int) -> Generator[datetime, None, Casus]:
    """Decided on handover, spoken with, with a plan; returns the casus."""
    casus = yield from decide(t, household(naam), Besluit.OVERDRACHT, days=days)
    yield t.ago(days - 4, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(days - 4, 13)
    chapters.make_plan(casus, by=t.who("casushouder"), regie=t.region.wijkteams["Noord"].organisatie)
    yield t.ago(days - 5, 9)
    return fresh(casus)


def without_plan(t: Teller) -> Iterator[datetime]:
    """It had to go before there was a plan; the teammanager allowed it until a day that comes near."""
    casus = yield from decide(t, household("Dijkman"), Besluit.OVERDRACHT, days=9)
    yield t.ago(5, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    overdracht = chapters.prepare(fresh(casus), t.region.wijkteams["Oost"], by=t.who("casushouder"))
    overdrachten.grant_uitzondering(
        overdracht, reden="Moeder is verhuisd; het wijkteam moet vandaag bij haar zijn.",
        tot=clock.today() + timedelta(days=8), by=t.who("manager"),
    )  # fmt: skip
    overdrachten.offer_overdracht(overdracht, by=t.who("casushouder"))


def plan_sent_later(t: Teller) -> Iterator[datetime]:
    """Accepted before there was a plan; the plan came later and the wijkteam must still read it."""
    casus = yield from decide(t, household("Bosman"), Besluit.OVERDRACHT, days=24)
    yield t.ago(20, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    overdracht = chapters.prepare(fresh(casus), t.region.wijkteams["Noord"], by=t.who("casushouder"))
    overdrachten.grant_uitzondering(
        overdracht, reden="Moeder wil niet wachten met hulp.", tot=clock.today() + timedelta(days=21),
        by=t.who("manager"),
    )  # fmt: skip
    overdracht = overdrachten.offer_overdracht(overdracht, by=t.who("casushouder"))
    yield t.ago(17, 10)
    overdracht = chapters.accept(overdracht, by=t.who("wijkteam-noord"), naam="Wijkwerker Noord")
    yield t.ago(14, 14)
    overdracht = chapters.call(overdracht, by=t.who("wijkteam-noord"), gelukt=True)
    yield t.ago(2, 11)
    chapters.make_plan(fresh(casus), by=t.who("casushouder"), regie=t.region.wijkteams["Noord"].organisatie)
    overdrachten.send_plan(overdracht, by=t.who("casushouder"))


def waiting_times(t: Teller) -> Iterator[datetime]:
    """The wijkteams say how long a family waits; one of them has not said so for long."""
    yield t.ago(50, 9)
    _says(t, "West", 6, 2, "Twee vacatures.")
    yield t.ago(20, 9)
    _says(t, "Noord", 5, 4, "")
    yield t.ago(6, 9)
    _says(t, "Noord", 3, 6, "Een nieuwe collega is begonnen.")
    _says(t, "Zuid", 1, 8, "")


def _says(t: Teller, naam: str, weken: int, plekken: int, toelichting: str) -> None:
    leg_capaciteit_vast(
        t.region.wijkteams[naam], wachtweken=weken, plekken_per_maand=plekken, toelichting=toelichting,
        geldig_van=clock.today(), by=t.who(f"wijkteam-{naam.lower()}"),
    )  # fmt: skip


HANDOVERS: tuple[Story, ...] = (
    unanswered, withdrawn, taken_back, taken_over, asked_to_move, unsafe_again, found_by_receiver,
    plan_rewritten, plan_lapsed, without_plan, plan_sent_later,
    waiting_times,
)  # fmt: skip
