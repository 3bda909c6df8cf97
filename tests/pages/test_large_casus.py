"""A casus with 40 meldingen and 25 persons costs no more statements than one with a few."""

import pytest
from django.test import Client

from benchmarks.bench.casus import STATEMENTS, large_casus, statements
from tests import builders
from tests.figures import Figures
from tests.pages.conftest import SignIn
from veiligthuis import roles
from veiligthuis.pages.dossier import TABS

pytestmark = pytest.mark.django_db


def per_tab(client: Client, nummer: str) -> dict[str, int]:
    """The statements of every tab."""
    return {
        tab.sleutel or "overzicht": statements(
            client, f"/casussen/{nummer}/{tab.sleutel + '/' if tab.sleutel else ''}"
        )
        for tab in TABS
    }


def test_every_tab_of_a_large_casus_keeps_within_twenty_statements(sign_in: SignIn, figures: Figures) -> None:
    intake = builders.medewerker(roles.INTAKE)
    client = sign_in(roles.CASUSHOUDER)
    small = per_tab(client, large_casus(intake, meldingen=2, personen=3).nummer)

    large = per_tab(client, large_casus(intake).nummer)

    figures.note("statements, casus met 40 meldingen en 25 personen, meest", max(large.values()))
    assert large == small
    assert max(large.values()) <= STATEMENTS, large
