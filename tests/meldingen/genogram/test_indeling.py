"""The layout holds for any family: nothing overlaps, children lie below, and a household holds its members alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meldingen.genogram.generaties import verdeel
from meldingen.genogram.huishouden import Lus
from meldingen.genogram.indeling import Indeling, Vak, deel_in
from meldingen.genogram.invoer import OUDERSOORTEN, PAARSOORTEN, Familie
from meldingen.genogram.maten import LABEL_BREED, breedte
from tests.meldingen.genogram.families import families, generations, meulen

ROOT = Path(__file__).resolve().parents[3]
CALLS_AT_MOST = 100_000
"""Function calls for a family of 25; a quarter of it was seen. A layout that tries all orders needs far more."""

any_family = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
either = st.one_of(families(), generations())


def touch(een: Vak, ander: Vak) -> bool:
    return een[0] < ander[2] and ander[0] < een[2] and een[1] < ander[3] and ander[1] < een[3]


def boxes(indeling: Indeling) -> list[tuple[int, Vak]]:
    return [(p.mens.sleutel, vak) for p in indeling.plekken for vak in (p.teken_vak, p.label_vak)]


def segments(indeling: Indeling) -> Iterator[tuple[set[int], Vak]]:
    """Every straight piece of every line as a thin box, with the people it may touch."""
    for lijn in indeling.lijnen:
        for stuk in lijn.stukken:
            for (x0, y0), (x1, y1) in pairwise(stuk):
                vak = (min(x0, x1), min(y0, y1), max(x0, x1) + 1, max(y0, y1) + 1)
                yield {*lijn.van, *lijn.naar}, vak


def inside(lussen: tuple[Lus, ...], x: float, y: float) -> bool:
    """Even-odd, as the outline is filled."""
    binnen = False
    for lus in lussen:
        for (x0, y0), (x1, y1) in zip(lus, (*lus[1:], lus[0]), strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                binnen = not binnen
    return binnen


@any_family
@given(either)
def test_no_sign_and_no_words_overlap(gezin: Familie) -> None:
    overlap = [(a, b) for a, b in combinations(boxes(deel_in(gezin)), 2) if touch(a[1], b[1])]

    assert overlap == []


@any_family
@given(either)
def test_no_line_runs_through_words_or_through_the_sign_of_another(gezin: Familie) -> None:
    indeling = deel_in(gezin)

    for eigen, stuk in segments(indeling):
        for plek in indeling.plekken:
            assert not touch(stuk, plek.label_vak)
            assert plek.mens.sleutel in eigen or not touch(stuk, plek.teken_vak)


@any_family
@given(either)
def test_children_lie_below_and_couples_in_one_row_unless_that_is_said(gezin: Familie) -> None:
    rijen = verdeel(gezin)
    plek = {p.mens.sleutel: p.y for p in deel_in(gezin).plekken}

    for band in gezin.geldig():
        if band.soort in OUDERSOORTEN and band not in rijen.genegeerd:
            assert plek[band.van] < plek[band.naar]
        if band.soort in PAARSOORTEN and band not in rijen.genegeerd:
            assert plek[band.van] == plek[band.naar]
    assert len(rijen.waarschuwingen) == len(rijen.genegeerd)


@any_family
@given(either)
def test_the_paper_holds_everything_and_everybody_once(gezin: Familie) -> None:
    indeling = deel_in(gezin)
    links, boven, breed, hoog = indeling.vak

    for vak in [vak for _, vak in boxes(indeling)] + [vak for _, vak in segments(indeling)]:
        assert links <= vak[0] and vak[2] <= links + breed and boven <= vak[1] and vak[3] <= boven + hoog
    assert sorted(p.mens.sleutel for p in indeling.plekken) == sorted(m.sleutel for m in gezin.mensen)


@any_family
@given(either)
def test_the_outline_holds_its_members_and_no_stranger(gezin: Familie) -> None:
    indeling = deel_in(gezin)

    for plek in indeling.plekken:
        for links, boven, rechts, onder in (plek.teken_vak, plek.label_vak):
            for x in (links + 0.5, (links + rechts) / 2, rechts - 0.5):
                for y in (boven + 0.5, (boven + onder) / 2, onder - 0.5):
                    assert inside(indeling.huishouden, x, y) == plek.mens.in_huishouden


@any_family
@given(either)
def test_no_two_lines_share_a_height_where_they_meet(gezin: Familie) -> None:
    liggend = [
        (lijn, vak)
        for lijn in deel_in(gezin).lijnen
        for stuk in lijn.stukken
        for (x0, y0), (x1, y1) in pairwise(stuk)
        if y0 == y1 and x0 != x1
        for vak in [(min(x0, x1), y0, max(x0, x1), y0 + 1)]
    ]

    for (een, vak), (ander, ander_vak) in combinations(liggend, 2):
        assert een is ander or not touch(vak, ander_vak)


@any_family
@given(either)
def test_every_line_of_text_fits_its_room(gezin: Familie) -> None:
    for plek in deel_in(gezin).plekken:
        assert plek.regels and all(breedte(regel) <= LABEL_BREED for regel in plek.regels)


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(families(least=25))
def test_twenty_five_people_take_a_bounded_number_of_steps(gezin: Familie) -> None:
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        deel_in(gezin)
    finally:
        sys.setprofile(before)

    assert calls < CALLS_AT_MOST


def test_another_hash_seed_gives_the_same_bytes() -> None:
    program = (
        "from tests.meldingen.genogram.families import meulen\nfrom meldingen.genogram.tekenen import teken\n"
    )
    program += "print(teken(meulen()))"
    run = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert run[0] == run[1] and b"<svg" in run[0]


@pytest.mark.parametrize("wie", [3, 4])
def test_the_checks_see_a_fault(wie: int) -> None:
    indeling = deel_in(meulen())
    plek = next(p for p in indeling.plekken if p.mens.sleutel == wie)

    assert inside(indeling.huishouden, plek.x, plek.y) == (wie == 4)
    assert touch(plek.teken_vak, (plek.x, plek.y, plek.x + 1, plek.y + 1))
