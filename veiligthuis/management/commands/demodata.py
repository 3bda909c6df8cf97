"""`manage.py demodata`: tell the demo stories in an empty database."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from meldingen.models import Casus
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.accounts import WACHTWOORD
from veiligthuis.demo.around import AROUND
from veiligthuis.demo.crises import CRISES
from veiligthuis.demo.letters import LETTERS
from veiligthuis.demo.papers import PAPERS
from veiligthuis.demo.police import POLICE
from veiligthuis.demo.prohibitions import PROHIBITIONS
from veiligthuis.demo.region import build_region
from veiligthuis.demo.stories import STORIES
from veiligthuis.demo.tables import TABLES
from veiligthuis.demo.teller import Teller, tell


class Command(BaseCommand):
    """Builds region, accounts and stories; refuses where people already work."""

    help = "Vertelt de demoverhalen in een lege database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell everything or nothing. Raises CommandError outside the demo or when the database is in use."""
        if not settings.DEMO:
            raise CommandError("Demoverhalen horen alleen in de demo. Deze omgeving is voor echte gezinnen.")
        if Medewerker.objects.exists() or Casus.objects.exists():
            raise CommandError(
                "De database is niet leeg; er is niets veranderd. Kies een andere map met DATA=."
            )
        with transaction.atomic():
            now = clock.now()
            tell(
                [*STORIES, *AROUND, *POLICE, *CRISES, *PAPERS, *LETTERS, *PROHIBITIONS, *TABLES],
                Teller(build_region(), now),
            )
        self.stdout.write(f"{Casus.objects.count()} casussen, wachtwoord van alle accounts: {WACHTWOORD}")
