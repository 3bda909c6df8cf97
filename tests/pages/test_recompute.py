"""The page of one operation: shown first, done once, by who may; and the watch that speaks when nothing runs."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest

from meldingen.models import Melding, Termijn
from meldingen.termijnen import rekenregels
from meldingen.termijnen.instellingen import Instelling, Kalenderdag, Kalenderjaar
from meldingen.termijnen.records import Hartslag
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.pages.conftest import SignIn, as_
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry
from veiligthuis.pages.watch import watch

pytestmark = pytest.mark.django_db
URL = "/termijnen/herberekenen/"


@pytest.fixture(autouse=True)
def rows() -> Iterator[None]:
    """What this process remembers of the rows does not outlive the test."""
    rekenregels.vergeet()
    yield
    rekenregels.vergeet()


def moved() -> Melding:
    """A melding of which the norm moves from 6 to 7 May, because the last day was decreed free."""
    melding = builders.melding()
    Kalenderdag.objects.create(dag=date(2026, 5, 6), bron="Stcrt. 2026, 1")
    return melding


def due(melding: Melding) -> date:
    return clock.local(Termijn.objects.get(melding=melding, code="T04B").eindigt_op).date()


@pytest.mark.parametrize("role", [roles.TRIAGIST, roles.CASUSHOUDER, roles.WIJKTEAMMANAGER, roles.PRIVACY])
def test_another_role_neither_sees_nor_does_it(sign_in: SignIn, role: str) -> None:
    melding = moved()
    client = sign_in(role)
    assert client.get(URL).status_code == 403
    assert client.post(URL, {"sleutel": str(uuid4())}).status_code == 403
    assert due(melding) == date(2026, 5, 6)


def test_without_the_mark_of_the_list_nothing_moves(sign_in: SignIn) -> None:
    melding = moved()
    answer = sign_in(roles.MANAGER).post(URL, {"sleutel": str(uuid4())})
    assert answer.status_code == 422 and "intussen veranderd" in answer.content.decode()
    assert due(melding) == date(2026, 5, 6)


@pytest.mark.parametrize("role", [roles.MANAGER, roles.BEHEER])
def test_the_list_is_shown_and_confirming_it_twice_moves_once(sign_in: SignIn, role: str) -> None:
    melding, client = moved(), sign_in(role)
    page = client.get(URL)
    text = page.content.decode()
    assert melding.casus.nummer in text and melding.casus.naam not in text
    assert "wo 6 mei 2026" in text and "do 7 mei 2026" in text
    assert due(melding) == date(2026, 5, 6)

    form = {"sleutel": str(uuid4()), "kenmerk": page.context["kenmerk"]}
    answers = [client.post(URL, form).status_code for _ in range(2)]

    assert answers == [302, 302] and due(melding) == date(2026, 5, 7)
    lines = AuditEntry.objects.filter(actie="herbereken_termijn", velden__code="T04B")
    assert [line.door_naam for line in lines] == [role]
    assert "Er verschuift niets" in client.get(URL).content.decode()


def test_beheer_adds_a_day_in_the_admin_and_is_led_to_the_list() -> None:
    ali = builders.medewerker(roles.BEHEER)
    type(ali).objects.filter(pk=ali.pk).update(is_staff=True)
    melding, client = builders.melding(), as_(ali)
    row = {"dag": "06-05-2026", "soort": "gelijkgesteld", "naam": "", "bron": "Stcrt. 2026, 1"}
    answer = client.post("/beheer/meldingen/kalenderdag/add/", row, follow=True)
    assert answer.status_code == 200 and URL in answer.content.decode()
    assert melding.casus.nummer in client.get(URL).content.decode()


def test_beheer_adds_a_setting_in_the_admin_and_can_change_none() -> None:
    ali = builders.medewerker(roles.BEHEER)
    type(ali).objects.filter(pk=ali.pk).update(is_staff=True)
    client = as_(ali)
    row = {"sleutel": "T14A", "waarde": "4", "geldig_van": "27-04-2026", "bron": "Regioraad"}
    assert "vanaf vandaag of later" in client.post("/beheer/meldingen/instelling/add/", row).content.decode()
    assert (
        client.post("/beheer/meldingen/instelling/add/", row | {"geldig_van": "28-04-2026"}).status_code
        == 302
    )
    kept = Instelling.objects.get()
    assert (kept.waarde, kept.versie, kept.vastgelegd_door) == (4, 2, ali)
    change = f"/beheer/meldingen/instelling/{kept.pk}/change/"
    assert client.post(change, row | {"waarde": "9"}).status_code == 403
    assert client.get("/beheer/meldingen/instelling/").status_code == 200


def test_the_watch_says_when_it_last_ran_and_nothing_is_wrong() -> None:
    builders.melding()
    sweep()
    found = watch()
    assert found.goed and found.stand == "De bewaking van termijnen liep voor het laatst di 28 april 14:03."


def test_the_watch_speaks_up_when_nothing_runs_any_more(sign_in: SignIn) -> None:
    client = sign_in(roles.MANAGER)
    assert "heeft nog nooit gelopen" in watch().stand
    builders.melding()
    sweep()
    Hartslag.objects.update(geslagen_op=clock.now())
    clock.move_to(clock.now() + timedelta(days=12))
    Kalenderjaar.objects.filter(jaar=2027).delete()
    first, second, third = watch().alarmen
    assert "staat stil" in first and "bleef liggen, de oudste sinds" in second and "2027" in third
    assert "staat stil" in client.get("/sturing/").content.decode()
