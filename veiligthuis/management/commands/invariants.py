"""Print the figures of health."""

import json as coder

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meldingen.termijnen.invariants import invariants

UITGESTELD_TOT_S = 300
"""A notice may wait so long before somebody must look; the others must be zero at any moment."""
AFGESPROKEN = ("due_unfired", "level_without_escalation", "outbox_oldest_s", "open_casus_without_term")
"""What a machine that watches reads; without --json a person reads every figure, and --check looks at all of them."""


class Command(BaseCommand):
    """`manage.py invariants [--json] [--check]`."""

    help = "Toon wat altijd nul moet zijn; met --check exit 1 als het dat niet is."

    def add_arguments(self, parser: CommandParser) -> None:
        """A line per figure and exit 0 by default."""
        parser.add_argument("--json", action="store_true", help="als JSON")
        parser.add_argument("--check", action="store_true", help="exit 1 als iets niet gezond is")

    def handle(self, *_args: str, json: bool = False, check: bool = False, **_options: object) -> None:
        """Print the figures. Raises CommandError (exit 1) with --check when something is wrong."""
        cijfers = invariants()
        afspraak = {naam: cijfers[naam] for naam in AFGESPROKEN}
        self.stdout.write(
            coder.dumps(afspraak) if json else "\n".join(f"{n}: {v}" for n, v in cijfers.items())
        )
        mag = {"outbox_oldest_s": UITGESTELD_TOT_S}
        ongezond = [naam for naam, waarde in cijfers.items() if waarde > mag.get(naam, 0)]
        if check and ongezond:
            raise CommandError(f"niet gezond: {', '.join(ongezond)}", returncode=1)
