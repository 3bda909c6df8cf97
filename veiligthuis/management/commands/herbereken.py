"""Show which running terms move after a change of the calendar, and move them when asked."""

import json as coder

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meldingen.termijnen.beheer import Herberekening, bekijk_herberekening, herbereken
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker


class Command(BaseCommand):
    """`manage.py herbereken [--json] [--uitvoeren [--door GEBRUIKERSNAAM]]`."""

    help = "Toon welke lopende termijnen verschuiven na een wijziging van de kalender; voer dat uit met --uitvoeren."

    def add_arguments(self, parser: CommandParser) -> None:
        """By default nothing changes."""
        parser.add_argument("--json", action="store_true", help="als JSON")
        parser.add_argument("--uitvoeren", action="store_true", help="verzet de termijnen, alles of niets")
        parser.add_argument("--door", help="wie het doet; zonder naam is het de beheerder van de server")

    def handle(self, *_args: str, json: bool, uitvoeren: bool, door: str | None, **_options: object) -> None:
        """Print the list. Raises CommandError with a Dutch sentence; nothing has moved then."""
        try:
            uitkomst = herbereken(by=_wie(door)) if uitvoeren else bekijk_herberekening()
        except RuleBroken as fout:
            raise CommandError(str(fout)) from fout
        except NotAllowed as fout:
            raise CommandError(f"{door} mag lopende termijnen niet herberekenen.") from fout
        self.stdout.write(as_json(uitkomst, uitvoeren) if json else as_text(uitkomst, uitvoeren))


def as_json(uitkomst: Herberekening, uitgevoerd: bool) -> str:
    """What a script reads."""
    inhoud = {
        "uitgevoerd": uitgevoerd,
        "verschoven": [rij.as_json() for rij in uitkomst.verschuivingen],
        "bijgewerkt": uitkomst.bijgewerkt,
    }
    return coder.dumps(inhoud, ensure_ascii=False, indent=2)


def as_text(uitkomst: Herberekening, uitgevoerd: bool) -> str:
    """The same for a reader: numbers of cases, no names."""
    regels = [
        f"{rij['casus'] or 'geen casus'}  {rij['code']}  {rij['oud']} -> {rij['nieuw'] or rij['storing']}"
        for rij in (v.as_json() for v in uitkomst.verschuivingen)
    ]
    slot = "verzet" if uitgevoerd else "te verzetten; voer uit met --uitvoeren"
    return "\n".join([*regels, f"{len(regels)} termijnen {slot}, {uitkomst.bijgewerkt} alleen bijgewerkt"])


def _wie(gebruikersnaam: str | None) -> Medewerker | None:
    if gebruikersnaam is None:
        return None
    gevonden: Medewerker | None = Medewerker.objects.filter(username=gebruikersnaam, is_active=True).first()
    if gevonden is None:
        raise CommandError(f"Er is geen medewerker {gebruikersnaam}.")
    return gevonden
