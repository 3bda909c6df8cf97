"""The page of our partners: who they are, where they work, and under which agreement."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ketenpartners import queries
from ketenpartners.models import Team
from veiligthuis.core import clock
from veiligthuis.core.access import require


def lijst(request: HttpRequest) -> HttpResponse:
    """Every partner team with its area, people and norms of today."""
    require(request.user, "ketenpartners.bekijk_partners")
    vandaag = clock.today()
    rijen = queries.partneroverzicht(Team.objects.all(), op=vandaag)
    return render(request, "ketenpartners/lijst.html", {"partners": rijen, "vandaag": vandaag})
