"""Papers of a casus: taken in as they came, never changed."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction

from meldingen.models import Casus, Document
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def leg_document_vast(
    casus: Casus,
    *,
    soort: str,
    omschrijving: str,
    herkomst: str,
    ontvangen_op: date,
    inhoud: bytes,
    by: Medewerker,
    at: datetime | None = None,
) -> Document:
    """Keep a paper in the casus with where it came from. The same paper stands in a casus once.

    Raises RuleBroken for a closed casus, a day to come, or a paper that is there already.
    Source: Jeugdwet art. 3.3 (facts with their source).
    """
    require_on_casus(by, "meldingen.voeg_document_toe", casus)
    moment = at or clock.now()
    if not casus.is_open:
        raise RuleBroken("De casus is gesloten. Er kan geen document meer bij.")
    if ontvangen_op > clock.local(moment).date():
        raise RuleBroken("Deze dag moet nog komen. Kies de dag waarop u het kreeg.", field="ontvangen_op")
    hash_of_content = hashlib.sha256(inhoud).hexdigest()
    if casus.documenten.filter(sha256=hash_of_content).exists():
        raise RuleBroken("Dit document staat al in deze casus.", field="bestand")
    document = Document.objects.create(
        casus=casus, soort=soort, omschrijving=omschrijving, herkomst=herkomst, ontvangen_op=ontvangen_op,
        inhoud=inhoud, grootte=len(inhoud), sha256=hash_of_content, vastgelegd_op=moment, vastgelegd_door=by,
    )  # fmt: skip
    audit.record_change(by, document, action="leg_document_vast", fields={"soort": soort})
    return document
