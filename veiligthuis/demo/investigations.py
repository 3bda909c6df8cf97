"""The cases around the ten stories that wait for V&V or onderzoek, or are in one."""

from collections.abc import Iterator
from datetime import datetime

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit, ContactSoort, VoortijdigeReden
from veiligheid.traject import services as onderzoek
from veiligheid.wachtlijst import services as wachtlijst
from veiligheid.wachtlijst.codelijsten import Wachtrisico
from veiligthuis.core import clock
from veiligthuis.demo import chapters, trajecten
from veiligthuis.demo.names import household
from veiligthuis.demo.stories import decide, fresh
from veiligthuis.demo.teller import Story, Teller


def waiting_for_vv(t: Teller) -> Iterator[datetime]:
    """Decided on V&V; nobody has begun and the ten weeks run: weighed anew, called once, and called in vain."""
    casus = yield from decide(t, household("Veen", "van"), Besluit.VV, days=20)
    yield t.ago(15, 10)
    contact = wachtlijst.plan_wachtcontact(casus, voor=t.ago(10, 9).date(), by=t.who("casushouder"))
    yield t.ago(11, 14)
    moeder = casus.betrokkenen.directbetrokken().order_by("pk")[0]
    contact = wachtlijst.leg_wachtcontact_vast(
        contact, gelukt=True, soort=ContactSoort.TELEFOON, betrokkene=moeder, by=t.who("casushouder"),
        verslag="Het is rustiger sinds oma meekijkt. Er is deze week niet geschreeuwd.",
        volgende=t.ago(3, 9).date(),
    )  # fmt: skip
    yield t.ago(10, 9)
    wachtlijst.herweeg(
        fresh(casus), risico=Wachtrisico.HOOG, volgende_op=t.ago(4, 9).date(), by=t.who("casushouder"),
        reden="School belt: het kind is vandaag niet gekomen en moeder neemt niet op.",
    )  # fmt: skip


def investigated(t: Teller) -> Iterator[datetime]:
    """An onderzoek runs; another one ended with nothing found and will be closed."""
    casus = yield from decide(t, household("Bos"), Besluit.ONDERZOEK, days=50)
    yield t.ago(44, 9)
    casus = meldingen.start_onderzoek(casus, by=t.who("casushouder"))
    yield t.ago(40, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    trajecten.see_children(casus, by=t.who("casushouder"))
    yield t.ago(20, 9)
    trajecten.conclude(casus, by=t.who("casushouder"))
    yield t.ago(14, 9)
    trajecten.hear(casus, by=t.who("casushouder"))
    yield t.ago(10, 9)
    onderzoek.weeg_mee(fresh(casus), weging="Geen aanwijzingen gevonden.", by=t.who("gedragswetenschapper"))
    yield t.ago(9, 9)
    onderzoek.neem_onderzoeksbesluit(
        fresh(casus), wat_nodig="Geen verdere hulp nodig.", by=t.who("casushouder")
    )
    yield t.ago(9, 11)
    meldingen.wijs_op_vernietiging(
        fresh(casus), by=t.who("casushouder"),
        hoe="Aan beide ouders verteld bij het eindgesprek, en de uitleg op papier meegegeven.",
    )  # fmt: skip


def onderzoek_loopt(t: Teller) -> Iterator[datetime]:
    """An onderzoek halfway its ten weeks."""
    casus = yield from decide(t, household("Huisman"), Besluit.ONDERZOEK, days=33)
    yield t.ago(28, 9)
    casus = meldingen.start_onderzoek(casus, by=t.who("casushouder"))
    yield t.ago(21, 11)
    trajecten.see_children(casus, by=t.who("casushouder"))
    trajecten.write_down(casus, by=t.who("casushouder"))


def moved_away(t: Teller) -> Iterator[datetime]:
    """The family left with an unknown destination: the onderzoek ends early."""
    casus = yield from decide(t, household("Schouten"), Besluit.ONDERZOEK, days=58)
    yield t.ago(52, 9)
    casus = meldingen.start_onderzoek(casus, by=t.who("casushouder"))
    yield t.ago(30, 9)
    meldingen.sluit_voortijdig(
        casus, reden=VoortijdigeReden.ONBEKENDE_BESTEMMING, by=t.who("manager"),
        toelichting="De woning staat leeg; de politie en school weten van niets.",
        melder_ingelicht_op=clock.today(),
    )  # fmt: skip


INVESTIGATIONS: tuple[Story, ...] = (waiting_for_vv, investigated, onderzoek_loopt, moved_away)
