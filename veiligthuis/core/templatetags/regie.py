"""Who directs the casus a page is about, in one line below the breadcrumbs of any page: `{% regielijn %}`."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()

VAN_EEN_CASUS = (
    "overdracht",
    "melding",
    "plan",
    "beoordeling",
    "verzoek",
    "brief",
    "document",
    "traject",
    "overleg",
    "rapport",
)
"""What a page may be about that belongs to one casus."""


@register.inclusion_tag("components/regielijn.html", takes_context=True)
def regielijn(context: dict[str, Any]) -> dict[str, Any]:
    """The present holder for who works in cases at Veilig Thuis; nothing on a page of no casus, or of a closed one."""
    casus = _casus_of(context) if getattr(context.get("raam"), "ziet_regie", False) else None
    if casus is None:
        return {}
    return {"regie": casus.regies.lopend().select_related("organisatie").first(), "nummer": casus.nummer}


def _casus_of(context: dict[str, Any]) -> Any:
    """The casus of the page; None when it is about none, or about something that only looks like it."""
    about = [context.get("casus"), *(getattr(context.get(name), "casus", None) for name in VAN_EEN_CASUS)]
    return next((casus for casus in about if hasattr(casus, "regies") and hasattr(casus, "nummer")), None)
