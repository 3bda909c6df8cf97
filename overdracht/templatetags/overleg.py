"""What overleggen ask of who looks, in one line of any template: `{% overlegwerk %}`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template

from overdracht.overleg.werk import overlegwerk as work_of
from veiligthuis.core import clock

register = template.Library()

VOORUIT = timedelta(days=7)
"""How far a work list looks ahead; the page of overleggen shows everything."""


@register.inclusion_tag("overdracht/overleg/_werk.html", takes_context=True)
def overlegwerk(context: dict[str, Any]) -> dict[str, Any]:
    """Own agreements and tables of the coming week and everything late, for who asks the page."""
    today = clock.today()
    return {
        "overlegwerk": work_of(context["request"].user, vandaag=today, tot=today + VOORUIT),
        "vandaag": today,
    }
