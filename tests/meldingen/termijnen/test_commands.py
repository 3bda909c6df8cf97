"""The commands a colleague or a script calls: termijn, termijnen, sweep, and the bells of Celery."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from meldingen import tasks
from meldingen.termijnen import beheer
from meldingen.termijnen.instellingen import Kalenderdag
from meldingen.termijnen.records import Bezorging, Escalatie, Termijn
from tests import builders
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.embedded.places import Places
from veiligthuis.management.commands import termijn as command
from veiligthuis.management.commands import termijnen as document
from veiligthuis.settings.base import database

pytestmark = pytest.mark.django_db
Om = Callable[[str], datetime]


def termijn(*waarden: str) -> dict[str, object]:
    uit = StringIO()
    call_command("termijn", *waarden, "--json", stdout=uit)
    antwoord: dict[str, object] = json.loads(uit.getvalue())
    return antwoord


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        (["T99", "2026-04-22"], "bestaat niet"),
        (["T04A"], "code en een begin"),
        (["T04A", "2026-02-30"], "bestaat niet of is niet te lezen"),
        (["T04A", "gisteren"], "bestaat niet of is niet te lezen"),
        (["T04A", "20260422"], "bestaat niet of is niet te lezen"),
        (["T04A", "2026-W17-3"], "bestaat niet of is niet te lezen"),
        (["T04A", "2026-04-22T10:00+25:00"], "bestaat niet of is niet te lezen"),
        (["T29B", "9999-12-31"], "datum die niet bestaat"),
        (["T03", "2026-03-29T02:30"], "een uur vooruit"),
        (["T04A", "2028-12-30"], "2018 tot en met 2028"),
        (["T36", "2026-04-22"], "geen getal"),
        (["T04A", "2026-04-22", "--zonder-atw"], "horen bij --duur"),
        (["T04A", "2026-04-22", "--terug"], "horen bij --duur"),
        (["--duur", "5", "2026-04-22"], "horen bij elkaar"),
        (["--duur", "-5", "--eenheid", "weken", "2026-04-22"], "heel getal"),
        (["--duur", "vijf", "--eenheid", "weken", "2026-04-22"], "heel getal"),
        (["--duur", "5", "--eenheid", "kwartalen", "2026-04-22"], "Kies uit"),
        (["--duur", "5", "--eenheid", "weken", "T04A", "2026-04-22"], "geen code"),
        (["--duur", "99999", "--eenheid", "jaren", "2026-04-22"], "datum die niet bestaat"),
    ],
)
def test_bad_input_is_a_dutch_sentence(waarden: list[str], zin: str) -> None:
    with pytest.raises(CommandError, match=zin):
        termijn(*waarden)


def test_a_code_gives_the_contract_in_json() -> None:
    assert termijn("T04B", "2026-04-22") == {
        "code": "T04B",
        "start": "2026-04-22",
        "einde": "2026-04-30",
        "uitleg": [
            {"dag": "2026-04-25", "reden": "zaterdag: geen werkdag, telt niet mee"},
            {"dag": "2026-04-26", "reden": "zondag: geen werkdag, telt niet mee"},
            {"dag": "2026-04-27", "reden": "Koningsdag: geen werkdag, telt niet mee"},
        ],
        "bron": "praktijk en IGJ 2023; afwegingskadermeldcode.nl; huiselijkgeweld.nl 2018-12-11",
        "regelversie": 1,
    }


@pytest.mark.parametrize(
    ("waarden", "einde"),
    [
        (["t04a", "2025-04-17"], "2025-04-23"),
        (["T05", "2026-03-05"], "2026-05-18"),
        (["T03", "2026-03-28T20:00"], "2026-03-29T21:00:00+02:00"),
        (["T03", "2026-10-24T18:00:00Z"], "2026-10-25T19:00:00+01:00"),
        (["T03", "2026-06-01"], "2026-06-02T00:00:00+02:00"),
        (["--duur", "4", "--eenheid", "weken", "2026-04-16"], "2026-05-18"),
        (["--duur", "4", "--eenheid", "weken", "--zonder-atw", "2026-04-16"], "2026-05-14"),
        (["--duur", "1", "--eenheid", "maanden", "--zonder-atw", "2026-01-31"], "2026-02-28"),
        (["--duur", "72", "--eenheid", "uren", "2026-04-16T09:00"], "2026-04-19T09:00:00+02:00"),
        (["--duur", "20", "--eenheid", "jaren", "2026-04-16"], "2046-04-16"),
        (["--duur", "5", "--eenheid", "werkdagen", "2018-12-21"], "2019-01-03"),
        (["--duur", "5", "--eenheid", "werkdagen", "--terug", "2026-04-28"], "2026-04-20"),
        (["--duur", "1", "--eenheid", "maanden", "--terug", "2026-05-31"], "2026-04-30"),
        (["T20B", "2026-03-25"], "2026-04-28"),
    ],
)
def test_codes_and_lengths_use_the_same_function(waarden: list[str], einde: str) -> None:
    assert termijn(*waarden)["einde"] == einde


def test_it_counts_with_the_calendar_and_settings_of_beheer(rijen: None) -> None:
    Kalenderdag.objects.create(dag="2026-04-28", bron="Stcrt. 2026, 1")
    assert termijn("T04A", "2026-04-22")["einde"] == "2026-04-29"
    beheer.leg_instelling_vast(
        "R01", waarde=2, geldig_van=NU.date(), bron="Regioraad", by=builders.medewerker(roles.BEHEER)
    )
    antwoord = termijn("R01", "2026-04-22")
    assert (antwoord["einde"], antwoord["regelversie"], antwoord["bron"]) == ("2026-04-24", 2, "Regioraad")


def test_a_fresh_copy_without_a_database_counts_with_what_is_shipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    places = Places(tmp_path)
    eigen = SimpleNamespace(PLACES=places, DATABASES={"default": database(places.database_url())})
    monkeypatch.setattr(command, "settings", eigen)
    monkeypatch.setattr(command, "klop_aan", lambda: pytest.fail("asked the database"))
    assert termijn("T04A", "2026-04-22")["einde"] == "2026-04-28"

    eigen.DATABASES = {"default": database("postgresql://x@db.example/veiligthuis")}
    assert command.is_er_een_database()
    eigen.DATABASES = {"default": database(places.database_url())}
    places.postgres.mkdir()
    assert command.is_er_een_database()


def test_a_database_that_is_silent_gets_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as stil:
        stil.bind(("127.0.0.1", 0))
        stil.listen()
        adres = {"host": "127.0.0.1", "port": stil.getsockname()[1], "user": "x", "dbname": "z"}
        monkeypatch.setattr(connection, "get_connection_params", lambda: adres)
        begin = time.monotonic()
        with pytest.raises(psycopg.OperationalError):
            command.klop_aan()
    assert time.monotonic() - begin < 6


def test_a_database_that_is_down_is_named_once_and_the_pool_is_not_tried() -> None:
    uit = subprocess.run(
        [sys.executable, "manage.py", "termijn", "T04A", "2026-04-22", "--json"],
        env=os.environ | {"DATABASE_URL": "postgresql://x:y@127.0.0.1:9/z"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (uit.returncode, json.loads(uit.stdout)["einde"]) == (0, "2026-04-28")
    assert uit.stderr == f"{command.NIET_GELEZEN}\n"


def test_a_database_that_fails_is_named_and_the_answer_still_comes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def weg() -> None:
        raise OperationalError

    monkeypatch.setattr(command, "actueel", weg)
    assert termijn("T04A", "2026-04-22")["einde"] == "2026-04-28"
    assert "konden niet worden gelezen" in capsys.readouterr().err


def test_without_json_it_reads_as_text() -> None:
    uit = StringIO()
    call_command("termijn", "T04A", "2026-04-22", stdout=uit)
    assert "Einde: 2026-04-28" in uit.getvalue()
    assert "Koningsdag" in uit.getvalue()


def test_the_document_of_terms_is_up_to_date_and_an_outdated_one_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    call_command("termijnen", check=True, stdout=StringIO())
    elders = tmp_path_factory.mktemp("docs") / "termijnen.md"
    elders.write_text("oud")
    monkeypatch.setattr(document, "DOCUMENT", elders)
    with pytest.raises(CommandError, match="outdated"):
        call_command("termijnen", check=True, stdout=StringIO())


def test_the_sweep_command_needs_no_broker(wereld: Wereld, om: Om) -> None:
    wereld.start("T12")
    clock.move_to(om("2026-04-29 09:00"))
    uit = StringIO()
    call_command("sweep", stdout=uit)
    assert uit.getvalue() == "termijnen 1, escalaties 1, opzij 0, mails 1\n"


def test_the_bells_may_ring_twice(wereld: Wereld, om: Om, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks.verspreid, "delay", lambda: None)
    wereld.start("T12")
    clock.move_to(om("2026-04-29 09:00"))
    for _ in range(2):
        tasks.sweep()
        tasks.verspreid()
    assert (Termijn.objects.get().niveau, Escalatie.objects.count(), Bezorging.objects.count()) == (1, 1, 1)
