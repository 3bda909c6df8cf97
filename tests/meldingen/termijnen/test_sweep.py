"""The sweep: every missed level once, only the highest sent, whoever sweeps and however late."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections

from meldingen.termijnen import services
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.records import Escalatie, Hartslag, Termijn
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import NU, Wereld, maak_wereld
from veiligthuis.core import clock

Om = Callable[[str], datetime]


def gevuurd(termijn: Termijn) -> list[tuple[int, str, bool]]:
    return list(
        Escalatie.objects.filter(termijn=termijn).order_by("pk").values_list("niveau", "naar", "verzenden")
    )


def test_nothing_happens_before_the_moment(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    assert sweep(nu=om("2026-04-29 08:59")).escalaties == 0


def test_a_met_term_never_escalates(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    services.haal_termijn("T12", wereld.bron, at=NU)
    assert sweep(nu=om("2026-06-01 09:00")).termijnen == 0


def test_the_ladder_is_climbed_one_level_at_a_time(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start("T12")
    for nu, niveau in (
        ("2026-04-29 09:00", 1),
        ("2026-05-01 09:00", 2),
        ("2026-05-04 09:00", 3),
        ("2026-05-07 09:00", 4),
    ):
        assert sweep(nu=om(nu)).escalaties == 1
        assert sweep(nu=om(nu)).escalaties == 0
        termijn.refresh_from_db()
        assert termijn.niveau == niveau
    assert gevuurd(termijn) == [
        (1, "behandelaar", True),
        (2, "teammanager", True),
        (3, "manager_ontvanger", True),
        (4, "regiocontact", True),
    ]
    assert termijn.volgende_op is None


def test_after_an_outage_every_missed_level_is_recorded_and_only_the_highest_sent(
    wereld: Wereld, om: Om
) -> None:
    termijn = wereld.start("T12")
    nu = om("2026-05-05 11:17")
    assert sweep(nu=nu).escalaties == 3
    assert gevuurd(termijn) == [
        (1, "behandelaar", False),
        (2, "teammanager", False),
        (3, "manager_ontvanger", True),
    ]
    rijen = Escalatie.objects.order_by("niveau")
    assert [rij.gepland_op for rij in rijen] == termijn.momenten[:3]
    assert {rij.gevuurd_op for rij in rijen} == {nu}


def test_without_a_given_moment_the_standing_clock_counts_and_otherwise_the_database(
    wereld: Wereld, om: Om
) -> None:
    wereld.start("T12")
    clock.move_to(om("2026-04-29 09:00"))
    assert sweep().escalaties == 1
    assert Hartslag.objects.get().geslagen_op == om("2026-04-29 09:00")


def test_a_moved_due_moment_may_warn_anew_and_the_old_warning_cannot_repeat(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    Termijn.objects.update(niveau=0, volgende_op=termijn.momenten[0])
    assert sweep(nu=om("2026-04-29 09:01")).escalaties == 0
    Termijn.objects.update(niveau=0, volgende_op=termijn.momenten[0], versie=2)
    assert sweep(nu=om("2026-04-29 09:02")).escalaties == 1


def test_small_batches_go_on_until_nothing_is_left(wereld: Wereld, om: Om) -> None:
    for nummer in range(25):
        wereld.start("T12", onderwerp=f"overdracht:{nummer}")
    beurt = sweep(nu=om("2026-06-01 09:00"), batch=4)
    assert (beurt.termijnen, beurt.escalaties) == (25, 100)


def test_an_escalation_cannot_be_rewritten(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    sweep(nu=om("2026-04-29 09:00"))
    with pytest.raises(Exception, match="Cannot update"):
        Escalatie.objects.update(gevuurd_op=NU)


POISON = """
CREATE FUNCTION gif() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.onderwerp = 'gif' AND NEW.niveau <> OLD.niveau THEN RAISE EXCEPTION 'gif'; END IF; RETURN NEW; END $$;
CREATE TRIGGER gif BEFORE UPDATE ON meldingen_termijn FOR EACH ROW EXECUTE FUNCTION gif();
"""


def test_a_poison_row_is_pushed_aside_and_the_others_go_on(wereld: Wereld, om: Om) -> None:
    for onderwerp in ("een", "gif", "twee", "drie"):
        wereld.start("T12", onderwerp=onderwerp)
    with connection.cursor() as cursor:
        cursor.execute(POISON)
    nu = om("2026-04-29 09:00")
    beurt = sweep(nu=nu, batch=2)
    assert (beurt.termijnen, beurt.escalaties, beurt.opzij) == (3, 3, 1)
    gif = Termijn.objects.get(onderwerp="gif")
    assert gif.volgende_op == nu + timedelta(minutes=15)
    assert invariants()["pushed_aside"] == 1
    services.haal_termijn("T12", replace(wereld.bron, onderwerp="gif"), at=nu)
    assert invariants()["pushed_aside"] == 0  # what was met needs nobody any more


@pytest.mark.django_db(transaction=True)
def test_two_sweepers_at_once_record_every_level_once(om: Om) -> None:
    wereld = maak_wereld()
    for nummer in range(120):
        wereld.start("T12", onderwerp=f"overdracht:{nummer}")
    nu, klaar, uitkomsten = om("2026-06-01 09:00"), threading.Barrier(3), []

    def veeg() -> None:
        klaar.wait()
        uitkomsten.append(sweep(nu=nu, batch=5).escalaties)
        connections.close_all()

    draden = [threading.Thread(target=veeg) for _ in range(3)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    sweep(nu=nu)
    assert Escalatie.objects.count() == 480
    assert Escalatie.objects.filter(verzenden=True).count() == 120
    assert Escalatie.objects.values("termijn", "niveau").distinct().count() == 480
    assert sum(uitkomsten) <= 480
