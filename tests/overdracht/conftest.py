"""The clock of the tests of overdracht: dinsdag 28 april 2026, 14:03; Koningsdag was yesterday."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from veiligthuis.core import clock

NU = datetime(2026, 4, 28, 12, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def klok() -> Iterator[None]:
    """The clock stands, and moves only when a test says so."""
    with clock.standing_at(NU):
        yield
