"""The whole demo as one process tree: it starts, mends itself, refuses a second one, and stops without a trace."""

import json
import os
import signal
import socket
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.figures import Figures
from tests.supervised import PATIENCE, Demo, free_port, place_for_a_demo, run, start, wait_until
from veiligthuis.demo.accounts import TE_PROBEREN, WACHTWOORD

pytestmark = pytest.mark.supervisor


def refused(data: Path, port: int | str, **more: str) -> tuple[int, str]:
    """Exit code and screen of a demo that may not start."""
    code = run(data, port, **more).wait(PATIENCE)
    return code, (data.parent / f"{data.name}.screen").read_text()


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with place_for_a_demo() as directory:
        yield directory


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def demo(place: Path, port: int) -> Iterator[Demo]:
    """A demo from nothing, shared by the tests of this file; how long it took is in its `seconds`."""
    running = start(place / "demo", port)
    yield running
    running.stop()


def test_a_number_that_is_no_port_gives_a_sentence(place: Path) -> None:
    code, said = refused(place / "geen", "achtduizend")

    assert (code, said.count("\n")) == (1, 1)
    assert "PORT=achtduizend is geen poort" in said


def test_a_taken_port_gives_a_sentence(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, said = refused(place / "bezet", taken.getsockname()[1])

    assert (code, said.count("\n")) == (1, 1)
    assert "is al in gebruik" in said


def test_the_demo_never_runs_with_production_settings(place: Path) -> None:
    code, said = refused(place / "echt", 8000, DJANGO_SETTINGS_MODULE="veiligthuis.settings.production")

    assert (code, said.count("\n")) == (1, 1)
    assert "De demo draait nooit met veiligthuis.settings.production" in said


def test_from_nothing_to_a_page_with_address_and_accounts_on_the_screen(demo: Demo, figures: Figures) -> None:
    figures.note("demo, van niets tot bruikbare pagina", seconds_told(demo), "s")

    assert demo.page() == 200


@pytest.mark.parametrize("account", [name for name, _ in TE_PROBEREN])
def test_every_account_on_the_screen_logs_in_with_the_printed_password(demo: Demo, account: str) -> None:
    assert account in demo.said()
    assert WACHTWOORD in demo.said()
    assert logged_in(demo, account, WACHTWOORD)


def test_another_password_does_not_log_in(demo: Demo) -> None:
    assert not logged_in(demo, "privacy", "een-ander-wachtwoord")


def test_a_second_demo_on_the_same_data_gives_a_sentence(demo: Demo, place: Path) -> None:
    link = place / "zelfde"
    link.symlink_to(demo.data)
    code, said = refused(link, demo.port)

    assert (code, said.count("\n")) == (1, 1)
    assert "Er draait al een demo" in said
    assert demo.page() == 200


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("webserver", "gunicorn"),
        ("worker", "celery -A veiligthuis worker"),
        ("klok", "celery -A veiligthuis beat"),
    ],
)
def test_a_killed_child_is_restarted_and_that_is_said(demo: Demo, name: str, words: str) -> None:
    killed = demo.pid_of(words)
    os.kill(killed, signal.SIGKILL)

    wait_until(lambda: f"De {name} loopt weer." in demo.said())

    assert f"De {name} is gestopt" in demo.said()
    assert demo.pid_of(words) != killed


@pytest.mark.parametrize(("name", "words"), [("postgres", "postgres -D"), ("valkey", "valkey-server")])
def test_a_killed_server_is_restarted_and_that_is_said(demo: Demo, name: str, words: str) -> None:
    os.kill(demo.pid_of(words), signal.SIGKILL)

    wait_until(lambda: f"De {name} loopt weer." in demo.said())

    wait_until(lambda: demo.page() == 200)


def test_sigterm_ends_every_process_with_exit_code_zero(demo: Demo) -> None:
    pids = demo.pids()

    demo.process.send_signal(signal.SIGTERM)

    assert demo.process.wait(PATIENCE) == 0
    assert [pid for pid in pids if psutil.pid_exists(pid)] == []
    assert "De demo is gestopt" in demo.said()


def test_a_second_start_reuses_the_data_and_ctrl_c_stops_it(demo: Demo, figures: Figures) -> None:
    again = start(demo.data, demo.port)
    figures.note("demo, tweede start tot bruikbare pagina", seconds_told(again), "s")

    assert "De demoverhalen worden verteld" not in again.said()
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(PATIENCE) == 0


def test_what_a_killed_supervisor_left_is_ended_at_the_next_start(demo: Demo) -> None:
    killed = start(demo.data, demo.port)
    left = {row["pid"] for row in json.loads((demo.data / "processen.json").read_text())}
    killed.process.kill()
    killed.process.wait()
    assert any(psutil.pid_exists(pid) for pid in left)

    last = start(demo.data, demo.port)

    assert "niet netjes gestopt" in last.said()
    assert [pid for pid in left if psutil.pid_exists(pid)] == []
    last.process.send_signal(signal.SIGTERM)
    assert last.process.wait(PATIENCE) == 0


def logged_in(demo: Demo, account: str, password: str) -> bool:
    """Fill in the login page as a browser would; whether it let us through."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    address = f"http://127.0.0.1:{demo.port}/inloggen/"
    form = browser.open(address, timeout=60).read().decode()
    token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    fields = {"login": account, "password": password, "csrfmiddlewaretoken": token}
    answer = browser.open(address, urllib.parse.urlencode(fields).encode(), timeout=60)
    return bool(answer.status == 200 and not answer.url.endswith("/inloggen/"))


def seconds_told(demo: Demo) -> str:
    """The seconds the demo itself told on the screen."""
    return demo.said().split("(gestart in ")[1].split(" ")[0]
