"""The demo is told through the services: the widest course of events we have, and every status is in it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Model

from meldingen.genogram.lezen import genogram_van_casus
from meldingen.huisverbod.status import HuisverbodStatus
from meldingen.machine import AdviesStatus, CasusStatus, MeldingStatus
from meldingen.models import Advies, Bronbescherming, Casus, Huisverbod, Melding, Persoon, Regie
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.records import Escalatie
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests.conftest import NOW
from veiligheid.machine import BeoordelingStatus, PlanStatus
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan
from veiligthuis.core import clock
from veiligthuis.demo.names import TEST_BSN
from veiligthuis.demo.stories import STORIES


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The stories, told once for all tests of this file and rolled back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.standing_at(NOW):  # type: ignore[attr-defined]
        call_command("demodata")
        yield
        transaction.set_rollback(True)


def statuses(model: type[Model]) -> set[str]:
    return set(model._default_manager.values_list("status", flat=True))


def test_a_database_in_use_is_refused_and_left_alone(told: None) -> None:
    before = Casus.objects.count()
    with pytest.raises(CommandError, match="niet leeg"):
        call_command("demodata")
    assert Casus.objects.count() == before


@pytest.mark.django_db
def test_outside_the_demo_no_story_is_told(settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="echte gezinnen"):
        call_command("demodata")


def test_there_are_ten_stories_and_every_status_is_there(told: None) -> None:
    assert len(STORIES) == 10
    assert statuses(Advies) == set(AdviesStatus)
    assert statuses(Melding) == set(MeldingStatus)
    assert statuses(Casus) == set(CasusStatus)
    assert statuses(Veiligheidsbeoordeling) == set(BeoordelingStatus)
    assert statuses(Veiligheidsplan) == set(PlanStatus)
    assert statuses(Overdracht) == set(Status)
    assert statuses(Huisverbod) == set(HuisverbodStatus)


def test_both_kinds_of_late_are_there_and_every_level_was_told(told: None) -> None:
    late = set(Casus.objects.filter(termijnen__gehaald_op=None).values_list("termijnen__code", flat=True))
    assert {"T04A", "T04B", "T12", "T12E"} <= late
    assert set(Escalatie.objects.values_list("naar", flat=True)) == {
        "behandelaar", "teammanager", "manager_ontvanger", "regiocontact", "crisislijn",
    }  # fmt: skip


def test_a_family_must_still_hear_what_was_decided_and_a_letter_about_it_was_begun(told: None) -> None:
    nog_te_horen = Casus.objects.filter(
        termijnen__code="T08", termijnen__gehaald_op=None, termijnen__vervallen_op=None
    )
    assert nog_te_horen.filter(brieven__waarover="besluit", brieven__status="concept").exists()


def test_a_crisis_an_unborn_child_an_elder_and_a_secret_address_are_there(told: None) -> None:
    assert Melding.objects.filter(status=MeldingStatus.ACUUT_IN_ACTIE).exists()
    assert Persoon.objects.filter(ongeboren=True, uitgerekende_datum__isnull=False).exists()
    assert any((persoon.leeftijd(date(2026, 4, 28)) or 0) >= 65 for persoon in Persoon.objects.all())
    assert Persoon.objects.filter(adressen__geheim=True).exists()


def test_only_documented_test_numbers_appear(told: None) -> None:
    assert set(Persoon.objects.exclude(bsn=None).values_list("bsn", flat=True)) <= set(TEST_BSN)


def test_every_open_casus_has_exactly_one_regiehouder(told: None) -> None:
    for casus in Casus.objects.all():
        running = Regie.objects.filter(casus=casus, periode__upper_inf=True).count()
        assert running == (1 if casus.is_open else 0), casus.nummer


def test_the_clocks_are_healthy_afterwards(told: None) -> None:
    assert {key: value for key, value in invariants().items() if value} == {}


def test_families_hang_together_and_are_drawn_without_a_warning(told: None) -> None:
    drawn = [
        genogram_van_casus(casus.betrokkenen.select_related("persoon"), casus.banden.all(), op=clock.today())
        for casus in Casus.objects.filter(banden__isnull=False).distinct()
    ]
    words = {regel.woord for genogram in drawn if genogram for regel in genogram.legenda}

    assert len(drawn) >= 5
    assert [zin for genogram in drawn if genogram for zin in genogram.waarschuwingen] == []
    assert {
        "ongeboren",
        "overleden",
        "contact verbroken",
        "stiefkind van",
        "pleegkind van",
        "hechte band",
    } <= words


def test_persons_show_what_a_person_can_be(told: None) -> None:
    assert Persoon.objects.filter(overleden_op__isnull=False).exists()
    assert Persoon.objects.filter(geboorte_precisie="jaar").exists()
    assert Persoon.objects.filter(geboortedatum=None, ongeboren=False).exists()
    assert Persoon.objects.exclude(partner_achternaam="").exists()
    assert Persoon.objects.filter(tolk_nodig=True, veilig__kanaal="via_ander").exists()
    assert Bronbescherming.objects.geldend().exists()
