"""In production the application may read and write rows, and nothing that would let it past the guards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from tests import servers
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.programs import postgres_program
from veiligthuis.embedded.servers import Postgres

PROJECT = Path(__file__).resolve().parents[2]
SCRIPT = PROJECT / "deploy" / "postgres" / "10-rollen.sh"
PASSWORDS = {"EIGENAAR_PASSWORD": "eigenaar'geheim", "TOEPASSING_PASSWORD": "toepassing-geheim"}
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.production",
    "ALLOWED_HOSTS": "veiligthuis.example",
    "BERICHTEN_MAP": "/var/lib/veiligthuis/berichten",
    "DEFAULT_FROM_EMAIL": "noreply@veiligthuis.example",
    "EMAIL_URL": "smtp+tls://gebruiker:verzonnen@mail.example:587",
    "ORGANISATIE": "Veilig Thuis Voorbeeld",
    "REDIS_URL": "redis://valkey:6379/0",
    "SECRET_KEY": "verzonnen-sleutel-alleen-voor-deze-test-0123456789-abcdefghij",
    "SECRET_KEY_FALLBACKS": "",
    "SITE_URL": "https://veiligthuis.example",
    "VIRUSSCANNER": "clamd:3310",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of its own, with roles and tables made as in production; the address lacks the user."""
    directory = Path(tempfile.mkdtemp(prefix=f"veiligthuis-test-{os.getpid()}-rollen-"))
    places = Places(directory)
    Postgres(places, durable=False).start()
    path = f"{postgres_program('psql').parent}{os.pathsep}{os.environ['PATH']}"
    shell = {"PATH": path, "PGHOST": str(places.sockets), "POSTGRES_USER": "postgres", **PASSWORDS}
    subprocess.run(["bash", str(SCRIPT)], env=shell, check=True, capture_output=True)
    host = f"/veiligthuis?host={places.sockets}"
    owner = f"postgresql://veiligthuis_eigenaar:geheim@{host}"
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input"],
        cwd=PROJECT, env={"PATH": path, **PRODUCTION, "DATABASE_URL": owner}, check=True, capture_output=True,
    )  # fmt: skip
    yield host
    servers.remove(directory)


@pytest.fixture
def application(address: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """A session of the application; what it does is undone."""
    with psycopg.connect(f"postgresql://veiligthuis:geheim@{address}") as session:
        yield session
        session.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE core_auditentry DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DROP TABLE core_auditentry",
        "TRUNCATE core_auditentry",
        "CREATE TABLE nieuw (id int)",
        "SET ROLE veiligthuis_eigenaar",
        "COPY core_auditentry TO '/tmp/spoor'",
    ],
)
def test_the_application_cannot_get_past_the_guards(
    application: "psycopg.Connection[tuple[object, ...]]", statement: str
) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        application.execute(statement)


def test_the_application_reads_and_writes_rows(application: "psycopg.Connection[tuple[object, ...]]") -> None:
    application.execute("INSERT INTO auth_group (name) VALUES ('tijdelijk')")
    application.execute("UPDATE auth_group SET name = 'anders' WHERE name = 'tijdelijk'")
    application.execute("DELETE FROM auth_group WHERE name = 'anders'")

    assert application.execute("SELECT count(*) FROM auth_group").fetchone() != (0,)


def test_the_application_is_no_superuser_and_owns_nothing(
    application: "psycopg.Connection[tuple[object, ...]]",
) -> None:
    rights = application.execute(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    owned = application.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user").fetchone()

    assert rights == (False, False, False, False)
    assert owned == (0,)
