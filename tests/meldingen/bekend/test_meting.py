"""The measurement: each kind of mistake is seen through, a bad file is refused by line, and nothing stays behind."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from benchmarks.zoeken.personen import schrijf_personen
from benchmarks.zoeken.vragen import KLASSEN, schrijf_vragen
from meldingen.bekend import meting
from meldingen.bekend.bestand import lees_datum
from meldingen.models import Persoon, Zoeknaam
from tests.figures import Figures

pytestmark = pytest.mark.django_db(transaction=True)
PERSONEN = "id,voornamen,achternaam,geboortedatum\n1,Noah,Meulen,2018-01-14\n2,Elif,Şahin,00-00-1991\n"
VRAGEN = "persoon_id,klasse,voornamen,achternaam,geboortedatum\n1,exact,Noah,Meulen,14-01-2018\n"


def files(folder: Path, personen: str = PERSONEN, vragen: str = VRAGEN) -> tuple[str, str]:
    """Both files in a folder."""
    for naam, tekst in (("personen.csv", personen), ("vragen.csv", vragen)):
        (folder / naam).write_text(tekst, encoding="utf-8")
    return str(folder / "personen.csv"), str(folder / "vragen.csv")


def schemas() -> list[str]:
    """The schemas of measurements that are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'meting%'")
        return [rij[0] for rij in cursor.fetchall()]


@pytest.mark.parametrize(
    ("personen", "vragen", "reden"),
    [
        (
            PERSONEN.replace("achternaam", "naam"),
            VRAGEN,
            "personen.csv, regel 1: De kolom achternaam ontbreekt",
        ),
        (PERSONEN, VRAGEN.replace("klasse", "soort"), "vragen.csv, regel 1: De kolom klasse ontbreekt"),
        (
            PERSONEN.replace("2018-01-14", "2018-02-30"),
            VRAGEN,
            "personen.csv, regel 2: De geboortedatum 2018-02-30",
        ),
        (
            PERSONEN,
            VRAGEN.replace("14-01-2018", "gisteren"),
            "vragen.csv, regel 2: De geboortedatum gisteren",
        ),
        (PERSONEN, VRAGEN.replace("\n1,", "\n7,"), "vragen.csv, regel 2: De persoon 7 staat niet in"),
        (PERSONEN.replace("\n2,", "\n1,"), VRAGEN, "personen.csv, regel 3: De id 1 staat er twee keer"),
        (PERSONEN + "3,Noah\n", VRAGEN, "personen.csv, regel 4: Hier staan 2 waarden en er zijn 4 kolommen"),
        (PERSONEN, VRAGEN.splitlines()[0], "vragen.csv: er staat geen vraag in"),
        ("", VRAGEN, "personen.csv, regel 1: De kolom id ontbreekt"),
    ],
)
def test_a_bad_file_is_refused_by_line_and_leaves_nothing(
    tmp_path: Path, personen: str, vragen: str, reden: str
) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("personen_meting", *files(tmp_path, personen, vragen), stdout=StringIO())

    assert str(refused.value).startswith(reden)
    assert schemas() == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("personen_meting", str(tmp_path / "weg.csv"), str(tmp_path / "ook.csv"))


def test_an_error_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("halverwege")

    monkeypatch.setattr(meting, "zoek_op", breaks)

    with pytest.raises(RuntimeError):
        call_command("personen_meting", *files(tmp_path))

    assert schemas() == []


def test_what_a_killed_measurement_left_is_removed_by_the_next(tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA meting_1_dood; CREATE TABLE meting_1_dood.t (a int)")

    call_command("personen_meting", *files(tmp_path), stdout=StringIO())

    assert schemas() == []


def test_the_register_itself_is_not_touched(tmp_path: Path) -> None:
    call_command("personen_meting", *files(tmp_path), stdout=StringIO())

    assert not Persoon.objects.exists() and not Zoeknaam.objects.exists()


def test_semicolons_a_byte_order_mark_and_a_year_alone_are_read(tmp_path: Path) -> None:
    personen = "\ufeff" + PERSONEN.replace(",", ";")
    vragen = VRAGEN + "2,jaar,Elif,Sahin,1991\n,onbekend,Piet,Onbekend,1950-01-01\n"
    told = StringIO()

    call_command("personen_meting", *files(tmp_path, personen, vragen), "--json", stdout=told)

    cijfers = json.loads(told.getvalue())
    assert (cijfers["persons"], cijfers["queries"], cijfers["recall_at_10"]) == (2, 3, 1.0)
    assert cijfers["shown_for_unknown_persons"] == 0.0


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("2018-05-14", ("2018-05-14", "dag")), ("14-05-2018", ("2018-05-14", "dag")),
        ("00-05-2018", ("2018-05-01", "maand")), ("2018-05", ("2018-05-01", "maand")),
        ("00-00-1980", ("1980-01-01", "jaar")), ("1980-00-00", ("1980-01-01", "jaar")),
        ("1980", ("1980-01-01", "jaar")),
        ("", (None, "onbekend")), ("00-00-0000", (None, "onbekend")),
    ],
)  # fmt: skip
def test_a_birth_date_is_read_as_far_as_it_is_known(tekst: str, verwacht: tuple[str | None, str]) -> None:
    dag, precisie = lees_datum(tekst)

    assert (dag.isoformat() if dag else None, str(precisie)) == verwacht


def test_each_kind_of_mistake_is_seen_through(tmp_path: Path, figures: Figures) -> None:
    personen, vragen = tmp_path / "personen.csv", tmp_path / "vragen.csv"
    schrijf_personen(personen, 4000)
    schrijf_vragen(personen, vragen, 25)
    told = StringIO()

    call_command("personen_meting", str(personen), str(vragen), "--json", stdout=told)

    cijfers = json.loads(told.getvalue())
    per_klasse = {klasse: deel["recall_at_10"] for klasse, deel in cijfers["recall_at_10_per_class"].items()}
    figures.note("herkend bij de eerste tien, 4000 personen", cijfers["recall_at_10"])
    assert set(per_klasse) == set(KLASSEN)
    assert {klasse: deel for klasse, deel in per_klasse.items() if deel < 0.95} == {}
    assert cijfers["recall_at_10"] >= 0.99
    assert cijfers["precision_at_1"] >= 0.95
