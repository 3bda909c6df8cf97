"""Every Celery task may run twice and may be killed in the middle: afterwards the database is as after one run."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests import servers
from tests.supervised import wait_until
from tests.tasks.ambush import PATIENCE, kill_in_the_middle
from tests.tasks.scenario import Scenario
from tests.tasks.scenarios import SCENARIOS
from veiligthuis.celery import RAPPORTEN, app

CELERYS_OWN = "celery."


def our_tasks() -> set[str]:
    """The names of every task that is not Celery's own, in whatever package it is."""
    app.loader.import_default_modules()
    return {name for name in app.tasks if not name.startswith(CELERYS_OWN)}


def undeclared(tasks: set[str]) -> set[str]:
    """The tasks of which nobody said what happens when they are killed, and scenarios without a task."""
    return tasks ^ set(SCENARIOS)


@pytest.fixture(scope="module")
def worker(django_db_setup: None, valkey: str) -> Iterator[None]:
    app.loader.import_default_modules()
    with servers.real_worker(str(connection.settings_dict["NAME"]), valkey):
        yield


def test_every_task_has_a_scenario() -> None:
    assert undeclared(our_tasks()) == set(), "add it to tests/tasks/scenarios.py"


@pytest.mark.parametrize("name", ["meldingen.tasks.nieuw", "een_nieuwe_app.tasks.doe"])
def test_a_task_without_a_scenario_is_found(name: str) -> None:
    def new_task() -> None: ...

    app.task(name=name)(new_task)
    try:
        assert undeclared(our_tasks()) == {name}
    finally:
        app.tasks.unregister(name)


@pytest.mark.celery
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_twice_and_killed_in_the_middle_is_as_once(name: str, running_clock: None, worker: None) -> None:
    scenario = SCENARIOS[name]
    arguments = scenario.prepare()

    app.send_task(name, arguments)
    wait_until(lambda: is_done(scenario), PATIENCE)
    once = dump(scenario)
    app.tasks[name].apply(tuple(arguments), throw=True)
    assert dump(scenario) == once

    execute(scenario.again)
    assert dump(scenario) != once
    with kill_in_the_middle(*scenario.killed_at):
        app.send_task(name, arguments)
    assert not is_done(scenario)
    app.send_task(name, arguments)
    wait_until(lambda: is_done(scenario) and is_quiet(), PATIENCE)

    assert dump(scenario) == once


def is_done(scenario: Scenario) -> bool:
    """Whether the work of the task is done."""
    return bool(execute(scenario.done)[0][0])


def is_quiet() -> bool:
    """Whether no message waits and none is being worked at; a killed one is delivered again first."""
    with app.connection_for_read() as link:
        channel: Any = link.default_channel
        broker = channel.client
        waiting = sum(broker.llen(queue) for queue in ("celery", RAPPORTEN))
        return not waiting and not broker.hlen("unacked")


def dump(scenario: Scenario) -> list[list[tuple[Any, ...]]]:
    """What the task left in the database; moments of the run itself are only there or not there."""
    return [execute(statement) for statement in scenario.dump]


def execute(statement: str) -> list[tuple[Any, ...]]:
    """The rows of a statement, if it gives any."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []
