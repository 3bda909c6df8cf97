"""Which service takes which step; the pages of sender and receiver share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from overdracht import services
from overdracht.forms import form_for
from overdracht.models import Overdracht
from veiligthuis.core.access import worker
from veiligthuis.core.steps import answer_step

SERVICES: Mapping[str, Callable[..., Overdracht]] = {
    "vul_aan": services.complete_concept,
    "verleen_uitzondering": services.grant_uitzondering,
    "bied_aan": services.offer_overdracht,
    "stuur_plan_mee": services.send_plan,
    "lees_nieuw_plan": services.read_plan,
    "trek_in": services.withdraw_overdracht,
    "neem_terug": services.take_back_overdracht,
    "laat_overnemen": services.hand_over_to_other_team,
    "beantwoord_vraag": services.answer_vraag,
    "accepteer": services.accept_overdracht,
    "zet_op_wachtlijst": services.put_on_wachtlijst,
    "weiger": services.refuse_overdracht,
    "stel_vraag": services.ask_vraag,
    "leg_contact_vast": services.log_contact,
    "geef_terug": services.return_overdracht,
    "rond_af": services.complete_overdracht,
    "vraag_overname": services.ask_take_over,
    "stem_in_met_overname": services.agree_take_over,
    "houd_overname_tegen": services.refuse_take_over,
    "stel_plan_voor": services.propose_plan,
    "bevestig_plan": services.confirm_plan,
    "laat_voorstel_vervallen": services.drop_plan,
    "meld_onveilig": services.report_unsafe,
    "sluit_hulp_af": services.end_help,
    "pak_onveilig_op": services.take_up_unsafe,
    "lees_terugmeldingen": services.read_findings,
}


def take_step(
    request: HttpRequest, overdracht: Overdracht, naam: str, *, back: str, context: Mapping[str, Any]
) -> HttpResponse:
    """The page of one step: its form, or the step taken and back; Http404 for a step without a page."""
    form = form_for(naam, overdracht, by=worker(request), data=request.POST or None)
    if form is None:
        raise Http404
    return answer_step(
        request,
        overdracht,
        naam,
        form=form,
        service=SERVICES[naam],
        back=back,
        context=context,
        template="overdracht/stap.html",
    )
