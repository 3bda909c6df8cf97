"""What the script of a page that keeps what is typed gets for an answer: when it was kept, or why it was not."""

from collections.abc import Callable
from typing import Any

from django.http import JsonResponse

from veiligthuis.core import clock, words
from veiligthuis.core.errors import RuleBroken


def answer_saved(save: Callable[[], Any]) -> JsonResponse:
    """Save for the script of a page: the time at which it was kept, or why it was not."""
    try:
        save()
    except RuleBroken as broken:
        return not_kept(broken.reason)
    return JsonResponse({"bewaard": words.time_of_day(clock.now(), seconds=True)})


def not_kept(reason: str) -> JsonResponse:
    """The sentence that the page shows where the time would stand."""
    return JsonResponse({"reden": reason}, status=409)
