"""The number beside Politie stands on every page, for who treats messages, at one statement."""

import pytest

from tests.meldingen.politie import post
from tests.pages.conftest import SignIn, statements
from veiligthuis import roles

pytestmark = pytest.mark.django_db
BADGE = '<span class="vt-nav__tel" id="tel-politie"><span class="vt-tel">2</span></span>'


def two_reports() -> None:
    for number in range(2):
        post.verwerkt(f"PL-{number}")


@pytest.mark.parametrize("address", ["/werkvoorraad/", "/casussen/", "/hulp/", "/politie/", "/gesprekken/"])
def test_the_number_stands_on_every_page(sign_in: SignIn, address: str) -> None:
    two_reports()

    assert BADGE in sign_in(roles.TRIAGIST).get(address).content.decode()


def test_who_does_not_treat_messages_sees_no_number_and_pays_nothing(sign_in: SignIn) -> None:
    client = sign_in(roles.CASUSHOUDER)
    before = statements(client, "/hulp/")
    two_reports()

    assert statements(client, "/hulp/") == before
    page = client.get("/hulp/").content.decode()
    assert "tel-politie" not in page and "Politie" not in page


def test_it_costs_one_statement_however_many_wait(sign_in: SignIn) -> None:
    client = sign_in(roles.TRIAGIST)
    none = statements(client, "/hulp/")
    two_reports()

    assert statements(client, "/hulp/") == none


def test_where_the_page_does_not_count_the_bar_brings_the_number(sign_in: SignIn) -> None:
    two_reports()
    client = sign_in(roles.TRIAGIST)

    page = client.get("/casussen/2026-00001/").content.decode()
    answer = client.get("/crisis/teller/").content.decode()

    assert '<span class="vt-nav__tel" id="tel-politie"></span>' in page
    assert 'id="tel-politie" hx-swap-oob="true"><span class="vt-tel">2</span>' in answer
    assert "tel-politie" not in sign_in(roles.CASUSHOUDER).get("/crisis/teller/").content.decode()
