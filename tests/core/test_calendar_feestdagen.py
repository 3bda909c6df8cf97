"""The holidays of 2025 to 2035, written out: an update of the library cannot silently move a legal term."""

from datetime import date

import pytest

from veiligthuis.core.feestdagen import feestdagen

# Goede Vrijdag, 2e Paasdag, Koningsdag, Hemelvaartsdag, 2e Pinksterdag; the others have a fixed date.
BEWEEGLIJK = {
    2025: "04-18 04-21 04-26 05-29 06-09",
    2026: "04-03 04-06 04-27 05-14 05-25",
    2027: "03-26 03-29 04-27 05-06 05-17",
    2028: "04-14 04-17 04-27 05-25 06-05",
    2029: "03-30 04-02 04-27 05-10 05-21",
    2030: "04-19 04-22 04-27 05-30 06-10",
    2031: "04-11 04-14 04-26 05-22 06-02",
    2032: "03-26 03-29 04-27 05-06 05-17",
    2033: "04-15 04-18 04-27 05-26 06-06",
    2034: "04-07 04-10 04-27 05-18 05-29",
    2035: "03-23 03-26 04-27 05-03 05-14",
}
VAST = "01-01 05-05 12-25 12-26"


@pytest.mark.parametrize("jaar", BEWEEGLIJK)
def test_the_holidays_of_a_year_are_these_and_no_others(jaar: int) -> None:
    verwacht = {date.fromisoformat(f"{jaar}-{dag}") for dag in f"{BEWEEGLIJK[jaar]} {VAST}".split()}
    assert set(feestdagen(jaar)) == verwacht


def test_a_holiday_that_disappears_from_the_library_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    verdwenen = {date(2026, 1, 1): "Nieuwjaarsdag"}
    monkeypatch.setattr("veiligthuis.core.feestdagen.holidays.country_holidays", lambda *_, **__: verdwenen)
    feestdagen.cache_clear()
    try:
        with pytest.raises(ValueError, match="Koningsdag"):
            feestdagen(2026)
    finally:
        feestdagen.cache_clear()
