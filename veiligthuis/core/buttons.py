"""A button without fields: what it does happens, or the reason why not is said; nothing else was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from veiligthuis.core.errors import RuleBroken


def given(request: HttpRequest, action: Callable[[], Any]) -> Any:
    """What `action` gave; None when it broke a rule, whose reason is told on the next page."""
    try:
        return action()
    except RuleBroken as broken:
        messages.error(request, broken.reason)
        return None


def carried_out(request: HttpRequest, action: Callable[[], Any], *, done: str = "") -> bool:
    """Whether `action` broke no rule; `done` or the reason is told on the next page. A form has this of its own."""
    try:
        action()
    except RuleBroken as broken:
        messages.error(request, broken.reason)
        return False
    if done:
        messages.success(request, done)
    return True
