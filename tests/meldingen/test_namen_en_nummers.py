"""Names in all their parts, and which number belongs to the unborn and the unknown."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from meldingen import services
from meldingen.models import Betrokkene, Persoon
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db

TESTNUMMER = "999990019"
ONGEBOREN: dict[str, Any] = {"ongeboren": True, "geboortedatum": None, "rol": "ongeboren_kind"}


def voeg_toe(**anders: Any) -> Betrokkene:
    return services.voeg_betrokkene_toe(
        builders.casus(), gegevens=builders.kind(**anders), by=builders.medewerker(roles.TRIAGIST)
    )


@pytest.mark.parametrize("bsn", [TESTNUMMER, "000000000"])
def test_an_unborn_child_has_no_number_of_the_born(bsn: str) -> None:
    with pytest.raises(RuleBroken, match="nog geen BSN") as gebroken:
        voeg_toe(**ONGEBOREN, bsn=bsn)

    assert gebroken.value.field == "bsn"


def test_the_born_do_not_have_the_filler_of_the_unborn() -> None:
    with pytest.raises(RuleBroken, match="Vul 000000000 in"):
        voeg_toe(bsn="999999999")


@pytest.mark.parametrize(
    ("ongeboren", "bsn"), [(False, "999999999"), (True, TESTNUMMER), (True, "000000000")]
)
def test_the_database_keeps_the_fillers_apart(ongeboren: bool, bsn: str) -> None:
    with pytest.raises(IntegrityError, match="bsn_van_een_ongeborene"):
        Persoon.objects.create(ongeboren=ongeboren, bsn=bsn, sorteersleutel="x")


def test_a_due_date_years_away_is_refused() -> None:
    with pytest.raises(RuleBroken, match="uitgerekende datum"):
        voeg_toe(**ONGEBOREN, uitgerekende_datum=date(2028, 1, 1))


def test_the_right_fillers_are_kept() -> None:
    assert voeg_toe(**ONGEBOREN, bsn="999999999").persoon.bsn == "999999999"
    assert voeg_toe(voornamen="Lina", bsn="000000000").persoon.bsn == "000000000"


@pytest.mark.parametrize(
    ("delen", "naam", "ook"),
    [
        ({"voornamen": "Elif", "achternaam": "Şahin"}, "Elif Şahin", ""),
        (
            {
                "voornamen": "Elif Ayşe", "roepnaam": "Eef", "achternaam": "Şahin", "partner_tussenvoegsel": "van der",
                "partner_achternaam": "Meulen",
            },
            "Elif Ayşe Şahin",
            "Eef, van der Meulen",
        ),
        ({"voornamen": "Fatma", "partner_achternaam": "Bos"}, "Fatma Bos", ""),
        ({"roepnaam": "Sjaan"}, "Sjaan", ""),
        ({"tussenvoegsel": "de"}, "Naam onbekend", ""),
        ({"ongeboren": True}, "Ongeboren kind", ""),
    ],
)  # fmt: skip
def test_a_name_is_shown_as_people_say_it(delen: dict[str, Any], naam: str, ook: str) -> None:
    persoon = Persoon(**delen)

    assert (persoon.weergavenaam, persoon.ook_bekend_als) == (naam, ook)


def test_who_is_known_by_the_married_name_alone_sorts_by_it() -> None:
    persoon = voeg_toe(
        voornamen="", roepnaam="Fatma", achternaam="", tussenvoegsel="", partner_achternaam="Bos"
    ).persoon

    assert persoon.sorteersleutel == "bos, fatma"
