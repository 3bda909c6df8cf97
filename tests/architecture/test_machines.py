"""Every machine is complete: reachable, named, permitted, sourced, documented; the database has the same."""

from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from veiligthuis import roles
from veiligthuis.core.machine import fsm_trigger, steps_of, transitions_of
from veiligthuis.core.status import StatusModel
from veiligthuis.management.commands import machines as command

MACHINES = command.machines()


def unreachable(begin: str, statuses: set[str], pairs: set[tuple[str, str]]) -> set[str]:
    """The statuses that no course of steps leads to."""
    seen, todo = {begin}, [begin]
    while todo:
        here = todo.pop()
        following = {target for source, target in pairs if source == here} - seen
        seen |= following
        todo += following
    return statuses - seen


def pairs_of(machine: type[StatusModel]) -> set[tuple[str, str]]:
    """Each declared (from, to)."""
    return {(source, target) for source, target, _ in transitions_of(machine)}


def fsm_trigger_of(machine: Any) -> Any:
    """The one trigger of a machine's model that guards the status."""
    (declared,) = [trigger for trigger in machine._meta.triggers if isinstance(trigger, pgtrigger.FSM)]
    return declared


def test_there_are_machines() -> None:
    names = {machine.__name__ for machine in MACHINES}

    assert {"Advies", "Melding", "Casus", "Veiligheidsbeoordeling", "Veiligheidsplan", "Overdracht"} <= names


def test_a_status_out_of_reach_is_found() -> None:
    assert unreachable("a", {"a", "b", "c"}, {("a", "b"), ("c", "b")}) == {"c"}


@pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.__name__)
class TestEveryMachine:
    """What holds for each machine."""

    def test_every_status_is_reachable(self, machine: type[StatusModel]) -> None:
        statuses = set(command.statuses_of(machine))
        begin = machine.BEGIN.to  # type: ignore[attr-defined]

        assert unreachable(begin, statuses, pairs_of(machine)) == set()

    def test_every_status_has_a_label_and_a_group(self, machine: type[StatusModel]) -> None:
        labels = command.statuses_of(machine)
        grouped = frozenset().union(*command.groups_of(machine).values())

        assert all(label and label[0].isupper() and "_" not in label for label in labels.values()), labels
        assert set(labels) - grouped == set()

    def test_every_step_is_permitted_named_and_sourced(self, machine: type[StatusModel]) -> None:
        granted = {code for codes in roles.ROLES.values() for code in codes}
        for step in [machine.BEGIN, *steps_of(machine)]:  # type: ignore[attr-defined]
            assert step.label and step.law, step
            assert step.automatic or step.permission in granted, f"nobody has {step.permission}"

    def test_every_rule_has_a_docstring(self, machine: type[StatusModel]) -> None:
        rules = [rule for step in steps_of(machine) for rule in (*step.rules, *step.input_rules)]

        assert [rule for rule in rules if not rule.__doc__] == []

    def test_the_trigger_is_the_declaration(self, machine: type[StatusModel]) -> None:
        declared = fsm_trigger_of(machine)

        assert set(declared.transitions) == pairs_of(machine)
        assert fsm_trigger(machine, name=str(declared.name)).transitions == declared.transitions

    @pytest.mark.django_db
    def test_the_trigger_stands_in_the_database(self, machine: type[StatusModel]) -> None:
        declared = fsm_trigger_of(machine)

        assert declared.get_installation_status(machine) == ("INSTALLED", True)


def test_the_document_is_up_to_date() -> None:
    assert command.DOCUMENT.read_text(encoding="utf-8") == command.render()


def test_an_outdated_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "machines.md"
    stale.write_text(command.render() + "extra\n", encoding="utf-8")
    monkeypatch.setattr(command, "DOCUMENT", stale)

    with pytest.raises(CommandError) as refused:
        call_command("machines", check=True)

    assert refused.value.returncode == 1
