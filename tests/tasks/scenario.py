"""What a scenario of a task says, and the SQL that every kind of PDF shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One task and its surroundings; `prepare` returns the arguments of the task.

    `again` is the SQL that puts everything back as `prepare` left it. `killed_at` is the table and the condition of
    the row at which the task is killed; without a condition it is killed when it begins to read the table.
    `done` is the SQL of whether the task's work is done, `dump` of what must be the same however often it ran.
    """

    prepare: Callable[[], list[Any]]
    again: str
    killed_at: tuple[str, str]
    done: str
    dump: list[str] = field(default_factory=list)


REPORT = """
SELECT id, soort, voortgang, sha256, length(inhoud), gereed_op IS NULL, mislukt_op IS NULL, fout FROM overdracht_rapport
"""
REPORT_AGAIN = """
UPDATE overdracht_rapport SET inhoud = NULL, sha256 = '', gereed_op = NULL, begonnen_op = NULL, voortgang = 0,
    mislukt_op = NULL, fout = ''
"""
REPORT_DONE = "SELECT bool_and(gereed_op IS NOT NULL OR mislukt_op IS NOT NULL) FROM overdracht_rapport"
