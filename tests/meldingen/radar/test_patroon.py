"""Frequency and trend in one sentence, and the drawing that goes with it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from meldingen.radar.patroon import in_woorden, patroon_van
from meldingen.radar.strook import Baan, Merk, strook_van

BEGIN = date(2025, 6, 1)


def op(*dagen: int) -> list[date]:
    return [BEGIN + timedelta(days=dag) for dag in dagen]


@pytest.mark.parametrize(
    ("dagen", "zin"),
    [
        ([], ""),
        ([0], "1 melding"),
        ([0, 0], "2 meldingen in 1 dag"),
        ([0, 400], "2 meldingen in 13 maanden"),
        ([0, 272, 300, 334], "4 meldingen in 11 maanden, de laatste drie binnen 9 weken"),
        ([0, 100, 200, 300], "4 meldingen in 10 maanden, zonder versnelling"),
        ([0, 10, 20, 300], "4 meldingen in 10 maanden, zonder versnelling"),
        ([0, 1000, 1003], "3 meldingen in 2 jaar, de laatste twee binnen 3 dagen"),
    ],
)
def test_the_sentence(dagen: list[int], zin: str) -> None:
    assert patroon_van(op(*dagen)) == zin


@pytest.mark.parametrize(
    ("dagen", "woorden"), [(0, "1 dag"), (13, "13 dagen"), (14, "2 weken"), (92, "3 maanden")]
)
def test_a_span_in_words(dagen: int, woorden: str) -> None:
    assert in_woorden(dagen) == woorden


def test_nothing_to_draw_draws_nothing() -> None:
    assert strook_van([], tot=BEGIN) is None


def test_marks_stand_apart_inside_the_drawing_and_differ_by_shape() -> None:
    kinds = ("psychisch geweld", "lichamelijke mishandeling", "lichamelijke verwaarlozing", "financieel")
    merken = tuple(Merk(BEGIN, aard, acuut=n == 1, was_advies=n == 2) for n, aard in enumerate(kinds * 3))
    strook = strook_van([Baan("2026-00001 A", merken)], tot=BEGIN)

    assert strook is not None
    xs = [teken.x for teken in strook.lijnen[0].tekens]
    assert all(b - a >= 12 for a, b in pairwise(xs))
    assert min(xs) >= 0 and max(xs) <= strook.width
    assert len(strook.legenda) == 4
    assert "12 meldingen, waarvan 1 acuut" in strook.beschrijving


def test_ninety_on_one_day_stay_inside() -> None:
    strook = strook_van(
        [Baan("A", (Merk(BEGIN, "anders", False, False),) * 90)], tot=BEGIN + timedelta(days=9)
    )

    assert strook is not None
    xs = [teken.x for teken in strook.lijnen[0].tekens]
    assert xs == sorted(xs) and min(xs) >= 0 and max(xs) <= strook.width
