"""A form that arrives twice does its work once."""

import functools
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Inzending, Medewerker

View = Callable[..., HttpResponse]

TAKE = (
    "INSERT INTO core_inzending (sleutel, medewerker_id, pad, antwoord, op) VALUES (%s, %s, %s, '', %s)"
    " ON CONFLICT DO NOTHING"
)

SENT = "Deze bladzijde is al ingestuurd. Kopieer wat u hier nog typte en laad de bladzijde opnieuw."


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


def unless_sent(view: View) -> View:
    """Run an automatic save of a draft only while its form was not sent in; after that the answer is 409 with why.

    A save that is under way when somebody presses the button may arrive last and would put the older text back.
    While it runs it holds the key, so that the button waits for it. Without a key there is nothing to compare.
    """

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            receipt = _take(key, request)
            if receipt is None:
                return JsonResponse({"reden": SENT}, status=409)
            response = view(request, *args, **kwargs)
            receipt.delete()
            return response

    return wrapped


def kept_before(keys: Iterable[uuid.UUID], *, by: Medewerker, path: str) -> set[uuid.UUID]:
    """Which of these keys of parts of a page, such as a note, this worker had kept at that address already."""
    found = Inzending.objects.filter(sleutel__in=list(keys), medewerker=by, pad=path)
    return set(found.values_list("sleutel", flat=True))


def keep_key(key: uuid.UUID, *, by: Medewerker, path: str) -> None:
    """Record that what this key stands for is kept; to be called in the transaction that keeps it."""
    Inzending.objects.create(sleutel=key, medewerker=by, pad=path, op=clock.now())


def _key_of(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("sleutel", ""))
    except ValueError:
        return None


def _sender(request: HttpRequest) -> Medewerker:
    if not isinstance(request.user, Medewerker):
        raise NotAllowed("insturen")
    return request.user


def _take(key: uuid.UUID, request: HttpRequest) -> Inzending | None:
    """Claim the key. A second request waits here until the first one has committed, then gets None."""
    receipt = Inzending(sleutel=key, medewerker=_sender(request), pad=request.path, op=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [key, receipt.medewerker_id, receipt.pad, receipt.op])
        if not cursor.rowcount:
            return None
    receipt._state.adding = False
    return receipt


def _answer_again(key: uuid.UUID, request: HttpRequest) -> HttpResponse:
    first = Inzending.objects.filter(sleutel=key, medewerker=_sender(request), pad=request.path).first()
    if first is None or not first.antwoord:
        return render(request, "core/verlopen.html", status=400)
    return HttpResponseRedirect(first.antwoord)
