"""The cases in crisis, and their counter in the bar on top."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.models import Casus
from meldingen.queries import CasusQuerySet
from meldingen.termijnen.records import Termijn
from veiligthuis.core.access import Person
from veiligthuis.pages.search import KOLOMMEN, PER_PAGE, case_rows


@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """The cases in which the hour clock runs."""
    found = in_crisis(request.user)
    page = Paginator(found.select_related("team", "behandelaar"), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "regels": case_rows(page),
        "pagina": page,
        "kolommen": [{"woord": word} for word, _ in KOLOMMEN],
    }
    return render(request, "pages/crisis.html", context)


@require_safe
def crisisteller(request: HttpRequest) -> HttpResponse:
    """The counter in the bar on top, asked again every half minute."""
    context = {"aantal": in_crisis(request.user).count(), "adres": reverse("pages:crisis")}
    return render(request, "components/crisisteller.html", context)


def in_crisis(user: Person) -> CasusQuerySet:
    """Cases the person may see in which a term in hours runs, the newest first."""
    running = Termijn.objects.open().filter(casus=OuterRef("pk"), code__in=("T03", "T03B"))
    found: CasusQuerySet = Casus.objects.visible_to(user).filter(Exists(running))
    return found
