"""Every escalation on one page: planned, fired, delivered, seen, what came of it; at a fixed number of statements."""

from datetime import timedelta

import pytest

from meldingen.models import Casus
from meldingen.termijnen.records import Bezorging, Escalatie, Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.figures import Figures
from tests.pages.conftest import SignIn, as_, many_cases, statements
from tests.wacht import laat_de_wacht_rusten
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db
URL = "/sturing/escalaties/"


def late_casus() -> Casus:
    """A casus whose decision is late, with its escalations delivered."""
    casus = builders.casus()
    clock.move_to(clock.now() + timedelta(days=12))
    ring()
    return casus


def ring() -> None:
    sweep()
    verspreid()


@pytest.mark.parametrize("role", [roles.TRIAGIST, roles.BEHEER, roles.WIJKTEAMMANAGER])
def test_who_does_not_steer_is_refused(sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get(URL).status_code in {403, 404}


def test_a_casus_of_a_team_that_is_not_mine_stays_out(sign_in: SignIn) -> None:
    manager = sign_in(roles.MANAGER)
    casus = builders.casus(
        by=builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="zuid")
    )
    clock.move_to(clock.now() + timedelta(days=12))
    ring()
    if not Casus.objects.visible_to(builders.medewerker(roles.MANAGER)).filter(pk=casus.pk).exists():
        assert casus.nummer not in manager.get(URL).content.decode()


def test_it_says_to_whom_when_delivered_and_what_is_open(sign_in: SignIn) -> None:
    manager = sign_in(roles.MANAGER)
    casus = late_casus()

    page = manager.get(URL).content.decode()

    assert casus.nummer in page and "teammanager" in page
    assert "Petra Hoekstra: bezorgd" in page and "nog niet gezien" in page
    assert "loopt nog, was" in page and "pas gezien door de bewaking" in page


def test_reading_the_page_is_seeing_and_so_is_opening_the_casus(sign_in: SignIn) -> None:
    manager, petra = sign_in(roles.MANAGER), builders.medewerker(roles.MANAGER)
    casus = late_casus()
    manager.get(URL)
    assert not Bezorging.objects.filter(medewerker=petra, verzonden_op__isnull=False, gezien_op=None).exists()
    assert "gezien zo 10 mei" in manager.get(URL).content.decode()

    Bezorging.objects.update(gezien_op=None)
    manager.get(f"/casussen/{casus.nummer}/termijnen/")
    assert not Bezorging.objects.filter(medewerker=petra, verzonden_op__isnull=False, gezien_op=None).exists()


def test_what_was_done_since_is_told(sign_in: SignIn) -> None:
    manager = sign_in(roles.MANAGER)
    late_casus()
    laat_de_wacht_rusten()
    Termijn.objects.filter(code="T04A").update(gehaald_op=clock.now(), volgende_op=None)
    Termijn.objects.filter(code="T04B").update(
        vervallen_op=clock.now(), vervallen_reden="Ingetrokken", volgende_op=None
    )
    Termijn.objects.filter(code="T09A").update(versie=2)

    page = manager.get(URL).content.decode()

    assert "gehaald zo 10 mei, te laat" in page
    assert "vervallen zo 10 mei: Ingetrokken" in page
    assert "verplaatst naar" in page


def test_what_is_still_to_come_has_its_own_list(sign_in: SignIn) -> None:
    manager = sign_in(roles.MANAGER)
    casus = builders.casus()

    page = manager.get(f"{URL}?soort=gepland").content.decode()

    assert casus.nummer in page and "1 van 2" in page and "loopt nog, tot" in page


def test_what_reached_nobody_has_its_own_list(sign_in: SignIn) -> None:
    manager = sign_in(roles.MANAGER)
    late_casus()
    assert "Niets in deze lijst" in manager.get(f"{URL}?soort=mislukt").content.decode()

    first = Bezorging.objects.order_by("pk")[0]
    Bezorging.objects.filter(pk=first.pk).update(
        mislukt_op=clock.now(), verzonden_op=None, pogingen=8, fout="TimeoutError"
    )
    other = Escalatie.objects.filter(verzenden=True).exclude(pk=first.escalatie_id)[0]
    other.bezorgingen.all().delete()
    Escalatie.objects.filter(pk=other.pk).update(opmerking="Er is niemand om te waarschuwen.")

    page = manager.get(f"{URL}?soort=mislukt").content.decode()
    assert "niet aangekomen, 8 pogingen: de mailserver nam het niet aan (TimeoutError). Bel" in page
    assert "Er is niemand om te waarschuwen." in page
    assert page.count("<tr>") == 3


@pytest.mark.parametrize("kind", ["gevuurd", "gepland", "mislukt"])
def test_a_thousand_cost_as_many_statements_as_ten(sign_in: SignIn, figures: Figures, kind: str) -> None:
    manager, casus = sign_in(roles.MANAGER), builders.casus()
    many_cases(9)
    sweep(nu=clock.now() + timedelta(days=12))
    verspreid(nu=clock.now() + timedelta(days=12))
    Bezorging.objects.filter(pk__in=Bezorging.objects.all()[:5]).update(mislukt_op=clock.now(), pogingen=8)
    few = statements(manager, f"{URL}?soort={kind}")
    Casus.objects.filter(pk=casus.pk).update(nummer="2025-99998")
    grow(casus)
    many = statements(manager, f"{URL}?soort={kind}")
    figures.note(f"statements, escalaties {kind}", many)
    assert many == few


def grow(casus: Casus) -> None:
    """A thousand more escalations with deliveries, all of terms of one casus."""
    term = casus.termijnen.filter(code="T04A").get()
    terms = Termijn.objects.bulk_create(
        Termijn(
            casus=casus, code="T04A", onderwerp=f"melding:{n}", regelversie=1, duur=5, gestart_op=term.gestart_op,
            eindigt_op=term.eindigt_op, momenten=term.momenten, naar=term.naar, volgende_op=term.momenten[0],
        )
        for n in range(1000)
    )  # fmt: skip
    rows = Escalatie.objects.bulk_create(
        Escalatie(
            termijn=t, vervalversie=1, niveau=1, naar=t.naar[0], gepland_op=t.momenten[0], gevuurd_op=t.momenten[0],
            verzenden=True, verspreid_op=t.momenten[0],
        )
        for t in terms
    )  # fmt: skip
    who = builders.medewerker(roles.MANAGER)
    Bezorging.objects.bulk_create(
        Bezorging(escalatie=row, medewerker=who, kanaal="mail", mislukt_op=row.gevuurd_op, pogingen=8)
        for row in rows
    )


def test_sturing_leads_here(sign_in: SignIn) -> None:
    assert f'href="{URL}"' in sign_in(roles.MANAGER).get("/sturing/").content.decode()


def test_the_casus_link_opens_for_the_manager(sign_in: SignIn) -> None:
    casus = late_casus()
    manager = as_(builders.medewerker(roles.MANAGER))
    assert manager.get(f"/casussen/{casus.nummer}/termijnen/").status_code == 200
    assert sign_in is not None
