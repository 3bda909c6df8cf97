"""Handover, Raad and monitoring, as the casus sees them."""

from datetime import date
from typing import Any

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit, Rol
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from tests import builders, trajecten
from tests.wacht import laat_de_wacht_rusten
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def alleen_de_casus(db: None) -> None:
    """The clocks of a handover are started by the handover, which is not there in this file."""
    laat_de_wacht_rusten()


def besloten(besluit: str = Besluit.OVERDRACHT) -> Casus:
    casus: Casus = Casus.objects.get(pk=builders.teruggekoppelde_melding(besluit).casus_id)
    return casus


def verzoek(casus: Casus, *, rol: str = roles.MANAGER, **anders: Any) -> Casus:
    velden: dict[str, Any] = {
        "onderbouwing": "Ouders weigeren hulp.",
        "ouders_geinformeerd_op": date(2026, 4, 27),
        "college_geinformeerd_op": date(2026, 4, 28),
    }
    return services.doe_verzoek_aan_raad(casus, by=builders.medewerker(rol), **velden | anders)


def test_a_handover_without_a_decision_is_refused() -> None:
    with pytest.raises(RuleBroken, match="Overdracht aan derden"):
        services.begin_overdracht(builders.casus(), by=None)


def test_a_handover_begins_is_accepted_and_can_come_back() -> None:
    casus = services.begin_overdracht(besloten(), by=None)
    assert casus.status == CasusStatus.OVERDRACHT_LOPEND

    casus = services.voltooi_overdracht(casus, by=None)
    assert casus.status == CasusStatus.OVERGEDRAGEN

    casus = services.keer_terug_bij_vt(casus, by=None)
    assert casus.status == CasusStatus.TERUG_BIJ_VT
    assert services.begin_overdracht(casus, by=None).status == CasusStatus.OVERDRACHT_LOPEND


def test_a_handover_follows_a_traject_that_has_ended() -> None:
    assert (
        services.begin_overdracht(trajecten.afgeronde_vv(), by=None).status == CasusStatus.OVERDRACHT_LOPEND
    )


def test_the_raad_is_for_minors() -> None:
    casus = besloten()
    casus.betrokkenen.filter(rol=Rol.KIND).delete()

    with pytest.raises(RuleBroken, match="geen minderjarige"):
        verzoek(trajecten.teken_mee(casus))


def test_an_unborn_child_is_a_minor() -> None:
    casus = besloten()
    casus.betrokkenen.filter(rol=Rol.KIND).delete()
    ongeboren = builders.kind(
        rol=Rol.ONGEBOREN_KIND, ongeboren=True, geboortedatum=None, uitgerekende_datum=date(2026, 8, 1)
    )
    services.voeg_betrokkene_toe(casus, gegevens=ongeboren, by=builders.medewerker(roles.TRIAGIST))

    assert verzoek(trajecten.teken_mee(casus)).status == CasusStatus.VTO_RVDK


def test_a_casushouder_does_not_ask_the_raad() -> None:
    with pytest.raises(NotAllowed):
        verzoek(trajecten.teken_mee(besloten()), rol=roles.CASUSHOUDER)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"onderbouwing": " "}, "onderbouwing"),
        ({"ouders_geinformeerd_op": None}, "ouders"),
        ({"college_geinformeerd_op": None}, "college"),
    ],
)
def test_a_request_that_says_too_little_is_refused(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin):
        verzoek(trajecten.teken_mee(besloten()), **anders)


def test_a_request_that_nobody_weighed_along_is_refused() -> None:
    with pytest.raises(RuleBroken, match="meegetekend"):
        verzoek(besloten())


def test_a_request_ends_the_traject_and_its_clocks() -> None:
    casus = verzoek(trajecten.teken_mee(trajecten.casus_in_onderzoek()))

    assert casus.status == CasusStatus.VTO_RVDK
    assert Termijn.objects.get(code="T05").gehaald_op is not None
    assert Termijn.objects.get(code="T06").gehaald_op is not None
    assert Termijn.objects.get(code="T09B").is_open  # the melder must hear how it ended


def test_urgent_is_called_first() -> None:
    with pytest.raises(RuleBroken, match="Bel de Raad eerst"):
        services.meld_spoed_bij_raad(
            besloten(), gesproken_met="", toelichting="x", by=builders.medewerker(roles.CRISISDIENST)
        )


def test_urgent_needs_no_paper_and_the_request_can_follow() -> None:
    casus = services.meld_spoed_bij_raad(
        besloten(),
        gesproken_met="Piketmedewerker",
        toelichting="Kind in gevaar.",
        by=builders.medewerker(roles.CRISISDIENST),
    )
    assert casus.status == CasusStatus.SPOED_RVDK

    assert verzoek(trajecten.teken_mee(casus)).status == CasusStatus.VTO_RVDK


def test_monitoring_is_for_casussen_with_a_plan() -> None:
    casus = services.voltooi_overdracht(services.begin_overdracht(besloten(), by=None), by=None)

    with pytest.raises(RuleBroken, match="veiligheidsplan"):
        services.begin_monitoring(casus, by=builders.medewerker(roles.CASUSHOUDER))


def test_unsafe_again_asks_for_a_new_decision() -> None:
    casus = services.begin_monitoring(trajecten.afgeronde_vv(), by=builders.medewerker(roles.CASUSHOUDER))
    nadia = builders.medewerker(roles.CASUSHOUDER)

    casus = services.heropen_uit_monitoring(casus, toelichting="School belde: weer ruzie.", by=nadia)

    assert casus.status == CasusStatus.TERUG_NAAR_ACTIEF
    assert casus.vervolg == ""
    with pytest.raises(RuleBroken, match="Beoordeel de veiligheid eerst opnieuw"):
        services.begin_overdracht(casus, by=None)
