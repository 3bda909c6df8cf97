"""Register a system that may send messages, and give it a key that is shown once."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ketenpartners.models import Team
from meldingen.models import Afzender
from meldingen.politie.services import geef_sleutel, registreer_afzender
from veiligthuis.core.errors import RuleBroken


class Command(BaseCommand):
    """`manage.py koppeling CODE --naam NAAM [--team TEAM] [--stop]`."""

    help = "Geef een afzender van berichten een nieuwe sleutel; de oude werkt dan niet meer."

    def add_arguments(self, parser: CommandParser) -> None:
        """The code names the sender in every later call."""
        parser.add_argument("code", help="korte naam, zoals politie-noord")
        parser.add_argument("--naam", default="", help="volledige naam; die staat als melder in het dossier")
        parser.add_argument("--team", default="", help="naam van het eigen team dat de berichten krijgt")
        parser.add_argument("--stop", action="store_true", help="neem niets meer aan van deze afzender")

    def handle(self, *_args: str, code: str, naam: str, team: str, stop: bool, **_options: object) -> None:
        """Print the key. Raises CommandError for an unknown team or sender."""
        if stop:
            if not Afzender.objects.filter(code=code).update(actief=False):
                raise CommandError(f"Er is geen afzender {code}.")
            self.stdout.write(f"{code} mag niets meer sturen.")
            return
        gekozen = Team.objects.eigen().filter(naam=team).first() if team else None
        if team and gekozen is None:
            raise CommandError(f"Er is geen eigen team dat {team} heet.")
        try:
            afzender = registreer_afzender(code=code, naam=naam or code, team=gekozen, by=None)
        except RuleBroken as fout:
            raise CommandError(fout.reason) from fout
        self.stdout.write(f"Sleutel van {code}, deze ene keer zichtbaar:\n{geef_sleutel(afzender, by=None)}")
