"""`python -m veiligthuis.embedded`: the whole demo, with PORT and DATA from the environment.

Ends with 0 when it was asked to stop, and with 1 and one Dutch sentence when it cannot run.
"""

import fcntl
import os
import socket
import sys
from pathlib import Path
from typing import TextIO

from veiligthuis.embedded import announce, processes
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.preparation import PreparationFailed
from veiligthuis.embedded.programs import ProgramMissing
from veiligthuis.embedded.servers import ServerFailed
from veiligthuis.embedded.supervisor import DoesNotAnswer, Supervisor

EMBEDDED = "veiligthuis.settings.embedded"
PROJECT = Path(__file__).resolve().parents[2]


class Refused(Exception):
    """The demo may not start; the message is a Dutch sentence."""


def main() -> int:
    """Run the demo; returns the exit code."""
    try:
        refuse_other_settings()
        data = data_directory(os.environ.get("DATA"))
        with (data / "demo.lock").open("w") as lock:
            claim(lock, data)
            if processes.end_leftovers(Places(data).processes):
                announce.say("Een vorige demo was niet netjes gestopt; wat daarvan nog liep is nu beëindigd.")
            port = free_port(os.environ.get("PORT") or "8000")
            os.chdir(PROJECT)
            Supervisor(Places(data), port).run()
    except (Refused, ServerFailed, ProgramMissing, PreparationFailed, DoesNotAnswer) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def refuse_other_settings() -> None:
    """Only the embedded settings may run the embedded servers; raises Refused."""
    chosen = os.environ.get("DJANGO_SETTINGS_MODULE") or EMBEDDED
    if chosen != EMBEDDED:
        raise Refused(
            f"De demo draait nooit met {chosen}, alleen met {EMBEDDED}. Haal DJANGO_SETTINGS_MODULE weg."
        )


def data_directory(given: str | None) -> Path:
    """The data directory, made when it is not there; raises Refused when it cannot be made or written."""
    data = Path(given or PROJECT / ".data" / "demo").expanduser().resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"De map {data} kan niet worden gemaakt. Kies een andere map met DATA=.") from error
    if not os.access(data, os.W_OK | os.X_OK):
        raise Refused(f"In de map {data} mag niet worden geschreven. Kies een andere map met DATA=.")
    return data


def claim(lock: TextIO, data: Path) -> None:
    """One demo per data directory; raises Refused when another one has it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise Refused(
            f"Er draait al een demo met de gegevens in {data}. Stop die met Ctrl-C, of start een tweede ernaast: "
            "make demo PORT=8001 DATA=.data/tweede"
        ) from error


def free_port(given: str) -> int:
    """The port to listen on; raises Refused when it is no port or when something listens there already."""
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= 65535:
        raise Refused(f"PORT={given} is geen poort. Geef een getal van 1 tot en met 65535, zoals PORT=8001.")
    port = int(given)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise Refused(
                f"Poort {port} mag alleen de beheerder van deze machine gebruiken. Kies PORT=8001."
            ) from error
        except OSError as error:
            raise Refused(
                f"Poort {port} is al in gebruik. Kies een andere, bijvoorbeeld: make demo PORT=8001"
            ) from error
    return port


if __name__ == "__main__":
    sys.exit(main())
