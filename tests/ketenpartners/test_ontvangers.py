"""Which teams are suggested for the place where a family lives."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from ketenpartners import queries
from ketenpartners.models import Team, Werkgebied
from tests.ketenpartners.conftest import Keten


def test_an_unknown_place_suggests_nobody(keten: Keten) -> None:
    assert list(Team.objects.ontvangers_voor()) == []
    assert list(Team.objects.ontvangers_voor(gemeente="Nergens")) == []


def test_our_own_teams_are_never_suggested(keten: Keten) -> None:
    Werkgebied.objects.create(team=keten.eigen, gemeente="Lindemeer")

    assert keten.eigen not in Team.objects.ontvangers_voor(gemeente="Lindemeer")


def test_a_stopped_team_is_not_suggested(keten: Keten) -> None:
    keten.zuid.actief = False
    keten.zuid.save()

    assert keten.zuid not in Team.objects.ontvangers_voor(gemeente="Lindemeer")


def test_a_postcode_narrows_and_its_own_team_comes_first(keten: Keten) -> None:
    binnen = Team.objects.ontvangers_voor(gemeente="lindemeer", pc4="4705")
    buiten = Team.objects.ontvangers_voor(gemeente="Lindemeer", pc4="4710")

    assert list(binnen) == [keten.noord, keten.zuid]
    assert list(buiten) == [keten.zuid]


def test_without_a_postcode_every_team_in_the_gemeente_is_suggested(keten: Keten) -> None:
    assert list(Team.objects.ontvangers_voor(gemeente="Lindemeer")) == [keten.noord, keten.zuid]


def test_a_postcode_alone_is_enough(keten: Keten) -> None:
    assert list(Team.objects.ontvangers_voor(pc4="4701")) == [keten.noord]


def test_a_team_with_agreement_goes_first(keten: Keten) -> None:
    keten.convenant(keten.zuid, date(2026, 1, 1))

    gevonden: Any = Team.objects.ontvangers_voor(gemeente="Lindemeer", pc4="4705")
    eerste, tweede = gevonden

    assert (eerste, eerste.heeft_convenant) == (keten.zuid, True)
    assert (tweede, tweede.heeft_convenant) == (keten.noord, False)


def test_half_a_range_of_postcodes_is_refused(keten: Keten) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Werkgebied.objects.create(team=keten.noord, gemeente="Lindemeer", pc4_van="4701")
    with pytest.raises(IntegrityError), transaction.atomic():
        Werkgebied.objects.create(team=keten.noord, gemeente="Lindemeer", pc4_van="4709", pc4_tot="4701")


def test_the_overview_names_the_agreement_that_holds(keten: Keten) -> None:
    algemeen = keten.convenant(None, date(2026, 1, 1))
    eigen = keten.convenant(keten.noord, date(2026, 1, 1))

    rijen = {
        rij.team: rij.convenant for rij in queries.partneroverzicht(Team.objects.all(), op=date(2026, 4, 28))
    }

    assert rijen == {keten.noord: eigen, keten.zuid: algemeen}


def test_the_overview_costs_the_same_for_more_teams(keten: Keten, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        queries.partneroverzicht(Team.objects.all(), op=date(2026, 4, 28))
