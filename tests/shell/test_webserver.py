"""How the web server is set up: what was loaded at the start costs no page anything afterwards."""

import gc
from collections.abc import Iterator

import pytest

from veiligthuis import webserver


@pytest.fixture
def free_afterwards() -> Iterator[None]:
    """Nothing stays apart from the collector of this process."""
    yield
    gc.unfreeze()


def test_a_process_of_the_web_server_sets_apart_what_was_loaded(free_afterwards: None) -> None:
    gc.unfreeze()
    webserver.post_worker_init(None)

    assert gc.get_freeze_count() > 10_000


def test_the_access_log_names_no_query() -> None:
    assert "%(q)s" not in webserver.access_log_format and "%(r)s" not in webserver.access_log_format
