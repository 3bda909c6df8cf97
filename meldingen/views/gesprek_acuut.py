"""Acute during a call: on the crisis lane with the first press, and off it again with a reason."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen.crisis.services import trek_acuut_in, zet_gesprek_op_crisis
from meldingen.views.gesprek import behind, keep, refuse, wants_json
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import words
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.saving import not_kept

ACUTE_ALL_THE_SAME = "Het gesprek staat wel op de crisisbaan."
STILL_ACUTE = "Acuut is niet ingetrokken: druk nog eens als u alles hebt overgenomen."


@require_POST
@transaction.atomic
def acuut(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Put the call on the crisis lane at once; to the script since when, to a button the page as it was typed."""
    obj = gesprek_of(request, sleutel)
    taken = True
    try:
        if not wants_json(request):
            obj, taken = keep(request, obj, acuut=["on"])
        kept = zet_gesprek_op_crisis(obj, by=worker(request))
    except RuleBroken as broken:
        return not_kept(broken.reason) if wants_json(request) else refuse(request, broken)
    if wants_json(request):
        return JsonResponse({"acuut": words.time_of_day(kept.acuut_op or kept.begonnen_op)})
    return _back(sleutel) if taken else behind(request, kept, also=ACUTE_ALL_THE_SAME)


@require_POST
@transaction.atomic
def intrekken(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Not acute after all: keep what was typed and take the call off the lane, with the reason."""
    obj = gesprek_of(request, sleutel)
    reason = request.POST.get("acuut_intrek_reden", "")
    try:
        kept, taken = keep(request, obj, acuut_intrek_reden=[""])
        if not taken:
            return behind(request, kept, also=STILL_ACUTE)
        with transaction.atomic():
            trek_acuut_in(kept, reden=reason[:300], by=worker(request))
    except RuleBroken as broken:
        messages.error(request, broken.reason)
        return _back(sleutel)
    messages.success(request, "Dit gesprek staat niet meer op de crisisbaan. De reden is vastgelegd.")
    return _back(sleutel)


def _back(sleutel: uuid.UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("meldingen:gesprek", kwargs={"sleutel": sleutel}) + "#acuut")
