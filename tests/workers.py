"""The workers of a test run: how many, what each has for itself alone, and in which order they take the files."""

import os
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

MOST_WORKERS = 4
"""More do not make a run shorter: the browser tests stay together and take as long as a quarter of all others."""

TOGETHER = ("tests/browser/",)
"""Directories whose files share something dear, such as one demo, and therefore go to one worker."""

APART = ("tests/scenarios/test_open_casus_walk.py",)
"""Files whose tests share nothing and are long: each test may go to another worker."""

LONGEST_FIRST = (
    "tests/browser/",
    "tests/embedded/test_supervisor.py",
    "tests/chaos/test_short_chaos.py",
    "tests/scenarios/",
    "tests/settings/test_database_roles.py",
    "tests/pages/",
)
"""What takes longest is begun first, so that all workers end at about the same time."""


def name() -> str:
    """The name of this worker, as "gw1"; empty in a run of one process and in the process that leads the others."""
    return os.environ.get("PYTEST_XDIST_WORKER", "")


def number() -> int:
    """Which worker this is, from 0; also 0 where there are no workers."""
    return int(name().removeprefix("gw") or 0)


def how_many() -> int:
    """One worker for each core this process may use."""
    asked = os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS")
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return int(asked) if asked else min(cores, MOST_WORKERS)


def own_broker(address: str) -> str:
    """The same Valkey with a database of this worker alone, so that no worker takes the bell of another."""
    parts = urlsplit(address)
    if not number():
        return address
    if parts.scheme.endswith("socket"):
        asked = dict(parse_qsl(parts.query))
        asked["virtual_host"] = str(int(asked.get("virtual_host", "0")) + number())
        return f"{address.partition('?')[0]}?{urlencode(asked)}"
    return parts._replace(path=f"/{int(parts.path.strip('/') or 0) + number()}").geturl()


def rank(place: str) -> int:
    """Where a test at this place comes in the queue; lower is earlier."""
    ranks = (n for n, start in enumerate(LONGEST_FIRST) if place.startswith(start))
    return next(ranks, len(LONGEST_FIRST))


def whole(place: str) -> str:
    """The undivided piece of work a test belongs to: its file, a directory, or itself alone."""
    file = place.partition("::")[0]
    if file in APART:
        return place
    return next((directory for directory in TOGETHER if file.startswith(directory)), file)


def empties_the_tables(item: pytest.Item) -> bool:
    """Whether all rows are gone after this test, those of the migrations too; pytest-django asks the same."""
    marker = item.get_closest_marker("django_db")
    asked = bool(marker and marker.kwargs.get("transaction"))
    return asked or not {"transactional_db", "live_server"}.isdisjoint(getattr(item, "fixturenames", ()))


def put_in_order(items: list[pytest.Item]) -> None:
    """Whole pieces one after the other, the longest first, and what empties the tables after everything else."""
    first: dict[str, int] = {}
    for turn, item in enumerate(items):
        first.setdefault(whole(item.nodeid), turn)
    items.sort(key=lambda item: (empties_the_tables(item), rank(item.nodeid), first[whole(item.nodeid)]))


def pieces_of(collection: Sequence[str]) -> dict[str, str]:
    """Test -> its piece of work; a file that comes back, with what empties the tables, is another piece then."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for piece, tests in groupby(collection, whole):
        name = f"{piece} (last)" if piece in seen else piece
        seen.add(piece)
        found |= dict.fromkeys(tests, name)
    return found


class WholeFiles(LoadScopeScheduling):
    """Gives each worker that has nothing left the next whole piece of work, in the order of the collection."""

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        """Keep to the order of the collection; xdist would rather count tests."""
        super().__init__(config, log)
        config.option.loadscopereorder = False
        self._pieces: dict[str, str] = {}

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """Learn the order; it is the same for every worker."""
        self._pieces = pieces_of(collection)
        super().add_node_collection(node, collection)

    def _split_scope(self, nodeid: str) -> str:
        return self._pieces[nodeid]
