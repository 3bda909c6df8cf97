"""The closing lines of a run: figures, and browser tests that could not run are never silently passed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import ALLOW_WITHOUT, Figures, chromium_program

PROJECT = Path(__file__).resolve().parents[2]
NO_BROWSER = {"CHROMIUM": "/er-is-geen-browser"}
PROBE = """
import pytest


@pytest.mark.browser
def test_asks_for_a_browser():
    raise AssertionError("it cannot have run")
"""


def test_a_named_browser_that_is_not_there_is_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", NO_BROWSER["CHROMIUM"])

    assert chromium_program() is None


def test_browser_tests_that_could_not_run_are_told_and_count_as_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(ALLOW_WITHOUT, raising=False)
    figures = Figures(without_browser=3)

    assert figures.unacceptable
    assert "NIET GEDRAAID: 3 browsertests" in figures.closing_lines()[0]


def test_they_may_be_missing_where_that_is_allowed_but_are_still_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(ALLOW_WITHOUT, "1")
    figures = Figures(without_browser=3)

    assert not figures.unacceptable
    assert "NIET GEDRAAID: 3 browsertests" in figures.closing_lines()[0]


def test_a_run_with_all_its_browser_tests_says_nothing_about_them() -> None:
    assert Figures().closing_lines() == []
    assert not Figures().unacceptable


@pytest.mark.parametrize(("allowed", "code"), [({}, 1), ({ALLOW_WITHOUT: "1"}, 0)])
def test_a_real_run_without_browser_ends_as_it_should(
    tmp_path: Path, allowed: dict[str, str], code: int
) -> None:
    (tmp_path / "conftest.py").write_text("from tests.conftest import *\n")
    (tmp_path / "test_probe.py").write_text(PROBE)

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--rootdir", str(PROJECT), "-c", "pyproject.toml", str(tmp_path)],
        cwd=PROJECT, env={"PATH": "/usr/bin:/bin", **NO_BROWSER, **allowed},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == code, run.stdout
    assert "NIET GEDRAAID: 1 browsertests" in run.stdout
