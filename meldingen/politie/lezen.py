"""A message in readable form: what was told, who is in it, and what later versions changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meldingen.models import Adres, Bericht, Melding
from meldingen.politie.inhoud import Verschil, bsns, tekst_van, verschillen
from meldingen.politie.lezer import lees

MEESTE_TEKENS = 20_000


@dataclass(frozen=True)
class Correctie:
    """A later version: when it came and what it changes; a change of a hidden address is not told."""

    bericht: Bericht
    verschillen: list[Verschil]


@dataclass(frozen=True)
class Leesbaar:
    """The first message of a melding and its corrections."""

    bericht: Bericht
    verzonden_op: datetime | None
    delen: list[tuple[str, str]]
    correcties: list[Correctie]


def leesbaar(melding: Melding) -> Leesbaar | None:
    """The messages of a melding, read anew from their bytes; None for a melding that did not come as one."""
    rijen = list(
        Bericht.objects.filter(melding=melding).select_related("afzender").order_by("ontvangen_op", "pk")
    )
    eerste = next((rij for rij in rijen if rij.corrigeert_id is None), None)
    if eerste is None:
        return None
    bomen = {rij.pk: lees(bytes(rij.inhoud), rij.verbeteringen).boom for rij in rijen}
    geheim = heeft_geheim_adres([bsn for boom in bomen.values() for bsn in bsns(boom)])
    boom = bomen[eerste.pk]
    correcties = [
        Correctie(rij, verschillen(_zonder_adres(boom, geheim), _zonder_adres(bomen[rij.pk], geheim)))
        for rij in rijen
        if rij.corrigeert_id == eerste.pk and rij.status != "dubbel"
    ]
    verzonden = datetime.fromisoformat(boom["datumTijd"]) if "datumTijd" in boom else None
    return Leesbaar(eerste, verzonden, tekst_van(boom), correcties)


def verschil_met_eerste(bericht: Bericht) -> list[Verschil]:
    """What a correction changes in the first message; empty when there is none yet."""
    if bericht.corrigeert is None:
        return []
    eerste = bericht.corrigeert
    bomen = [lees(bytes(rij.inhoud), rij.verbeteringen).boom for rij in (eerste, bericht)]
    geheim = heeft_geheim_adres([bsn for boom in bomen for bsn in bsns(boom)])
    return verschillen(_zonder_adres(bomen[0], geheim), _zonder_adres(bomen[1], geheim))


def ruwe_tekst(bericht: Bericht) -> str:
    """The bytes as text that can do nothing: unknown and control signs replaced, cut to a sane length.

    Of somebody who is known here with a secret address nothing is shown: that takes the step of revealing it.
    """
    inhoud = bytes(bericht.inhoud)
    if heeft_geheim_adres(bsns(lees(inhoud, bericht.verbeteringen).boom)):
        return "Iemand in dit bericht heeft een geheim adres. De tekst is daarom niet te zien."
    tekst = inhoud[: MEESTE_TEKENS * 4].decode("utf-8", errors="replace")[:MEESTE_TEKENS]
    return "".join(teken if teken.isprintable() or teken in "\n\t" else "�" for teken in tekst)


def heeft_geheim_adres(nummers: list[str]) -> bool:
    """Whether one of these BSN is of somebody whose address holds now and is secret."""
    return Adres.objects.huidig().filter(geheim=True, persoon__bsn__in=nummers).exists() if nummers else False


def _zonder_adres(boom: Mapping[str, Any], geheim: bool) -> dict[str, Any]:
    mensen = [
        {naam: deel for naam, deel in iemand.items() if naam != "adres" or not geheim}
        for iemand in boom.get("betrokkene", [])
    ]
    return {**boom, "betrokkene": mensen}
