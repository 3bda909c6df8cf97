"""A migration draws the models once for a row of operations of one kind, and comes to the same."""

from typing import Any

import pytest
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from veiligthuis.core.batches import Batch, in_batches

OURS = {"core", "ketenpartners", "meldingen", "veiligheid", "overdracht"}


def table(name: str) -> migrations.CreateModel:
    return migrations.CreateModel(name, [("id", models.AutoField(primary_key=True))])


def column(name: str) -> migrations.AddField:
    return migrations.AddField("huis", name, models.IntegerField(default=0))


def bound(name: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        "huis", models.CheckConstraint(condition=models.Q(kamers__gte=1), name=name)
    )


class Noted(Operation):
    """Tells when it is carried out and undone."""

    def __init__(self, name: str, said: list[str]) -> None:
        self.name, self.said = name, said

    def database_forwards(self, *args: Any) -> None:
        self.said.append(f"+{self.name}")

    def database_backwards(self, *args: Any) -> None:
        self.said.append(f"-{self.name}")


ROW = [table("Huis"), table("Straat"), column("kamers"), column("deuren"), bound("a"), bound("b")]


def test_what_stands_alone_or_is_of_no_kind_stays_as_it_is() -> None:
    plain = migrations.RunSQL("SELECT 1")
    alone = [table("Huis"), plain, table("Straat")]

    assert in_batches(alone) == alone


def test_a_row_of_one_kind_becomes_a_batch_in_the_same_order() -> None:
    found = in_batches(ROW)

    assert [len(batch.operations) for batch in found if isinstance(batch, Batch)] == [2, 2, 2]
    assert [one for batch in found for one in getattr(batch, "operations", [])] == ROW


def test_the_models_are_the_same_as_without_batches() -> None:
    one_by_one, together = ProjectState(), ProjectState()
    for operation in ROW:
        operation.state_forwards("buurt", one_by_one)
    for operation in in_batches(ROW):
        operation.state_forwards("buurt", together)

    assert together == one_by_one
    assert set(together.models["buurt", "huis"].fields) == {"id", "kamers", "deuren"}


def test_a_batch_is_undone_from_the_last_to_the_first() -> None:
    said: list[str] = []
    batch = Batch([Noted("een", said), Noted("twee", said)])
    nothing: Any = None
    batch.database_forwards("buurt", nothing, ProjectState(), ProjectState())
    batch.database_backwards("buurt", nothing, ProjectState(), ProjectState())

    assert said == ["+een", "+twee", "-twee", "-een"]


@pytest.mark.parametrize("app", sorted(OURS))
def test_no_migration_of_ours_draws_the_models_more_often_than_it_must(app: str) -> None:
    ours = [m for (label, _), m in MigrationLoader(None).disk_migrations.items() if label == app]
    wasteful = [m.name for m in ours if len(in_batches(m.operations)) < len(m.operations)]

    assert ours
    assert wasteful == [], "write `operations = in_batches(operations)` below its operations"
