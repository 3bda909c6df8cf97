"""What every test may use: the real servers, a clock that stands still, and one user per role."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests import servers
from veiligthuis.embedded.servers import Postgres, Valkey


@pytest.fixture(scope="session", autouse=True)
def run_directory() -> Iterator[None]:
    """The directory of this run; sweeps up after killed runs first and removes its own at the end."""
    servers.sweep_up_after_killed_runs()
    yield
    servers.remove(settings.RUN_DIRECTORY)


@pytest.fixture(scope="session")
def postgres(run_directory: None) -> None:
    """PostgreSQL answers: the embedded one, or the one DATABASE_URL names."""
    if not os.environ.get("DATABASE_URL"):
        server = Postgres(settings.PLACES, durable=False)
        server.start()
        server.ensure_database()


@pytest.fixture(scope="session")
def valkey(run_directory: None) -> str:
    """Valkey answers; the value is its address as Celery writes it."""
    if not os.environ.get("REDIS_URL"):
        Valkey(settings.PLACES).start()
    return str(settings.CELERY_BROKER_URL)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres: None) -> None:
    """pytest-django asks this before it makes the test database."""
