"""The figures of health: each is zero in health and seen to rise when its promise is broken."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from meldingen.machine.casus_status import OPENSTAAND
from meldingen.models import Casus
from meldingen.termijnen.instellingen import Kalenderjaar
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.records import Bezorging, Escalatie
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.services import start_termijn
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.meldingen.termijnen.conftest import NU, Wereld, maak_casus
from veiligthuis.core import clock

Om = Callable[[str], datetime]


def test_everything_is_zero_in_health(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    clock.move_to(om("2026-04-29 09:00"))
    sweep()
    verspreid()
    assert set(invariants().values()) == {0}


def test_a_due_term_that_nobody_swept_is_counted(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    clock.move_to(om("2026-04-29 09:00:21"))
    assert invariants()["due_unfired"] == 1


def test_a_level_without_its_escalation_is_counted(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-05-01 09:00"))
    Escalatie.objects.filter(niveau=1).delete()
    assert invariants()["level_without_escalation"] == 1


def test_the_age_of_what_waits_to_be_sent_is_told(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    clock.move_to(om("2026-04-29 09:07"))
    assert invariants()["outbox_oldest_s"] == 420


def test_a_notice_that_reached_nobody_is_counted_while_the_term_runs(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    verspreid(nu=om("2026-04-29 09:00"))
    Bezorging.objects.update(mislukt_op=NU)
    assert invariants()["delivery_failed"] == 1
    Bezorging.objects.all().delete()
    assert invariants()["nobody_told"] == 1


@pytest.mark.parametrize("status", sorted(OPENSTAAND))
def test_an_open_casus_without_a_running_term_is_counted_in_every_status(wereld: Wereld, status: str) -> None:
    wereld.start("T12")
    assert invariants()["open_casus_without_term"] == 0
    maak_casus("2026-00002", wereld.eigen, None, status=status)
    assert invariants()["open_casus_without_term"] == 1


def test_a_closed_casus_of_which_a_term_runs_is_counted(wereld: Wereld) -> None:
    Casus.objects.update(nummer="2026-99999")
    dicht = builders.gesloten_casus()
    wereld.start("T12")
    assert (invariants()["open_casus_without_term"], invariants()["closed_casus_with_term"]) == (0, 0)
    start_termijn("R02", replace(wereld.bron, casus=dicht))
    assert invariants()["closed_casus_with_term"] == 1


def test_the_command_prints_json_and_fails_only_when_asked(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    clock.move_to(om("2026-04-29 10:00"))
    uit = StringIO()
    call_command("invariants", json=True, stdout=uit)
    cijfers = json.loads(uit.getvalue())
    assert cijfers["due_unfired"] == 1
    assert list(cijfers) == [
        "due_unfired",
        "level_without_escalation",
        "outbox_oldest_s",
        "open_casus_without_term",
    ]
    with pytest.raises(CommandError, match="due_unfired"):
        call_command("invariants", check=True, stdout=StringIO())


@pytest.mark.usefixtures("rijen")
def test_a_calendar_that_lacks_next_year_is_counted_and_named_in_health(client: Client) -> None:
    # A database that a test emptied before has no rows left, and then what is shipped holds.
    Kalenderjaar.objects.get_or_create(jaar=2027, defaults={"bron": "proef"})
    assert invariants()["calendar_years_missing"] == 0
    Kalenderjaar.objects.get_or_create(jaar=2026, defaults={"bron": "proef"})
    Kalenderjaar.objects.filter(jaar__gte=2027).delete()
    assert invariants()["calendar_years_missing"] == 1
    onderdeel = client.get("/gezondheid/?vorm=json").json()["onderdelen"]["calendar_years_missing"]
    assert onderdeel == {"goed": False, "stand": "1 jaren waarvan de vrije dagen ontbreken"}
