"""The contact log: record an attempt, or correct one by a new line."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from meldingen import services
from meldingen.codelijsten import ContactSoort
from meldingen.contact.pagina import bereik
from meldingen.contact.queries import laatst_gebruikt
from meldingen.forms.dossier import ContactFormulier
from meldingen.models import Casus, Contactmoment
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit, buttons
from veiligthuis.core.access import worker
from veiligthuis.core.once import once

MAG = "meldingen.leg_contact_vast"


@once
def contact(request: HttpRequest, nummer: str) -> HttpResponse:
    """Log one attempt to reach somebody, succeeded or not; one key records a call that nobody answered."""
    obj = casus_of(request, nummer)
    access.require(request.user, MAG)
    back = reverse("pages:casus", args=[nummer])
    if request.method == "POST" and (who := request.POST.get("niet_opgenomen", "")):
        return _not_answered(request, obj, who, back)
    known: dict[str, object] = {
        "soort": laatst_gebruikt(worker(request)),
        "betrokkene": request.GET.get("wie", ""),
    }
    return _answer(request, obj, None, known, back)


@once
def verbeter(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a line of the contact log by a new one; the old one stays beside it."""
    rows = Contactmoment.objects.select_related("casus", "betrokkene__persoon")
    wrong: Contactmoment = access.get_visible(rows, request.user, pk=pk)
    access.require(request.user, MAG)
    back = reverse("pages:casus_tab", args=[wrong.casus.nummer, "tijdlijn"])
    return _answer(request, wrong.casus, wrong, _as_it_was(wrong), back)


def _not_answered(request: HttpRequest, casus: Casus, who: str, back: str) -> HttpResponse:
    """Called just now, and nobody answered. Raises Http404 for somebody who is not in the casus."""
    person = get_object_or_404(casus.betrokkenen.met_persoon(), pk=who if who.isdecimal() else 0)
    call = partial(services.leg_contact_vast, soort=ContactSoort.TELEFOON, gelukt=False, betrokkene=person)
    told = f"Vastgelegd: {person.persoon.weergavenaam} gebeld, niet opgenomen."
    buttons.carried_out(request, lambda: call(casus, by=worker(request)), done=told)
    return redirect(back)


def _answer(
    request: HttpRequest, casus: Casus, wrong: Contactmoment | None, known: dict[str, object], back: str
) -> HttpResponse:
    form = ContactFormulier(request.POST or None, casus=casus, initial=known)
    if form.carried_out(partial(services.leg_contact_vast, casus, corrigeert=wrong, by=worker(request))):
        messages.success(request, "Contact verbeterd." if wrong else "Contact vastgelegd.")
        return redirect(back)
    audit.record_view(worker(request), casus, action="contact vastleggen")
    chosen = str(form["betrokkene"].value() or "")
    people, others = bereik(casus, int(chosen) if chosen.isdecimal() else None)
    context = {
        "casus": casus,
        "form": form,
        "verbetert": wrong,
        "terug": back,
        "mensen": people,
        "anderen": others,
    }
    return render(request, "meldingen/contact.html", context, status=422 if form.is_bound else 200)


def _as_it_was(wrong: Contactmoment) -> dict[str, object]:
    other = "" if wrong.betrokkene_id else wrong.met_wie
    return {
        "gelukt": "ja" if wrong.gelukt else "nee", "soort": wrong.soort, "betrokkene": wrong.betrokkene_id,
        "met_wie": other, "op": wrong.op, "verslag": wrong.verslag,
    }  # fmt: skip
