"""Weighing a waiting family anew has a clock: it is met by a weighing, it escalates, and nobody waits without it."""

from datetime import date, timedelta

import pytest

from meldingen import services as meldingen
from meldingen.models import Casus, Termijn
from meldingen.termijnen.regels import regel
from meldingen.termijnen.sweep import sweep
from overdracht.tasks import haal_stilte_terug
from tests import builders
from tests.pages.conftest import as_
from tests.veiligheid.wachtlijst.test_wachtlijst import herweeg, houder, rij, wachtend
from veiligheid.wachtlijst.queries import HERWEGEN
from veiligheid.wachtlijst.rules import EERSTE_HERWEGING
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_what_was_weighed_in_an_earlier_wait_says_nothing_of_this_one() -> None:
    casus = wachtend()
    herweeg(casus, volgende_op=date(2026, 5, 1))
    Casus.objects.filter(pk=casus.pk).update(traject_besluit_op=clock.now() + timedelta(seconds=1))

    assert rij(casus).risico == "midden"


def test_a_weighing_meets_the_clock_and_begins_it_anew_to_its_own_day() -> None:
    casus = wachtend()
    clock.move_to(clock.now() + timedelta(days=2))

    herweeg(casus)

    gehaald, loopt = Termijn.objects.filter(casus=casus, code=HERWEGEN).order_by("pk")
    assert (gehaald.gestart_op, gehaald.gehaald_op) == (casus.vervolg_op, clock.now())
    assert (clock.local(loopt.eindigt_op).date(), loopt.duur) == (date(2026, 5, 4), 4)
    assert rij(casus).herwegen_voor == date(2026, 5, 4)
    meldingen.start_vv(casus, by=houder())
    loopt.refresh_from_db()
    assert loopt.vervallen_reden == "Het traject is begonnen"


def test_overdue_it_stands_in_the_worklist_and_the_manager_hears_it() -> None:
    casus, manager = wachtend(), as_(builders.medewerker(roles.MANAGER))
    herweeg(casus, volgende_op=date(2026, 5, 1))
    clock.move_to(clock.now() + timedelta(days=7))

    sweep()

    klok = Termijn.objects.open().get(casus=casus, code=HERWEGEN)
    assert set(klok.escalaties.values_list("naar", flat=True)) == {"behandelaar", "teammanager"}
    assert (
        "Weeg het risico van het wachten opnieuw" in manager.get("/werkvoorraad/?lijst=team").content.decode()
    )
    assert "Risico herwegen tijdens het wachten" in manager.get("/sturing/escalaties/").content.decode()


def test_who_waited_before_there_was_a_clock_gets_it_once_and_late_at_once() -> None:
    gewogen, nooit = wachtend(), wachtend()
    herweeg(gewogen, volgende_op=date(2026, 5, 1))
    Termijn.objects.filter(code=HERWEGEN).delete()
    clock.move_to(clock.now() + timedelta(days=7))

    haal_stilte_terug()
    haal_stilte_terug()

    eind = {t.casus_id: clock.local(t.eindigt_op).date() for t in Termijn.objects.filter(code=HERWEGEN)}
    assert eind == {gewogen.pk: date(2026, 5, 1), nooit.pk: date(2026, 5, 12)}
    assert AuditEntry.objects.filter(actie="begin_herweegklok").count() == 2
    assert rij(gewogen).herwegen_te_laat and not rij(nooit).herwegen_te_laat


def test_the_list_and_the_rule_name_the_same_first_day() -> None:
    assert regel(HERWEGEN, clock.today()).duur == EERSTE_HERWEGING.days
