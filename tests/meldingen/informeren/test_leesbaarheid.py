"""Letters are B1 Dutch: measured in every variant, and a planted long-winded sentence is found."""

import pytest

from meldingen.informeren import teksten
from meldingen.informeren.leesbaarheid import lettergrepen, meet
from meldingen.informeren.proef import proefbrieven
from tests.figures import Figures

AMBTELIJK = (
    "Ingevolge artikel 5.3.1 van de Wet maatschappelijke ondersteuning 2015 dient ondergetekende u, met inachtneming "
    "van de daarvoor geldende geheimhoudingsverplichtingen, onverwijld in kennis te stellen van de vastlegging van "
    "persoonsgegevens die door derden zijn verstrekt."
)


def every_letter() -> list[tuple[str, str]]:
    """Every reader, subject, decision and outcome, with its text."""
    return [(brief.naam, brief.tekst) for brief in proefbrieven(teksten.BRIEVEN)]


@pytest.mark.parametrize(
    ("woord", "aantal"),
    [("kind", 1), ("melding", 2), ("veiligheid", 3), ("geïnformeerd", 4), ("ooievaar", 3), ("nieuwe", 2), ("u", 1),
     ("naaien", 2), ("ruzie", 2), ("0800-2000", 2), ("beïnvloeden", 4)],
)  # fmt: skip
def test_syllables_are_counted(woord: str, aantal: int) -> None:
    assert lettergrepen(woord) == aantal


def test_the_formulas_are_those_of_douma_and_brouwer() -> None:
    gemeten = meet("De hond blaft. Het kind lacht luid.")  # 7 words, 2 sentences, 7 syllables

    assert gemeten.lettergrepen_per_100 == 100 and gemeten.woorden_per_zin == 3.5
    assert gemeten.douma == round(206.8 - 77 - 0.93 * 3.5, 1)
    assert gemeten.brouwer == round(195 - 200 / 3 - 7, 1)


def test_every_letter_is_b1(figures: Figures) -> None:
    gemeten = {naam: meet(tekst) for naam, tekst in every_letter()}

    assert {naam: (m.douma, m.brouwer, m.langste_zin) for naam, m in gemeten.items() if not m.is_b1} == {}
    figures.note(
        "leesbaarheid van de moeilijkste brief, Flesch-Douma", min(m.douma for m in gemeten.values())
    )


@pytest.mark.parametrize("naam", sorted({naam for naam, _ in every_letter()}))
def test_one_long_winded_sentence_is_found_in_any_letter(naam: str) -> None:
    tekst = dict(every_letter())[naam]

    assert not meet(f"{tekst}\n\n{AMBTELIJK}").is_b1


def test_a_letter_of_officialese_fails_both_indices() -> None:
    gemeten = meet(AMBTELIJK)

    assert gemeten.douma < 30 and gemeten.brouwer < 30


def test_nothing_is_left_to_fill_in_and_parts_lose_no_word() -> None:
    for _, tekst in every_letter():
        assert "{" not in tekst
        woorden = " ".join(f"{deel.tekst} {' '.join(deel.regels)}" for deel in teksten.delen(tekst)).split()
        assert woorden == [woord for woord in tekst.split() if woord not in {"#", "-"}]
