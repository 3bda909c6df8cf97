"""The agenda: taking a proposal over or leaving it out, the words for others, and what came out of a point."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from overdracht.overleg.codelijsten import LOPEND, Bron, OverlegStatus
from overdracht.overleg.records import Agendapunt, Overleg, Overlegdeelnemer
from overdracht.overleg.services.grenzen import op_slot, zonder_geheim
from overdracht.overleg.voorstellen import voorstellen
from veiligthuis.core import audit
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

VERDWENEN = "Dit voorstel is er niet meer, of er is al over beslist. Laad de pagina opnieuw."


@transaction.atomic
def beslis_over_voorstel(
    overleg: Overleg, *, by: Medewerker, sleutel: str, overnemen: bool, at: datetime | None = None
) -> Agendapunt:
    """Take a proposal of the casus over, still without words for others, or leave it out.

    Raises RuleBroken when the casus does not propose it any more.
    """
    rij = op_slot(overleg, by=by, in_=[OverlegStatus.GEPLAND])
    voorstel = next((v for v in voorstellen(rij) if v.sleutel == sleutel), None)
    if voorstel is None:
        raise RuleBroken(VERDWENEN)
    punt: Agendapunt = Agendapunt.objects.create(
        overleg=rij, bron=voorstel.bron, bronsleutel=sleutel, titel=voorstel.titel, weggelaten=not overnemen,
        volgorde=_volgende(rij),
    )  # fmt: skip
    audit.record_change(by, punt, action="neem_punt_over" if overnemen else "laat_punt_weg")
    return punt


@transaction.atomic
def voeg_punt_toe(
    overleg: Overleg, *, by: Medewerker, woorden: str, titel: str = "", at: datetime | None = None
) -> Agendapunt:
    """A point of one's own, in words for all participants. Raises RuleBroken when they betray a secret."""
    rij = op_slot(overleg, by=by, in_=LOPEND)
    zonder_geheim(rij, woorden=woorden)
    punt: Agendapunt = Agendapunt.objects.create(
        overleg=rij, bron=Bron.EIGEN, titel=titel or woorden, woorden=woorden, volgorde=_volgende(rij)
    )
    audit.record_change(by, punt, action="voeg_punt_toe")
    return punt


@transaction.atomic
def schrijf_punt(
    punt: Agendapunt,
    *,
    by: Medewerker,
    woorden: str,
    voor_allen: bool,
    voor: Collection[Overlegdeelnemer] = (),
    weggelaten: bool = False,
    at: datetime | None = None,
) -> Agendapunt:
    """Say in which words and for whom a point stands on the agenda; what changed must be released again.

    Raises RuleBroken when the words betray a secret, or when a point with words is meant for nobody.
    """
    rij = op_slot(punt.overleg, by=by, in_=LOPEND)
    zonder_geheim(rij, woorden=woorden)
    vers: Agendapunt = rij.agendapunten.select_for_update(of=("self",)).get(pk=punt.pk)
    kiest = {plek.pk for plek in voor}
    tafel = set(rij.deelnemers.professionals().values_list("pk", flat=True))
    if kiest - tafel or (woorden and not voor_allen and not kiest and not weggelaten):
        raise RuleBroken(
            "Kies voor wie dit punt is, of laat de woorden leeg: dan ziet alleen Veilig Thuis het."
        )
    vers.woorden, vers.voor_allen, vers.weggelaten = woorden.strip(), voor_allen, weggelaten
    vers.vrijgegeven_op = None
    vers.save(update_fields=["woorden", "voor_allen", "weggelaten", "vrijgegeven_op"])
    vers.voor.set(kiest if not voor_allen else ())
    audit.record_change(by, vers, action="schrijf_punt", fields={"voor_allen": voor_allen})
    return vers


@transaction.atomic
def schrijf_verslag(
    overleg: Overleg,
    *,
    by: Medewerker,
    verslag: str,
    uitkomsten: Mapping[int, str] | None = None,
    at: datetime | None = None,
) -> Overleg:
    """The report in words every participant may read, and per point what came out, for who sees that point.

    Raises RuleBroken when a text betrays a secret.
    """
    rij = op_slot(overleg, by=by, in_=[OverlegStatus.GEHOUDEN])
    per_punt = dict(uitkomsten or {})
    zonder_geheim(rij, verslag=verslag, **{f"punt_{pk}": tekst for pk, tekst in per_punt.items()})
    rij.verslag = verslag.strip()
    rij.save(update_fields=["verslag"])
    for punt in rij.agendapunten.filter(pk__in=per_punt):
        punt.uitkomst = per_punt[punt.pk].strip()
        punt.save(update_fields=["uitkomst"])
    audit.record_change(by, rij, action="schrijf_verslag")
    return rij


def _volgende(overleg: Overleg) -> int:
    return (overleg.agendapunten.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0) + 1
