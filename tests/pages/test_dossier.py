"""The casus page: invisible is unknown, every look is recorded, every tab costs a fixed number of statements."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from meldingen import services
from meldingen.models import Casus, Contactmoment
from tests import builders
from tests.figures import Figures
from tests.pages.conftest import SignIn, as_, copy, statements
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry
from veiligthuis.pages.dossier import TABS

pytestmark = pytest.mark.django_db
KEYS = [tab.sleutel for tab in TABS]


def address(nummer: str, tab: str = "") -> str:
    """The address of a tab."""
    return f"/casussen/{nummer}/{tab}/" if tab else f"/casussen/{nummer}/"


def leg_contact_vast(casus: Casus, **anders: object) -> Contactmoment:
    """A succeeded call with the mother."""
    person = casus.betrokkenen.first()
    moment: Contactmoment = Contactmoment.objects.create(
        casus=casus, betrokkene=person, met_wie="Elif Şahin", soort="telefoon", op=clock.now(), gelukt=True,
        verslag="Zij is veilig bij haar zus.", medewerker=builders.medewerker(roles.CASUSHOUDER),
        vastgelegd_op=clock.now(), **anders,
    )  # fmt: skip
    return moment


@pytest.mark.parametrize("tab", KEYS)
def test_an_invisible_casus_is_unknown_and_the_refusal_is_recorded(tab: str) -> None:
    casus = builders.casus()
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    hidden = as_(stranger).get(address(casus.nummer, tab))
    unknown = as_(stranger).get(address("2026-99999", tab))

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert AuditEntry.objects.filter(casus_nummer=casus.nummer, soort="weigering", door_naam="west").exists()


def test_nobody_looks_without_signing_in(client: object) -> None:
    casus = builders.casus()

    answer = client.get(address(casus.nummer))  # type: ignore[attr-defined]

    assert answer.status_code == 302 and "/inloggen/" in answer["Location"]
    assert AnonymousUser().is_anonymous


@pytest.mark.parametrize("tab", KEYS)
def test_every_tab_answers_and_leaves_one_look(sign_in: SignIn, tab: str) -> None:
    casus = builders.casus()

    answer = sign_in(roles.CASUSHOUDER).get(address(casus.nummer, tab))

    assert answer.status_code == 200
    assert AuditEntry.objects.filter(casus_nummer=casus.nummer, soort="inzage").count() == 1


def test_the_title_names_the_number_and_nobody(sign_in: SignIn) -> None:
    casus = builders.casus()

    page = sign_in(roles.CASUSHOUDER).get(address(casus.nummer)).content.decode()

    title = page.split("<title>")[1].split("</title>")[0]
    assert casus.nummer in title and casus.naam not in title


def test_a_tab_that_does_not_exist_is_unknown(sign_in: SignIn) -> None:
    casus = builders.casus()

    assert sign_in(roles.CASUSHOUDER).get(address(casus.nummer, "geheim")).status_code == 404


def test_a_step_that_cannot_be_taken_says_why(sign_in: SignIn) -> None:
    casus = builders.casus()

    page = sign_in(roles.CASUSHOUDER).get(address(casus.nummer)).content.decode()

    assert 'aria-disabled="true"' in page and 'aria-describedby="waarom-sluit_casus"' in page


def test_the_first_page_tells_what_was_reported(sign_in: SignIn) -> None:
    casus = builders.casus()

    page = sign_in(roles.CASUSHOUDER).get(address(casus.nummer)).content.decode()

    assert "Het kind vertelt dat vader moeder heeft geduwd." in page
    assert "(ex-)partnergeweld" in page
    assert "Noah (8)" in page


def test_a_shielded_origin_is_shown_to_who_may_know_it_only(sign_in: SignIn) -> None:
    casus = builders.casus(herkomst_afschermen=True, afscherm_grond="bedreiging_melder")

    page = sign_in(roles.CRISISDIENST).get(address(casus.nummer, "meldingen")).content.decode()

    assert "bron beschermd" in page
    assert "Anja Mulder" not in page


def test_a_secret_address_is_marked_and_never_shown(sign_in: SignIn) -> None:
    casus = builders.casus()
    person = casus.betrokkenen.select_related("persoon")[0]
    person.persoon.adressen.create(
        straat="Kanariestraat",
        huisnummer="77",
        plaats="Verstopstad",
        van=clock.today(),
        geheim=True,
        bron="politie",
    )
    client = sign_in(roles.CASUSHOUDER)

    pages = [client.get(address(casus.nummer, tab)).content.decode() for tab in KEYS]

    assert all(f"adres van {person.persoon.weergavenaam} geheim" in page for page in pages)
    assert not any("Kanariestraat" in page or "Verstopstad" in page for page in pages)


def test_the_time_line_tells_steps_and_contact_the_newest_first(sign_in: SignIn) -> None:
    melding = builders.geschifte_melding()
    clock.move_to(clock.now() + timedelta(hours=1))
    leg_contact_vast(melding.casus)

    page = sign_in(roles.CASUSHOUDER).get(address(melding.casus.nummer, "tijdlijn")).content.decode()

    assert page.index("Telefoon met Elif Şahin: gelukt") < page.index("Melding: schiften")
    assert "Ontvangen → Geschift" in page


def test_the_time_line_can_be_narrowed(sign_in: SignIn) -> None:
    melding = builders.geschifte_melding()
    leg_contact_vast(melding.casus)

    page = (
        sign_in(roles.CASUSHOUDER)
        .get(address(melding.casus.nummer, "tijdlijn") + "?soort=contact")
        .content.decode()
    )

    assert "Telefoon met Elif Şahin" in page and "Melding: schiften" not in page


def test_who_looked_stands_on_the_last_tab(sign_in: SignIn) -> None:
    casus = builders.casus()
    sign_in(roles.TRIAGIST).get(address(casus.nummer))

    page = sign_in(roles.CASUSHOUDER).get(address(casus.nummer, "inzage")).content.decode()

    assert "triagist" in page and "tab overzicht" in page


def test_the_present_regiehouder_stands_in_the_head(sign_in: SignIn) -> None:
    casus = builders.casus()
    services.wijs_toe(
        casus, behandelaar=builders.medewerker(roles.CASUSHOUDER), by=builders.medewerker(roles.MANAGER)
    )

    page = sign_in(roles.CASUSHOUDER).get(address(casus.nummer)).content.decode()

    head = page.split("Regiehouder")[1].split("</p>")[0]
    assert "Nadia el Idrissi" in head


@pytest.mark.parametrize("tab", KEYS)
def test_a_tab_costs_the_same_with_a_long_history(figures: Figures, sign_in: SignIn, tab: str) -> None:
    casus = builders.geschifte_melding().casus
    first = leg_contact_vast(casus)
    client = sign_in(roles.CASUSHOUDER)
    few = statements(client, address(casus.nummer, tab))

    Contactmoment.objects.bulk_create(copy(first) for _ in range(1000))
    for _ in range(12):
        builders.melding(casus=casus)
    many = statements(client, address(casus.nummer, tab))

    figures.note(f"statements, casus {tab or 'overzicht'}", many)
    assert few == many <= 20
