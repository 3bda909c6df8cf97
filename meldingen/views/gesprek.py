"""The call screen: opened at once, saved while somebody types, finished as one advies or one melding."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import services
from meldingen.bekend.services import gekozen_bekenden
from meldingen.crisis.services import zet_gesprek_op_crisis
from meldingen.forms import concept as drafts
from meldingen.forms.aantekeningen import MARKS, lines_of, with_line
from meldingen.forms.gegevens import advies_of, all_notes, household_of, melding_of
from meldingen.forms.gesprek import ADVIES, GesprekFormulier, acuut_uitleg
from meldingen.forms.gezin import GezinBasis, GezinFormulieren
from meldingen.forms.ontbreekt import missing_in
from meldingen.models import Advies, Casus, Gesprek
from meldingen.services.gespreksloop import open_gesprek, rond_gesprek_af_als_melding
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import clock, words
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.once import once

ELSEWHERE = "Dit gesprek is in een ander venster verder getypt. Kopieer wat u hier typte en laad de bladzijde opnieuw."


def nieuw(request: HttpRequest) -> HttpResponse:
    """Open the call screen at once; a reload or the back button gives the same empty conversation."""
    return redirect("meldingen:gesprek", sleutel=open_gesprek(by=worker(request)).pk)


def lijst(request: HttpRequest) -> HttpResponse:
    """The worker's unfinished conversations, and the open adviezen of his teams."""
    user = worker(request)
    context = {
        "gesprekken": Gesprek.objects.visible_to(user).lopend(),
        "adviezen": Advies.objects.visible_to(user).lopend().voor_lijst()[:50],
    }
    return render(request, "meldingen/gesprekken.html", context)


@once
def gesprek(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Show the call as it was left, or finish it."""
    obj = gesprek_of(request, sleutel)
    if obj.afgerond_op is not None:
        return _too_late(request, obj) if request.method == "POST" else HttpResponseRedirect(_became(obj))
    if request.method != "POST":
        return show(request, obj, drafts.form_of(obj.concept), drafts.household_of(obj.concept))
    form, gezin = GesprekFormulier(_posted(request, obj)), GezinFormulieren(request.POST)
    if _is_complete(form, gezin):
        try:
            return _finish(request, obj, form, gezin)
        except RuleBroken as broken:
            form.add_broken_rule(broken)
    return show(request, obj, form, gezin, status=422)


@require_POST
def bewaar(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Keep what was typed so far; to the script the time, to a button the page again."""
    obj = gesprek_of(request, sleutel)
    try:
        kept, _ = keep(request, obj, notes=obj.notities)
    except RuleBroken as broken:
        return JsonResponse({"reden": broken.reason}, status=409)
    if not wants_json(request):
        return redirect("meldingen:gesprek", sleutel=sleutel)
    # A late save of this window was overtaken by a newer one; one of another window would lose words.
    if kept.concept.get("tab") != request.POST.getlist("tab"):
        return JsonResponse({"reden": ELSEWHERE}, status=409)
    told = {"bewaard": words.time_of_day(kept.bewaard_op or clock.now(), seconds=True)}
    since = {"acuut": words.time_of_day(kept.acuut_op)} if kept.acuut_op else {}
    return JsonResponse({**told, **since})


@require_POST
@transaction.atomic
def aantekening(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Put what stands in the note field below the notes, with the time and perhaps a mark."""
    obj = gesprek_of(request, sleutel)
    notes = with_line(
        obj.notities, request.POST.get("notitie", ""), at=clock.now(), mark=request.POST.get("merk", "")
    )
    try:
        kept, taken = keep(request, obj, notes=notes, notitie=[""])
    except RuleBroken as broken:
        return refuse(request, broken)
    if not taken:
        return HttpResponse(ELSEWHERE, status=409)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(reverse("meldingen:gesprek", kwargs={"sleutel": sleutel}) + "#id_notitie")
    return render(request, "meldingen/gesprek/aantekeningen.html", _notes(kept, drafts.form_of(kept.concept)))


@require_POST
def persoon(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """One more empty row in the household; what was typed is kept."""
    obj = gesprek_of(request, sleutel)
    grown = drafts.with_one_more_row(drafts.draft_of(request.POST))
    try:
        kept, taken = keep(request, obj, notes=obj.notities, **grown)
    except RuleBroken as broken:
        return refuse(request, broken)
    if not taken:
        return HttpResponse(ELSEWHERE, status=409)
    rows = drafts.household_of(kept.concept)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(reverse("meldingen:gesprek", kwargs={"sleutel": sleutel}) + "#personen")
    return render(
        request,
        "meldingen/gesprek/persoon_erbij.html",
        {"gesprek": obj, "persoon": rows.forms[-1], "nummer": len(rows.forms), "bekend": None},
    )


@require_POST
def ontbreekt(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """What the protocol still asks, from what stands in the fields now; nothing is kept."""
    obj = gesprek_of(request, sleutel)
    points = missing_in(drafts.draft_of(request.POST), has_notes=bool(obj.notities))
    return render(request, "meldingen/gesprek/ontbreekt.html", {"gesprek": obj, "punten": points})


def _posted(request: HttpRequest, obj: Gesprek) -> QueryDict:
    """What was sent; a call on the crisis lane stays acute until that is withdrawn, whatever a stale page says."""
    posted = request.POST.copy()
    if obj.acuut_op is not None:
        posted["acuut"] = "on"
    return posted


def _is_complete(form: GesprekFormulier, gezin: GezinBasis) -> bool:
    """Whether everything stands as it must; of an advies the household is not even looked at."""
    fine = form.is_valid()
    return fine and (form.cleaned_data["soort"] == ADVIES or gezin.is_valid())


def _finish(request: HttpRequest, obj: Gesprek, form: GesprekFormulier, gezin: GezinBasis) -> HttpResponse:
    user, data = worker(request), form.cleaned_data
    notes = all_notes(obj.notities, data, at=clock.now())
    services.bewaar_gesprek(obj, notities=notes, concept=obj.concept, by=user)
    if data["soort"] == ADVIES:
        advies = services.rond_gesprek_af_als_advies(obj, gegevens=advies_of(data), by=user)
        messages.success(
            request, f"Advies {advies.nummer} is vastgelegd, zonder gegevens van de besproken personen."
        )
        return redirect("meldingen:advies", nummer=advies.nummer)
    personen = gezin.personen()
    melding = rond_gesprek_af_als_melding(
        obj,
        gegevens=melding_of(data, notes=notes),
        betrokkenen=household_of(personen, data, bekenden=gekozen_bekenden(personen, by=user)),
        casus=_casus(user, data["casusnummer"]),
        advies=_advies(user, obj),
        acuut_reden=acuut_uitleg(data) if data["acuut"] else "",
        by=user,
    )
    messages.success(request, f"Melding {melding.nummer} is vastgelegd.")
    return redirect("meldingen:melding", nummer=melding.nummer)


def _too_late(request: HttpRequest, obj: Gesprek) -> HttpResponse:
    """Another window finished this call: what was typed here stays in sight, for it may stand nowhere else."""
    form, gezin = GesprekFormulier(request.POST), GezinFormulieren(request.POST)
    what = (
        f"melding {obj.melding.nummer}"
        if obj.melding
        else f"advies {obj.advies.nummer if obj.advies else ''}"
    )
    form.add_error(
        None,
        f"Dit gesprek is al afgerond als {what}. Wat u hier typte staat er nog: neem daar over wat ontbreekt.",
    )
    return show(request, obj, form, gezin, status=409)


def _casus(user: Any, number: str) -> Casus | None:
    """The casus the worker typed, if he may see it. Raises RuleBroken, the same for unknown and forbidden."""
    found = Casus.objects.visible_to(user).filter(nummer=number.strip()).first() if number.strip() else None
    if number.strip() and found is None:
        reason = "Deze casus is er niet, of u werkt er niet in. Controleer het nummer, of laat het leeg."
        raise RuleBroken(reason, field="casusnummer")
    return found


def _advies(user: Any, obj: Gesprek) -> Advies | None:
    """The advies this call turns into a melding, or None."""
    number = (obj.concept.get("van_advies") or [""])[0]
    return Advies.objects.visible_to(user).filter(nummer=number).first() if number else None


def _became(obj: Gesprek) -> str:
    """The page of what a finished conversation became."""
    if obj.melding is not None:
        return reverse("meldingen:melding", kwargs={"nummer": obj.melding.nummer})
    return reverse("meldingen:advies", kwargs={"nummer": obj.advies.nummer if obj.advies else ""})


def keep(request: HttpRequest, obj: Gesprek, *, notes: str, **changed: list[str]) -> tuple[Gesprek, bool]:
    """The conversation as it stands now, and whether this save was taken: not when a newer one was there.

    A draft that says acute puts the call on the crisis lane, should the press itself have been lost.
    """
    number, now = request.POST.get("bewaar_nr", ""), clock.now()
    draft = {**drafts.draft_of(request.POST), **changed}
    if "van_advies" in obj.concept:
        draft["van_advies"] = obj.concept["van_advies"]
    wanted = int(number) if number.isdigit() else None
    kept = services.bewaar_gesprek(
        obj, notities=notes, concept=draft, volgnummer=wanted, by=worker(request), at=now
    )
    taken = wanted is None or (kept.volgnummer == wanted and kept.bewaard_op == now)
    if taken and draft.get("acuut") == ["on"] and kept.acuut_op is None:
        kept = zet_gesprek_op_crisis(kept, by=worker(request), at=now)
    return kept, taken


def wants_json(request: HttpRequest) -> bool:
    """Whether the script asks, that wants an answer in words and no page."""
    return request.headers.get("X-Requested-With") == "bewaar"


def refuse(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    """Away from a call that takes nothing any more, with why."""
    messages.error(request, broken.reason)
    return redirect("meldingen:gesprekken")


def _notes(obj: Gesprek, form: GesprekFormulier) -> dict[str, Any]:
    return {
        "gesprek": obj,
        "form": form,
        "regels": lines_of(obj.notities),
        "merken": tuple(MARKS),
        "nu": clock.now(),
    }


def show(
    request: HttpRequest,
    obj: Gesprek,
    form: GesprekFormulier,
    gezin: GezinBasis,
    *,
    status: int = 200,
    bekend: dict[str, Any] | None = None,
) -> HttpResponse:
    """The call screen; `bekend` is the answer of a search in one row, for a browser without script."""
    typed = drafts.draft_of(request.POST) if request.method == "POST" else obj.concept
    minutes, seconds = divmod(int((clock.now() - obj.begonnen_op).total_seconds()), 60)
    context = {
        **_notes(obj, form),
        "gezin": gezin,
        "punten": missing_in(typed, has_notes=bool(obj.notities)),
        "duur": f"{minutes:02}:{seconds:02}",
        "advies": _advies(request.user, obj),
        "tab": uuid.uuid4(),
        "bekend": bekend,
    }
    return render(request, "meldingen/gesprek.html", context, status=status)
