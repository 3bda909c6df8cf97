"""`python -m benchmarks.handovers.offer HANDOVERS CLIENTS`: make the colleagues and what was offered to them."""

import sys

import django

django.setup()

from django.contrib.auth.hashers import make_password  # noqa: E402 - models need a Django that is set up
from django.contrib.auth.models import Group  # noqa: E402
from django.db import transaction  # noqa: E402

from benchmarks.handovers.family import offered  # noqa: E402
from benchmarks.handovers.people import PASSWORD, TEAM, login  # noqa: E402
from ketenpartners.models import Team  # noqa: E402
from ketenpartners.services import maak_lid  # noqa: E402
from veiligthuis import roles  # noqa: E402
from veiligthuis.core import clock  # noqa: E402
from veiligthuis.core.models import Medewerker  # noqa: E402
from veiligthuis.demo.region import build_region  # noqa: E402

AT_ONCE = 25
"""Handovers of one transaction: a commit each is slow, all in one holds every lock."""


def main(handovers: int, clients: int) -> None:
    """All of it, at one moment."""
    region = build_region()
    colleagues(region.wijkteams[TEAM.removeprefix("Wijkteam ")], clients)
    for first in range(0, handovers, AT_ONCE):
        with transaction.atomic(), clock.standing_at(clock.now()):
            for _ in range(first, min(first + AT_ONCE, handovers)):
                offered(region)


def colleagues(team: Team, number: int) -> list[Medewerker]:
    """So many people of the receiving team, who can sign in."""
    sealed, role = make_password(PASSWORD), Group.objects.get(name=roles.WIJKTEAM)
    made = []
    for one in range(number):
        who: Medewerker = Medewerker.objects.create(
            username=login(one), last_name=f"Collega {one}", password=sealed
        )
        who.groups.add(role)
        maak_lid(medewerker=who, team=team)
        made.append(who)
    return made


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
