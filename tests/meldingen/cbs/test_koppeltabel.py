"""The table from our values to the codes of the CBS: wrong rows are refused, and the row of the day counts."""

import tomllib
from datetime import date
from typing import Any

import pytest

from meldingen.cbs.koppeltabel import (
    BESTAND,
    KOPPELINGEN,
    LIJSTEN,
    KoppeltabelError,
    ZonderCodeError,
    cbs_code,
    koppeling,
    lees,
    ontleed,
)
from meldingen.codelijsten import Besluit


def inhoud(**anders: Any) -> dict[str, Any]:
    """The table as shipped, with the first row changed."""
    alles: dict[str, Any] = tomllib.loads(BESTAND.read_text(encoding="utf-8"))
    alles["koppelingen"][0] |= anders
    return alles


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"lijst": "kleur"}, "bestaat niet"),
        ({"waarde": "misschien"}, "is geen waarde van"),
        ({"geldig_van": "2015"}, "geen dag"),
        ({"bron": " "}, "bron ontbreekt"),
        ({"label": ""}, "label ontbreekt"),
        ({"label": 3}, "label ontbreekt"),
        ({"zekerheid": "vast"}, "de zekerheid is een van found"),
        ({"code": "1"}, "twee cijfers"),
        ({"code": 1}, "twee cijfers"),
        ({"code": "²²"}, "twee cijfers"),
        ({"code": ""}, "twee cijfers"),
        ({"kleur": "rood"}, "precies deze velden"),
        ({"geldig_van": date(2016, 1, 1)}, "ontbreekt de rij van onderzoek"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(KoppeltabelError, match=zin):
        lees(inhoud(**anders))


def test_two_rows_from_the_same_day_are_refused() -> None:
    alles = inhoud()
    alles["koppelingen"].append(alles["koppelingen"][0])
    with pytest.raises(KoppeltabelError, match="twee rijen"):
        lees(alles)


def test_what_is_no_table_at_all_is_refused_in_dutch_too() -> None:
    with pytest.raises(KoppeltabelError, match="niet te lezen als TOML"):
        ontleed("[[koppelingen\ncode = ")
    with pytest.raises(KoppeltabelError, match="Koppeling 1 heeft niet precies"):
        lees({"koppelingen": ["01"]})


def test_a_table_with_something_else_is_refused() -> None:
    with pytest.raises(KoppeltabelError, match="niets anders"):
        lees({"koppelingen": [], "rest": 1})


def test_a_value_without_a_code_is_not_delivered() -> None:
    with pytest.raises(ZonderCodeError, match="geen CBS-code bekend"):
        cbs_code("aard", "anders_onveilig", date(2026, 4, 28))


def test_the_row_of_the_day_counts() -> None:
    assert cbs_code("aard", "anders_onveilig", date(2025, 3, 19)) == "11"
    assert koppeling("triagebesluit", Besluit.OVERDRACHT, date(2025, 3, 20)).label == "Overdracht aan derden"
    assert (
        koppeling("triagebesluit", Besluit.OVERDRACHT, date(2025, 3, 19)).label == "Inzetten vervolgtraject"
    )


def test_vv_is_a_choice_of_the_region_and_says_so() -> None:
    rij = koppeling("triagebesluit", Besluit.VV, date(2026, 4, 28))
    assert rij.zekerheid == "uncertain" and "regionale keuze" in rij.bron


def test_every_value_of_every_list_is_there_today() -> None:
    for lijst, waarden in LIJSTEN.items():
        for waarde in waarden.values:
            assert koppeling(lijst, waarde, date(2026, 4, 28)).label
    assert len(KOPPELINGEN) >= sum(len(waarden) for waarden in LIJSTEN.values())
