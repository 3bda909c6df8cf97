"""Lets a migration draw the models of a state once for a row of operations, instead of anew for each of them.

Every model here is related to nearly every other, so Django draws them all again after each operation: a tenth of a
second, some five hundred times. Operations of one kind in a row need the models only as they are after the last.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

KINDS: tuple[tuple[type[Operation], ...], ...] = (
    (CreateModel,),
    (AddField,),
    (AddConstraint, AddIndex, AddTrigger),
)
"""What may stand together: each adds to the tables as they are what no other of its kind adds."""


class Batch(Operation):
    """Operations that are carried out one after the other on the models as they are after all of them."""

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        """Keep the operations, in order."""
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change the state for all of them; the models are drawn when somebody asks."""
        vars(state).pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Change the tables for each in turn."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Undo each, the last first."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What all of them do."""
        return "; ".join(operation.describe() for operation in self.operations)


def in_batches(operations: Iterable[Operation]) -> list[Operation]:
    """The same operations in the same order, with those of one kind in a row as a batch."""
    found: list[Operation] = []
    for kind, row in groupby(operations, _kind):
        alike = list(row)
        found += [Batch(alike)] if kind is not None and len(alike) > 1 else alike
    return found


def _kind(operation: Operation) -> int | None:
    return next((n for n, kind in enumerate(KINDS) if isinstance(operation, kind)), None)
