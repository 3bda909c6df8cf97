"""`python -m benchmarks.people`: make the people and the cases that terms hang on, in tables that are up to date."""

from datetime import timedelta

import django
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

django.setup()

from ketenpartners.models import Lidmaatschap, Organisatie, Soort, Team  # noqa: E402 - models need a Django that is set up
from ketenpartners.services import maak_team  # noqa: E402
from meldingen.models import Casus, Regie  # noqa: E402
from meldingen.termijnen.services import TermijnBron, start_termijn  # noqa: E402
from veiligthuis.core import clock  # noqa: E402
from veiligthuis.core.models import Medewerker  # noqa: E402

CASES = 50
DAYS_OPEN = 60


def main() -> None:
    """Make one team with a behandelaar and a manager, and the cases."""
    with transaction.atomic():
        _make_cases(*_make_team())


def _make_team() -> tuple[Team, Medewerker]:
    organisatie = Organisatie.objects.create(naam="Veilig Thuis Meting", soort=Soort.VEILIG_THUIS)
    team = maak_team(organisatie=organisatie, naam="Team Meting")
    behandelaar, manager = (
        Medewerker.objects.create(username=naam, last_name=naam, email=f"{naam}@meting.example")
        for naam in ("meting-behandelaar", "meting-manager")
    )
    van = clock.today() - timedelta(days=DAYS_OPEN)
    Lidmaatschap.objects.create(medewerker=behandelaar, team=team, van=van)
    Lidmaatschap.objects.create(medewerker=manager, team=team, functie="manager", van=van)
    return team, behandelaar


def _make_cases(team: Team, behandelaar: Medewerker) -> None:
    begin = clock.now() - timedelta(days=DAYS_OPEN)
    for teller in range(CASES):
        casus: Casus = Casus(
            nummer=f"2026-9{teller:04}", naam="Meting", team=team, behandelaar=behandelaar, geopend_op=begin,
            status="open",
        )  # fmt: skip
        casus.save(force_insert=True)
        Regie.objects.create(
            casus=casus, organisatie=team.organisatie, team=team, naam="Meting",
            periode=DateTimeTZRange(begin, None),
        )  # fmt: skip
        # Its clock is the longest there is, so that no measurement ever hears of it.
        start_termijn("T14C", TermijnBron(casus=casus, startmoment=clock.now()))


if __name__ == "__main__":
    main()
