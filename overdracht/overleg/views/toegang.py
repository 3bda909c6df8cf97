"""Which overleg a page may show: the whole of it for who sees the casus, his own part for a participant."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from overdracht.overleg.machine import LEIDEN
from overdracht.overleg.records import Overleg
from veiligthuis.core.access import get_visible, require, worker


def overleg_of(request: HttpRequest, pk: int) -> Overleg:
    """The overleg as far as this person may know that it exists; 404 for unknown and forbidden alike."""
    found: Overleg = get_visible(Overleg.objects.met_verband(), worker(request), pk=pk)
    return found


def te_leiden(request: HttpRequest, pk: int) -> Overleg:
    """The overleg for who leads it; 404 for a participant, who has no such page."""
    require(worker(request), LEIDEN)
    found = overleg_of(request, pk)
    if not ziet_alles(request, found):
        raise Http404
    return found


def ziet_alles(request: HttpRequest, overleg: Overleg) -> bool:
    """Whether this person sees the casus, and so the whole page."""
    return bool(Overleg.objects.in_dossier_van(worker(request)).filter(pk=overleg.pk).exists())
