"""Which agreement holds on a day, and which the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ketenpartners.models import Convenant
from ketenpartners.queries import geldig_convenant
from tests.ketenpartners.conftest import Keten


def test_without_agreement_there_is_none(keten: Keten) -> None:
    assert geldig_convenant(keten.noord) is None


def test_two_agreements_of_one_team_cannot_overlap(keten: Keten) -> None:
    keten.convenant(keten.noord, date(2026, 1, 1), date(2026, 6, 30))

    with pytest.raises(IntegrityError, match="convenant_overlapt_niet_per_partner"), transaction.atomic():
        keten.convenant(keten.noord, date(2026, 6, 30))
    keten.convenant(keten.noord, date(2026, 7, 1))
    keten.convenant(keten.zuid, date(2026, 1, 1))


def test_two_agreements_of_an_organisation_cannot_overlap(keten: Keten) -> None:
    keten.convenant(None, date(2026, 1, 1))

    with pytest.raises(IntegrityError, match="convenant_overlapt_niet_per_partner"), transaction.atomic():
        keten.convenant(None, date(2027, 1, 1))


def test_a_form_hears_of_the_overlap_before_the_database_does(keten: Keten) -> None:
    keten.convenant(keten.noord, date(2026, 1, 1))
    tweede = Convenant(
        organisatie=keten.gemeente,
        team=keten.noord,
        geldig_van=date(2026, 5, 1),
        manager_ontvanger=keten.manager,
        regiocontact=keten.manager,
    )

    with pytest.raises(ValidationError, match="loopt al een convenant"):
        tweede.full_clean()


def test_an_agreement_ends_after_it_began(keten: Keten) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        keten.convenant(keten.noord, date(2026, 5, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("op", "geldt"),
    [
        (date(2026, 3, 31), False),
        (date(2026, 4, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_both_outer_days_count(keten: Keten, op: date, geldt: bool) -> None:
    keten.convenant(keten.noord, date(2026, 4, 1), date(2026, 6, 30))

    assert (geldig_convenant(keten.noord, op) is not None) is geldt


def test_the_agreement_of_the_team_goes_before_that_of_its_organisation(keten: Keten) -> None:
    algemeen = keten.convenant(None, date(2026, 1, 1))
    eigen = keten.convenant(keten.noord, date(2026, 1, 1))

    assert geldig_convenant(keten.noord) == eigen
    assert geldig_convenant(keten.zuid) == algemeen
