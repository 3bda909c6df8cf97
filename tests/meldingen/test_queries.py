"""Lists and the page of a casus cost the same at one row and at many."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meldingen.models import Casus, Melding
from meldingen.queries import geheime_adressen
from meldingen.services import AdresGegevens
from tests import builders, trajecten
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def tel(lees: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as gemeten:
        lees()
    return len(gemeten)


def lees_casussen() -> list[object]:
    rijen = Casus.objects.visible_to(builders.medewerker(roles.MANAGER)).voor_lijst()
    return [(r.naam, r.team.naam, r.regie, r.lopende_termijnen, r.lopende_meldingen) for r in rijen]


def lees_meldingen() -> list[object]:
    rijen = Melding.objects.visible_to(builders.medewerker(roles.MANAGER)).voor_lijst()
    return [(r.nummer, r.casus.naam, r.casus.team.naam, r.lopende_termijnen) for r in rijen]


@pytest.mark.parametrize("lees", [lees_casussen, lees_meldingen])
def test_a_list_costs_a_fixed_number(lees: Callable[[], object]) -> None:
    builders.casus()
    lees()
    bij_een = tel(lees)
    for _ in range(4):
        builders.casus()

    assert tel(lees) == bij_een <= 9


def test_the_dossier_costs_a_fixed_number() -> None:
    casus = builders.casus()

    def lees() -> object:
        (rij,) = Casus.objects.filter(pk=casus.pk).voor_dossier()
        return [
            rij.regie,
            [(b.persoon.weergavenaam, list(b.persoon.adressen.all())) for b in rij.betrokkenen.all()],
            [(m.nummer, m.vastgelegd_door) for m in rij.meldingen.all()],
            [t.melding for t in rij.termijnen.all()],
            list(rij.contactmomenten.all()),
        ]

    bij_een = tel(lees)
    for _ in range(3):
        builders.melding(casus=casus, betrokkenen=builders.gezin())

    assert tel(lees) == bij_een <= 10


def test_a_list_sees_who_directs_and_what_runs() -> None:
    casus = builders.casus()

    (rij,) = Casus.objects.voor_lijst()

    assert rij.regie.naam == casus.team.naam
    assert len(rij.lopende_termijnen) == 6
    assert len(rij.lopende_meldingen) == 1


def test_an_unassigned_casus_stands_in_onverdeeld() -> None:
    onverdeeld = builders.casus()
    trajecten.toegewezen_casus()

    assert list(Casus.objects.onverdeeld()) == [onverdeeld]


def test_the_crisis_counter_counts_what_has_no_first_action() -> None:
    melding = builders.geschifte_melding(acuut=True)
    builders.geschifte_melding()

    assert list(Melding.objects.acuut_zonder_actie()) == [melding]


def test_the_head_says_whose_address_is_secret_without_the_address() -> None:
    adres = AdresGegevens(straat="Geheimlaan", plaats="Meerstad", geheim=True)
    casus = builders.casus(betrokkenen=[builders.moeder(adres=adres), builders.kind()])

    assert geheime_adressen(casus) == ["Elif Şahin"]
