"""What the page of source protection shows: each source of a casus with its paragraphs and what is protected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from meldingen.bronnen.alineas import TEKSTEN, Alinea, te_tonen
from meldingen.models import Bronbescherming, Casus


@dataclass(frozen=True)
class Bron:
    """One melding, contact report or document; `heel` is the protection of a document as a whole."""

    soort: str
    pk: int
    titel: str
    op: date | datetime
    regels: list[Alinea]
    heel: Bronbescherming | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is left to protect."""
        if self.soort == "document":
            return self.heel is None
        return any(regel.bescherming is None for regel in self.regels)


def sources_of(casus: Casus) -> list[Bron]:
    """Meldingen, then contacts, then documents, each the newest first; four queries."""
    held: dict[tuple[str, int | None], list[Bronbescherming]] = {}
    for row in casus.beschermingen.geldend().select_related("besloten_door"):
        for kind in ("melding", "contactmoment", "document"):
            if pk := getattr(row, f"{kind}_id"):
                held.setdefault((kind, pk), []).append(row)
    found = [
        Bron("melding", m.pk, f"Melding {m.nummer}", m.ontvangen_op, _paragraphs("melding", m, held))
        for m in casus.meldingen.order_by("-ontvangen_op")
    ]
    found += [
        Bron("contactmoment", c.pk, f"Contact met {c.met_wie}", c.op, _paragraphs("contactmoment", c, held))
        for c in casus.contactmomenten.exclude(verslag="").order_by("-op")
    ]
    found += [
        Bron(
            "document",
            d.pk,
            d.omschrijving,
            d.ontvangen_op,
            [],
            next(iter(held.get(("document", d.pk), [])), None),
        )
        for d in casus.documenten.zonder_inhoud()
    ]
    return found


def _paragraphs(
    kind: str, source: object, held: dict[tuple[str, int | None], list[Bronbescherming]]
) -> list[Alinea]:
    rows = held.get((kind, getattr(source, "pk", None)), [])
    return [line for field in TEKSTEN[kind] for line in te_tonen(source, field, rows)]
