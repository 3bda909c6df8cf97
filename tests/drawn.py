"""Pages drawn by the test client and looked at in a real browser, which knows no server and no database."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route, sync_playwright

from tests.browser.fit import misfits_on

SITE = "http://toets.invalid"
WIDTHS = ((1366, 768), (360, 740))
Posted = Callable[[str], str]
"""Gets what a form sends, and returns the address of the drawn page that answers it."""


@contextmanager
def in_a_browser(chromium: str, pages: Mapping[str, str], *, posted: Posted | None = None) -> Iterator[Page]:
    """A browser that gets the drawn pages by their address and the real static files, and nothing else."""

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        static = parts.path.startswith("/static/") and finders.find(parts.path.removeprefix("/static/"))
        if static:
            route.fulfill(path=Path(str(static)))
            return
        address = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if posted and route.request.method == "POST":
            address = posted(route.request.post_data or "")
        route.fulfill(content_type="text/html; charset=utf-8", body=pages.get(address, ""))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened = browser.new_page()
        opened.route("**/*", answer)
        yield opened
        browser.close()


def wrong_on(page: Page, pages: Mapping[str, str]) -> list[tuple[str, int, object]]:
    """Address, width and fault: what axe finds and what does not fit, on desk and phone; no page may be empty."""
    wrong: list[tuple[str, int, object]] = [
        (address, 0, "no page") for address, body in pages.items() if "<h1" not in body
    ]
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        for address in pages:
            page.goto(SITE + address)
            found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
            wrong += [(address, width, (each["id"], each["nodes"][0]["html"][:120])) for each in found]
            wrong += [(address, width, misfit) for misfit in misfits_on(page)]
    return wrong
