"""Taking a message in as a melding, under the service account, on a running casus or on a new one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from meldingen.codelijsten import DIRECTBETROKKEN
from meldingen.machine.casus_status import OPENSTAAND
from meldingen.models import Casus, Melding, Persoon
from meldingen.politie.inhoud import betrokkenen_van, bsns, melding_van
from meldingen.politie.records import Bericht
from meldingen.politie.services.afzender import service_account
from meldingen.services import neem_melding_op
from meldingen.services.toegang import beeindig_toegang, verleen_toegang
from veiligthuis.core.errors import RuleBroken


def neem_op(bericht: Bericht, boom: Mapping[str, Any], *, at: datetime) -> Melding:
    """The melding of a message, received when the message arrived. Call it inside a transaction.

    People who are directbetrokkene in exactly one running casus bring it to that casus; anything less certain opens
    a new one, and a person decides at the triage. The account has sight of the running casus for this moment only.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    account, casus = service_account(), lopende_casus(boom)
    if bericht.team is None and casus is None:
        raise RuleBroken(
            "Er is nog geen team van Veilig Thuis dat berichten krijgt. Maak eerst een team aan."
        )
    if casus is not None:
        verleen_toegang(casus, aan=account, by=None)
    bekend = _bekend_in(casus, boom)
    bron = bericht.afzender.naam
    melding = neem_melding_op(
        gegevens=melding_van(boom, organisatie=bron, ontvangen_op=bericht.ontvangen_op),
        betrokkenen=betrokkenen_van(boom, bekend, bron=bron),
        by=account,
        at=at,
        casus=casus,
        team=bericht.team,
    )
    if casus is not None:
        beeindig_toegang(casus, van=account, by=None)
    return melding


def lopende_casus(boom: Mapping[str, Any]) -> Casus | None:
    """The one running casus in which the people of the message are directbetrokkene by BSN; None when not exactly one.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    nummers = bsns(boom)
    if not nummers:
        return None
    gevonden = Casus.objects.filter(
        status__in=OPENSTAAND, betrokkenen__persoon__bsn__in=nummers, betrokkenen__rol__in=DIRECTBETROKKEN
    ).distinct()[:2]
    return gevonden[0] if len(gevonden) == 1 else None


def _bekend_in(casus: Casus | None, boom: Mapping[str, Any]) -> dict[str, Persoon]:
    """Who of the message is in the casus already, by BSN."""
    if casus is None:
        return {}
    personen = Persoon.objects.filter(betrokkenheden__casus=casus, bsn__in=bsns(boom)).order_by("pk")
    return {str(persoon.bsn): persoon for persoon in personen}
