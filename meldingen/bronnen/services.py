"""Protecting a document or a paragraph as a source, and lifting that again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from meldingen.bronnen.alineas import TEKSTEN, alineas, kenmerk
from meldingen.codelijsten import Afschermgrond
from meldingen.models import Bronbescherming, Contactmoment, Document, Melding
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def bescherm_bron(
    bron: Document | Contactmoment | Melding,
    *,
    grond: str,
    kenmerken: Iterable[str] = (),
    toelichting: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> list[Bronbescherming]:
    """Keep a whole document, or paragraphs of a contact report or a melding, from the family and from partners.

    `kenmerken` are the marks of the paragraphs as they stand there now; what is protected already stays as it is.
    Raises RuleBroken without a ground, and for a paragraph that is not there.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    require_on_casus(by, "meldingen.bescherm_bron", bron.casus)
    if grond not in Afschermgrond.values:
        raise RuleBroken("Kies de grond waarop de bron beschermd wordt.", field="grond")
    soort = str(bron._meta.model_name)
    gevonden = {"": ""} if isinstance(bron, Document) else _gekozen(bron, set(kenmerken))
    moment = at or clock.now()
    nieuw = []
    for teken, alinea in gevonden.items():
        geldend = bron.beschermingen.geldend().filter(alinea_hash=teken)
        if geldend.exists():
            continue
        rij = Bronbescherming.objects.create(
            casus_id=bron.casus_id, **{soort: bron}, alinea_hash=teken, alinea=alinea, grond=grond,
            toelichting=toelichting.strip(), sinds=moment, besloten_door=by,
        )  # fmt: skip
        audit.record_change(by, rij, action="bescherm_bron", fields={"bron": soort, "grond": grond})
        nieuw.append(rij)
    return nieuw


@transaction.atomic
def hef_bronbescherming_op(
    bescherming: Bronbescherming, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Bronbescherming:
    """Lift a protection with a reason; what it was stays on record. Raises RuleBroken when it was lifted already."""
    require_on_casus(by, "meldingen.hef_bronbescherming_op", bescherming.casus)
    rij = Bronbescherming.objects.select_for_update(of=("self",)).get(pk=bescherming.pk)
    if not rij.geldt:
        raise RuleBroken("Deze bescherming is al opgeheven.")
    if not reden.strip():
        raise RuleBroken("Schrijf waarom de bron niet langer beschermd hoeft te zijn.", field="reden")
    rij.opgeheven_op, rij.opgeheven_door, rij.opgeheven_reden = at or clock.now(), by, reden.strip()
    rij.save(update_fields=["opgeheven_op", "opgeheven_door", "opgeheven_reden"])
    audit.record_change(by, rij, action="hef_bronbescherming_op")
    return rij


def _gekozen(bron: Contactmoment | Melding, kenmerken: set[str]) -> dict[str, str]:
    """The chosen paragraphs of a source by their marks. Raises RuleBroken for none, or one that is not there."""
    velden = TEKSTEN[str(bron._meta.model_name)]
    hier = {kenmerk(regel): regel for veld in velden for regel in alineas(getattr(bron, veld))}
    if not kenmerken:
        raise RuleBroken("Kies welke alinea beschermd wordt.", field="kenmerken")
    if not kenmerken <= hier.keys():
        raise RuleBroken(
            "De tekst is intussen veranderd. Kies opnieuw welke alinea beschermd wordt.", field="kenmerken"
        )
    return {teken: hier[teken] for teken in hier if teken in kenmerken}
