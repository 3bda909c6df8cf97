"""The production settings start only when everything is given and nothing belongs to the demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMPLETE = {
    "ALLOWED_HOSTS": "veiligthuis.example",
    "DATABASE_URL": "postgresql://veiligthuis:verzonnen@postgres:5432/veiligthuis",
    "DEFAULT_FROM_EMAIL": "Veilig Thuis <noreply@veiligthuis.example>",
    "EMAIL_URL": "smtp+tls://gebruiker:verzonnen@mail.example:587",
    "ORGANISATIE": "Veilig Thuis Voorbeeld",
    "REDIS_URL": "redis://valkey:6379/0",
    "SECRET_KEY": "verzonnen-sleutel-alleen-voor-deze-test-0123456789-abcdefghij",
    "BERICHTEN_MAP": "",
    "SECRET_KEY_FALLBACKS": "",
    "SITE_URL": "https://veiligthuis.example",
    "VIRUSSCANNER": "",
}
ASK = "from django.conf import settings; print({expression})"


def start(
    variables: dict[str, str], expression: str = "settings.DEBUG"
) -> "subprocess.CompletedProcess[str]":
    """Load the production settings in a fresh interpreter that knows these variables only."""
    surroundings = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.production"}
    return subprocess.run(
        [sys.executable, "-c", ASK.format(expression=expression)],
        cwd=PROJECT, env={**surroundings, **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_every_missing_variable_is_named_at_once() -> None:
    refused = start({})

    assert refused.returncode != 0
    for name in COMPLETE:
        assert f"{name} ontbreekt." in refused.stderr


@pytest.mark.parametrize("name", sorted(COMPLETE))
def test_one_missing_variable_is_enough_to_refuse(name: str) -> None:
    refused = start({key: value for key, value in COMPLETE.items() if key != name})

    assert refused.returncode != 0
    assert f"{name} ontbreekt." in refused.stderr


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"DEMO": "1"}, "DEMO hoort bij de demo"),
        ({"DATA": "/srv/demo"}, "DATA hoort bij de demo"),
        ({"DATABASE_URL": "postgresql://postgres:@/veiligthuis?host=/srv/demo/run"}, "een superuser"),
        ({"DATABASE_URL": "postgresql://postgres:geheim@postgres/veiligthuis"}, "een superuser"),
        ({"DATABASE_URL": "sqlite:///demo.sqlite3"}, "wijst niet naar PostgreSQL"),
        ({"REDIS_URL": "redis+socket:///srv/demo/run/valkey.sock"}, "de meegeleverde server"),
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is te kort"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS noemt geen namen"),
        ({"SITE_URL": "http://veiligthuis.example"}, "SITE_URL moet https://"),
        ({"SITE_URL": "https://elders.example"}, "SITE_URL moet https://"),
        ({"SITE_URL": "https://veiligthuis.example/pad"}, "SITE_URL moet https://"),
        ({"SITE_URL": "veiligthuis.example"}, "SITE_URL moet https://"),
    ],
)
def test_what_belongs_to_the_demo_is_refused(changed: dict[str, str], sentence: str) -> None:
    refused = start({**COMPLETE, **changed})

    assert refused.returncode != 0
    assert sentence in refused.stderr


def test_a_refusal_never_shows_a_secret() -> None:
    refused = start({**COMPLETE, "ORGANISATIE": "", "SECRET_KEY": "een-te-korte-sleutel"})

    assert "een-te-korte-sleutel" not in refused.stderr
    assert "verzonnen" not in refused.stderr


def test_complete_variables_give_a_production_without_demo() -> None:
    shown = "settings.DEBUG, settings.DEMO, settings.TWEEDE_FACTOR_VERPLICHT, settings.SESSION_COOKIE_SECURE"

    started = start(COMPLETE, shown)

    assert started.returncode == 0, started.stderr
    assert started.stdout.strip() == "False False True True"


def test_an_older_key_opens_what_it_sealed_until_it_is_taken_away() -> None:
    started = start({**COMPLETE, "SECRET_KEY_FALLBACKS": "oud,ouder"}, "settings.SECRET_KEY_FALLBACKS")

    assert started.stdout.strip() == "['oud', 'ouder']"


def test_all_web_processes_share_the_memory_of_used_codes() -> None:
    asked = start(COMPLETE, "settings.CACHES['default']['BACKEND'], settings.CACHES['default']['LOCATION']")

    assert "RedisCache" in asked.stdout
    assert COMPLETE["REDIS_URL"] in asked.stdout
