"""A form that arrives twice does its work once."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from veiligthuis.core import clock
from veiligthuis.core.models import Inzending

View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Run a POST at most once per form key; a double submit goes where the first one went.

    Everything the view writes and the key stand in one transaction. Any answer that is not a redirect (a form
    with errors) undoes all of it, so that nothing is half-saved and the same form can be sent again.
    """

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = _key_of(request)
        if key is None:
            return render(request, "core/verlopen.html", status=400)
        with transaction.atomic():
            receipt = _take(key, request)
            if receipt is None:
                return _answer_again(key, request)
            response = view(request, *args, **kwargs)
            if isinstance(response, HttpResponseRedirect):
                receipt.antwoord = response.url
                receipt.save(update_fields=["antwoord"])
            else:
                transaction.set_rollback(True)
            return response

    return wrapped


def _key_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return None


def _take(key: uuid.UUID, request: HttpRequest) -> Inzending | None:
    """Claim the key. A second request waits here until the first one has committed, then gets None."""
    receipt = Inzending(sleutel=key, medewerker_id=request.user.pk, pad=request.path, op=clock.now())
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError:
        return None
    return receipt


def _answer_again(key: uuid.UUID, request: HttpRequest) -> HttpResponse:
    first = Inzending.objects.filter(sleutel=key, medewerker_id=request.user.pk, pad=request.path).first()
    if first is None or not first.antwoord:
        return render(request, "core/verlopen.html", status=400)
    return HttpResponseRedirect(first.antwoord)
