"""The call screen: opened at once, saved while somebody types, finished as one advies or one melding."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import services
from meldingen.crisis.services import zet_gesprek_op_crisis
from meldingen.forms import concept as drafts
from meldingen.forms.aantekeningen import MARKS, lines_of
from meldingen.forms.gegevens import all_notes
from meldingen.forms.gesprek import ADVIES, GesprekFormulier
from meldingen.forms.gezin import GezinBasis, GezinFormulieren
from meldingen.forms.ontbreekt import missing_in
from meldingen.forms.venster import NUMBER, TAB, Elders, is_behind, is_late, kept_elsewhere, new_tab
from meldingen.models import Advies, Gesprek
from meldingen.services.gespreksloop import open_gesprek
from meldingen.views.gesprek_eenmaal import lines_to_keep, note_key
from meldingen.views.gesprek_einde import advies_behind, became, finish, why_apart
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import clock, words
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.once import once
from veiligthuis.core.saving import not_kept

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
        return _too_late(request, obj) if request.method == "POST" else HttpResponseRedirect(became(obj))
    if request.method != "POST":
        return show(request, obj, drafts.form_of(obj.concept), drafts.household_of(obj.concept))
    form, gezin = GesprekFormulier(_posted(request, obj)), GezinFormulieren(request.POST)
    if _is_complete(form, gezin) and form.carried_out(lambda **_: _finish(request, obj, form, gezin)):
        finished: HttpResponse = form.result
        return finished
    return show(request, obj, form, gezin, status=422)


@require_POST
def bewaar(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Keep what was typed so far; to the script the time, to a button the page again."""
    obj = gesprek_of(request, sleutel)
    try:
        kept, taken = keep(request, obj)
    except RuleBroken as broken:
        return not_kept(broken.reason)
    if not wants_json(request):
        return redirect("meldingen:gesprek", sleutel=sleutel) if taken else behind(request, kept)
    # A late save of this window was overtaken by a newer one; one of another window would lose words.
    if kept.concept.get(TAB) != request.POST.getlist(TAB):
        return not_kept(ELSEWHERE)
    told = {"bewaard": words.time_of_day(kept.bewaard_op or clock.now(), seconds=True)}
    since = {"acuut": words.time_of_day(kept.acuut_op)} if kept.acuut_op else {}
    return JsonResponse({**told, **since})


@require_POST
def persoon(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """One more empty row in the household; what was typed is kept."""
    obj = gesprek_of(request, sleutel)
    grown = drafts.with_one_more_row(drafts.draft_of(request.POST))
    try:
        kept, taken = keep(request, obj, notes=None, **grown)
    except RuleBroken as broken:
        return refuse(request, broken)
    if not taken:
        return refused(request, kept)
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
    """Finish what stands here, unless another window kept words since this one was opened."""
    user = worker(request)
    obj = services.vergrendel(obj, by=user)
    if is_behind(obj.concept, obj.volgnummer, drafts.draft_of(request.POST)):
        return behind(request, obj)
    if obj.afgerond_op is not None:
        return _too_late(request, obj)
    notes = all_notes(obj.notities, lines_to_keep(request, obj), at=clock.now())
    return finish(request, obj, form, gezin, notes=notes)


def behind(request: HttpRequest, obj: Gesprek, *, also: str = "") -> HttpResponse:
    """Another window kept words meanwhile: what was typed here stays, and what stands there is shown beside it.

    `also` is what became of the button itself.
    """
    form, gezin = GesprekFormulier(_posted(request, obj)), GezinFormulieren(request.POST)
    elders = kept_elsewhere(obj.concept, drafts.draft_of(request.POST))
    form.add_error(
        None,
        "Dit gesprek is in een ander venster verder getypt. Wat u hier typte, staat er nog"
        + ("; wat daar anders is bewaard, staat onder Andere venster. " if elders else ". ")
        + "Neem over wat ontbreekt en rond dan af: wat hier staat, geldt."
        + (f" {also}" if also else ""),
    )
    return show(request, obj, form, gezin, status=409, elders=elders)


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


def keep(
    request: HttpRequest, obj: Gesprek, *, notes: str | None = None, **changed: list[str]
) -> tuple[Gesprek, bool]:
    """The conversation as it stands now, and whether this save was taken: not when a newer one was there.

    Without `notes` those stay as they stand when the row is locked: a note may have come in since `obj` was read.
    A draft that says acute puts the call on the crisis lane, should the press itself have been lost.
    """
    number, now = request.POST.get("bewaar_nr", ""), clock.now()
    draft = {**drafts.draft_of(request.POST), NUMBER: [number], **changed}
    with transaction.atomic():
        obj = services.vergrendel(obj, by=worker(request))
        if is_behind(obj.concept, obj.volgnummer, draft) or is_late(obj.concept, draft):
            return obj, False
        draft[NUMBER] = [number] if number.isdigit() else obj.concept.get(NUMBER, [""])
        if "van_advies" in obj.concept:
            draft["van_advies"] = obj.concept["van_advies"]
        stand = obj.notities if notes is None else notes
        kept = services.bewaar_gesprek(obj, notities=stand, concept=draft, by=worker(request), at=now)
    if draft.get("acuut") == ["on"] and kept.acuut_op is None:
        kept = zet_gesprek_op_crisis(kept, by=worker(request), at=now)
    return kept, True


def wants_json(request: HttpRequest) -> bool:
    """Whether the script asks, that wants an answer in words and no page."""
    return request.headers.get("X-Requested-With") == "bewaar"


def refused(request: HttpRequest, obj: Gesprek) -> HttpResponse:
    """A save that was overtaken: to the script a sentence, to a button the page with what was typed."""
    if getattr(request, "htmx", False):
        return HttpResponse(ELSEWHERE, status=409)
    return behind(request, obj)


def refuse(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    """Away from a call that takes nothing any more, with why; the script stays, with what was typed."""
    if getattr(request, "htmx", False):
        return HttpResponse(broken.reason, status=409, content_type="text/plain; charset=utf-8")
    messages.error(request, broken.reason)
    return redirect("meldingen:gesprekken")


def notes_of(obj: Gesprek, form: GesprekFormulier, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """What the notes on the screen need; `typed` is what stands in the fields."""
    return {
        "gesprek": obj,
        "form": form,
        "regels": lines_of(obj.notities),
        "merken": tuple(MARKS),
        "notitie_sleutel": note_key(typed),
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
    elders: list[Elders] | None = None,
) -> HttpResponse:
    """The call screen; `bekend` is the answer of a search in one row, for a browser without script.

    `elders` is what another window kept and this one does not show.
    """
    advies = advies_behind(request.user, obj)
    typed = drafts.draft_of(request.POST) if request.method == "POST" else obj.concept
    minutes, seconds = divmod(int((clock.now() - obj.begonnen_op).total_seconds()), 60)
    context = {
        **notes_of(obj, form, typed),
        "gezin": gezin,
        "punten": missing_in(typed, has_notes=bool(obj.notities)),
        "duur": f"{minutes:02}:{seconds:02}",
        "advies": advies,
        "los_van_advies": why_apart(request.user, advies),
        "tab": new_tab(obj.volgnummer),
        "bekend": bekend,
        "elders": elders,
    }
    return render(request, "meldingen/gesprek.html", context, status=status)
