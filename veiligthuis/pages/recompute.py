"""After a change of the calendar: which running terms move, and moving them, by one person at one moment."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen.termijnen import beheer
from veiligthuis.core import words
from veiligthuis.core.access import has_codename, require, worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once
from veiligthuis.pages.watch import watch

PER_PAGE = 50


@once
def herbereken(request: HttpRequest) -> HttpResponse:
    """The list, and with POST the operation itself: only when the list is still the one that was shown."""
    require(request.user, beheer.HERBEREKENEN)
    user, form = worker(request), Formulier(request.POST if request.method == "POST" else None)
    seen = request.POST.get("kenmerk", "") or "leeg"
    if form.carried_out(partial(beheer.herbereken, by=user, kenmerk=seen)):
        moved = words.amount(len(form.result.verschuivingen), "termijn", "termijnen")
        messages.success(request, f"{moved} herberekend. Wie bij een termijn hoort, ziet de nieuwe datum.")
        return redirect("pages:herbereken")
    found = beheer.bekijk_herberekening()
    page = Paginator(found.verschuivingen, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "regels": [_row(moved) for moved in page],
        "pagina": page,
        "kenmerk": found.kenmerk,
        "bijgewerkt": found.bijgewerkt,
        "reden": " ".join(map(str, form.non_field_errors())),
        "mag_casus": has_codename(user, "meldingen.view_casus"),
        "wacht": watch(),
    }
    return render(request, "pages/herbereken.html", context, status=422 if form.is_bound else 200)


def _row(moved: beheer.Verschuiving) -> dict[str, Any]:
    """A number and two dates; no name, because beheer reads this too."""
    return {
        "nummer": moved.casusnummer,
        "code": moved.termijn.code,
        "wat": moved.termijn.regel.naam,
        "oud": words.full_day(moved.oud),
        "nieuw": words.full_day(moved.nieuw) if moved.nieuw else "",
        "storing": moved.storing,
    }
