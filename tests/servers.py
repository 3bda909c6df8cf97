"""The servers of a test run: started at first use, in a directory of this run alone, gone at its end."""

import contextlib
import re
import shutil
import tempfile
from pathlib import Path

from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import Postgres, Valkey, alive

RUN_DIRECTORY = re.compile(r"veiligthuis-test-(\d+)-")


def sweep_up_after_killed_runs() -> None:
    """Stop the servers and remove the directories of earlier runs whose process is gone."""
    for directory in Path(tempfile.gettempdir()).glob("veiligthuis-test-*"):
        match = RUN_DIRECTORY.match(directory.name)
        if match and not alive(int(match[1])):
            remove(directory)


def remove(directory: Path) -> None:
    """Stop whatever runs in `directory` and remove it."""
    places = Places(directory)
    for server in (Valkey(places), Postgres(places)):
        with contextlib.suppress(ProcessLookupError):
            server.stop()
    shutil.rmtree(directory, ignore_errors=True)
