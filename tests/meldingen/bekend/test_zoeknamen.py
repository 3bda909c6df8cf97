"""The tables of the search follow the persons, whoever writes them, and forget who is removed."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from meldingen.bekend import tabellen
from meldingen.models import Naamwoord, Persoon, Zoeknaam

pytestmark = pytest.mark.django_db


def persoon(**velden: Any) -> Persoon:
    """Somebody in the register, written without a service."""
    gewoon = {"voornamen": "Noah", "achternaam": "Meulen", "tussenvoegsel": "van der", "sorteersleutel": "x"}
    return Persoon.objects.create(**gewoon | velden)


def sleutels(wie: Persoon) -> set[str]:
    """Under what somebody is found."""
    return set(Zoeknaam.objects.filter(persoon_id=wie.pk).values_list("sleutel", flat=True))


def klinkt(naam: str) -> str:
    """How a name sounds to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT naam_klinkt(naam_plat(%s))", [naam])
        return str(cursor.fetchone()[0])


def test_a_name_that_nobody_bears_any_more_leaves_the_vocabulary() -> None:
    wie, ander = persoon(achternaam="Zeldzaam"), persoon(achternaam="Meulen")
    woord = sleutels(wie).pop()

    wie.delete()

    assert not Naamwoord.objects.filter(sleutel=woord).exists()
    assert not Zoeknaam.objects.filter(sleutel=woord).exists()
    assert Naamwoord.objects.filter(sleutel__in=sleutels(ander)).exists()


def test_another_name_replaces_the_old_one() -> None:
    wie = persoon(achternaam="Vroeger")
    oud = sleutels(wie)

    Persoon.objects.filter(pk=wie.pk).update(achternaam="Later")

    assert sleutels(wie) == {klinkt("Later")}
    assert not Naamwoord.objects.filter(sleutel__in=oud).exists()


def test_what_the_search_does_not_use_changes_nothing() -> None:
    wie = persoon()
    rijen = list(Zoeknaam.objects.values_list("pk", flat=True))

    Persoon.objects.filter(pk=wie.pk).update(telefoon="0612345678")

    assert list(Zoeknaam.objects.values_list("pk", flat=True)) == rijen


@pytest.mark.parametrize(
    "namen",
    [
        ("Meijer", "Meyer", "Maier", "Meier"),
        ("Yılmaz", "Yilmaz", "YILMAZ"),
        ("Çelik", "Celik", "C̦elik"),
        ("Bouzid", "Boezid", "Buzid"),
        ("Djamila", "Jamila", "Dzjamila"),
        ("Chakir", "Shakir", "Sjakir"),
        ("Шевченко", "Shevchenko", "Sjevtsjenko"),
        ("Dijkstra", "Dykstra"),
        ("Kowalczyk", "Kovalczyk"),
        ("Janssen", "Jansen", "Janszen"),
        ("O’Brien", "OBrien", "O'Brien"),
    ],
)
def test_one_name_in_many_spellings_sounds_the_same(namen: tuple[str, ...]) -> None:
    assert len({klinkt(naam) for naam in namen}) == 1


@pytest.mark.parametrize(
    ("velden", "verwacht"),
    [
        ({"achternaam": "Jansen-de Vries"}, {"Jansen", "Vries", "Jansenvries"}),
        ({"achternaam": "Vandermeulen", "tussenvoegsel": ""}, {"Vandermeulen", "Meulen"}),
        ({"achternaam": "El Amrani"}, {"Amrani"}),
        ({"achternaam": "Meulen", "partner_achternaam": "Şahin"}, {"Meulen", "Sahin"}),
        ({"achternaam": "van der"}, {"van", "der", "vander"}),
        ({"achternaam": "", "voornamen": "Fatima"}, {"Fatima"}),
    ],
)
def test_a_person_is_found_under_each_part_of_the_surname(velden: dict[str, str], verwacht: set[str]) -> None:
    assert sleutels(persoon(**velden)) == {klinkt(naam) for naam in verwacht}


def test_somebody_without_any_name_has_no_rows() -> None:
    assert sleutels(persoon(voornamen="", achternaam="", ongeboren=True)) == set()


def test_an_unborn_child_stands_under_its_due_date() -> None:
    wie = persoon(ongeboren=True, uitgerekende_datum=date(2026, 9, 1))

    assert Zoeknaam.objects.get(persoon_id=wie.pk).geboren == date(2026, 9, 1)


def test_filling_all_at_once_gives_the_rows_of_the_trigger() -> None:
    for naam in ("Jansen-de Vries", "Yılmaz", "Vandermeulen", "", "van der"):
        persoon(
            achternaam=naam,
            geboortedatum=date(1980, 1, 1),
            geboorte_precisie="jaar",
            partner_achternaam="el Idrissi",
        )
    velden = [veld.name for veld in Zoeknaam._meta.fields if veld.name not in {"id", "nummer"}]
    kept = sorted(map(str, Zoeknaam.objects.values_list(*velden)))
    woorden = sorted(map(str, Naamwoord.objects.values_list()))

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM meldingen_zoeknaam; DELETE FROM meldingen_naamwoord")
        cursor.execute(tabellen.vullen("public"))

    assert sorted(map(str, Zoeknaam.objects.values_list(*velden))) == kept
    assert sorted(map(str, Naamwoord.objects.values_list())) == woorden
