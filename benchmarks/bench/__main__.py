"""`python -m benchmarks.bench [--only GROUP]`: measure, print a table, write uitslag.json; exit 1 when a bar is missed.

Everything together takes about fifteen minutes on two cores, ten of them for the search on two million persons.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

import django

from benchmarks.bench.figures import Figure, table, write
from benchmarks.ground import Ground, GroundFailed, ground

GROUPS = ("rekenen", "opslaan", "casus", "tik", "veegbeurt", "inhalen", "zoeken", "pdf")
WITH_TERMS = frozenset({"tik", "veegbeurt", "inhalen"})
"""These share a database with a million terms."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the groups that were asked for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description="Meet de snelheid.")
    parser.add_argument("--only", default="", help=f"alleen deze groep: {', '.join(GROUPS)}")
    only = parser.parse_args(arguments).only
    if only and only not in GROUPS:
        sys.stderr.write(f"ONLY={only} bestaat niet. Kies uit: {', '.join(GROUPS)}.\n")
        return 2
    wanted = [only] if only else list(GROUPS)
    figures: list[Figure] = []
    try:
        if "rekenen" in wanted:
            figures += import_module("benchmarks.bench.arithmetic").arithmetic_figures()
        if set(wanted) - {"rekenen"}:
            with ground("bench") as ours:
                figures += _with_a_database(ours, wanted)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    write(figures)
    sys.stdout.write(f"{table(figures)}\n")
    return 0 if all(figure.is_met for figure in figures) else 1


def _with_a_database(ours: Ground, wanted: list[str]) -> list[Figure]:
    """The groups that need one; Django is set up here, because only now it is known where the servers are."""
    os.environ.update(ours.environment())
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    django.setup()
    figures: list[Figure] = []
    if "opslaan" in wanted:
        sys.stderr.write("Meten: opslaan…\n")
        figures += import_module("benchmarks.bench.saving").saving_figures(ours)
    if "casus" in wanted:
        sys.stderr.write("Meten: casus…\n")
        figures += import_module("benchmarks.bench.casus").casus_figures()
    if "pdf" in wanted:
        sys.stderr.write("Meten: pdf…\n")
        figures += import_module("benchmarks.bench.papier").paper_figures()
    figures += _with_terms(ours, wanted) if WITH_TERMS & set(wanted) else []
    if "zoeken" in wanted:
        figures += import_module("benchmarks.bench.zoeken").search_figures()
    import_module("django.db").connections.close_all()
    return figures


def _with_terms(ours: Ground, wanted: list[str]) -> list[Figure]:
    """The groups about the engine of the terms."""
    engine = import_module("benchmarks.bench.engine")
    stage = import_module("benchmarks.bench.stage").Stage(ours)
    sys.stderr.write("Een miljoen termijnen worden klaargezet…\n")
    stage.fill()
    measured: dict[str, Callable[..., list[Figure]]] = {
        "tik": engine.tick_figures, "veegbeurt": engine.sweep_figures, "inhalen": engine.catch_up_figures,
    }  # fmt: skip
    figures: list[Figure] = []
    for name, measure in measured.items():
        if name in wanted:
            sys.stderr.write(f"Meten: {name}…\n")
            figures += measure(stage)
    return figures


if __name__ == "__main__":
    sys.exit(main())
