"""A changed calendar moves running terms in one visible operation: listed first, then all or nothing."""

import json
from collections.abc import Callable
from datetime import date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from meldingen.termijnen import beheer, services
from meldingen.termijnen.instellingen import Kalenderdag, Kalenderjaar
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.records import Escalatie, Termijn, Verlenging
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.calendar import einde_van
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.usefixtures("rijen")
Om = Callable[[str], datetime]
KB = date(2026, 4, 30)
"""Donderdag 30 april 2026, the last day of a T04B that starts at NU; decreed in these tests."""


def besluit(dag: date = KB) -> None:
    Kalenderdag.objects.create(dag=dag, bron="Stcrt. 2026, 12345")


def dagen(termijn: Termijn) -> date:
    termijn.refresh_from_db()
    return clock.local(termijn.eindigt_op).date()


def test_without_the_right_nothing_moves(wereld: Wereld) -> None:
    termijn = wereld.start("T04B")
    besluit()
    with pytest.raises(NotAllowed):
        beheer.herbereken(by=builders.medewerker(roles.CASUSHOUDER))
    assert dagen(termijn) == date(2026, 4, 30)


def test_a_list_that_changed_meanwhile_is_refused_and_nothing_moves(wereld: Wereld) -> None:
    termijn = wereld.start("T04B")
    besluit()
    gezien = beheer.bekijk_herberekening().kenmerk
    besluit(date(2026, 5, 1))
    with pytest.raises(RuleBroken, match="intussen veranderd"):
        beheer.herbereken(by=builders.medewerker(roles.MANAGER, naam="petra"), kenmerk=gezien)
    assert dagen(termijn) == date(2026, 4, 30)


def test_looking_changes_nothing_and_lists_old_and_new(wereld: Wereld) -> None:
    termijn = wereld.start("T04B")
    wereld.start("T05")
    besluit()
    (rij,) = beheer.bekijk_herberekening().verschuivingen
    assert rij.as_json() == {
        "casus": "2026-00001", "code": "T04B", "oud": "2026-04-30", "nieuw": "2026-05-01", "storing": "",
    }  # fmt: skip
    assert dagen(termijn) == date(2026, 4, 30)


def test_the_moved_moment_has_a_new_version_explanation_and_ladder(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start("T04B")
    besluit()
    wie = builders.medewerker(roles.MANAGER, naam="petra")
    beheer.herbereken(by=wie, kenmerk=beheer.bekijk_herberekening().kenmerk)
    assert dagen(termijn) == date(2026, 5, 1)
    assert {
        "dag": "2026-04-30",
        "reden": "met een feestdag gelijkgestelde dag: geen werkdag, telt niet mee",
    } in (termijn.uitleg)
    assert (termijn.versie, termijn.regelversie) == (2, 1)
    assert termijn.momenten == [om("2026-04-29 09:00"), om("2026-05-04 09:00")]
    regel = AuditEntry.objects.get(actie="herbereken_termijn")
    assert (regel.door_naam, regel.casus_nummer, regel.velden["nieuw"]) == (
        wie.username, "2026-00001", "2026-05-01",
    )  # fmt: skip


def test_running_it_again_moves_nothing(wereld: Wereld) -> None:
    wereld.start("T04B")
    besluit()
    assert len(beheer.herbereken(by=None).verschuivingen) == 1
    tweede = beheer.herbereken(by=None)
    assert (tweede.verschuivingen, tweede.bijgewerkt) == ((), 0)


def test_what_was_warned_stays_and_the_moved_moment_warns_anew(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start("T04B")
    clock.move_to(om("2026-04-29 09:00"))
    assert sweep().escalaties == 1
    besluit()
    beheer.herbereken(by=None)
    assert sweep().escalaties == 0
    clock.move_to(om("2026-05-04 09:00"))
    assert sweep().escalaties == 1
    gevuurd = Escalatie.objects.filter(termijn=termijn).order_by("pk").values_list("vervalversie", "naar")
    assert list(gevuurd) == [(1, "behandelaar"), (2, "teammanager")]
    assert invariants()["level_without_escalation"] == 0


def test_a_moment_that_moves_back_behind_us_warns_at_once_and_only_the_highest(
    wereld: Wereld, om: Om
) -> None:
    besluit(date(2026, 4, 28))
    termijn = wereld.start("T04B")
    assert dagen(termijn) == date(2026, 5, 1)
    Kalenderdag.objects.filter(dag=date(2026, 4, 28)).delete()
    clock.move_to(om("2026-05-01 10:00"))
    sweep()
    beheer.herbereken(by=None)
    assert dagen(termijn) == date(2026, 4, 30)
    sweep()
    assert list(Escalatie.objects.order_by("pk").values_list("vervalversie", "naar", "verzenden")) == [
        (1, "behandelaar", True),
        (2, "teammanager", True),
    ]


def test_the_same_last_day_keeps_its_version_when_only_a_warning_shifts(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start("T05")
    assert dagen(termijn) == date(2026, 7, 1)
    besluit(date(2026, 6, 29))
    uitkomst = beheer.herbereken(by=None)
    assert (uitkomst.verschuivingen, uitkomst.bijgewerkt) == ((), 1)
    termijn.refresh_from_db()
    assert (termijn.versie, termijn.momenten[1]) == (1, om("2026-06-26 09:00"))


def test_met_terms_and_terms_in_hours_are_left_alone(wereld: Wereld) -> None:
    wereld.start("T03")
    klaar = wereld.start("T04B")
    services.haal_termijn("T04B", wereld.bron, at=NU)
    besluit()
    assert beheer.herbereken(by=None).verschuivingen == ()
    assert dagen(klaar) == date(2026, 4, 30)


def test_a_postponed_term_keeps_the_day_that_was_decided_unless_that_became_free(wereld: Wereld) -> None:
    termijn = wereld.start("T10")
    Verlenging.objects.create(
        termijn=termijn, van=termijn.eindigt_op, tot=einde_van(date(2026, 6, 3)), reden="veiligheid",
        besloten_door=wereld.behandelaar, besloten_op=NU,
    )  # fmt: skip
    Termijn.objects.filter(pk=termijn.pk).update(eindigt_op=einde_van(date(2026, 6, 3)))
    assert beheer.bekijk_herberekening().verschuivingen == ()
    besluit(date(2026, 6, 3))
    beheer.herbereken(by=None)
    assert dagen(termijn) == date(2026, 6, 4)
    assert "uitstel eindigt niet" in termijn.uitleg[-1]["reden"]


def test_a_term_that_no_longer_fits_the_calendar_is_named_and_stays(wereld: Wereld) -> None:
    termijn = wereld.start("T05")
    Kalenderjaar.objects.filter(jaar=2026).delete()
    (rij,) = beheer.herbereken(by=None).verschuivingen
    assert (rij.nieuw, dagen(termijn)) == (None, date(2026, 7, 1))
    assert "2018 tot en met 2025" in rij.storing


def test_the_command_lists_and_only_moves_when_asked(wereld: Wereld) -> None:
    termijn = wereld.start("T04B")
    besluit()
    uit = StringIO()
    call_command("herbereken", json=True, stdout=uit)
    antwoord = json.loads(uit.getvalue())
    assert (antwoord["uitgevoerd"], antwoord["verschoven"][0]["nieuw"]) == (False, "2026-05-01")
    assert dagen(termijn) == date(2026, 4, 30)
    with pytest.raises(CommandError, match="Er is geen medewerker"):
        call_command("herbereken", uitvoeren=True, door="niemand", stdout=uit)
    with pytest.raises(CommandError, match="mag lopende termijnen niet"):
        call_command("herbereken", uitvoeren=True, door=wereld.manager.username, stdout=uit)
    uit = StringIO()
    call_command("herbereken", uitvoeren=True, stdout=uit)
    assert "2026-00001  T04B  2026-04-30 -> 2026-05-01" in uit.getvalue()
    assert dagen(termijn) == date(2026, 5, 1)
