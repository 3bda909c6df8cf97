"""What an assessment and a plan have in common as drafts: beginning one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from veiligthuis.core.forms import Formulier


def begin_or_go_on(
    request: HttpRequest,
    *,
    draft: Model | None,
    begin: Callable[[], Model],
    page: str,
    template: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """Go to the draft there is, or ask to begin one and go there; a rule that forbids it stands above the button."""
    if draft is not None:
        return redirect(page, pk=draft.pk)
    form = Formulier(request.POST if request.method == "POST" else None)
    if form.carried_out(begin):
        return redirect(page, pk=form.result.pk)
    return render(request, template, {**context, "form": form}, status=422 if form.is_bound else 200)
