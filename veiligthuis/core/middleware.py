"""What happens to every request: it gets a number, its pages are not kept, and it needs a second factor."""

import re
import uuid
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from veiligthuis.core import audit
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker

MISSING = "second_factor_missing"
"""Attribute of a request whose person has not shown a second factor yet."""

Answer = Callable[[HttpRequest], HttpResponse]

WELL_FORMED = re.compile(r"[0-9A-Za-z-]{8,40}")

WITHOUT_SECOND_FACTOR = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_reauthenticate",
    }
)
"""The pages that somebody without a second factor needs to get one, or to leave."""


def request_id(get_response: Answer) -> Answer:
    """Give each request a number that stands in the log, the audit trail and the answer.

    A well-formed number from the proxy in front is kept, so that one search finds the request everywhere.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
        token = audit.request_id.set(number)
        try:
            response = get_response(request)
        finally:
            audit.request_id.reset(token)
        response["X-Request-ID"] = number
        return response

    return middleware


def no_store(get_response: Answer) -> Answer:
    """Forbid browser and proxy to keep any page of somebody who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        signed_in = request.user.is_authenticated
        response = get_response(request)
        if signed_in or request.user.is_authenticated:
            patch_cache_control(response, no_store=True, private=True)
        return response

    return middleware


class Refusals:
    """Record every refusal of an action in the audit trail, after whatever the action wrote was undone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, unchanged."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Write who was refused what; Django then answers as for any refusal."""
        if isinstance(exception, NotAllowed) and isinstance(request.user, Medewerker):
            audit.record_denial(request.user, request.user, action=str(exception)[:80])


class SecondFactor:
    """Send somebody who is signed in without a second factor to the page where it is set up.

    Holds wherever `settings.TWEEDE_FACTOR_VERPLICHT` does, for every page but the few needed to set it up.
    Source: BIO2 / NEN 7510-2:2024 8.5, toegang tot gezondheidsgegevens met ten minste twee factoren.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or the way to a second factor."""
        user = request.user
        if not isinstance(user, Medewerker) or not self._is_missing(request, user):
            return self.get_response(request)
        setattr(request, MISSING, True)
        if request.path in allowed_paths():
            return self.get_response(request)
        target = reverse("mfa_reauthenticate" if is_mfa_enabled(user) else "mfa_activate_totp")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": target})
        return HttpResponseRedirect(target)

    def _is_missing(self, request: HttpRequest, user: Medewerker) -> bool:
        return bool(settings.TWEEDE_FACTOR_VERPLICHT) and not used_second_factor(request, user)


def allowed_paths() -> frozenset[str]:
    """The addresses that stay open to somebody who must still set up a second factor."""
    return frozenset(reverse(name) for name in WITHOUT_SECOND_FACTOR)


def used_second_factor(request: HttpRequest, user: Medewerker) -> bool:
    """Whether this session has shown a second factor; having one set up is not enough.

    So a session that was opened past the login page gets nowhere without a code.
    """
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))
