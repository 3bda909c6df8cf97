"""What comes between: a line lost before or after sending or halfway, a double click, back, a second window."""

import contextlib
from collections.abc import Callable, Iterator

from playwright.sync_api import Error, Page, Route

from benchmarks.interruptions.call import FINISH, Call

Fault = Callable[[Call, "Step"], None]
Step = Callable[[], None]


def _post(route: Route) -> bool:
    return route.request.method == "POST"


@contextlib.contextmanager
def _once(page: Page, cut: Callable[[Route], None]) -> Iterator[None]:
    """The first POST within the block meets `cut`; everything else goes through."""
    met: list[Route] = []

    def meet(route: Route) -> None:
        if met or not _post(route):
            route.continue_()
            return
        met.append(route)
        cut(route)

    page.route("**/gesprekken/**", meet)
    try:
        yield
        _settle(page)
    finally:
        page.unroute("**/gesprekken/**", meet)


def _settle(page: Page) -> None:
    with contextlib.suppress(Error):
        page.wait_for_load_state("domcontentloaded", timeout=3_000)
    page.wait_for_timeout(150)


def _kept(call: Call, step: Step) -> None:
    """The step, and wait until the page says that it was saved."""
    with contextlib.suppress(Error), call.page.expect_response("**/bewaar/", timeout=5_000):
        step()
    call.page.wait_for_timeout(50)


def lost_before_sending(call: Call, step: Step) -> None:
    """The request never leaves."""
    with _once(call.page, lambda route: route.abort("internetdisconnected")):
        step()


def lost_after_sending(call: Call, step: Step) -> None:
    """The server did its work; the answer never comes."""

    def cut(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    with _once(call.page, cut):
        step()


def lost_during_the_answer(call: Call, step: Step) -> None:
    """Half of the answer comes, and it is no use."""

    def cut(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        route.fulfill(status=502, headers={"content-type": "text/html"}, body=answer.body()[:100])

    with _once(call.page, cut):
        step()


def no_line_for_a_while(call: Call, step: Step) -> None:
    """The line is gone while the step is done, and comes back."""
    call.page.context.set_offline(True)
    try:
        step()
        call.page.wait_for_timeout(100)
    finally:
        call.page.context.set_offline(False)


def double_click(call: Call, step: Step) -> None:
    """The step, and the button pressed twice when it is the last one."""
    if getattr(step, "__name__", "") != "press_finish":
        step()
        return
    with contextlib.suppress(Error):
        call.page.get_by_role("button", name=FINISH, exact=True).dblclick(no_wait_after=True)
        _settle(call.page)


def back_button(call: Call, step: Step) -> None:
    """The step, then back and forward again."""
    step()
    _settle(call.page)
    with contextlib.suppress(Error):
        call.page.go_back(wait_until="domcontentloaded", timeout=5_000)
    call.again()


def reload_page(call: Call, step: Step) -> None:
    """The step, then the page anew; the browser asks first while something is not kept, and one waits for that."""
    _kept(call, step)
    call.again()


def second_window(call: Call, step: Step) -> None:
    """The same conversation in a second window, which is finished there too at the same time."""
    other = call.page.context.new_page()
    try:
        _kept(call, step)
        with contextlib.suppress(Error):
            other.goto(call.address, wait_until="domcontentloaded")
            other.get_by_role("button", name=FINISH, exact=True).click(timeout=2_000, no_wait_after=True)
            call.press_finish()
            _settle(other)
    finally:
        other.close()


FAULTS: tuple[Fault, ...] = (
    lost_before_sending, lost_after_sending, lost_during_the_answer, no_line_for_a_while, double_click, back_button,
    reload_page, second_window,
)  # fmt: skip
STEPS = ("note", "caller", "story", "somebody", "press_finish")
"""The steps of a call, in order; a fault comes at one of them."""
