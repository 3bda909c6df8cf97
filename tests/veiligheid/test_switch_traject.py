"""Changing V&V into onderzoek: a new decision by two people; the first stays and the ten weeks go on."""

import uuid
from typing import Any

import pytest
from django.urls import reverse

from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from tests.veiligheid.conftest import Mensen, signed_in
from veiligheid import services
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligheid.queries import laatste_besluit
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

GIVEN: dict[str, Any] = {
    "besluit": Besluit.ONDERZOEK,
    "motivering": "Kim trekt haar verhaal in; het risico blijft hoog.",
    "multidisciplinair_overleg": "Met Gerda op 28 april.",
    "onderzoeksvraag": "Wat gebeurde er op 26 april?",
}


@pytest.fixture
def in_vv(voorgelegd: Veiligheidsbeoordeling, mensen: Mensen, eigen_team: Team) -> Casus:
    """A casus in V&V, carried by the casushouder."""
    casus = services.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper).casus
    casus = meldingen.wijs_toe(casus, team=eigen_team, behandelaar=mensen.casushouder, by=mensen.triagist)
    return meldingen.start_vv(casus, by=mensen.casushouder)


@pytest.fixture
def meegetekend(in_vv: Casus, mensen: Mensen) -> Casus:
    """The gedragswetenschapper weighed along."""
    return meldingen.teken_mee(in_vv, weging="Eens met onderzoek.", by=mensen.gedragswetenschapper)


def test_the_triagist_may_not(meegetekend: Casus, mensen: Mensen) -> None:
    with pytest.raises(NotAllowed):
        services.switch_traject(meegetekend, by=mensen.triagist, **GIVEN)


def test_one_person_is_not_enough(in_vv: Casus, mensen: Mensen) -> None:
    with pytest.raises(RuleBroken, match="Nog niemand tekende mee"):
        services.switch_traject(in_vv, by=mensen.casushouder, **GIVEN)


@pytest.mark.parametrize("field", ["motivering", "multidisciplinair_overleg", "onderzoeksvraag"])
def test_what_the_decision_asks_for_is_named(meegetekend: Casus, mensen: Mensen, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        services.switch_traject(meegetekend, by=mensen.casushouder, **GIVEN | {field: " "})

    assert refused.value.field == field


def test_the_same_route_again_is_no_change(meegetekend: Casus, mensen: Mensen) -> None:
    with pytest.raises(RuleBroken, match="geen traject"):
        services.switch_traject(meegetekend, by=mensen.casushouder, **GIVEN | {"besluit": Besluit.VV})


def test_the_page_keeps_the_text_when_a_second_person_is_missing(in_vv: Casus, mensen: Mensen) -> None:
    where = reverse("veiligheid:traject", kwargs={"casusnummer": in_vv.nummer})

    answer = signed_in(mensen.casushouder).post(where, GIVEN | {"sleutel": str(uuid.uuid4())})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nog niemand tekende mee" in page and GIVEN["onderzoeksvraag"] in page


def test_the_page_takes_the_decision(meegetekend: Casus, mensen: Mensen) -> None:
    where = reverse("veiligheid:traject", kwargs={"casusnummer": meegetekend.nummer})

    answer = signed_in(mensen.casushouder).post(where, GIVEN | {"sleutel": str(uuid.uuid4())})

    assert answer.status_code == 302
    assert Vervolgbesluit.objects.filter(besluit=Besluit.ONDERZOEK).exists()


def test_the_change_is_a_new_decision_and_the_first_stays(meegetekend: Casus, mensen: Mensen) -> None:
    started = Termijn.objects.get(casus=meegetekend, code="T07").gestart_op

    taken = services.switch_traject(meegetekend, by=mensen.casushouder, **GIVEN)

    assert Casus.objects.get(pk=meegetekend.pk).status == CasusStatus.ONDERZOEK_ACTIEF
    assert laatste_besluit(meegetekend) == taken
    assert (taken.genomen_door, taken.medebeslisser) == (mensen.casushouder, mensen.gedragswetenschapper)
    assert taken.wijzigt is not None and taken.wijzigt.besluit == Besluit.VV
    assert Vervolgbesluit.objects.count() == 2
    assert Termijn.objects.get(casus=meegetekend, code="T05").gestart_op == started
