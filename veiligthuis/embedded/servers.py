"""Starts and stops the embedded PostgreSQL and Valkey: a thin layer over the programs the wheels bring.

Both listen on a Unix socket only, which nobody but the owner may open. A server outlives whoever started it, so that
several commands can share one; `lease` and the supervisor decide when it stops.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from veiligthuis.embedded import programs
from veiligthuis.embedded.places import Places

READY_SECONDS = 20.0
STOP_SECONDS = 10.0
DATABASE = "veiligthuis"


class ServerFailed(Exception):
    """A server did not come up; the message is a Dutch sentence that names its log file."""


class Server(ABC):
    """One embedded server: known by its socket and its file with a process id, whoever started it."""

    name: str
    stop_signal = signal.SIGTERM

    def __init__(self, places: Places, *, durable: bool = True) -> None:
        """Describe the server of `places`; `durable=False` gives up safety after a power cut for speed (tests)."""
        self.places = places
        self.durable = durable
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """The server's own log file."""
        return self.places.logs / f"{self.name}.log"

    @abstractmethod
    def pid(self) -> int | None:
        """Process id of the living server; None when there is none."""

    @abstractmethod
    def ready(self) -> bool:
        """Whether the server answers."""

    @abstractmethod
    def spawn(self) -> "subprocess.Popen[bytes]":
        """Start the program, after preparing its directory."""

    def start(self) -> None:
        """Start the server unless it already answers, and wait until it does; raises ServerFailed."""
        if self.ready():
            return
        self.places.logs.mkdir(parents=True, exist_ok=True)
        make_socket_directory(self.places)
        self.process = self.spawn()
        deadline = time.monotonic() + READY_SECONDS
        while not self.ready():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise ServerFailed(f"{self.name} start niet. De reden staat in {self.log}.")
            time.sleep(0.03)

    def stop(self) -> None:
        """Stop the server in an orderly way, hard after ten seconds; nothing happens when it does not run."""
        pid = self.pid()
        if pid is None:
            return
        os.kill(pid, self.stop_signal)
        if not self._gone(pid, STOP_SECONDS):
            os.kill(pid, signal.SIGKILL)
            self._gone(pid, STOP_SECONDS)

    def _gone(self, pid: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process is not None:
                self.process.poll()
            if not alive(pid):
                return True
            time.sleep(0.02)
        return False


class Postgres(Server):
    """PostgreSQL 18 with its data in `places.postgres`."""

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast shutdown": ends sessions, loses nothing

    def pid(self) -> int | None:
        """Process id from postmaster.pid, provided that process lives."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            pid = int((self.places.postgres / "postmaster.pid").read_text().splitlines()[0])
            return pid if alive(pid) else None
        return None

    def ready(self) -> bool:
        """Whether a session can be opened."""
        if not self.places.postgres_socket.exists():
            return False
        try:
            psycopg.connect(self.places.database_url("postgres"), connect_timeout=3).close()
        except psycopg.OperationalError:
            return False
        return True

    def spawn(self) -> "subprocess.Popen[bytes]":
        """Make the data directory when it is not there, and run the server."""
        if not (self.places.postgres / "PG_VERSION").exists():
            self._initialise()
        settings = ["listen_addresses=", "unix_socket_permissions=0700", "max_connections=100", "jit=off"]
        if not self.durable:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        options = [part for setting in settings for part in ("-c", setting)]
        return self._run_as_owner(
            ["postgres", "-D", str(self.places.postgres), "-k", str(self.places.sockets), *options]
        )

    def ensure_database(self, name: str = DATABASE) -> None:
        """Create database `name` when it does not exist yet."""
        with psycopg.connect(self.places.database_url("postgres"), autocommit=True) as session:
            if session.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
                with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
                    session.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def _initialise(self) -> None:
        shutil.rmtree(self.places.postgres, ignore_errors=True)
        self.places.postgres.mkdir(parents=True, mode=0o700)
        owner = programs.postgres_user()
        if owner is not None:
            programs.make_programs_runnable()
            programs.make_reachable(self.places.postgres)
            os.chown(self.places.postgres, owner.pw_uid, owner.pw_gid)
        letters = "UTF-8" if sys.platform == "darwin" else "C.UTF-8"
        locale = [
            "--no-locale",
            f"--lc-ctype={letters}",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
        ]
        arguments = [
            "-D",
            str(self.places.postgres),
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            *locale,
        ]
        made = self._run_as_owner(["initdb", *arguments, *([] if self.durable else ["--no-sync"])])
        if made.wait() != 0:
            shutil.rmtree(self.places.postgres, ignore_errors=True)
            raise ServerFailed(f"De database kan niet worden aangemaakt. De reden staat in {self.log}.")

    def _run_as_owner(self, command: list[str]) -> "subprocess.Popen[bytes]":
        owner = programs.postgres_user()
        program = str(programs.postgres_program(command[0]))
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [program, *command[1:]],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd="/",
                start_new_session=True,
                user=owner.pw_uid if owner else None,
                group=owner.pw_gid if owner else None,
                extra_groups=[] if owner else None,
            )


class Valkey(Server):
    """Valkey that keeps nothing on disk: it only rings bells."""

    name = "valkey"

    @property
    def _pid_file(self) -> Path:
        return self.places.valkey / "valkey.pid"

    def pid(self) -> int | None:
        """Process id the server wrote down, provided that process lives."""
        with contextlib.suppress(OSError, ValueError):
            pid = int(self._pid_file.read_text())
            return pid if alive(pid) else None
        return None

    def ready(self) -> bool:
        """Whether the server answers a ping."""
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(2)
            line.connect(str(self.places.valkey_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        return False

    def spawn(self) -> "subprocess.Popen[bytes]":
        """Run the server with its socket, without TCP and without snapshots."""
        self.places.valkey.mkdir(parents=True, exist_ok=True)
        self._pid_file.unlink(missing_ok=True)
        options = {
            "port": "0",
            "unixsocket": str(self.places.valkey_socket),
            "unixsocketperm": "700",
            "pidfile": str(self._pid_file),
            "dir": str(self.places.valkey),
            "save": "",
            "appendonly": "no",
            "daemonize": "no",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [str(programs.valkey_program()), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


def alive(pid: int) -> bool:
    """Whether process `pid` runs; one that has ended but was not yet collected does not count."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def make_socket_directory(places: Places) -> None:
    """Make the directory of the sockets, for us and for the user PostgreSQL runs as; nobody else may enter.

    Raises ServerFailed when a directory of that name belongs to somebody else.
    """
    directory = places.sockets
    directory.mkdir(parents=True, exist_ok=True)
    owner = programs.postgres_user()
    expected = owner.pw_uid if owner else os.geteuid()
    if directory.stat().st_uid not in {expected, os.geteuid()}:
        raise ServerFailed(f"De map {directory} is van een andere gebruiker. Kies een andere map met DATA=.")
    if owner is not None:
        programs.make_reachable(directory)
        os.chown(directory, owner.pw_uid, owner.pw_gid)
    directory.chmod(0o700)
