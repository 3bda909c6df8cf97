"""The check for what does not fit sees a text that is cut off by any part around it, and nothing else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.fit import misfits_on

pytestmark = pytest.mark.browser
LONG = "Meldcodehuiselijkgeweldenkindermishandelingsoverleg"

CUT = {
    "by the panel around it": "<div style='width:100px;overflow:hidden'>{}</div>",
    "by a panel further away": "<div style='width:100px;overflow:clip'><table><tr><td>{}</td></tr></table></div>",
    "on the left": "<div style='overflow:hidden'><p style='margin-left:-200px'>{}</p></div>",
    "with an ellipsis": "<p style='width:100px;overflow:hidden;text-overflow:ellipsis'>{}</p>",
    "below": "<div style='height:20px;overflow:hidden'><p style='margin-top:40px'>{}</p></div>",
    "by the body, so that nothing scrolls":
        "<style>body {{overflow-x:hidden}}</style><p style='margin-left:300px'>{}</p>",
    "by nothing, but it sticks out of its button":
        "<button style='width:100px;box-sizing:border-box;white-space:nowrap;text-align:left'>{}</button>",
    "together with the part that scrolls in it":
        "<div style='width:100px;overflow:hidden'><div style='width:300px;overflow-x:auto'>{0} {0} {0}</div></div>",
}  # fmt: skip
WHOLE = {
    "plain text": "<p>{}</p>",
    "in a part that scrolls": "<div style='width:100px;overflow-x:auto'>{}</div>",
    "in a part that scrolls inside one that cuts":
        "<div style='width:100px;overflow:hidden'><div style='overflow-x:auto'>{}</div></div>",
    "for the ear alone":
        "<div style='position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'>{}</div>",
    "hanging out of a part that does not hold it":
        "<div style='width:40px;height:20px;overflow:hidden'><p style='position:absolute'>{}</p></div>",
    "in a button with room": "<button style='padding:4px'>{}</button>",
    "hidden": "<div style='width:40px;overflow:hidden'><p hidden>{}</p></div>",
}  # fmt: skip


@pytest.fixture(scope="module")
def page(chromium: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(viewport={"width": 500, "height": 500})
        browser.close()


def show(page: Page, body: str) -> None:
    page.set_content(f"<!doctype html><html lang='nl'><body>{body.format(LONG)}</body></html>")


@pytest.mark.parametrize("where", CUT)
def test_a_text_that_is_cut_off_is_found(page: Page, where: str) -> None:
    show(page, CUT[where])

    assert any(LONG[:20] in misfit for misfit in misfits_on(page))


@pytest.mark.parametrize("where", WHOLE)
def test_a_text_that_can_be_read_is_not(page: Page, where: str) -> None:
    show(page, WHOLE[where])

    assert misfits_on(page) == []


def test_a_page_that_is_too_wide_is_found(page: Page) -> None:
    show(page, "<div style='width:700px'>{}</div>")

    assert misfits_on(page) == ["208 px too wide"]
