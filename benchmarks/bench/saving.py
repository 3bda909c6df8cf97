"""Ten workers who save meldingen at once, through gunicorn as the demo starts it and through the form of the call.

What is counted is the shortest way by which a call becomes a melding over HTTP: open a conversation, and send the
whole form with three persons and its idempotency key. Both requests are in the time; the screen itself is not fetched.
"""

import http.client
import re
import threading
import time
import uuid
from dataclasses import dataclass, field

from benchmarks.accounts import PASSWORD, account
from benchmarks.bench.figures import Figure
from benchmarks.caller import Caller
from benchmarks.ground import Ground
from benchmarks.web import Web

WORKERS = 10
WARM_UP, SECONDS = 3.0, 20.0
AIM = 96
"""Four times the 24 cases a second that Open Zaak publishes for ten users."""
MADE = re.compile(r"^/meldingen/M-\d+-\d+/$")
COUNT = "SELECT count(*) FROM meldingen_melding"


@dataclass
class Client(Caller):
    """One worker of the desk who saves meldingen."""

    number: int = 0
    times: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    saved: int = 0

    def save_until(self, begin: float, until: float) -> None:
        """Save one melding after the other; only those that begin after `begin` count."""
        self.hang_up()  # gunicorn ends a connection on which nothing was asked for five seconds
        while time.monotonic() < until:
            counts, start = time.monotonic() >= begin, time.perf_counter()
            try:
                status, where, _ = self.ask("POST", self._open(), self._form())
                problem = "" if status == 302 and MADE.match(where) else f"{status} {where}"
            except (OSError, http.client.HTTPException) as fault:
                problem = repr(fault)
                self.hang_up()
            if problem:
                self.failures.append(problem)
            elif counts:
                self.times.append(time.perf_counter() - start)
            self.saved += not problem

    def _open(self) -> str:
        return self.ask("GET", "/gesprekken/nieuw/")[1]

    def _form(self) -> dict[str, str]:
        """A whole call: a general practitioner, what happened, an address and three persons."""
        form = {
            "sleutel": str(uuid.uuid4()), "tab": f"0/{uuid.uuid4()}", "soort": "melding", "kanaal": "telefoon",
            "naam": "Dokter Meting", "hoedanigheid": "huisarts", "aanleiding": "partnergeweld",
            "beschrijving": "Er is geschreeuwd en geduwd; de kinderen waren erbij.", "straat": "Dorpsstraat",
            "huisnummer": "1", "plaats": "Meerstad", "gezin-TOTAL_FORMS": "3", "gezin-INITIAL_FORMS": "0",
        }  # fmt: skip
        for row, rol in enumerate(("slachtoffer", "pleger", "kind")):
            form |= {
                f"gezin-{row}-voornamen": "Meting", f"gezin-{row}-achternaam": f"Naam{self.number}{row}",
                f"gezin-{row}-geboortedatum": f"0{row + 1}-02-1990", f"gezin-{row}-rol": rol,
                f"gezin-{row}-in_huishouden": "on",
            }  # fmt: skip
        return form


def saving_figures(ground: Ground) -> list[Figure]:
    """How many meldingen a second, and whether every one of them is there."""
    ground.run("benchmarks.desk", str(WORKERS))
    before = ground.number(COUNT)
    web = Web(ground)
    web.start()
    try:
        clients = [Client(web.port, account(n), PASSWORD, number=n) for n in range(WORKERS)]
        for client in clients:
            client.sign_in("/gesprekken/nieuw/")
        begin = time.monotonic() + WARM_UP
        threads = [
            threading.Thread(target=client.save_until, args=(begin, begin + SECONDS)) for client in clients
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        web.stop()
    times = sorted(seconds for client in clients for seconds in client.times)
    failures = [told for client in clients for told in client.failures]
    lost = sum(client.saved for client in clients) - (ground.number(COUNT) - before)
    if not times:
        raise AssertionError(f"nothing was saved: {failures[:3]}")
    p50, p95 = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.95))
    told = f"doel 4 x 24; {len(times)} in {SECONDS:.0f} s, p50 {p50:.0f} ms, p95 {p95:.0f} ms"
    return [
        Figure(
            "melding_opslaan_tien_gebruikers", len(times) / SECONDS, AIM, "per s", at_least=True, told=told
        ),
        Figure("melding_opslaan_mislukt", len(failures), 0, "keer", told="; ".join(failures[:2])),
        Figure("melding_opslaan_verloren", abs(lost), 0, "keer", told="gezegd en niet daar, of andersom"),
    ]
