"""Who asks, and whether the object is theirs to see; an unknown and a forbidden one answer alike."""

from django.http import HttpRequest

from meldingen.models import Advies, Betrokkene, Casus, Gesprek, Melding
from veiligthuis.core import access


def gesprek_of(request: HttpRequest, sleutel: object) -> Gesprek:
    """A conversation of this worker. Raises Http404."""
    rijen = Gesprek.objects.select_related("advies", "melding")
    gesprek: Gesprek = access.get_visible(rijen, request.user, pk=sleutel)
    return gesprek


def advies_of(request: HttpRequest, nummer: str) -> Advies:
    """An advies this person may see. Raises Http404."""
    advies: Advies = access.get_visible(Advies.objects.voor_lijst(), request.user, nummer=nummer)
    return advies


def melding_of(request: HttpRequest, nummer: str) -> Melding:
    """A melding this person may see, with its running clocks. Raises Http404."""
    melding: Melding = access.get_visible(Melding.objects.voor_lijst(), request.user, nummer=nummer)
    return melding


def casus_of(request: HttpRequest, nummer: str) -> Casus:
    """A casus this person may see. Raises Http404."""
    rijen = Casus.objects.select_related("team__organisatie", "behandelaar")
    casus: Casus = access.get_visible(rijen, request.user, nummer=nummer)
    return casus


def betrokkene_of(request: HttpRequest, pk: int) -> Betrokkene:
    """A person in a casus this person may see. Raises Http404."""
    rijen = Betrokkene.objects.select_related("casus", "persoon")
    betrokkene: Betrokkene = access.get_visible(rijen, request.user, pk=pk)
    return betrokkene
