"""A command on a database without tables says so in a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.supervised import PROJECT, place_for_a_demo


@pytest.mark.parametrize("command", [["invariants", "--json"], ["sweep"]])
def test_a_database_without_tables_gives_a_sentence(command: list[str]) -> None:
    with place_for_a_demo() as place:
        answer = manage(command, place)

    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1].startswith("De database heeft nog geen tabellen.")
    assert "Traceback" not in answer.stderr


def manage(command: list[str], place: Path) -> "subprocess.CompletedProcess[str]":
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=PROJECT, env={**surroundings, "DATA": str(place / "leeg")},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
