"""One run: fill the tables, let the terms fall due while faults strike, wait until all is served, and count."""

import random
import sys
import time
from dataclasses import dataclass

import psycopg

from benchmarks import terms
from benchmarks.chaos.cast import Cast
from benchmarks.chaos.faults import TRANSIENT, Faults
from benchmarks.chaos.reckoning import Outcome, reckon
from benchmarks.ground import Ground
from benchmarks.mailbox import mailbox_file

SECONDS_PER_KILL = 0.7
"""About how long one fault takes with the pause after it; the terms fall due over as many of them."""
BACKLOG = 0.3
"""The share of the terms that is overdue at the start, as after an outage; the others follow one by one."""

RECOVERY = 15.0
"""Seconds in which the health page must be well after everything is served."""
BROKEN_RECOVERY = 2.0
"""A broken engine is given no more than a look: it does not get well."""

SLOW = """
CREATE OR REPLACE FUNCTION trage_schijf() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_sleep(0.002); RETURN NEW; END $$;
CREATE OR REPLACE TRIGGER trage_schijf BEFORE INSERT ON meldingen_escalatie
    FOR EACH ROW EXECUTE FUNCTION trage_schijf();
"""
"""A slow disk, so that faults hit the middle of a sweep and not only the quiet around it."""
CLEAR = "TRUNCATE meldingen_termijn, meldingen_escalatie, meldingen_bezorging, meldingen_hartslag CASCADE"
DUE = """
CASE WHEN n <= {backlog} THEN now() - random() * interval '1 hour'
     ELSE now() + (n - {backlog}) * interval '{seconds} s' / {rest} END
"""
WAITING = """
SELECT (SELECT count(*) FROM meldingen_termijn WHERE volgende_op < now() + interval '1 day')
     + (SELECT count(*) FROM meldingen_escalatie WHERE verzenden AND verspreid_op IS NULL)
     + (SELECT count(*) FROM meldingen_bezorging WHERE volgende_poging_op IS NOT NULL)
"""


@dataclass(frozen=True)
class Plan:
    """What one run does: its seed, at least how many kills, how many terms and how many of them fall due."""

    seed: int
    kills: int
    terms: int = 100_000
    due: int = 10_000
    broken: bool = False

    @property
    def seconds(self) -> float:
        """How long the terms take to fall due."""
        return self.kills * SECONDS_PER_KILL

    @property
    def limit(self) -> float:
        """When the run gives up waiting, in seconds; it then reports what is lost."""
        return 60 + 4 * self.seconds + self.due / 50


def run(ground: Ground, plan: Plan) -> Outcome:
    """Do what the plan says on this ground. Raises GroundFailed when nobody can start."""
    _clear(ground)
    _fill(ground, terms.NOT_YET, range(plan.due + 1, plan.terms + 1), plan.seed)
    cast = Cast(ground, broken=plan.broken)
    faults = Faults(cast, random.Random(plan.seed))  # noqa: S311 - a seed, not a secret
    try:
        cast.start()
        backlog = int(plan.due * BACKLOG)
        first = DUE.format(backlog=backlog, rest=plan.due - backlog, seconds=plan.seconds)
        _fill(ground, first, range(1, plan.due + 1), plan.seed)
        began = time.monotonic()
        _strike(faults, plan, began)
        healthy = _settle(cast, began + plan.limit, BROKEN_RECOVERY if plan.broken else RECOVERY)
        return reckon(ground, plan.seed, plan.due, faults, healthy, time.monotonic() - began)
    finally:
        cast.stop()


def _clear(ground: Ground) -> None:
    """Nothing is left of the run before."""
    ground.query(CLEAR)
    ground.query(SLOW)
    mailbox_file(ground.places.mail).unlink(missing_ok=True)


def _fill(ground: Ground, first: str, numbers: range, seed: int) -> None:
    with psycopg.connect(ground.url, autocommit=True) as session:
        session.execute("SELECT setseed(%s)", [1 / (1 + seed)])
        terms.fill(session, first, numbers)
        session.execute("ANALYZE meldingen_termijn")
        session.execute("CHECKPOINT")


def _strike(faults: Faults, plan: Plan, began: float) -> None:
    """The same bell ten times, then one fault after the other until there were enough kills; who fell is started."""
    faults.same_bell_again()
    while faults.kills.total() < plan.kills and time.monotonic() < began + plan.limit:
        try:
            faults.strike()
        except TRANSIENT:
            continue
        finally:
            time.sleep(faults.chance.uniform(0.0, SECONDS_PER_KILL))
            faults.cast.revive()


def _settle(cast: Cast, until: float, recovery: float) -> bool:
    """Wait until nothing is due, nothing is left to send and the health page has no complaint; whether it has none."""
    while cast.ground.number(WAITING) and time.monotonic() < until:
        cast.revive()
        time.sleep(0.25)
    until = min(until, time.monotonic() + recovery)
    while complaints := cast.complaints():
        if time.monotonic() > until:
            sys.stderr.write(f"  {'; '.join(complaints)}\n")
            return False
        cast.revive()
        time.sleep(0.25)
    return True
