"""A note of a call stands there once, however often it is sent.

The note field carries a key. That key with the words of a note gives the receipt under which the note is kept; when an
answer was lost, the same words come again with the same key, perhaps with new ones below them.
"""

import uuid
from collections.abc import Mapping, Sequence

from django.http import HttpRequest
from django.urls import reverse

from meldingen.forms.aantekeningen import typed_lines
from meldingen.models import Gesprek
from veiligthuis.core import once
from veiligthuis.core.access import worker

KEY = "notitie_sleutel"


def note_key(typed: Mapping[str, list[str]]) -> str:
    """The key for the note field: that of the words that stand in it, and a new one for an empty field."""
    kept = (typed.get(KEY) or [""])[0]
    return kept if kept and "".join(typed.get("notitie", [])).strip() else str(uuid.uuid4())


def lines_to_keep(request: HttpRequest, obj: Gesprek) -> list[str]:
    """The lines in the note field that do not stand in the notes yet; to be asked while the call is locked."""
    lines = typed_lines(request.POST.get("notitie", ""))
    receipts = [_receipt(request, lines[:count]) for count in range(1, len(lines) + 1)]
    asked = [receipt for receipt in receipts if receipt is not None]
    if not asked:
        return lines
    found = once.kept_before(asked, by=worker(request), path=_path(obj))
    standing = max((count for count, receipt in enumerate(receipts, 1) if receipt in found), default=0)
    return lines[standing:]


def remember_note(request: HttpRequest, obj: Gesprek) -> None:
    """Leave the receipt of what stood in the field, in the transaction that keeps it; without a key nothing."""
    receipt = _receipt(request, typed_lines(request.POST.get("notitie", "")))
    if receipt is not None:
        once.keep_key(receipt, by=worker(request), path=_path(obj))


def _receipt(request: HttpRequest, lines: Sequence[str]) -> uuid.UUID | None:
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get(KEY, "")), "\n".join(lines))
    except ValueError:
        return None


def _path(obj: Gesprek) -> str:
    return reverse("meldingen:gesprek_aantekening", kwargs={"sleutel": obj.pk})
