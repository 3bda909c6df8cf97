"""Addresses for a table of many rows are those that Django itself gives."""

import pytest
from django.urls import NoReverseMatch, reverse

from veiligthuis.core.addresses import address


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("meldingen:melding", ["M-2026-00001"]),
        ("meldingen:melding", ["vreemd & {0} één"]),
        ("meldingen:persoon", [12]),
        ("meldingen:melding_stap", ["M-2026-00001", "leg_terugkoppeling_vast"]),
        ("meldingen:brief_nieuw", ["2026-00001", "betrokkene", 7, "gegevens"]),
    ],
)
def test_an_address_is_the_one_django_gives(name: str, args: list[object]) -> None:
    for _ in range(2):
        assert address(name, *args) == reverse(name, args=args)


def test_an_address_that_does_not_exist_is_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        address("meldingen:melding", "")
    with pytest.raises(NoReverseMatch):
        address("meldingen:bestaat_niet", 1)
