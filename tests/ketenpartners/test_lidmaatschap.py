"""Who is in a team, from when to when, and what the team's group holds."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from ketenpartners import queries, services
from ketenpartners.models import Functie, Lidmaatschap, Team
from tests.ketenpartners.conftest import Keten
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


def test_nobody_is_twice_a_member_at_once(keten: Keten, mens: Medewerker) -> None:
    services.maak_lid(medewerker=mens, team=keten.noord)

    with pytest.raises(RuleBroken, match="al lid van Wijkteam Noord"):
        services.maak_lid(medewerker=mens, team=keten.noord)


def test_the_database_refuses_overlapping_memberships(keten: Keten, mens: Medewerker) -> None:
    Lidmaatschap.objects.create(
        medewerker=mens, team=keten.noord, van=date(2026, 1, 1), tot=date(2026, 3, 31)
    )

    with pytest.raises(IntegrityError, match="lidmaatschap_overlapt_niet"), transaction.atomic():
        Lidmaatschap.objects.create(medewerker=mens, team=keten.noord, van=date(2026, 3, 31))
    Lidmaatschap.objects.create(medewerker=mens, team=keten.noord, van=date(2026, 4, 1))


def test_a_membership_lasts_at_least_a_day(keten: Keten, mens: Medewerker) -> None:
    lid = services.maak_lid(medewerker=mens, team=keten.noord)

    with pytest.raises(RuleBroken, match="minstens een dag"):
        services.beeindig_lidmaatschap(lidmaatschap=lid)


def test_the_group_holds_who_is_a_member_today(keten: Keten, mens: Medewerker) -> None:
    vroeger = services.maak_lid(medewerker=mens, team=keten.noord, van=date(2026, 4, 1))
    assert keten.noord.groep is not None
    assert list(keten.noord.groep.user_set.all()) == [mens]

    services.beeindig_lidmaatschap(lidmaatschap=vroeger)

    assert list(keten.noord.groep.user_set.all()) == []
    assert not queries.is_lid(mens, keten.noord)
    assert queries.is_lid(mens, keten.noord, clock.today() - timedelta(days=1))


def test_a_member_belongs_to_own_teams_only(keten: Keten, mens: Medewerker) -> None:
    services.maak_lid(medewerker=mens, team=keten.noord, functie=Functie.MANAGER)

    assert list(Team.objects.van_medewerker(mens)) == [keten.noord]
    assert queries.is_lid(mens, keten.noord) and queries.is_manager(mens, keten.noord)
    assert not queries.is_lid(mens, keten.zuid)
    assert queries.managers_van(keten.noord) == [mens]
    assert queries.leden_van(keten.zuid) == []


def test_own_teams_are_those_of_veilig_thuis(keten: Keten) -> None:
    assert list(Team.objects.eigen()) == [keten.eigen]
    assert keten.eigen.is_eigen and not keten.noord.is_eigen
    assert set(Team.objects.van_partners()) == {keten.noord, keten.zuid}
