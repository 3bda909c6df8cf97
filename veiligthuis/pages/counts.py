"""The numbers beside the navigation that stand on every page, counted when they are drawn."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from meldingen.politie.machine import BEHANDEL
from meldingen.politie.queries import te_schiften
from veiligthuis.core.access import has_codename
from veiligthuis.pages.crisis import BY_POLL


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """Context processor: one statement for who treats messages, none for others and where the bar asks by itself."""
    user, place = getattr(request, "user", None), request.resolver_match
    by_poll = place is not None and place.url_name in BY_POLL
    stranger = user is None or not user.is_authenticated or getattr(request, "second_factor_missing", False)
    if by_poll or stranger:
        return {}
    return {"tellers_overal": {"politie": SimpleLazyObject(lambda: police(request))}}


def police(request: HttpRequest) -> int:
    """How many reports of the police nobody looked at, as far as the person treats them; else nought."""
    return te_schiften(request.user).count() if has_codename(request.user, BEHANDEL) else 0
