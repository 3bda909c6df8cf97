"""docker-compose.yml, the settings and the manual name the same variables, and each container is watched."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from veiligthuis import celery
from veiligthuis.core import pdf
from veiligthuis.core.reports import BLIJFT_LIGGEN

PROJECT = Path(__file__).resolve().parents[2]
OF_THE_CONTAINERS_THEMSELVES = {
    "BEHEERDER_PASSWORD", "CERTIFICATEN", "DOMEIN", "EIGENAAR_PASSWORD", "TOEPASSING_PASSWORD", "VERSIE",
    "WEB_CONCURRENCY",
}  # fmt: skip
APPLICATION = ("migratie", "web", "worker", "rapportwerker", "klok")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    described: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return described


def variables_of_the_settings() -> set[str]:
    """The names in production.VARIABLES, read without running the module, which would refuse to start."""
    source = (PROJECT / "veiligthuis" / "settings" / "production.py").read_text()
    table = re.search(r"^VARIABLES = \((.*?)^\)", source, re.MULTILINE | re.DOTALL)
    assert table is not None
    return set(re.findall(r'"([A-Z_]+)"', table[1]))


@pytest.mark.parametrize("service", APPLICATION)
def test_each_application_container_gets_exactly_what_the_settings_read(
    compose: dict[str, Any], service: str
) -> None:
    assert set(compose["services"][service]["environment"]) == variables_of_the_settings()


def test_every_variable_to_be_filled_in_is_known_and_explained() -> None:
    text = (PROJECT / "docker-compose.yml").read_text()
    asked = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", text))
    manual = (PROJECT / "docs" / "operations.md").read_text()

    assert asked <= variables_of_the_settings() | OF_THE_CONTAINERS_THEMSELVES
    assert {name for name in asked if f"`{name}`" not in manual} == set()


def test_the_invented_values_for_checks_cover_every_variable() -> None:
    given = re.findall(r"^([A-Z_]+)=", (PROJECT / "deploy" / "controle.env").read_text(), re.MULTILINE)

    assert set(given) == variables_of_the_settings()


def test_no_secret_has_a_value_in_the_file(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if name.endswith(("PASSWORD", "KEY")):
                assert str(value).startswith("${"), name


def test_every_container_that_stays_is_watched(compose: dict[str, Any]) -> None:
    unwatched = {name for name, service in compose["services"].items() if "healthcheck" not in service}

    assert unwatched == {"migratie", "proxy"}


def test_the_application_waits_for_the_migration(compose: dict[str, Any]) -> None:
    for name in APPLICATION[1:]:
        assert compose["services"][name]["depends_on"]["migratie"] == {
            "condition": "service_completed_successfully"
        }


def test_only_the_migration_may_change_tables(compose: dict[str, Any]) -> None:
    owners = {
        name
        for name in APPLICATION
        if "veiligthuis_eigenaar" in compose["services"][name]["environment"]["DATABASE_URL"]
    }

    assert owners == {"migratie"}


def test_only_the_proxy_can_be_reached_from_outside(compose: dict[str, Any]) -> None:
    assert {name for name, service in compose["services"].items() if "ports" in service} == {"proxy"}
    assert compose["networks"]["binnen"] == {"internal": True}


def test_every_queue_has_a_worker_and_there_is_one_clock(compose: dict[str, Any]) -> None:
    commands = [service.get("command", []) for service in compose["services"].values()]
    served = {command[command.index("--queues") + 1] for command in commands if "--queues" in command}
    routed = {route["queue"] for route in celery.app.conf.task_routes.values()}

    assert served == {"celery"} | routed
    assert sum("beat" in command for command in commands) == 1


def test_everything_mounted_or_built_from_exists(compose: dict[str, Any]) -> None:
    mounted = [
        mount.split(":")[0]
        for service in compose["services"].values()
        for mount in service.get("volumes", [])
        if mount.startswith("./")
    ]

    missing = [
        path
        for path in [*mounted, compose["services"]["web"]["build"]["dockerfile"]]
        if not (PROJECT / path).exists()
    ]

    assert missing == []


def test_the_image_holds_every_package_of_ours() -> None:
    dockerfile = (PROJECT / "deploy" / "Dockerfile").read_text()
    ours = {path.parent.name for path in PROJECT.glob("*/__init__.py")} - {"tests", "benchmarks"}

    assert {name for name in ours if f"COPY {name} {name}" not in dockerfile} == set()


def test_a_report_costs_at_most_so_much_memory_and_time(compose: dict[str, Any]) -> None:
    reports = compose["services"]["rapportwerker"]
    words = " ".join(reports["command"])

    assert reports["mem_limit"] == "1g" and "--concurrency 1" in words and "--max-tasks-per-child" in words
    assert pdf.MEMORY <= 1024**3 // 2, "the worker itself needs the rest"
    assert celery.app.conf.task_soft_time_limit > pdf.SECONDS
    assert celery.app.conf.task_soft_time_limit < celery.app.conf.task_time_limit
    assert timedelta(seconds=celery.app.conf.task_time_limit) < BLIJFT_LIGGEN
