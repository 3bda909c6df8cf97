"""What every test may use: the real servers and the figures told at the end of the run."""

import gc
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from xdist.remote import Producer
from xdist.workermanage import WorkerController

from tests import servers, workers
from tests.figures import Figures, chromium_program
from veiligthuis.core import clock
from veiligthuis.embedded.servers import Postgres, Valkey

NOW = datetime(2026, 4, 28, 14, 3, tzinfo=clock.AMSTERDAM)
"""When every test lives; the same day as in the pictures of the screens."""

hypothesis.settings.register_profile(
    "any-pace", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any-pace")  # an example that takes long on a busy machine is no fault

FIGURES = pytest.StashKey[Figures]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin with no figures."""
    config.stash[FIGURES] = Figures()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests without a browser are counted, not forgotten."""
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    if browser_tests and chromium_program() is None:
        config.stash[FIGURES].without_browser = len(browser_tests)
        for item in browser_tests:
            item.add_marker(pytest.mark.skip(reason="geen Chromium"))
    if workers.name():
        workers.put_in_order(items)


def pytest_collection_finish() -> None:
    """What was loaded stays: looking through it for rubbish again and again cost an eighth of all processor time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """What `-n auto` means."""
    return workers.how_many()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> workers.WholeFiles:
    """How the tests are divided among the workers."""
    return workers.WholeFiles(config, log)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: WorkerController, error: object) -> None:
    """A worker has ended: what it noted counts for the whole run."""
    told: dict[str, Any] = getattr(node, "workeroutput", {})
    if "figures" in told:
        node.config.stash[FIGURES].add(Figures(**told["figures"]))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A run whose browser tests could not run has not passed, unless that was allowed; a worker tells its figures."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["figures"] = asdict(session.config.stash[FIGURES])
    if session.config.stash[FIGURES].unacceptable and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell the figures and the browser tests that could not run."""
    lines = config.stash[FIGURES].closing_lines()
    if lines:
        terminalreporter.section("cijfers")
        for line in lines:
            terminalreporter.write_line(line)


def pytest_unconfigure() -> None:
    """The process that leads the workers has a directory too, in which nothing ever ran."""
    if settings.configured:
        servers.remove_own()


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test notes what it measured: `figures.note("statements, werkvoorraad", 12)`."""
    return request.config.stash[FIGURES]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the distribution's Chromium, for Playwright's `executable_path`."""
    program = chromium_program()
    assert program is not None, "a test that asks for Chromium must carry the mark `browser`"
    return program


@pytest.fixture(scope="session", autouse=True)
def run_directory() -> Iterator[None]:
    """The directory of this run; sweeps up after killed runs first and removes its own at the end."""
    servers.sweep_up_after_killed_runs()
    yield
    servers.remove_own()


@pytest.fixture(scope="session")
def postgres(run_directory: None) -> None:
    """PostgreSQL answers: the embedded one, or the one DATABASE_URL names."""
    if not os.environ.get("DATABASE_URL"):
        server = Postgres(settings.PLACES, durable=False)
        server.start()
        server.ensure_database()


@pytest.fixture(scope="session")
def valkey(run_directory: None) -> str:
    """Valkey answers; the value is its address as Celery writes it."""
    if not os.environ.get("REDIS_URL"):
        Valkey(settings.PLACES).start()
    return str(settings.CELERY_BROKER_URL)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres: None) -> None:
    """pytest-django asks this before it makes the test database."""


@pytest.fixture(autouse=True)
def standing_clock() -> Iterator[datetime]:
    """Every test lives on Tuesday 28 April 2026 at 14:03, between Koningsdag and Bevrijdingsdag, until it moves."""
    with clock.standing_at(NOW):
        yield NOW


@pytest.fixture
def running_clock(standing_clock: datetime) -> Iterator[None]:
    """The real clock, for a test whose other processes and threads cannot be held still."""
    with clock.running():
        yield
