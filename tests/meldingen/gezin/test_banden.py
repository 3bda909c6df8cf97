"""Bands between people of a casus: what is refused, and what holds."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from meldingen import services
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Betrokkene, Casus, Gezinsband
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def mensen(casus: Casus) -> tuple[Betrokkene, Betrokkene, Betrokkene]:
    moeder, vader, kind = casus.betrokkenen.order_by("pk")
    return moeder, vader, kind


def leg(
    van: Betrokkene, naar: Betrokkene, soort: str = Bandsoort.OUDER_VAN, sinds: date | None = None
) -> Gezinsband:
    return services.leg_band_vast(
        van, naar, soort=soort, sinds=sinds, by=builders.medewerker(roles.CASUSHOUDER)
    )


def test_who_may_not_add_people_makes_no_band() -> None:
    moeder, _, kind = mensen(builders.casus())

    with pytest.raises(NotAllowed):
        services.leg_band_vast(moeder, kind, soort=Bandsoort.OUDER_VAN, by=builders.medewerker(roles.MANAGER))


def test_who_does_not_see_the_casus_makes_no_band() -> None:
    moeder, _, kind = mensen(builders.casus())
    elders = builders.medewerker(
        roles.CASUSHOUDER, team=builders.vt_team("Team Zuid"), naam="casushouder-zuid"
    )

    with pytest.raises(NotAllowed):
        services.leg_band_vast(moeder, kind, soort=Bandsoort.OUDER_VAN, by=elders)


def test_nobody_has_a_band_with_himself() -> None:
    moeder, _, _ = mensen(builders.casus())

    with pytest.raises(RuleBroken, match="met zichzelf"):
        leg(moeder, moeder)


def test_a_band_never_leaves_the_casus() -> None:
    hier, daar = mensen(builders.casus())[0], mensen(builders.casus())[2]

    with pytest.raises(RuleBroken, match="niet in dezelfde casus"):
        leg(hier, daar)


def test_the_database_refuses_a_band_that_leaves_the_casus() -> None:
    hier, daar = mensen(builders.casus())[0], mensen(builders.casus())[2]

    with pytest.raises(IntegrityError, match="both people"), transaction.atomic():
        Gezinsband.objects.create(casus=hier.casus, van=hier, naar=daar, soort="ouder_van", bron="x")


def test_the_same_band_stands_there_once_whichever_way_it_is_told() -> None:
    moeder, vader, _ = mensen(builders.casus())
    leg(vader, moeder, Bandsoort.GEHUWD)

    with pytest.raises(RuleBroken, match="staat er al"):
        leg(moeder, vader, Bandsoort.GEHUWD)


def test_the_database_refuses_the_same_band_twice() -> None:
    moeder, vader, _ = mensen(builders.casus())
    band = leg(moeder, vader, Bandsoort.GEWELD)

    with pytest.raises(IntegrityError), transaction.atomic():
        Gezinsband.objects.create(
            casus=band.casus, van=moeder, naar=vader, soort=Bandsoort.GEWELD, bron="melder"
        )


@pytest.mark.parametrize("soort", ["ouder_van", "adoptieouder_van", "pleegouder_van", "stiefouder_van"])
def test_nobody_is_his_own_ancestor(soort: str) -> None:
    moeder, vader, kind = mensen(builders.casus())
    leg(moeder, vader)
    leg(vader, kind)

    with pytest.raises(RuleBroken, match="voorouder"):
        leg(kind, moeder, soort)


def test_the_future_has_no_bands() -> None:
    moeder, vader, _ = mensen(builders.casus())

    with pytest.raises(RuleBroken, match="toekomst"):
        leg(moeder, vader, Bandsoort.PAAR, date(2026, 4, 29))


def test_a_band_does_not_end_before_it_begins_or_twice() -> None:
    moeder, vader, _ = mensen(builders.casus())
    band = leg(moeder, vader, Bandsoort.PAAR, date(2020, 1, 1))
    by = builders.medewerker(roles.CASUSHOUDER)

    with pytest.raises(RuleBroken, match="begon pas"):
        services.beeindig_band(band, tot=date(2019, 12, 31), by=by)
    services.beeindig_band(band, by=by)
    with pytest.raises(RuleBroken, match="al beëindigd"):
        services.beeindig_band(band, by=by)


def test_a_band_that_ended_can_begin_anew_and_its_history_stays() -> None:
    moeder, vader, _ = mensen(builders.casus())
    band = leg(moeder, vader, Bandsoort.PAAR)
    services.beeindig_band(band, by=builders.medewerker(roles.CASUSHOUDER))

    leg(moeder, vader, Bandsoort.PAAR)

    assert moeder.casus.banden.count() == 2
    assert moeder.casus.banden.lopend().count() == 1


def test_a_mistaken_parent_is_ended_and_turned_round() -> None:
    moeder, _, kind = mensen(builders.casus())
    services.beeindig_band(leg(kind, moeder), by=builders.medewerker(roles.CASUSHOUDER))

    assert leg(moeder, kind).is_ouderband


def test_who_holds_authority_over_a_child_holds_authority() -> None:
    _, vader, kind = mensen(builders.casus())
    vader.gezag = "onbekend"
    vader.save()

    band = leg(vader, kind, Bandsoort.GEZAG_OVER)
    met = Betrokkene.objects.get(pk=vader.pk).gezag
    services.beeindig_band(band, by=builders.medewerker(roles.CASUSHOUDER))

    assert (met, Betrokkene.objects.get(pk=vader.pk).gezag) == ("ja", "nee")


def test_a_band_is_seen_by_who_sees_the_casus_and_is_on_record() -> None:
    moeder, _, kind = mensen(builders.casus())
    band = leg(moeder, kind)

    assert band in Gezinsband.objects.visible_to(builders.medewerker(roles.TRIAGIST))
    assert not Gezinsband.objects.visible_to(builders.medewerker(roles.WIJKTEAM)).exists()
    regel = AuditEntry.objects.get(actie="leg_band_vast")
    assert regel.velden == {"soort": "ouder_van"} and regel.casus_nummer == moeder.casus.nummer
