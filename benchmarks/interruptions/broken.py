"""A server that says it kept what was typed and forgets every automatic save. It loses words.

Here to show that the interruptions see such a loss; nothing else uses it.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from benchmarks.settings import *  # noqa: F403 - the settings of a measurement and one thing more
from veiligthuis.settings.base import MIDDLEWARE as WORKING

MIDDLEWARE = [*WORKING, "benchmarks.interruptions.broken.forget"]


def forget(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer every automatic save as if it was done."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.endswith("/bewaar/"):
            return JsonResponse({"bewaard": "12:00:00"})
        return get_response(request)

    return middleware
