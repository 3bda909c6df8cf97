"""Who in a report is known: also with a slip of the hand, and never more than the worker may see."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meldingen.models import Betrokkene, Casus, Melding
from meldingen.politie.bekenden import bekenden
from meldingen.services import AdresGegevens
from tests import builders
from tests.meldingen.politie import post
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def known(by: Medewerker | None = None, **anders: Any) -> Casus:
    """A running casus of the usual team, of one woman at a secret address."""
    geheim = AdresGegevens(straat="Schuilweg", plaats="Elders", geheim=True, geheim_reden="Gevlucht")
    mother = {"achternaam": "Vermeulen", "voornamen": "Annelies", "geboortedatum": date(1988, 4, 9)}
    return builders.casus(by=by, betrokkenen=[builders.moeder(**{**mother, **anders}, adres=geheim)])


def reported(achternaam: str = "Vermeulen", geboren: str = "1988-04-09", **anders: Any) -> Melding:
    """What the police says of her."""
    naam = {"voornamen": "Annelies", "geslachtsnaam": achternaam}
    melding = post.verwerkt("PL-1", {**post.mens(geboortedatum=geboren, **anders), "naam": naam}).melding
    assert melding is not None
    return melding


def page(melding: Melding, by: Medewerker | None = None) -> str:
    client = bel.browser(who=by) if by else bel.browser(roles.TRIAGIST)
    return str(client.get(f"/politie/schiften/{melding.nummer}/").content.decode())


def stranger() -> Medewerker:
    return builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Zuid"), naam="vreemde")


def found(melding: Melding, by: Medewerker) -> Any:
    mensen = list(Betrokkene.objects.filter(casus=melding.casus).select_related("persoon"))
    return bekenden(melding.casus, mensen, by)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"achternaam": "Vermuelen"}, "achternaam lijkt erop"),
        ({"geboren": "1988-09-04"}, "geboortedatum met dag en maand verwisseld"),
        ({"achternaam": "Dijkgraaf"}, "zelfde achternaam"),
    ],
    ids=["a typo in the surname", "day and month swapped", "the married name"],
)
def test_somebody_is_found_in_the_triage_with_the_reason(typed: dict[str, str], reason: str) -> None:
    casus = known(partner_achternaam="Dijkgraaf")

    text = page(reported(**typed))

    assert casus.nummer in text and reason in text
    assert "Koppelen aan deze casus" in text
    assert "Schuilweg" not in text


@pytest.mark.parametrize("typed", [{}, {"achternaam": "Vermuelen"}, {"geboren": "1988-09-04"}])
def test_of_a_casus_out_of_sight_there_is_nothing_but_elders_bekend(typed: dict[str, str]) -> None:
    hidden = known(by=stranger())

    text = page(reported(**typed))

    assert "elders bekend" in text and "Team Zuid" in text
    assert "Koppelen" not in text
    assert not any(word in text for word in (hidden.nummer, "Schuilweg", hidden.meldingen.get().nummer))


def test_a_name_alone_gives_nothing_of_a_casus_out_of_sight() -> None:
    known(by=stranger())

    assert "elders bekend" not in page(reported(geboren="1961-12-30"))


def test_the_people_of_the_report_itself_are_not_known_by_the_report_alone() -> None:
    assert found(reported(), builders.medewerker(roles.TRIAGIST)) == []


def test_at_most_five_candidates_a_person_the_surest_first() -> None:
    for _ in range(7):
        known()
    known(achternaam="Vermuelen")

    somebody = next(iter(found(reported(), builders.medewerker(roles.TRIAGIST))))

    assert len(somebody.antwoord.kandidaten) == 5
    sure = [kandidaat.zekerheid for kandidaat in somebody.antwoord.kandidaten]
    assert sure == sorted(sure, reverse=True)


def test_a_search_costs_the_same_for_one_person_and_for_ten() -> None:
    by, known_ = builders.medewerker(roles.TRIAGIST), [known() for _ in range(3)]
    assert known_
    few, many = reported(), post.verwerkt("PL-2", *[mens(n) for n in range(10)]).melding
    assert many is not None

    cost(few, by)  # reads once what the worker may do
    assert cost(few, by) == cost(many, by) <= 9


def test_a_search_that_takes_too_long_leaves_the_report_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    melding = reported()
    monkeypatch.setattr("meldingen.bekend.opzoeken.WACHT_MS", 1)
    monkeypatch.setattr(
        "meldingen.bekend.opdrachten.WOORDENSCHAT", "SELECT 'a'::text AS sleutel FROM pg_sleep(0.2)"
    )

    with pytest.raises(RuleBroken, match="te lang"):
        found(melding, builders.medewerker(roles.TRIAGIST))
    text = page(melding)
    assert "Zoeken duurde te lang" in text and "Niet acuut" in text


def test_who_was_shown_is_recorded_without_a_name() -> None:
    casus = known()
    shown = casus.betrokkenen.get().persoon_id

    page(reported())

    look = AuditEntry.objects.filter(soort="inzage", object_soort="meldingen.melding").last()
    assert look is not None and look.velden == {"getoond": str(shown), "elders": False}


def mens(nummer: int) -> dict[str, Any]:
    naam = {"voornamen": "Annelies", "geslachtsnaam": "Vermeulen"}
    return {**post.mens(geboortedatum=f"1988-04-{nummer + 1:02}"), "naam": naam}


def cost(melding: Melding, by: Medewerker) -> int:
    mensen = list(Betrokkene.objects.filter(casus=melding.casus).select_related("persoon"))
    with CaptureQueriesContext(connection) as captured:
        bekenden(melding.casus, mensen, by)
    return len(captured.captured_queries)
