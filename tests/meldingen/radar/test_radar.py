"""What the radar shows, and to whom: every melding about these people, across households and merges."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from meldingen import services
from meldingen.models import Betrokkene, Casus, Hermeldregel, Melding, Persoon
from meldingen.radar.queries import met_hermelding, radar_van
from tests import builders
from tests.meldingen.samenvoegen.dubbel import elif_, in_midden, in_zuid, triagist_van_beide, voeg_samen
from tests.pages.conftest import as_, copy, statements
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


def later(dagen: int) -> datetime:
    nu = clock.now() + timedelta(days=dagen)
    clock.move_to(nu)
    return nu


def intake_zuid() -> Any:
    return builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="intake-zuid")


def daar_over(persoon: Persoon) -> Casus:
    """A casus of Team Zuid about somebody of Team Midden."""
    return builders.casus(by=intake_zuid(), betrokkenen=[builders.moeder(persoon=persoon)])


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.WIJKTEAMMANAGER, roles.BEHEER])
def test_a_role_without_meldingen_gets_no_radar(rol: str) -> None:
    assert radar_van(in_midden(), builders.medewerker(rol)) is None


@pytest.mark.parametrize("rol", sorted(roles.CASEWORKERS))
def test_what_is_out_of_sight_is_a_number_and_nothing_else(rol: str) -> None:
    casus = in_midden()
    daar = daar_over(elif_(casus).persoon)
    melding = Melding.objects.get(casus=casus)
    blad = as_(builders.medewerker(rol)).get(f"/meldingen/{melding.nummer}/").content.decode()

    assert "Elders 1 melding: vraag uw teammanager" in blad
    assert daar.nummer not in blad and Melding.objects.get(casus=daar).nummer not in blad


def test_meldingen_of_all_households_in_sight_stand_in_lanes() -> None:
    casus = in_midden()
    later(20)
    ander = builders.casus(betrokkenen=[builders.moeder(persoon=elif_(casus).persoon)])
    later(5)
    builders.melding(casus=casus)
    radar = radar_van(casus, builders.medewerker(roles.TRIAGIST))

    assert radar is not None and radar.strook is not None
    assert [lijn.naam.split(" ")[0] for lijn in radar.strook.lijnen] == [casus.nummer, ander.nummer]
    assert [len(lijn.tekens) for lijn in radar.strook.lijnen] == [2, 1]
    assert (radar.zin, radar.elders, radar.huishoudens) == (
        "3 meldingen in 4 weken, de laatste twee binnen 5 dagen",
        0,
        2,
    )


def test_a_household_reported_again_after_closing_keeps_its_lane() -> None:
    oud = builders.gesloten_casus()
    later(9)
    nieuw = builders.melding(
        casus=oud, betrokkenen=[builders.moeder(persoon=oud.betrokkenen.order_by("pk")[0].persoon)]
    )
    radar = radar_van(nieuw.casus, builders.medewerker(roles.TRIAGIST))

    assert radar is not None and radar.strook is not None
    assert [len(lijn.tekens) for lijn in radar.strook.lijnen] == [2]
    assert [regel.hermelding for regel in radar.regels] == [True, False]


def test_the_network_of_a_family_is_not_what_the_melding_is_about() -> None:
    casus = in_midden()
    builders.casus(
        betrokkenen=[builders.moeder(persoon=elif_(casus).persoon, rol="netwerk"), builders.kind()]
    )
    radar = radar_van(casus, builders.medewerker(roles.TRIAGIST))

    assert radar is not None and len(radar.regels) == 1


def test_a_merge_brings_the_meldingen_of_both_together_and_undoing_parts_them() -> None:
    een, ander = in_midden(), in_zuid()
    wie = triagist_van_beide()

    def aantal(casus: Casus) -> int:
        radar = radar_van(casus, wie)
        return len(radar.regels) if radar else 0

    assert (aantal(een), aantal(ander)) == (1, 1)
    gedaan = voeg_samen(een, ander)
    assert (aantal(een), aantal(ander)) == (2, 2)
    services.draai_samenvoeging_terug(gedaan, reden="Toch niet.", by=wie)
    assert (aantal(een), aantal(ander)) == (1, 1)


def test_a_melding_that_began_as_advies_says_so() -> None:
    melding = services.zet_advies_om_in_melding(
        builders.advies(), gegevens=builders.meldinggegevens(), betrokkenen=builders.gezin(),
        by=builders.medewerker(roles.INTAKE),
    )  # fmt: skip
    radar = radar_van(melding.casus, builders.medewerker(roles.TRIAGIST))

    assert radar is not None and [regel.was_advies for regel in radar.regels] == [True]


def hermelding(casus: Casus) -> list[bool]:
    rijen: Any = met_hermelding(Melding.objects.filter(casus=casus)).order_by("pk")
    return [rij.hermelding for rij in rijen]


def opnieuw_over(casus: Casus, **anders: Any) -> Casus:
    """A new melding about the mother of a casus, not linked to it by anybody."""
    persoon = casus.betrokkenen.order_by("pk")[0].persoon
    return builders.casus(betrokkenen=[builders.moeder(persoon=persoon, **anders)])


def test_a_second_melding_on_a_running_casus_is_no_hermelding() -> None:
    casus = builders.casus()
    builders.melding(casus=casus)
    opnieuw_over(casus)

    assert hermelding(casus) == [False, False]


def test_a_melding_about_somebody_of_a_closed_casus_is_one_also_unlinked() -> None:
    oud = builders.gesloten_casus()
    later(1)
    nieuw = opnieuw_over(oud)

    assert nieuw.hermelding_van is None
    assert hermelding(nieuw) == [True]
    assert hermelding(oud) == [False]


def test_somebody_of_the_network_makes_no_hermelding() -> None:
    oud = builders.gesloten_casus()
    later(1)
    nieuw = builders.casus(
        betrokkenen=[
            builders.kind(), builders.moeder(persoon=oud.betrokkenen.order_by("pk")[0].persoon, rol="netwerk"),
        ]
    )  # fmt: skip

    assert hermelding(nieuw) == [False]


def test_the_rule_of_the_day_says_how_far_back_it_counts() -> None:
    oud = builders.gesloten_casus()
    Hermeldregel.objects.create(geldig_van=clock.today() + timedelta(days=5), maanden=1, bron="Besluit A")
    later(1)
    assert hermelding(opnieuw_over(oud)) == [True]
    later(20)
    assert hermelding(opnieuw_over(oud)) == [True]
    later(40)
    assert hermelding(opnieuw_over(oud)) == [False]
    Hermeldregel.objects.create(geldig_van=clock.today(), maanden=None, bron="Besluit B")
    assert hermelding(opnieuw_over(oud)) == [True]


def test_a_rule_is_never_changed() -> None:
    regel = Hermeldregel.objects.create(geldig_van=clock.today(), maanden=12, bron="Besluit A")

    with pytest.raises(DatabaseError), transaction.atomic():
        Hermeldregel.objects.filter(pk=regel.pk).update(maanden=24)


def test_the_call_screen_shows_the_radar_of_the_casus_that_is_typed_and_of_no_other() -> None:
    gesprek, hier, daar = builders.gesprek(), in_midden(), in_zuid()
    client = as_(builders.medewerker(roles.INTAKE))
    pad = f"/gesprekken/{gesprek.pk}/radar/"

    assert "1 melding" in client.post(pad, {"casusnummer": hier.nummer}).content.decode()
    stil = [client.post(pad, {"casusnummer": nummer}).content for nummer in (daar.nummer, "2026-99999", "")]
    assert len(set(stil)) == 1 and b"Radar" not in stil[0]


def test_it_costs_the_same_for_one_and_for_forty_meldingen() -> None:
    melding = builders.melding()
    client = as_(builders.medewerker(roles.TRIAGIST))
    paden = (f"/meldingen/{melding.nummer}/", f"/casussen/{melding.casus.nummer}/meldingen/")
    eerst = [statements(client, pad) for pad in paden]
    ander = builders.melding(
        betrokkenen=[builders.moeder(persoon=melding.casus.betrokkenen.order_by("pk")[0].persoon)]
    )
    for bron in (melding, ander):
        Melding.objects.bulk_create(copy(bron, nummer=f"M-2025-{bron.pk:02}{n:03}") for n in range(20))

    assert [statements(client, pad) for pad in paden] == eerst
    assert eerst[1] <= 20
    radar = radar_van(melding.casus, builders.medewerker(roles.TRIAGIST))
    assert radar is not None and len(radar.regels) == 42
    assert Betrokkene.objects.count() == 4
