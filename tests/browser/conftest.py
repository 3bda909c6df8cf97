"""One demo and one browser for all browser tests; a window per colleague."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.office import Office
from tests.conftest import FIGURES
from tests.figures import Figures
from tests.supervised import Demo, free_port, place_for_a_demo, start


@pytest.fixture(scope="package")
def demo() -> Iterator[Demo]:
    """The whole demo from nothing: PostgreSQL, Valkey, web server, worker and beat, with the ten stories."""
    with place_for_a_demo() as place:
        running = start(place / "demo", free_port())
        yield running
        running.stop()


PATIENCE = 60_000
"""Milliseconds; nothing waits longer than it must, so it is long enough for a machine on which others work too."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """The distribution's Chromium; it ends with these tests, because its loop would disturb those of the database."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def signed_in() -> dict[str, Any]:
    """Account -> its session, so that each account signs in once."""
    return {}


@pytest.fixture(scope="module")
def office(demo: Demo, browser: Browser, signed_in: dict[str, Any]) -> Iterator[Office]:
    """Windows that stay open during one file."""
    opened = Office(demo, browser, signed_in)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def nothing_went_wrong_behind_the_page(office: Office) -> Iterator[None]:
    """No script error, no blocked resource and no server error may pass unseen."""
    office.begin()
    yield
    assert office.all_faults() == []


@pytest.fixture(scope="package", autouse=True)
def seconds_of_this_package(request: pytest.FixtureRequest) -> Iterator[None]:
    """Note how long all browser tests took, the start of the demo included."""
    begin = os.times().elapsed
    yield
    figures: Figures = request.config.stash[FIGURES]
    figures.note("browsertests met de hele demo", os.times().elapsed - begin, "s")
