"""The exceptions that carry a sentence for the user; mapped to one HTTP answer each."""

from django.core.exceptions import PermissionDenied


class RuleBroken(Exception):
    """A rule refuses an action; the reason is a Dutch sentence: what is wrong, why, what now.

    `field` names the form field it belongs to, or is None when it concerns the whole action.
    """

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class NotAllowed(PermissionDenied):
    """The person may not do this to this object. The page answers as if it does not exist."""
