"""Lets several clients press the same button at the same instant, one handover after the other."""

import http.client
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from benchmarks.caller import Caller
from benchmarks.ground import Ground
from benchmarks.handovers.people import PASSWORD, answer, login
from benchmarks.handovers.reckoning import Answer, Outcome, reckon, sentence_of
from benchmarks.web import Web

WORKING = "benchmarks.settings"
BROKEN = "benchmarks.handovers.broken"
PROCESSES = 2
"""Of the web server, each with four threads: eight requests are really under way at once."""
WAIT = 120.0
OFFERED = "SELECT id FROM overdracht_overdracht WHERE status = 'aangeboden' ORDER BY id"


class Line(Protocol):
    """How a client reaches the server."""

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, address it leads to, and text."""


@dataclass(frozen=True)
class Plan:
    """How many handovers, by how many clients; `broken` with a server that holds no row."""

    handovers: int = 500
    clients: int = 8
    broken: bool = False


@dataclass
class Client:
    """One colleague, who presses accept on every handover as soon as everybody stands ready."""

    number: int
    line: Line
    together: threading.Barrier
    told: list[Answer] = field(default_factory=list)

    def work(self, handovers: Sequence[int]) -> None:
        """Answer all of them, each with a form of its own."""
        for handover in handovers:
            form = {**answer(self.number), "sleutel": str(uuid.uuid4())}
            try:
                self.together.wait(timeout=WAIT)
                status, _, page = self.line.ask("POST", f"/wijkteam/{handover}/stap/accepteer/", form)
                self.told.append(Answer(handover, self.number, status, sentence_of(page)))
            except (OSError, http.client.HTTPException) as fault:
                self.told.append(Answer(handover, self.number, 0, f"{type(fault).__name__}: {fault}"))


def run(ground: Ground, plan: Plan) -> Outcome:
    """Make the handovers on this ground, let everybody accept, and count. Raises GroundFailed."""
    ground.run("benchmarks.handovers.offer", str(plan.handovers), str(plan.clients))
    handovers = [int(row[0]) for row in ground.query(OFFERED)]
    web = Web(ground, BROKEN if plan.broken else WORKING, workers=PROCESSES)
    web.start()
    try:
        lines = [Caller(web.port, login(number), PASSWORD) for number in range(plan.clients)]
        for line in lines:
            line.sign_in(f"/wijkteam/{handovers[0]}/stap/accepteer/")
            line.hang_up()
        told = press(lines, handovers)
    finally:
        web.stop()
    return reckon(handovers, told, ground.query)


def press(lines: Sequence[Line], handovers: Sequence[int]) -> list[Answer]:
    """Everybody answers every handover, each at the same instant as the others."""
    together = threading.Barrier(len(lines))
    clients = [Client(number, line, together) for number, line in enumerate(lines)]
    threads = [threading.Thread(target=client.work, args=(handovers,), daemon=True) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one for client in clients for one in client.told]
