"""Persons, their addresses, and telling them about it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from meldingen import services
from meldingen.models import Adres, Betrokkene, Casus, Persoon, Termijn
from meldingen.models.persoon import sorteersleutel, valideer_bsn
from meldingen.services import AdresGegevens
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

TESTNUMMER = "999990019"
"""Passes the elfproef and belongs to the documented test numbers (starts with 9999)."""


def voeg_toe(casus: Casus, rol: str = roles.TRIAGIST, **anders: Any) -> Betrokkene:
    return services.voeg_betrokkene_toe(
        casus,
        gegevens=builders.kind(voornamen="Lina", geboortedatum=date(2020, 11, 2), **anders),
        by=builders.medewerker(rol),
    )


def eerste(casus: Casus) -> Betrokkene:
    gevonden: Betrokkene = casus.betrokkenen.order_by("pk")[0]
    return gevonden


@pytest.mark.parametrize("bsn", ["123456789", "12345678", "abcdefghi", "9999999990", "１２３４５６７８２"])
def test_a_wrong_bsn_is_refused(bsn: str) -> None:
    with pytest.raises(ValidationError):
        valideer_bsn(bsn)


@pytest.mark.parametrize("bsn", [TESTNUMMER, "000000000", "999999999"])
def test_the_elfproef_and_both_fillers_pass(bsn: str) -> None:
    valideer_bsn(bsn)


def test_a_wrong_bsn_leaves_nothing_behind() -> None:
    casus = builders.casus()

    with pytest.raises(RuleBroken, match="elfproef") as gebroken:
        voeg_toe(casus, bsn="123456789")

    assert gebroken.value.field == "bsn"
    assert Persoon.objects.count() == 3


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"geboortedatum": date(2027, 1, 1)}, "in de toekomst"),
        ({"geboortedatum": date(1899, 1, 1)}, "meer dan 120 jaar"),
        ({"overleden_op": date(2027, 1, 1)}, "overlijden ligt in de toekomst"),
        ({"overleden_op": date(2017, 1, 1)}, "voor de geboorte"),
    ],
)
def test_an_impossible_date_is_refused(velden: dict[str, Any], zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin):
        services.wijzig_persoon(
            builders.casus().betrokkenen.get(rol="kind"), by=builders.medewerker(roles.TRIAGIST), **velden
        )


def test_who_may_not_adds_nobody() -> None:
    with pytest.raises(NotAllowed):
        voeg_toe(builders.casus(), rol=roles.MANAGER)


def test_the_same_person_is_added_once() -> None:
    casus = builders.casus()

    with pytest.raises(RuleBroken, match="staat al in deze casus"):
        voeg_toe(casus, persoon=eerste(casus).persoon)


@pytest.mark.parametrize(
    ("naam", "sleutel"),
    [
        ({"achternaam": "Meulen", "tussenvoegsel": "van der", "voornamen": "Fatma"}, "meulen, fatma van der"),
        ({"achternaam": "Éric"}, "eric"),
        ({"achternaam": "Şahin", "voornamen": "Elif"}, "sahin, elif"),
    ],
)
def test_a_name_sorts_without_tussenvoegsel_and_accents(naam: dict[str, str], sleutel: str) -> None:
    assert sorteersleutel(**naam) == sleutel


def test_the_sort_key_follows_the_name() -> None:
    betrokkene = eerste(builders.casus())

    persoon = services.wijzig_persoon(betrokkene, achternaam="Aydın", by=builders.medewerker(roles.TRIAGIST))

    assert persoon.sorteersleutel.startswith("ayd")


@pytest.mark.parametrize(
    ("precisie", "geboren"), [("dag", "14-01-2018"), ("maand", "01-2018"), ("jaar", "2018")]
)
def test_a_birth_date_shows_what_is_known(precisie: str, geboren: str) -> None:
    dag = {"dag": date(2018, 1, 14), "maand": date(2018, 1, 1), "jaar": date(2018, 1, 1)}[precisie]

    assert Persoon(geboortedatum=dag, geboorte_precisie=precisie).geboren == geboren


class TestInformeren:
    def test_each_person_has_a_clock_but_the_unborn(self) -> None:
        casus = builders.casus()
        voeg_toe(casus)
        ongeboren = builders.kind(rol="ongeboren_kind", ongeboren=True, geboortedatum=None, voornamen="")
        services.voeg_betrokkene_toe(casus, gegevens=ongeboren, by=builders.medewerker(roles.TRIAGIST))

        assert Termijn.objects.open().filter(code="T10").count() == 4

    def test_without_saying_how_it_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="hoe deze persoon"):
            services.informeer_betrokkene(
                eerste(builders.casus()), hoe="", by=builders.medewerker(roles.CASUSHOUDER)
            )

    def test_it_meets_the_clock_of_that_person_alone(self) -> None:
        betrokkene = eerste(builders.casus())

        services.informeer_betrokkene(betrokkene, hoe="Brief.", by=builders.medewerker(roles.CASUSHOUDER))

        assert Termijn.objects.open().filter(code="T10").count() == 2
        assert not Termijn.objects.open().filter(code="T10", betrokkene=betrokkene).exists()

    def test_somebody_is_told_once(self) -> None:
        nadia = builders.medewerker(roles.CASUSHOUDER)
        betrokkene = services.informeer_betrokkene(eerste(builders.casus()), hoe="Brief.", by=nadia)

        with pytest.raises(RuleBroken, match="al geïnformeerd"):
            services.informeer_betrokkene(betrokkene, hoe="Nog een.", by=nadia)

    def test_postponing_too_far_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="ten hoogste twee weken"):
            services.stel_informeren_uit(
                eerste(builders.casus()),
                reden="Vader bedreigt moeder.",
                tot=clock.today() + timedelta(weeks=9),
                by=builders.medewerker(roles.CASUSHOUDER),
            )

    def test_postponing_adds_two_weeks_at_a_time(self) -> None:
        betrokkene = eerste(builders.casus())
        eerst = Termijn.objects.get(betrokkene=betrokkene).eindigt_op

        termijn = services.stel_informeren_uit(
            betrokkene, reden="Vader bedreigt moeder.", by=builders.medewerker(roles.CASUSHOUDER)
        )

        assert termijn.eindigt_op - eerst == timedelta(weeks=2)


class TestAdres:
    def leg_vast(self, betrokkene: Betrokkene, straat: str, van: date, **anders: Any) -> Adres:
        gegevens = AdresGegevens(straat=straat, plaats="Meerstad", van=van, **anders)
        return services.leg_adres_vast(betrokkene, gegevens=gegevens, by=builders.medewerker(roles.TRIAGIST))

    def test_an_address_before_the_present_one_is_refused(self) -> None:
        betrokkene = eerste(builders.casus())
        self.leg_vast(betrokkene, "Dorpsstraat", date(2026, 4, 1))

        with pytest.raises(RuleBroken, match="staat er al een adres"):
            self.leg_vast(betrokkene, "Kerkweg", date(2026, 3, 1))

    def test_the_former_ends_the_day_before(self) -> None:
        betrokkene = eerste(builders.casus())
        oud = self.leg_vast(betrokkene, "Dorpsstraat", date(2025, 1, 1))

        self.leg_vast(betrokkene, "Opvanghuis", date(2026, 4, 20), geheim=True)

        oud.refresh_from_db()
        assert oud.tot == date(2026, 4, 19)
        assert betrokkene.persoon.adressen.huidig().get().geheim
