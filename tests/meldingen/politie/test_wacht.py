"""The alarm on messages: nobody looks at them, or nothing reads them."""

from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.meldingen.politie import post
from veiligthuis.core import clock
from veiligthuis.pages.watch import watch

pytestmark = pytest.mark.django_db


def alarms() -> str:
    return " ".join(watch().alarmen)


def test_a_message_that_lies_in_quarantine_for_four_hours_is_an_alarm() -> None:
    post.verwerkt("PL-1", post.mens("123456789"))
    post.verwerkt("PL-2", versie=2)
    clock.move_to(NOW + timedelta(hours=4))
    assert "wachten op iemand" not in alarms()

    clock.move_to(NOW + timedelta(hours=4, seconds=1))

    assert "2 berichten liggen langer dan vier uur" in alarms()


def test_a_message_that_nothing_reads_is_an_alarm() -> None:
    post.bewaard(post.als_json(post.bericht()))
    clock.move_to(NOW + timedelta(minutes=5, seconds=1))

    assert "1 bericht is bewaard maar niet gelezen" in alarms()
