"""Sturing: every number opens exactly the list it counts, and no number knows what its reader may not see."""

import re
from datetime import date, timedelta
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client

from tests import builders
from tests.figures import Figures
from tests.pages.conftest import SignIn, as_, many_cases, statements
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.pages import figures as numbers
from veiligthuis.pages.selection import Selectie, age_of, column_of, oldest_days, selection_from, working_days

pytestmark = pytest.mark.django_db
URL = "/sturing/"
LINK = re.compile(r'<a [^>]*href="(/sturing/lijst/[^"]*)"[^>]*>(.*?)</a>', re.S)


def links(page: str) -> dict[str, set[int]]:
    """Each address of a list on the page with the numbers that point to it."""
    shown: dict[str, set[int]] = {}
    for address, text in LINK.findall(page):
        digits = re.search(r"\d+", re.sub(r"<[^>]+>", " ", text))
        if digits and "%" not in text:
            shown.setdefault(unescape(address), set()).add(int(digits[0]))
    return shown


def a_full_office() -> None:
    """Cases in many states and of many ages, so that most numbers are not zero."""
    start = clock.now()
    for days in (60, 34, 20, 12, 6, 4, 1, 0):
        clock.move_to(start - timedelta(days=days))
        builders.melding()
        builders.besloten_melding()
        builders.geschifte_melding(acuut=True)
    clock.move_to(start)


@pytest.mark.parametrize(
    "role", [roles.TRIAGIST, roles.CASUSHOUDER, roles.WIJKTEAM, roles.BEHEER, roles.PRIVACY]
)
def test_who_does_not_steer_is_refused(sign_in: SignIn, role: str) -> None:
    client = sign_in(role)

    assert client.get(URL).status_code in {403, 404}
    assert client.get(f"{URL}lijst/").status_code in {403, 404}


def test_every_number_opens_the_list_it_counts(figures: Figures, sign_in: SignIn) -> None:
    a_full_office()
    client = sign_in(roles.MANAGER)
    found = links(client.get(URL).content.decode())

    wrong = {address: (numbers_, listed(client, address)) for address, numbers_ in found.items()
             if numbers_ != {listed(client, address)}}  # fmt: skip

    figures.note("numbers of sturing that were clicked", len(found))
    assert len(found) > 20
    assert wrong == {}


def listed(client: Client, address: str) -> int:
    """How many rows the list has."""
    answer = client.get(address)
    assert answer.status_code == 200
    return int(answer.context["pagina"].paginator.count)


def test_a_manager_of_another_team_counts_nothing() -> None:
    a_full_office()
    stranger = builders.medewerker(roles.MANAGER, team=builders.vt_team("Team West"), naam="west")

    page = as_(stranger).get(URL).content.decode()

    assert links(page) == {}


def test_the_sum_of_the_ages_is_the_column_past_due(sign_in: SignIn) -> None:
    a_full_office()
    context = sign_in(roles.MANAGER).get(URL).context

    aged = sum(cell.aantal for _, cells in context["leeftijden"] for cell in cells)

    assert aged == context["kaart"].over.aantal > 0


def test_a_free_day_is_a_gap_and_not_a_column() -> None:
    manager = builders.medewerker(roles.MANAGER)

    columns = numbers.heat_map(manager, Selectie(), clock.now()).kolommen

    assert [column.dag for column in columns if column.dag][:2] == [date(2026, 4, 28), date(2026, 4, 29)]
    assert "5 mei" in next(column.vrij for column in columns if column.vrij)
    assert date(2026, 5, 5) not in [column.dag for column in columns]


@pytest.mark.parametrize(("due", "age"), [(27, 1), (24, 1), (21, 1), (20, 1), (17, 2), (10, 3)])
def test_age_counts_working_days_and_koningsdag_is_none(due: int, age: int) -> None:
    assert age_of(date(2026, 4, due), date(2026, 4, 28)) == age


@pytest.mark.parametrize("today", [date(2026, 4, 25), date(2026, 4, 26), date(2026, 5, 5)])
def test_on_a_free_day_every_due_day_has_one_column_and_one_age(today: date) -> None:
    days = working_days(today)
    spans = [column_of(day, today) for day in days]

    assert spans[0][0] == today
    assert all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(spans))
    assert list(oldest_days(today)) == sorted(oldest_days(today), reverse=True)


def test_an_open_term_past_its_moment_is_not_on_time() -> None:
    builders.melding()
    clock.move_to(clock.now() + timedelta(days=10))
    manager = builders.medewerker(roles.MANAGER)

    legal = numbers.on_time(manager, Selectie(), clock.now())[0]

    assert (legal.procent, legal.te_laat.aantal) == (0, 1)


def test_without_anything_due_there_is_no_percentage() -> None:
    legal = numbers.on_time(builders.medewerker(roles.MANAGER), Selectie(), clock.now())[0]

    assert legal.procent is None and "niets" in legal.oordeel


@pytest.mark.parametrize(
    "params", [{"dag": "2026-02-31"}, {"leeftijd": "9"}, {"soort": "x'--"}, {"team": "-1"}]
)
def test_nonsense_in_the_address_asks_nothing(sign_in: SignIn, params: dict[str, str]) -> None:
    assert sign_in(roles.MANAGER).get(f"{URL}lijst/", params).status_code == 200
    assert selection_from(params).url() in {
        "/sturing/lijst/?wat=termijnen",
        "/sturing/lijst/?wat=termijnen&team=-1",
    }


def test_sturing_costs_the_same_at_ten_and_at_a_thousand_cases(figures: Figures, sign_in: SignIn) -> None:
    builders.melding()
    client = sign_in(roles.MANAGER)
    few = statements(client, URL)
    many_cases(1000)
    many = statements(client, URL)

    figures.note("statements, sturing", many)
    assert few == many <= 20
