"""The page of a partner: only its own for a partner, the same numbers for both sides, and each opens what it counts."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from overdracht import queries, services
from overdracht.queries.partner import TE_LAAT, TELLINGEN, partnercijfers
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def browser(wie: Medewerker) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(wie)
    return client


def geweigerd() -> Any:
    """Refused by Wijkteam Noord."""
    return services.refuse_overdracht(
        stappen.aangeboden(), reden_code="geen_capaciteit", reden="Vol.", by=stappen.ontvanger()
    )


def test_a_partner_has_no_page_of_another_and_nobody_of_our_own_team() -> None:
    noord, zuid = builders.wijkteam(), builders.wijkteam("Wijkteam Zuid")

    assert browser(stappen.ontvanger()).get(f"/partners/{noord.pk}/").status_code == 200
    assert browser(stappen.ontvanger()).get(f"/partners/{zuid.pk}/").status_code == 404
    assert browser(stappen.buur()).get(f"/partners/{noord.pk}/").status_code == 404
    assert browser(stappen.triagist()).get(f"/partners/{builders.vt_team().pk}/").status_code == 404
    assert browser(stappen.triagist()).get("/partners/999999/").status_code == 404
    assert AuditEntry.objects.filter(soort="weigering", actie="partner").count() == 3


def test_a_partner_gets_no_list_and_no_name() -> None:
    over = geweigerd()
    client = browser(stappen.ontvanger())
    team = over.naar_team

    pagina = client.get(f"/partners/{team.pk}/").content.decode()

    assert over.casus.naam not in pagina and over.casus.nummer not in pagina and "/lijst/" not in pagina
    for naam in (*TELLINGEN, *TE_LAAT):
        assert client.get(f"/partners/{team.pk}/lijst/{naam}/").status_code in {403, 404}
    eigen: Any = client.get("/partners/eigen/")
    assert eigen.url == f"/partners/{team.pk}/"
    assert browser(stappen.triagist()).get("/partners/eigen/").status_code in {403, 404}


def test_both_sides_read_the_same_numbers() -> None:
    geweigerd()
    stappen.geaccepteerd()
    team = stappen.aangeboden().naar_team
    clock.move_to(clock.now() + timedelta(days=30))

    van_ons = browser(stappen.triagist()).get(f"/partners/{team.pk}/").context["cijfers"]
    van_hen = browser(stappen.ontvanger()).get(f"/partners/{team.pk}/").context["cijfers"]

    assert van_ons == van_hen
    assert {t.naam: t.aantal for t in van_ons.tellingen} == {
        "aangeboden": 3, "geaccepteerd": 1, "wacht": 1, "geweigerd": 1, "overgedaan": 0, "overgenomen": 0, "terug": 0,
    }  # fmt: skip
    assert {t.naam: t.aantal for t in van_ons.te_laat} == {"antwoord-te-laat": 1, "contact-te-laat": 2}
    assert van_ons.kwartalen == (("2e kwartaal 2026", (1, 1, 1, 0)),)


def test_who_still_waits_counts_at_its_age() -> None:
    team = stappen.aangeboden().naar_team
    stappen.aangeboden()
    clock.move_to(clock.now() + timedelta(days=20))
    stappen.gesproken(stappen.geaccepteerd())

    cijfers = partnercijfers(team)

    assert (cijfers.mediaan_antwoord, cijfers.mediaan_contact) == (20, 20)


def test_what_we_withdrew_tells_nothing_of_the_partner() -> None:
    over = stappen.aangeboden()
    services.withdraw_overdracht(over, reden="Verhuisd.", by=stappen.triagist())

    cijfers = partnercijfers(over.naar_team)

    assert cijfers.mediaan_antwoord is None and cijfers.mediaan_contact is None


def test_a_take_over_counts_for_both_teams() -> None:
    over, zuid = stappen.aangeboden(), builders.wijkteam("Wijkteam Zuid")
    manager = builders.medewerker(roles.WIJKTEAMMANAGER)
    services.hand_over_to_other_team(over, naar_team=zuid, reden="Zuid heeft plek.", by=manager)

    for team, naam in ((over.naar_team, "overgedaan"), (zuid, "overgenomen")):
        telling = partnercijfers(team).telling(naam)
        assert telling is not None and telling.aantal == 1


def test_each_number_opens_exactly_what_it_counts() -> None:
    geweigerd()
    team = stappen.geaccepteerd().naar_team
    clock.move_to(clock.now() + timedelta(days=30))
    client = browser(stappen.triagist())
    pagina = client.get(f"/partners/{team.pk}/")

    gezien = 0
    for cijfer in (*pagina.context["tellingen"], *pagina.context["te_laat"]):
        if not cijfer["adres"]:
            assert cijfer["telling"].aantal == 0
            continue
        rijen = client.get(cijfer["adres"]).context["rijen"]
        assert {rij.overdracht.pk for rij in rijen} == set(cijfer["telling"].pks), cijfer["telling"].naam
        gezien += 1
    assert gezien == 4
    assert client.get(f"/partners/{team.pk}/lijst/onzin/").status_code == 404


def test_what_another_team_of_ours_offered_is_a_number_only() -> None:
    over = stappen.aangeboden()
    elders = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")

    pagina = browser(elders).get(f"/partners/{over.naar_team_id}/lijst/aangeboden/").content.decode()

    assert "Aangeboden: 1" in pagina and "1 daarvan is van een ander team" in pagina
    assert over.casus.naam not in pagina


def test_the_page_and_the_proposals_cost_the_same_for_more() -> None:
    team = stappen.aangeboden().naar_team
    client = browser(stappen.triagist())
    client.get(f"/partners/{team.pk}/")

    def kosten() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as pagina:
            client.get(f"/partners/{team.pk}/")
        with CaptureQueriesContext(connection) as voorstel:
            queries.voorstellen_voor(gemeente="Meerstad", pc4="4701")
        return len(pagina), len(voorstel)

    eerst = kosten()
    builders.wijkteam("Wijkteam Zuid")
    stappen.aangeboden()

    assert kosten() == eerst
