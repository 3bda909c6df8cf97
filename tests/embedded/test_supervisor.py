"""The whole demo as one process tree: it starts, mends itself, refuses a second one, and stops without a trace."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests import servers
from tests.figures import Figures
from veiligthuis.demo.accounts import TE_PROBEREN, WACHTWOORD
from veiligthuis.embedded import processes

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
FROM_NOTHING = 240.0  # telling the stories takes most of it, and a busy machine takes four times as long

pytestmark = pytest.mark.supervisor


@dataclass
class Demo:
    """One `python -m veiligthuis.embedded`, with what it wrote on the screen."""

    data: Path
    port: int
    process: "subprocess.Popen[bytes]"
    screen: Path

    def said(self) -> str:
        return self.screen.read_text()

    def page(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/inloggen/", timeout=10) as answer:
            return int(answer.status)

    def pids(self) -> set[int]:
        """Everything under the supervisor, itself included."""
        supervisor = psutil.Process(self.process.pid)
        return {self.process.pid, *(child.pid for child in supervisor.children(recursive=True))}

    def pid_of(self, words: str) -> int:
        """The child whose command line holds these words, and which the supervisor started itself."""
        for child in psutil.Process(self.process.pid).children():
            if words in " ".join(child.cmdline()):
                return int(child.pid)
        raise LookupError(words)


def wait_until(what: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def run(data: Path, port: int | str, **more: str) -> "subprocess.Popen[bytes]":
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    with (data.parent / f"{data.name}.screen").open("wb") as screen:
        return subprocess.Popen(
            [sys.executable, "-m", "veiligthuis.embedded"],
            cwd=PROJECT, env={**surroundings, "DATA": str(data), "PORT": str(port), **more},
            stdout=screen, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip


def start(data: Path, port: int) -> Demo:
    """Start it and wait until the address stands on the screen."""
    demo = Demo(data, port, run(data, port), data.parent / f"{data.name}.screen")
    wait_until(lambda: "Adres" in demo.said() or demo.process.poll() is not None, FROM_NOTHING)
    assert "Adres" in demo.said(), demo.said() + logs(data)
    return demo


def logs(data: Path) -> str:
    return "".join(
        f"\n== {log.name}\n{log.read_text()[-2000:]}" for log in sorted((data / "logs").glob("*.log"))
    )


def refused(data: Path, port: int | str, **more: str) -> tuple[int, str]:
    """Exit code and screen of a demo that may not start."""
    code = run(data, port, **more).wait(PATIENCE)
    return code, (data.parent / f"{data.name}.screen").read_text()


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A directory that the system user of PostgreSQL can reach too."""
    directory = Path(tempfile.mkdtemp(prefix=f"veiligthuis-test-{os.getpid()}-demo-"))
    directory.chmod(0o755)
    yield directory
    processes.end_leftovers(directory / "demo" / "processen.json")
    servers.remove(directory / "demo")
    servers.remove(directory)


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def demo(place: Path, port: int) -> Iterator[Demo]:
    """A demo from nothing, shared by the tests of this file; how long it took is in its `seconds`."""
    running = start(place / "demo", port)
    yield running
    if running.process.poll() is None:
        running.process.send_signal(signal.SIGTERM)
        running.process.wait(PATIENCE)


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
    form = browser.open(address, timeout=10).read().decode()
    token = form.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    fields = {"login": account, "password": password, "csrfmiddlewaretoken": token}
    answer = browser.open(address, urllib.parse.urlencode(fields).encode(), timeout=20)
    return bool(answer.status == 200 and not answer.url.endswith("/inloggen/"))


def seconds_told(demo: Demo) -> str:
    """The seconds the demo itself told on the screen."""
    return demo.said().split("(gestart in ")[1].split(" ")[0]
