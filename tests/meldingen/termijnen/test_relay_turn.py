"""A relay with more mail than time: it stops in time, goes on at the next bell and leaves nothing behind."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core import mail

from meldingen import tasks
from meldingen.termijnen.records import Bezorging
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import Wereld
from veiligthuis.celery import BELL_SECONDS

Om = Callable[[str], datetime]


def test_a_turn_ends_before_the_next_bell() -> None:
    assert timedelta(seconds=BELL_SECONDS) > tasks.BEURT


def test_what_is_left_when_the_time_is_up_goes_out_at_the_next_turns_once(wereld: Wereld, om: Om) -> None:
    for nummer in range(3):
        wereld.start("T12", onderwerp=f"overdracht:{nummer}")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)

    sent = [verspreid(nu=nu, binnen=timedelta()) for _ in range(4)]

    assert sent == [1, 1, 1, 0]
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == len(mail.outbox) == 3
    assert not Bezorging.objects.filter(volgende_poging_op__isnull=False).exists()


def test_without_a_limit_everything_goes_at_once(wereld: Wereld, om: Om) -> None:
    for nummer in range(3):
        wereld.start("T12", onderwerp=f"overdracht:{nummer}")
    nu = om("2026-04-29 09:00")
    sweep(nu=nu)

    assert verspreid(nu=nu) == 3
