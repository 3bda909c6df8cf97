"""`python -m benchmarks.interruptions [--runs N] [--seed N] [--windows N]`: F7 with a real browser; exit 1 on any loss.

Ends with one line of JSON. A thousand calls take about half an hour on two cores.
"""

import argparse
import concurrent.futures
import json
import shutil
import socket
import sys
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import asdict

from playwright.sync_api import sync_playwright

from benchmarks.ground import PROJECT, Ground, GroundFailed, ground
from benchmarks.interruptions.desk import PASSWORD, account
from benchmarks.interruptions.run import Done, Interruption, make_calls, planned, reckon
from veiligthuis.embedded.processes import Child

RUNS, WINDOWS, PATIENCE = 1_000, 2, 60.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run all calls on a ground of their own; returns the exit code."""
    asked = _parser().parse_args(arguments)
    try:
        with ground("gesprekken") as ours:
            ours.run("benchmarks.interruptions.desk", str(asked.windows))
            outcome = _measure(ours, asked)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
    return 0 if outcome["clean"] else 1


def _measure(ours: Ground, asked: argparse.Namespace) -> dict[str, object]:
    port = _free_port()
    web = Child("web", _gunicorn(port), ours.places.logs / "web.log", ours.environment())
    web.start()
    begin = time.monotonic()
    try:
        _wait_for(f"http://127.0.0.1:{port}/inloggen/", web)
        plan = planned(asked.runs, asked.seed)
        shares = [plan[window :: asked.windows] for window in range(asked.windows)]
        with concurrent.futures.ProcessPoolExecutor(asked.windows) as pool:
            parts = list(pool.map(_window, shares, range(asked.windows), [port] * asked.windows))
    finally:
        web.ask_to_stop()
        web.wait_until_stopped(seconds=5.0)
    outcome = reckon(
        [done for calls, _ in parts for done in calls], [c for _, said in parts for c in said], ours.query
    )
    return {**asdict(outcome), "clean": outcome.is_clean, "seconds": round(time.monotonic() - begin, 1)}


def _window(share: list[Interruption], number: int, port: int) -> tuple[list[Done], list[str]]:
    """One worker at one browser."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="nl-NL")
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto("/inloggen/")
        page.get_by_label("Gebruikersnaam").fill(account(number))
        page.get_by_label("Wachtwoord").fill(PASSWORD)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(lambda url: "inloggen" not in url)
        made = make_calls(context, share)
        browser.close()
    return made


def _gunicorn(port: int) -> list[str]:
    server = [sys.executable, "-m", "gunicorn", "veiligthuis.wsgi", "--chdir", str(PROJECT), "--workers", "2"]
    return [*server, "--config", "python:veiligthuis.webserver", "--bind", f"127.0.0.1:{port}"]


def _wait_for(address: str, web: Child) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - an address of ours
            break
        except OSError as fault:
            if web.exit_code() is not None or time.monotonic() > deadline:
                said = web.log.read_text()[-3000:]
                raise GroundFailed(f"De webserver start niet:\n{said}") from fault
            time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.interruptions", description="Stoor gesprekken en verlies geen woord."
    )
    parser.add_argument("--runs", type=int, default=RUNS, help="hoeveel gesprekken")
    parser.add_argument("--seed", type=int, default=1, help="de volgorde van de storingen")
    parser.add_argument("--windows", type=int, default=WINDOWS, help="hoeveel browsers tegelijk")
    return parser


if __name__ == "__main__":
    sys.exit(main())
