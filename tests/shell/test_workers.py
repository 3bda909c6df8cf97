"""Several workers of one run: each has its own servers, and what one of them notes counts for the whole run."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests import servers, workers
from tests.figures import Figures
from tests.supervised import PROJECT, free_port

NOBODY = 2**22 + 1
"""A process id Linux never gives out."""
SEEN = """
import os
import pytest
from django.conf import settings


@pytest.mark.parametrize("turn", [1, 2])
def test_notes_a_figure(figures, turn):
    figures.note(f"map {os.environ.get('PYTEST_XDIST_WORKER', 'alleen')}", str(settings.DATA))
"""


def run_of(directory: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """A run of its own over two files that each note the directory of their worker."""
    (directory / "conftest.py").write_text("from tests.conftest import *\n")
    for name in ("test_a.py", "test_b.py"):
        (directory / name).write_text(SEEN)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir", str(PROJECT), "-c", "pyproject.toml", *options, str(directory)],
        cwd=PROJECT, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def directories_in(run: "subprocess.CompletedProcess[str]") -> dict[str, Path]:
    """Worker -> the directory it noted."""
    rows = [line.split() for line in run.stdout.splitlines() if line.startswith("map ")]
    return {row[1]: Path(row[2]) for row in rows}


def test_each_worker_has_a_directory_of_its_own_and_its_figures_are_told(tmp_path: Path) -> None:
    run = run_of(tmp_path, "-n", "2")

    told = directories_in(run)
    assert run.returncode == 0, run.stdout
    assert set(told) == {"gw0", "gw1"}
    assert told["gw0"] != told["gw1"]
    assert "slowest 10 durations" in run.stdout


def test_the_last_option_wins_so_that_one_process_can_be_asked_for(tmp_path: Path) -> None:
    run = run_of(tmp_path, "-n", "auto", "-n", "0")

    assert run.returncode == 0, run.stdout
    assert set(directories_in(run)) == {"alleen"}


def test_what_workers_noted_is_put_together_and_missing_browser_tests_count_once() -> None:
    whole = Figures()
    for worker in (Figures({"een": "1"}, without_browser=3), Figures({"twee": "2"}, without_browser=3)):
        whole.add(worker)

    assert whole.measured == {"een": "1", "twee": "2"}
    assert whole.without_browser == 3


def test_sweeping_up_leaves_the_directories_of_living_processes_alone() -> None:
    killed, living = (
        Path(tempfile.mkdtemp(prefix=f"veiligthuis-test-{pid}-")) for pid in (NOBODY, os.getppid())
    )
    try:
        servers.sweep_up_after_killed_runs()

        assert not killed.exists()
        assert living.exists()
    finally:
        living.rmdir()


@pytest.mark.parametrize(
    ("worker", "given", "own"),
    [
        ("", "redis://localhost:6379/0", "redis://localhost:6379/0"),
        ("gw0", "redis://localhost:6379/3", "redis://localhost:6379/3"),
        ("gw2", "redis://:geheim@localhost:6379/3", "redis://:geheim@localhost:6379/5"),
        ("gw1", "redis://localhost", "redis://localhost/1"),
        ("gw1", "redis+socket:///tmp/v.sock", "redis+socket:///tmp/v.sock?virtual_host=1"),
        ("gw1", "redis+socket:///tmp/v.sock?virtual_host=4", "redis+socket:///tmp/v.sock?virtual_host=5"),
    ],
)
def test_each_worker_has_its_own_database_in_a_given_valkey(
    monkeypatch: pytest.MonkeyPatch, worker: str, given: str, own: str
) -> None:
    monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)

    assert workers.own_broker(given) == own


def test_no_two_workers_look_for_a_port_in_the_same_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for worker in ("gw0", "gw1"):
        monkeypatch.setenv("PYTEST_XDIST_WORKER", worker)
        found.append(free_port() // 1000)

    assert found == [20, 21]


def test_every_place_named_in_the_division_of_work_exists() -> None:
    named = {*workers.TOGETHER, *workers.APART, *workers.LONGEST_FIRST}

    assert {place for place in named if not (PROJECT / place).exists()} == set()


def test_the_browser_tests_stay_together_and_begin_first() -> None:
    first = "tests/browser/test_keyboard.py::test_x"

    assert workers.whole(first) == workers.whole("tests/browser/test_whole_path.py::test_y")
    assert workers.rank(first) == 0 < workers.rank("tests/core/test_once.py::test_x")


def test_what_empties_the_tables_is_a_piece_of_its_own_after_all_others() -> None:
    collection = ["tests/a.py::one", "tests/a.py::two", "tests/b.py::one", "tests/a.py::empties"]

    assert workers.pieces_of(collection) == {
        "tests/a.py::one": "tests/a.py", "tests/a.py::two": "tests/a.py", "tests/b.py::one": "tests/b.py",
        "tests/a.py::empties": "tests/a.py (last)",
    }  # fmt: skip


def test_workers_empty_the_tables_when_nobody_needs_them_any_more(request: pytest.FixtureRequest) -> None:
    items = list(request.session.items)
    workers.put_in_order(items)

    emptying = [workers.empties_the_tables(item) for item in items]
    assert emptying == sorted(emptying)


def test_another_file_is_not_divided_unless_its_tests_share_nothing() -> None:
    assert workers.whole("tests/tasks/test_x.py::test_a[1]") == "tests/tasks/test_x.py"
    assert workers.whole(f"{workers.APART[0]}::test_a[1]") == f"{workers.APART[0]}::test_a[1]"
