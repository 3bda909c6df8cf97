"""The page of one step of a machine: show its form, or do it; the same for every app."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from veiligthuis.core import clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.forms import Opmaak
from veiligthuis.core.machine import Step, find_step
from veiligthuis.core.models import Medewerker
from veiligthuis.core.status import StatusModel


def answer_step(
    request: HttpRequest,
    obj: StatusModel,
    name: str,
    *,
    form: Opmaak,
    service: Callable[..., Any],
    back: str,
    context: Mapping[str, Any] | None = None,
    template: str = "core/stap.html",
) -> HttpResponse:
    """Show the form of a step, or take the step through its service and go `back`.

    The service is called as `service(obj, by=user, **cleaned_data)`. A broken rule stands above the form (or
    beside its field) and what was typed stays. `back` is the address to go to afterwards; decorate the view
    with `core.once.once`. An unknown step is a 404; a step of another role is refused and recorded.
    """
    step, user = _step_or_404(obj, name), request.user
    if not isinstance(user, Medewerker) or not has_codename(user, step.permission):
        raise NotAllowed(step.permission)
    if form.carried_out(partial(service, obj, by=user)):
        messages.success(request, f"{step.label}: vastgelegd.")
        return HttpResponseRedirect(back)
    blocked = step.broken_rule(obj, by=user, at=clock.now()) if request.method != "POST" else None
    values = {
        "obj": obj,
        "step": step,
        "form": form,
        "terug": back,
        "geblokkeerd": blocked,
        **(context or {}),
    }
    return render(request, template, values, status=422 if form.is_bound else 200)


def _step_or_404(obj: StatusModel, name: str) -> Step:
    try:
        step = find_step(obj, name)
    except LookupError:
        raise Http404 from None
    if step.automatic:
        raise Http404
    return step
