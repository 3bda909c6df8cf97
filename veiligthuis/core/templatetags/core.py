"""What templates may ask: signs, badges, clocks, dates, names and the key of a form. Nothing here decides."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString

from veiligthuis.core import marks, words
from veiligthuis.core.addresses import address

register = template.Library()

NOTICES = {
    "error": ("utrecht-alert--error", "over"),
    "warning": ("utrecht-alert--warning", "ruit"),
    "success": ("vt-alert--goed", "ok"),
    "geheim": ("vt-alert--geheim", "slot"),
}
UNKNOWN = "onbekend"


@register.simple_tag
def teken(name: str) -> SafeString:
    """A sign from components/tekens.html. It says nothing by itself: a word always stands beside it."""
    return marks.sign(name)


@register.simple_tag
def adres(name: str, *args: object) -> str:
    """As `url`, for a table of many rows."""
    return address(name, *args)


@register.simple_tag
def sleutel(value: object = None) -> SafeString:
    """The hidden key that lets `core.once` do a form once; a new key, unless the form has one of its own."""
    return format_html('<input type="hidden" name="sleutel" value="{}">', value or uuid.uuid4())


@register.simple_tag
def klok(
    delen: Sequence[Any] | None, *, zonder_uitleg: bool = False, kort: bool = False, past: int = 0
) -> SafeString:
    """The clock chip of these parts, with the explanation behind it; nothing when there are none. See core.marks.

    `kort` says of what is late only that it is late; so does a chip with more parts than `past` (0: any number fits).
    """
    parts = delen or ()
    return marks.chip(parts, bare=zonder_uitleg, short=kort or 0 < past < len(parts))


@register.simple_tag
def badge(toon: str, woord: str, *, teken: str = "") -> SafeString:
    """A mark with a tone, a word and a sign: lower case, at most three words."""
    return marks.badge(toon, woord, teken)


@register.simple_tag
def status_badge(obj: Any) -> SafeString:
    """The status of a machine object as a mark; the object may give `status_toon` and `status_teken`."""
    word = str(obj.get_status_display()).lower()
    return marks.badge(getattr(obj, "status_toon", "neutral"), word, getattr(obj, "status_teken", ""))


@register.filter
def meldingklasse(soort: str) -> str:
    """The class of a notice of this kind."""
    return NOTICES.get(soort, ("", ""))[0]


@register.filter
def meldingteken(soort: str) -> str:
    """The sign of a notice of this kind."""
    return NOTICES.get(soort, ("", "info"))[1]


@register.filter
def datum(value: date | datetime | None, vorm: str = "") -> str:
    """A date as do 30 april. Forms: kort (30 apr), tijd (with the time), korttijd, voluit (with the year), cijfers.

    None is "onbekend". The year is left out when it is this year.
    """
    if not value:
        return UNKNOWN
    if isinstance(value, datetime) and vorm in {"tijd", "korttijd"}:
        return words.moment(value, short=vorm == "korttijd")
    if vorm == "voluit":
        return words.full_day(value)
    if vorm == "cijfers":
        return words.numbers(value)
    return words.day(value, short=vorm in {"kort", "korttijd"})


@register.filter
def tijdstip(value: datetime | None, vorm: str = "") -> str:
    """The time as 14:03 on Dutch clocks, with `seconden` 14:03:22; "onbekend" for None."""
    return words.time_of_day(value, seconds=vorm == "seconden") if value else UNKNOWN


@register.filter
def naam(person: Any) -> str:
    """The name of a person or worker as colleagues say it; "onbekend" for None."""
    if not person:
        return UNKNOWN
    return str(getattr(person, "weergavenaam", person))


@register.filter
def tel(tellers: Mapping[str, int] | None, key: str) -> int | None:
    """One number of the counts, or None when nobody counts this."""
    return tellers.get(key) if isinstance(tellers, Mapping) and key else None


@register.filter
def is_vink(field: BoundField) -> bool:
    """Whether the field is one tick box, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def eerste_id(field: BoundField) -> str:
    """The id a link to this field must name: of the input itself, or of the first of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else (field.id_for_label or f"{field.auto_id}")


@register.filter
def foutkop(form: BaseForm) -> str:
    """The heading of the error summary: how many things ask for attention."""
    number = sum(len(errors) for errors in form.errors.values())
    return f"Dit lukte nog niet: {words.amount(number, 'punt vraagt', 'punten vragen')} aandacht"


@register.filter
def sorteerstand(key: str, order: str | None) -> str:
    """The aria-sort of a column under this order."""
    return {key: "ascending", f"-{key}": "descending"}.get(order or "", "none")


@register.filter
def andersom(key: str, order: str | None) -> str:
    """The order a click on this column asks for: ascending first, then the other way round."""
    return f"-{key}" if order == key else key
