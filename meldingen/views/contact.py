"""The contact log: record an attempt, or correct one by a new line."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen import services
from meldingen.forms.dossier import ContactFormulier
from meldingen.models import Casus, Contactmoment
from meldingen.views.toegang import casus_of
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.once import once

MAG = "meldingen.leg_contact_vast"


@once
def contact(request: HttpRequest, nummer: str) -> HttpResponse:
    """Log one attempt to reach somebody, succeeded or not."""
    obj = casus_of(request, nummer)
    access.require(request.user, MAG)
    return _answer(request, obj, None, "Contact vastleggen", reverse("pages:casus", args=[nummer]))


@once
def verbeter(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a line of the contact log by a new one; the old one stays beside it."""
    rows = Contactmoment.objects.select_related("casus", "betrokkene__persoon")
    wrong: Contactmoment = access.get_visible(rows, request.user, pk=pk)
    access.require(request.user, MAG)
    back = reverse("pages:casus_tab", args=[wrong.casus.nummer, "tijdlijn"])
    return _answer(request, wrong.casus, wrong, "Contact verbeteren", back)


def _answer(
    request: HttpRequest, casus: Casus, wrong: Contactmoment | None, title: str, back: str
) -> HttpResponse:
    form = ContactFormulier(request.POST or None, casus=casus, initial=_as_it_was(wrong) if wrong else None)
    if request.method == "POST" and form.is_valid():
        try:
            services.leg_contact_vast(casus, corrigeert=wrong, by=worker(request), **form.cleaned_data)
        except RuleBroken as broken:
            form.add_broken_rule(broken)
        else:
            messages.success(request, "Contact verbeterd." if wrong else "Contact vastgelegd.")
            return redirect(back)
    told = (
        "Wat u hier vastlegt komt naast de oude regel te staan. De oude regel blijft leesbaar."
        if wrong
        else ""
    )
    context = {"casus": casus, "form": form, "titel": title, "uitleg": told, "terug": back}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


def _as_it_was(wrong: Contactmoment) -> dict[str, object]:
    other = "" if wrong.betrokkene_id else wrong.met_wie
    return {
        "gelukt": "ja" if wrong.gelukt else "nee", "soort": wrong.soort, "betrokkene": wrong.betrokkene_id,
        "met_wie": other, "op": wrong.op, "verslag": wrong.verslag,
    }  # fmt: skip
