"""The page of a melding and its steps: who sees it, what may happen now, at a fixed number of statements."""

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen import services
from meldingen.models import Melding
from meldingen.services import AdresGegevens
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def step(client: Client, melding: Melding, name: str, **fields: Any) -> Any:
    return client.post(f"/meldingen/{melding.nummer}/stap/{name}/", {"sleutel": str(uuid.uuid4()), **fields})


def stranger() -> Client:
    """A triagist of another team."""
    team = builders.vt_team("Team Zuid")
    return bel.browser(who=builders.medewerker(roles.TRIAGIST, team=team, naam="vreemde"))


def test_another_team_gets_the_same_404_as_for_a_number_that_does_not_exist_and_it_is_recorded() -> None:
    melding = builders.melding()

    answers = [stranger().get(f"/meldingen/{number}/") for number in (melding.nummer, "M-2026-99999")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert AuditEntry.objects.filter(soort="weigering", object_id=str(melding.pk)).count() == 1


def test_another_team_cannot_take_a_step() -> None:
    melding = builders.melding()

    assert step(stranger(), melding, "schift", acuut="nee", reden="x").status_code == 404
    assert Melding.objects.get().status == "ontvangen"


def test_a_step_of_another_role_is_refused() -> None:
    melding = builders.geschifte_melding()

    answer = step(bel.browser(roles.INTAKE), melding, "neem_in_veiligheidsbeoordeling")

    assert answer.status_code == 403
    assert Melding.objects.get().status == "geschift"


@pytest.mark.parametrize("name", ["onzin", "neem_vervolgbesluit", "sluit_triage"])
def test_an_unknown_or_automatic_step_is_not_there(name: str) -> None:
    assert step(bel.browser(), builders.melding(), name).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reden": "Veilig bij oma."}, "Maak een keuze"),
        ({"acuut": "nee"}, "Vul dit in"),
        ({"acuut": "nee", "reden": "Veilig bij oma."}, "Er is nog niet gezocht naar eerdere meldingen"),
    ],
)
def test_sifting_says_what_is_missing_and_keeps_the_text(fields: dict[str, str], sentence: str) -> None:
    page = step(bel.browser(), builders.melding(), "schift", **fields)

    html = page.content.decode()
    assert page.status_code == 422
    assert sentence in html
    assert fields.get("reden", "") in html
    assert Melding.objects.get().status == "ontvangen"


def test_a_melding_walks_from_sifting_to_assessment() -> None:
    melding = builders.melding()
    searched = {"eigen_systeem_doorzocht": "on", "vt_register_doorzocht": "on"}
    triagist = bel.browser(roles.TRIAGIST)

    step(triagist, melding, "schift", acuut="ja", reden="Mes in huis.", **searched)
    step(triagist, melding, "zet_acuut_in_actie")
    step(triagist, melding, "leg_eerste_veiligheidsactie_vast", actie="Moeder en kind zijn naar oma.")
    page = step(triagist, melding, "neem_in_veiligheidsbeoordeling")

    melding = Melding.objects.get()
    assert page.headers["Location"] == f"/meldingen/{melding.nummer}/"
    assert melding.status == "in_veiligheidsbeoordeling"
    assert melding.eerste_actie == "Moeder en kind zijn naar oma."
    assert "Naar de veiligheidsbeoordeling" in triagist.get(page.headers["Location"]).content.decode()


def test_a_melding_is_passed_on_as_not_fitting() -> None:
    melding = builders.melding()

    step(
        bel.browser(), melding, "zet_niet_passend_door", reden="geen_hg_km", toelichting="Gaat over schulden."
    )

    assert Melding.objects.get().status == "niet_passend_doorgezet"


def test_the_melder_is_told_and_the_triage_closes() -> None:
    melding = builders.besloten_melding()

    step(bel.browser(), melding, "leg_terugkoppeling_vast", wijze="telefoon", inhoud="Besproken met school.")

    assert Melding.objects.get().status == "afgesloten_triage"


def test_a_step_that_is_not_possible_now_is_off_with_its_reason() -> None:
    melding = builders.geschifte_melding(acuut=True)

    html = bel.browser(roles.TRIAGIST).get(f"/meldingen/{melding.nummer}/").content.decode()

    assert 'aria-disabled="true"' in html
    assert "Deze melding is acuut. Zet eerst de crisis in actie" in html


def test_a_secret_address_never_stands_on_the_page() -> None:
    melding = builders.melding()
    address = AdresGegevens(
        straat="Schuilhof", plaats="Verweg", geheim=True, geheim_reden="Vader zoekt haar."
    )
    betrokkene = melding.casus.betrokkenen.first()
    assert betrokkene is not None
    services.leg_adres_vast(betrokkene, gegevens=address, by=builders.medewerker(roles.INTAKE))

    html = bel.browser(roles.TRIAGIST).get(f"/meldingen/{melding.nummer}/").content.decode()

    assert "geheim adres" in html
    assert "Schuilhof" not in html
    assert "Verweg" not in html


def test_looking_at_a_melding_is_recorded() -> None:
    melding = builders.melding()

    bel.browser().get(f"/meldingen/{melding.nummer}/")

    assert AuditEntry.objects.filter(soort="inzage", object_id=str(melding.pk)).exists()


def test_the_title_names_nobody() -> None:
    html = bel.browser().get(f"/meldingen/{builders.melding().nummer}/").content.decode()

    assert "Şahin" not in html.partition("</title>")[0]


def test_the_page_costs_the_same_statements_for_one_person_and_for_twelve() -> None:
    one = builders.melding(betrokkenen=[builders.moeder()])
    many = builders.melding(betrokkenen=[builders.moeder(voornamen=f"Elif {number}") for number in range(12)])
    client = bel.browser(roles.TRIAGIST)
    client.get(f"/meldingen/{one.nummer}/")

    counts = []
    for melding in (one, many):
        with CaptureQueriesContext(
            connection,
        ) as statements:
            client.get(f"/meldingen/{melding.nummer}/")
        counts.append(len(statements))

    assert counts[0] == counts[1]
    assert counts[0] <= 25
