"""How alike two names are: the quick way of counting slips gives what the slow way gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meldingen.bekend.gelijkenis import Woord, achternamen_gelijk, afstand, voornamen_gelijk

LETTERS = st.text(alphabet="abcde", max_size=9)


def slow(een: str, ander: str) -> int:
    """The usual table, cell by cell."""
    rows = [[0] * (len(ander) + 1) for _ in range(len(een) + 1)]
    for i in range(len(een) + 1):
        for j in range(len(ander) + 1):
            if not i or not j:
                rows[i][j] = i + j
                continue
            other = een[i - 1] != ander[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + other)
            if i > 1 and j > 1 and een[i - 1] == ander[j - 2] and een[i - 2] == ander[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(LETTERS, LETTERS)
def test_the_number_of_slips_is_that_of_the_table(een: str, ander: str) -> None:
    assert afstand(een, ander) == slow(een, ander)


def naam(*woorden: str) -> tuple[Woord, ...]:
    """Words that sound as they are written."""
    return tuple(Woord(woord, woord) for woord in woorden)


@pytest.mark.parametrize(
    ("een", "ander", "minstens", "hoogstens"),
    [
        (("jansen", "fris"), ("fris", "jansen"), 1.0, 1.0),
        (("jansen",), ("jansen", "fris"), 0.9, 0.99),
        (("jansenfris",), ("jansen", "fris"), 0.95, 1.0),
        (("jansen",), ("hansen",), 0.8, 0.9),
        (("jansen",), ("pieters",), 0.0, 0.5),
        (("bos",), ("vos",), 0.5, 0.8),
    ],
)
def test_surnames(een: tuple[str, ...], ander: tuple[str, ...], minstens: float, hoogstens: float) -> None:
    assert minstens <= achternamen_gelijk(naam(*een), naam(*ander)) <= hoogstens


@pytest.mark.parametrize(
    ("een", "ander", "minstens", "hoogstens"),
    [
        (("j",), ("johannes",), 0.5, 0.7),
        (("p",), ("johannes",), 0.0, 0.1),
        (("maria",), ("johanna", "maria"), 0.95, 1.0),
        (("alex",), ("aleksander",), 0.0, 0.9),
        (("mo",), (), 0.0, 0.0),
    ],
)
def test_given_names(een: tuple[str, ...], ander: tuple[str, ...], minstens: float, hoogstens: float) -> None:
    assert minstens <= voornamen_gelijk(naam(*een), naam(*ander)) <= hoogstens
