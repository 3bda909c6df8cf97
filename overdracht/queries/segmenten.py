"""How long a family waited, with whom: Veilig Thuis, an offer, a waiting list, contact; the parts are the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Segment(StrEnum):
    """With whom a family waits."""

    VT = "vt"
    AANBOD = "aanbod"
    WACHTLIJST = "wachtlijst"
    CONTACT = "contact"


@dataclass(frozen=True)
class Mijlpaal:
    """From a moment on the family waits in this segment; accepted and not spoken with is CONTACT."""

    op: datetime
    segment: Segment


def segments(
    ontvangen_op: datetime, mijlpalen: Iterable[Mijlpaal], *, tot: datetime
) -> dict[Segment, timedelta]:
    """The time from the melding until `tot` (first contact, closing, or now) per segment; together exactly that time.

    Milestones may come in any order and may lie outside the span: what lies before it counts from its begin, what
    lies behind it not at all. Nothing is counted twice or lost. A span that ends before it begins is empty.
    Source: regional convenant (throughput over the chain).
    """
    einde = max(ontvangen_op, tot)
    som = dict.fromkeys(Segment, timedelta())
    nu, waar = ontvangen_op, Segment.VT
    for mijlpaal in sorted(mijlpalen, key=lambda paal: paal.op):
        op = min(max(mijlpaal.op, nu), einde)
        som[waar] += op - nu
        nu, waar = op, mijlpaal.segment if mijlpaal.op <= einde else waar
    som[waar] += einde - nu
    return som
