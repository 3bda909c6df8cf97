"""The browser of one worker: signed in, killed, and opened anew."""

import contextlib
import itertools
import os
import shutil
from dataclasses import dataclass, field

import psutil
from playwright.sync_api import Browser, BrowserContext, Error, Playwright

from benchmarks.accounts import PASSWORD

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 10_000
"""Milliseconds; nothing in a call waits longer for one thing, so that a call always comes to its end."""
START = 60_000
"""Milliseconds in which a browser must be there and signed in."""
COUNT = itertools.count()


@dataclass
class Window:
    """One browser with one window of one account."""

    playwright: Playwright
    address: str
    account: str
    browser: Browser = field(init=False)
    context: BrowserContext = field(init=False)
    mark: str = ""

    def open(self) -> None:
        """Start a browser and sign in."""
        self.mark = f"--meting-venster={os.getpid()}-{next(COUNT)}"
        program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        self.browser = self.playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", self.mark], timeout=START
        )
        self.context = self.browser.new_context(base_url=self.address, locale="nl-NL")
        self.context.set_default_timeout(START)
        page = self.context.new_page()
        page.goto("/inloggen/")
        page.get_by_label("Gebruikersnaam").fill(self.account)
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(lambda url: "inloggen" not in url)
        page.close()
        self.context.set_default_timeout(PATIENCE)

    def kill(self) -> None:
        """End the browser as a power cut does: every process of it by its id, without a word."""
        self.end_processes()
        with contextlib.suppress(Error):
            self.browser.close()

    def end_processes(self) -> None:
        """End every process of it and tell Playwright nothing; another thread may do this."""
        for process in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()

    def is_open(self) -> bool:
        """Whether the browser still runs."""
        return self.browser.is_connected()

    def close(self) -> None:
        """End the browser in the ordinary way; and by its process id when it does not listen."""
        with contextlib.suppress(Error):
            self.browser.close()
        self.kill()

    def _processes(self) -> list[psutil.Process]:
        """The browser and everything it started."""
        found: list[psutil.Process] = []
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                if self.mark in process.cmdline():
                    found += [process, *process.children(recursive=True)]
        return found
