"""`python -m benchmarks.desk N`: make N intake workers who can sign in, in tables that are up to date."""

import sys

import django

django.setup()

from django.contrib.auth.models import Group  # noqa: E402 - models need a Django that is set up

from benchmarks.accounts import PASSWORD, account  # noqa: E402
from ketenpartners.models import Team  # noqa: E402
from ketenpartners.services import maak_lid  # noqa: E402
from veiligthuis import roles  # noqa: E402
from veiligthuis.core.models import Medewerker  # noqa: E402


def main(number: int) -> None:
    """Make the workers, in the team of the measurement."""
    team = Team.objects.get(naam="Team Meting")
    for worker in range(number):
        login = account(worker)
        if Medewerker.objects.filter(username=login).exists():
            continue
        who = Medewerker.objects.create_user(login, f"{login}@meting.example", PASSWORD, last_name="Meting")
        who.groups.add(Group.objects.get(name=roles.INTAKE))
        maak_lid(medewerker=who, team=team)


if __name__ == "__main__":
    main(int(sys.argv[1]))
