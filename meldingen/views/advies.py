"""The page of an advies and its steps; one of them leads to the call screen."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen import services
from meldingen.forms.advies import AdviesFormulier, draft_of_advies, values_of
from meldingen.forms.stappen import Zonder
from meldingen.services.gespreksloop import open_gesprek_voor_advies
from meldingen.views.toegang import advies_of
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.machine import available
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step


@once
def advies(request: HttpRequest, nummer: str) -> HttpResponse:
    """Read an advies, complete it while it is open, and see its steps."""
    obj = advies_of(request, nummer)
    user = worker(request)
    form = AdviesFormulier(request.POST or None, initial=values_of(obj))
    if form.carried_out(lambda **_data: services.werk_advies_bij(obj, gegevens=form.gegevens(), by=user)):
        messages.success(request, "Het advies is bijgewerkt.")
        return redirect("meldingen:advies", nummer=nummer)
    context = {
        "advies": obj,
        "form": form,
        "open": obj.afgesloten_op is None and access.has_codename(user, "meldingen.geef_advies"),
        "stappen": available(obj, user),
        "basis": reverse("meldingen:advies", kwargs={"nummer": nummer}),
    }
    return render(request, "meldingen/advies.html", context, status=422 if form.is_bound else 200)


@once
def sluit_af(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """The step that closes an advies; there is no other without a page of its own."""
    if naam != "sluit_advies_af":
        raise Http404
    return answer_step(
        request,
        advies_of(request, nummer),
        naam,
        form=Zonder(request.POST or None),
        service=services.sluit_advies_af,
        back=reverse("meldingen:advies", kwargs={"nummer": nummer}),
        template="meldingen/stap_advies.html",
    )


@once
def zet_om(request: HttpRequest, nummer: str) -> HttpResponse:
    """Reopen the call screen for an advies that becomes a melding; finishing there is the one logged step."""
    obj = advies_of(request, nummer)
    if request.method == "POST":
        form = Zonder(request.POST)
        if form.carried_out(
            lambda: open_gesprek_voor_advies(obj, concept=draft_of_advies(obj), by=worker(request))
        ):
            return redirect("meldingen:gesprek", sleutel=form.result.pk)
        messages.error(request, str(form.non_field_errors()[0]))
        return redirect("meldingen:advies", nummer=nummer)
    access.require(request.user, "meldingen.neem_melding_op")
    return render(request, "meldingen/advies_omzetten.html", {"advies": obj})
