"""What finishing a call costs the database: a fixed number of statements, and hardly more for a larger household."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meldingen.models import Casus, Melding
from meldingen.termijnen.rekenregels import actueel
from tests.figures import Figures
from tests.meldingen.views import bel
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

MOST = 36
"""Statements of the request that finishes a call about three persons, with its session, worker and savepoints."""


def statements_of(persons: int) -> list[str]:
    """Everything the database is asked while a call about so many persons is finished."""
    actueel()  # the rules are read anew only when somebody changed them
    client = bel.browser()
    rows = [
        bel.person(index, voornamen=f"P{index}", geboortedatum="2001", relatie="moeder")
        for index in range(persons)
    ]
    address = bel.start(client)
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(address, bel.call(*rows))
    assert answer.status_code == 302
    assert Melding.objects.latest("pk").casus.betrokkenen.count() == persons
    return [query["sql"] for query in asked.captured_queries]


def test_a_call_about_three_persons_stays_below_the_bar(figures: Figures) -> None:
    statements = statements_of(3)

    figures.note("statements, gesprek met drie personen afronden", len(statements))
    assert len(statements) <= MOST, "\n".join(sql[:150] for sql in statements)


def test_more_persons_ask_no_more_statements() -> None:
    assert len(statements_of(6)) == len(statements_of(3))


def test_a_person_who_cannot_be_undoes_the_whole_and_the_page_still_answers() -> None:
    client = bel.browser()
    address = bel.start(client)

    page = client.post(address, bel.call(bel.person(0, voornamen="Daan", geboortedatum="01-01-2031")))

    assert page.status_code == 422 and "Daan" in page.content.decode()
    assert not Melding.objects.exists() and bel.gesprek(address).afgerond_op is None


def test_a_broken_rule_inside_the_whole_undoes_what_was_written_before_it() -> None:
    client = bel.browser()
    address = bel.start(client)

    page = client.post(
        address, bel.call(bel.person(0, voornamen="Daan", rol="overig"), notitie="Dit blijft.")
    )

    assert page.status_code == 422 and "Dit blijft." in page.content.decode()
    assert not Casus.objects.exists() and not AuditEntry.objects.filter(casus_nummer__gt="").exists()
