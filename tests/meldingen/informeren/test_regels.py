"""What people agree on the informatieplan: a clock, a place on the list of who does it, and an end."""

from datetime import date
from typing import Any

import pytest

from meldingen import services as meldingen
from meldingen.informeren import services
from meldingen.models import Casus, Informatieregel, Termijn
from tests import builders
from tests.meldingen.informeren import post
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.pages import worklist_queries

pytestmark = pytest.mark.django_db
DAG = date(2026, 5, 4)


def gepland(casus: Casus, **anders: Any) -> Informatieregel:
    velden: dict[str, Any] = {
        "voor": "De huisarts",
        "waarover": "anders",
        "wat": "Dat wij bezig zijn.",
        "uiterlijk": DAG,
    }
    return services.plan_regel(casus, **velden | anders, by=builders.medewerker(roles.CASUSHOUDER))


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [({"voor": " "}, "wie dit hoort"), ({"wat": ""}, "wat deze professional"), ({"uiterlijk": None}, "welke dag"),
     ({"uiterlijk": date(2026, 4, 27)}, "voorbij")],
)  # fmt: skip
def test_an_agreement_says_who_what_and_when(anders: dict[str, Any], zegt: str) -> None:
    with pytest.raises(RuleBroken, match=zegt):
        gepland(post.casus(), **anders)


def test_a_partner_plans_nothing() -> None:
    with pytest.raises(NotAllowed):
        services.plan_regel(
            post.casus(), voor="X", waarover="anders", wat="Iets.", uiterlijk=DAG,
            by=builders.medewerker(roles.WIJKTEAM),
        )  # fmt: skip


def test_the_clock_ends_on_the_agreed_day_and_moves_with_it() -> None:
    casus = post.casus()
    regel = gepland(casus)
    assert regel.termijn and clock.local(regel.termijn.eindigt_op).date() == DAG

    gepland(casus, regel=regel, uiterlijk=date(2026, 5, 20))

    klok = Termijn.objects.open().get(casus=casus, code="R08")
    assert clock.local(klok.eindigt_op).date() == date(2026, 5, 20)


def test_it_stands_on_the_list_of_who_took_it_on_until_it_is_done() -> None:
    casus, triagist = post.casus(), builders.medewerker(roles.TRIAGIST)
    regel = gepland(casus, door=triagist)

    def mijn() -> set[str]:
        rijen = worklist_queries.rows(triagist, clock.now()).filter(worklist_queries.lists(triagist)["mij"])
        return {rij.code for rij in rijen}

    assert mijn() == {"R08"}
    services.rond_regel_af(regel, hoe="Gebeld.", by=triagist)
    assert mijn() == set()


def test_who_informs_a_betrokkene_finds_that_clock_on_his_list() -> None:
    casus, triagist = post.casus(), builders.medewerker(roles.TRIAGIST)
    services.plan_regel(
        casus, voor=post.wie(casus, "Elif"), waarover="gegevens", door=triagist,
        by=builders.medewerker(roles.CASUSHOUDER),
    )  # fmt: skip

    rijen = worklist_queries.rows(triagist, clock.now()).filter(worklist_queries.lists(triagist)["mij"])
    assert {rij.code for rij in rijen} == {"T10"}


def test_an_open_row_keeps_the_casus_open_and_says_so() -> None:
    casus = builders.teruggekoppelde_melding().casus
    builders.informeer_iedereen(casus)
    regel, by = gepland(casus), builders.medewerker(roles.CASUSHOUDER)
    with pytest.raises(RuleBroken, match="informatieplan staat nog één regel open"):
        meldingen.sluit_casus(casus, toelichting="Klaar.", by=by)
    with pytest.raises(RuleBroken, match="waarom"):
        services.laat_regel_vervallen(regel, reden=" ", by=by)

    services.laat_regel_vervallen(regel, reden="De huisarts belde zelf.", by=by)

    assert meldingen.sluit_casus(casus, toelichting="Klaar.", by=by).status == "afgesloten"


def test_the_duty_towards_a_betrokkene_is_not_closed_by_hand() -> None:
    casus, by = post.casus(), builders.medewerker(roles.CASUSHOUDER)
    regel = services.plan_regel(casus, voor=post.wie(casus, "Elif"), waarover="gegevens", by=by)

    with pytest.raises(RuleBroken, match="sluit vanzelf"):
        services.rond_regel_af(regel, hoe="Gebeld.", by=by)
