"""Measure how well and how fast persons are recognised, on files one brings; leaves nothing behind."""

import argparse
import json as json_module
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from meldingen.bekend.bestand import KOLOMMEN, FoutInBestand
from meldingen.bekend.meting import Uitslag, meet


class Command(BaseCommand):
    """`manage.py personen_meting PERSONEN.csv VRAGEN.csv [--json]`."""

    help = f"Meet het herkennen van personen op twee bestanden, in een wegwerpschema dat daarna weg is.\n\n{KOLOMMEN}"

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: object) -> CommandParser:
        """The help keeps its lines: the columns are a list."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        """Two files, and the form of the answer."""
        parser.add_argument("personen", type=Path, metavar="PERSONEN.csv", help="de personen")
        parser.add_argument("vragen", type=Path, metavar="VRAGEN.csv", help="de vragen, met wie bedoeld is")
        parser.add_argument("--json", action="store_true", help="als JSON")

    def handle(self, *, personen: Path, vragen: Path, json: bool, **_options: object) -> None:
        """Print the figures. Raises CommandError with a Dutch sentence."""
        try:
            uitslag = meet(personen, vragen)
        except FoutInBestand as fout:
            raise CommandError(str(fout)) from fout
        except DatabaseError as fout:
            reden = str(fout).splitlines()[0]
            raise CommandError(f"De database doet het niet, of u mag er geen schema maken: {reden}") from fout
        self.stdout.write(
            json_module.dumps(uitslag.as_json(), ensure_ascii=False, indent=2) if json else as_text(uitslag)
        )


def as_text(uitslag: Uitslag) -> str:
    """The same for a reader."""
    cijfers = uitslag.as_json()
    regels = [
        f"{cijfers['persons']} personen, {cijfers['queries']} vragen",
        f"p50 {cijfers['p50_ms']} ms, p95 {cijfers['p95_ms']} ms",
        f"bij de eerste tien: {cijfers['recall_at_10']}",
        *(
            f"  {klasse:<24} {deel['recall_at_10']}  ({deel['queries']})"
            for klasse, deel in cijfers["recall_at_10_per_class"].items()
        ),
        f"van wie getoond wordt de bedoelde: {cijfers['precision']}; bovenaan: {cijfers['precision_at_1']}",
        f"{cijfers['ratio_to_trigram']} keer zo snel als een index op drieletters",
    ]
    return "\n".join(regels)
