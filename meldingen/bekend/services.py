"""Asking who somebody is during a call: answered by right, and recorded without what was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import OperationalError, transaction

from meldingen.bekend.queries import Bekend, wie_is_dit
from meldingen.bekend.vraag import Zoekvraag
from meldingen.models import Gesprek, Persoon
from veiligthuis.core import audit
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

TE_LANG = "Zoeken duurde te lang. Vul meer in, bijvoorbeeld de geboortedatum, en probeer het nog eens."
ONBEREIKBAAR = "Deze persoon is er niet, of u werkt niet in een casus met deze persoon. Zoek opnieuw."


@transaction.atomic
def zoek_bekenden(gesprek: Gesprek, *, vraag: Zoekvraag, by: Medewerker) -> Bekend:
    """Who may be meant; leaves one line in the audit trail with who was shown, never with what was asked.

    Raises RuleBroken when the search takes too long.
    """
    try:
        with transaction.atomic():
            antwoord = wie_is_dit(vraag, user=by)
    except OperationalError as traag:
        raise RuleBroken(TE_LANG) from traag
    getoond = ", ".join(str(kandidaat.persoon.pk) for kandidaat in antwoord.kandidaten)
    velden = {"getoond": getoond, "elders": bool(antwoord.elders)}
    actie = "bekend bij ons, op bsn" if vraag.bsn else "bekend bij ons"
    audit.record_view(by, gesprek, action=actie, fields=velden)
    return antwoord


def gekozen_bekenden(personen: Sequence[Mapping[str, Any]], *, by: Medewerker) -> dict[int, Persoon]:
    """The known persons that rows of a call are about, by id; one query. Raises RuleBroken as `kies_bekende`."""
    gekozen = {persoon["bekend"] for persoon in personen if persoon["bekend"]}
    gevonden = Persoon.objects.visible_to(by).in_bulk(gekozen)
    if gekozen - set(gevonden):
        raise RuleBroken(ONBEREIKBAAR)
    return gevonden


@transaction.atomic
def kies_bekende(gesprek: Gesprek, *, persoon_id: int, by: Medewerker) -> Persoon:
    """The known person a worker chose, if he may see him. Raises RuleBroken, the same for unknown and forbidden."""
    persoon = Persoon.objects.visible_to(by).filter(pk=persoon_id).first()
    if persoon is None:
        raise RuleBroken(ONBEREIKBAAR)
    audit.record_view(by, gesprek, action="bekende gekozen", fields={"persoon": str(persoon.pk)})
    return persoon
