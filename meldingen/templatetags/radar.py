"""The radar in one line of any template: `{% radar casus %}`."""

from typing import Any

from django import template

from meldingen.models import Casus
from meldingen.radar.queries import gekoppelde_casus, radar_van

register = template.Library()


@register.inclusion_tag("meldingen/radar/paneel.html", takes_context=True)
def radar(context: dict[str, Any], casus: Casus | None, soort: str = "paneel") -> dict[str, Any]:
    """Earlier meldingen about the people of a casus, for who asks the page; nothing without a casus.

    `soort` "kort" leaves the drawing out, "deel" the panel around it.
    """
    gevonden = radar_van(casus, context["request"].user) if casus is not None else None
    return {"radar": gevonden, "casus": casus, "soort": soort}


@register.inclusion_tag("meldingen/radar/paneel.html", takes_context=True)
def radar_bij(context: dict[str, Any], nummer: str | None) -> dict[str, Any]:
    """The same without its drawing, for a casus number that somebody typed."""
    return radar(context, gekoppelde_casus(nummer or "", context["request"].user), "kort")
