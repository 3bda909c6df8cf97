"""The cases around the ten stories: shorter courses, so that every status is there and the lists are not empty."""

from collections.abc import Generator, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from meldingen import services as meldingen
from meldingen.codelijsten import (
    Aanleiding,
    Aard,
    Besluit,
    Hoedanigheid,
    Kanaal,
    NietPassendReden,
    Veiligheidsniveau,
)
from meldingen.models import Casus
from meldingen.monitoring.services import (
    Navraag,
    beeindig_monitoring,
    leg_navraag_vast,
    rond_monitormoment_af,
)
from meldingen.services import AdviesGegevens
from overdracht.raad import services as raadsdienst
from veiligheid import services as veiligheid
from veiligthuis.core import clock
from veiligthuis.demo import assessments, chapters, raad, trajecten
from veiligthuis.demo.handovers import HANDOVERS
from veiligthuis.demo.investigations import INVESTIGATIONS
from veiligthuis.demo.known import KNOWN
from veiligthuis.demo.names import household
from veiligthuis.demo.stories import decide, fresh
from veiligthuis.demo.teller import Story, Teller


def new_this_morning(t: Teller) -> Iterator[datetime]:
    """Taken in and not looked at yet, and one that was looked at."""
    yield t.hours_ago(2)
    chapters.take_in(household("Brouwer"), by=t.who("intake"))
    yield t.hours_ago(1.5)
    melding = chapters.take_in(household("Dekker"), by=t.who("intake"))
    meldingen.schift(
        melding, acuut=False, reden="Geen direct gevaar.", eigen_systeem_doorzocht=True,
        vt_register_doorzocht=True, by=t.who("triagist"),
    )  # fmt: skip


def not_ours(t: Teller) -> Iterator[datetime]:
    """A police report without violence goes elsewhere."""
    yield t.ago(6, 9)
    melding = chapters.take_in(household("Smit"), by=t.who("intake"))
    yield t.ago(6, 10)
    meldingen.zet_niet_passend_door(
        melding, reden=NietPassendReden.GEEN_HG_KM, toelichting="Overlast van muziek, geen geweld.",
        doorgezet_naar="Gemeente Meerstad", by=t.who("triagist"),
    )  # fmt: skip


def decided_not_told(t: Teller) -> Iterator[datetime]:
    """Decided, but the melder has not heard it; the onderzoek waits for somebody."""
    yield t.ago(7, 9)
    melding = chapters.take_in(household("Willems"), by=t.who("intake"))
    yield t.ago(7, 11)
    melding = chapters.triage(melding, by=t.who("triagist"))
    yield t.ago(4, 11)
    beoordeling = assessments.assess(melding, Besluit.ONDERZOEK, by=t.who("triagist"))
    yield t.ago(3, 11)
    veiligheid.sign_beoordeling(beoordeling, by=t.who("gedragswetenschapper"))


def vv_done(t: Teller) -> Iterator[datetime]:
    """V&V finished by two professionals; the handover is being prepared, without a plan in concept."""
    casus = yield from decide(t, household("Groot", "de"), Besluit.VV, days=60)
    casus = yield from _finish_vv(t, casus, days=55)
    yield t.ago(12, 15)
    chapters.prepare(fresh(casus), t.region.wijkteams["Noord"], by=t.who("casushouder"))


def monitored_and_unsafe_again(t: Teller) -> Iterator[datetime]:
    """In monitoring after V&V, then unsafe again: Veilig Thuis is back at the table."""
    casus = yield from decide(t, household("Maas"), Besluit.VV, days=100)
    casus = yield from _finish_vv(t, casus, days=95)
    yield t.ago(60, 9)
    casus = meldingen.begin_monitoring(fresh(casus), by=t.who("casushouder"))
    yield t.ago(2, 9)
    school = Navraag(
        vraag="Hoe gaat het op school, en is het thuis veilig?", professional="J. Bakker, intern begeleider",
        antwoord="Het kind durft niet naar huis en heeft een blauwe plek.", veilig="nee", cijfer=Decimal(3),
    )  # fmt: skip
    leg_navraag_vast(casus, navraag=school, by=t.who("casushouder"))
    veiligheid.reopen_with_beoordeling(
        casus, toelichting="School belt: het kind durft niet naar huis.", by=t.who("casushouder")
    )


def monitored_to_the_end(t: Teller) -> Iterator[datetime]:
    """Fourteen months after V&V: both moments were held, and the casus is closed as lastingly safe."""
    casus = yield from decide(t, household("Verhoeven"), Besluit.VV, days=480)
    casus = yield from _finish_vv(t, casus, days=470)
    yield t.ago(445, 9)
    casus = meldingen.begin_monitoring(fresh(casus), by=t.who("casushouder"))
    moeder = casus.betrokkenen.get(relatie="moeder")
    for days in (370, 90):
        yield t.ago(days, 10)
        ask(t, casus, "Rustig. Zij praten nu eerst en gaan dan even naar buiten.", betrokkene=moeder)
        ask(t, casus, "Robin komt op tijd en is vrolijk.", professional="A. Faber, leerkracht")
        rond_monitormoment_af(
            fresh(casus), conclusie="Het is veilig gebleven en de afspraken lopen.", by=t.who("casushouder")
        )
    yield t.ago(30, 15)
    beeindig_monitoring(
        fresh(casus), reden="stabiel", melder_ingelicht_op=clock.today(), by=t.who("casushouder"),
        toelichting="Moeder, vader en de leerkracht zeggen alle drie dat het veilig is.",
    )  # fmt: skip


def ask(t: Teller, casus: Casus, antwoord: str, **wie: Any) -> None:
    """One question of monitoring that was answered well."""
    navraag = Navraag(
        vraag="Is het veilig gebleven?", antwoord=antwoord, veilig="ja", cijfer=Decimal(8), **wie
    )
    leg_navraag_vast(fresh(casus), navraag=navraag, by=t.who("casushouder"))


def _finish_vv(t: Teller, casus: Casus, *, days: int) -> Generator[datetime, None, Casus]:
    yield t.ago(days, 9)
    casus = meldingen.start_vv(casus, by=t.who("casushouder"))
    yield t.ago(days - 3, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    trajecten.see_children(casus, by=t.who("casushouder"))
    yield t.ago(days - 5, 9)
    chapters.make_plan(casus, by=t.who("casushouder"), regie=t.region.veilig_thuis)
    yield t.ago(days - 20, 9)
    meldingen.teken_mee(fresh(casus), weging="De voorwaarden worden nagekomen.", by=t.who("vertrouwensarts"))
    yield t.ago(days - 21, 9)
    casus = meldingen.rond_vv_af(fresh(casus), by=t.who("casushouder"))
    return chapters.tell_the_end(casus, by=t.who("casushouder"))


def _closed(t: Teller, naam: str, days: int) -> Generator[datetime, None, Casus]:
    """No further involvement, everybody told, closed."""
    niveau = Veiligheidsniveau.GEEN
    casus = yield from decide(t, household(naam), Besluit.GEEN_VERVOLG, days=days, niveau=niveau)
    yield t.ago(days - 5, 9)
    chapters.speak_with_everybody(casus, by=t.who("casushouder"))
    yield t.ago(days - 6, 9)
    return meldingen.sluit_casus(
        fresh(casus),
        toelichting="Nagegaan bij de huisarts en met het gezin: het is veilig.",
        by=t.who("casushouder"),
    )


def closed_and_reported_again(t: Teller) -> Iterator[datetime]:
    """A closed casus takes no new melding: a new one is opened and linked."""
    casus = yield from _closed(t, "Hermans", 45)
    yield t.ago(1, 9)
    chapters.take_in(household("Hermans"), by=t.who("intake"), casus=fresh(casus))


def closed_for_good(t: Teller) -> Iterator[datetime]:
    """Closed, and later destroyed on request with four eyes."""
    casus = yield from _closed(t, "Postma", 80)
    yield t.ago(40, 9)
    meldingen.verleen_toegang(casus, aan=t.who("privacy"), by=t.who("manager"))
    casus = meldingen.stel_vernietiging_voor(
        fresh(casus), grond="Verzoek van de betrokkene", by=t.who("privacy")
    )
    yield t.ago(39, 9)
    meldingen.leg_vernietiging_vast(casus, by=t.who("manager"))


def anonymised(t: Teller) -> Iterator[datetime]:
    """Closed, and later only the figures are kept."""
    casus = yield from _closed(t, "Timmer", 90)
    yield t.ago(50, 9)
    meldingen.verleen_toegang(casus, aan=t.who("privacy"), by=t.who("manager"))
    casus = meldingen.stel_vernietiging_voor(
        fresh(casus), grond="Bewaartermijn verstreken", by=t.who("privacy")
    )
    yield t.ago(49, 9)
    meldingen.leg_anonimisering_vast(casus, by=t.who("manager"))


def urgent_at_the_raad(t: Teller) -> Iterator[datetime]:
    """Telephoned to the Raad at once; the paper follows."""
    casus = yield from decide(
        t, household("Wal", "van der", kind="Milou", leeftijd=1, geslacht="vrouw"), Besluit.ONDERZOEK, days=9,
        niveau=Veiligheidsniveau.ACUUT,
    )  # fmt: skip
    yield t.ago(4, 17)
    obj = raadsdienst.meld_spoed(
        casus, gebeld_op=t.ago(4, 16), gesproken_met="Dienstdoende raadsonderzoeker",
        toelichting="De baby kan vannacht niet veilig thuis zijn.", by=t.who("gedragswetenschapper"),
    )  # fmt: skip
    yield t.ago(3, 11)
    raad.write(obj, noodzaak="", by=t.who("casushouder"))


def assessment_lapsed(t: Teller) -> Iterator[datetime]:
    """An assessment was begun by mistake and dropped; a new one was begun."""
    yield t.ago(2, 9)
    melding = chapters.take_in(household("Kramer"), by=t.who("intake"))
    yield t.ago(2, 10)
    melding = chapters.triage(melding, by=t.who("triagist"))
    beoordeling = veiligheid.begin_beoordeling(melding, by=t.who("triagist"))
    yield t.ago(2, 11)
    veiligheid.withdraw_beoordeling(
        beoordeling, reden="Bij de verkeerde melding begonnen.", by=t.who("triagist")
    )


def advice(t: Teller) -> Iterator[datetime]:
    """Advice: one open, one closed, one that became a melding, and a conversation not finished yet."""
    vraag = AdviesGegevens(
        hoedanigheid=Hoedanigheid.BASISONDERWIJS, aanleiding=(Aanleiding.KINDERMISHANDELING,),
        aard=(Aard.PEDAGOGISCHE_VERWAARLOZING,), kanaal=Kanaal.TELEFOON,
        vraag="Een leerling komt steeds te laat en moe op school. Wat kan ik doen?",
        gegeven_advies="Ga eerst in gesprek met de ouders; bel terug als de zorgen blijven.",
    )  # fmt: skip
    yield t.ago(8, 10)
    meldingen.geef_advies(gegevens=vraag, sluit_af=True, by=t.who("intake"))
    yield t.ago(5, 10)
    tweede = meldingen.geef_advies(gegevens=vraag, by=t.who("intake"))
    yield t.ago(3, 10)
    meldingen.geef_advies(gegevens=vraag, by=t.who("intake"))
    yield t.hours_ago(6)
    meldingen.zet_advies_om_in_melding(
        tweede,
        gegevens=chapters.report(household("Nijhof")),
        betrokkenen=chapters.people(household("Nijhof")),
        by=t.who("intake"),
    )
    yield t.hours_ago(1)
    gesprek = meldingen.begin_gesprek(by=t.who("intake"))
    meldingen.bewaar_gesprek(
        gesprek, notities="Mevrouw belt over haar zus. Zij wordt teruggebeld om vier uur.", concept={},
        by=t.who("intake"),
    )  # fmt: skip


AROUND: tuple[Story, ...] = (
    new_this_morning, not_ours, decided_not_told, vv_done, monitored_and_unsafe_again,
    monitored_to_the_end, closed_and_reported_again, closed_for_good, anonymised, urgent_at_the_raad,
    assessment_lapsed, advice, *INVESTIGATIONS, *HANDOVERS, *KNOWN,
)  # fmt: skip
