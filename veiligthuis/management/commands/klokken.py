"""Show the open cases of which no term runs, and start the clock of their status when asked."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meldingen.services.klokken import vul_klokken_aan, zonder_klok


class Command(BaseCommand):
    """`manage.py klokken [--uitvoeren]`."""

    help = "Toon open casussen zonder lopende termijn; geef ze met --uitvoeren de klok van hun status."

    def add_arguments(self, parser: CommandParser) -> None:
        """By default nothing changes."""
        parser.add_argument("--uitvoeren", action="store_true", help="start de klokken, alles of niets")

    def handle(self, *_args: str, uitvoeren: bool, **_options: object) -> None:
        """Print the numbers. Raises CommandError when a casus stays without a clock."""
        nummers = vul_klokken_aan() if uitvoeren else zonder_klok()
        self.stdout.write(
            "\n".join([*nummers, f"{len(nummers)} {'hersteld' if uitvoeren else 'zonder klok'}"])
        )
        if uitvoeren and (rest := zonder_klok()):
            raise CommandError(f"Nog zonder klok, kijk zelf: {', '.join(rest)}.", returncode=1)
