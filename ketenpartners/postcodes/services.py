"""Replacing the postcodes: what would change is shown first, and all of it changes in one transaction or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ketenpartners.models import Postcodegebied
from ketenpartners.postcodes.bestand import Gebied, lees_bestand
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MAG = "ketenpartners.laad_postcodes"
VELDEN = ("plaats", "gemeente", "provincie", "regio", "inwoners")


@dataclass(frozen=True, slots=True)
class Verandering:
    """What a file would change: areas that are new, gone, or lie elsewhere now (postcode, from, to)."""

    aantal: int
    nieuw: tuple[str, ...]
    weg: tuple[str, ...]
    verhuisd: tuple[tuple[str, str, str], ...]
    bijgewerkt: int
    zonder_plaats: int
    kenmerk: str

    @property
    def is_leeg(self) -> bool:
        """Whether no area changes."""
        return not (self.nieuw or self.weg or self.verhuisd or self.bijgewerkt)

    def as_json(self) -> dict[str, Any]:
        """Counts for a script."""
        return {
            "gebieden": self.aantal, "nieuw": len(self.nieuw), "weg": len(self.weg),
            "verhuisd": len(self.verhuisd), "bijgewerkt": self.bijgewerkt, "zonder_plaats": self.zonder_plaats,
        }  # fmt: skip


def bekijk_postcodes(inhoud: bytes) -> Verandering:
    """What this file would change; changes nothing. Raises BestandAfgewezen."""
    return _vergelijk(lees_bestand(inhoud))


def vervang_postcodes(
    inhoud: bytes, *, bron: str, peildatum: date, by: Medewerker | None, kenmerk: str = ""
) -> Verandering:
    """Replace every postcode area by those of the file, all or nothing; returns what changed.

    `by` None is the operator of the server. With `kenmerk` only what was shown may change.
    Raises NotAllowed, BestandAfgewezen, or RuleBroken for a source or day that cannot be.
    """
    if by is not None and not has_codename(by, MAG):
        raise NotAllowed(MAG)
    if not bron.strip():
        raise RuleBroken("Schrijf op waar het bestand vandaan komt.", field="bron")
    if peildatum > clock.today():
        raise RuleBroken("De stand kan niet in de toekomst liggen.", field="peildatum")
    gebieden = lees_bestand(inhoud)
    with transaction.atomic():
        verandering = _vergelijk(gebieden)
        if kenmerk and kenmerk != verandering.kenmerk:
            raise RuleBroken(
                "Er verandert nu iets anders dan is getoond. Bekijk het bestand opnieuw.", field="bestand"
            )
        Postcodegebied.objects.all().delete()
        rijen = Postcodegebied.objects.bulk_create(
            [_rij(gebied, bron.strip(), peildatum) for gebied in gebieden], batch_size=2000
        )
        velden = verandering.as_json() | {"bron": bron.strip()[:100], "peildatum": f"{peildatum:%Y-%m-%d}"}
        audit.record_change(by, rijen[0], action="vervang_postcodes", fields=velden)
    return verandering


def _rij(gebied: Gebied, bron: str, peildatum: date) -> Postcodegebied:
    velden = {naam: getattr(gebied, naam) for naam in ("pc4", *VELDEN)}
    return Postcodegebied(bron=bron, peildatum=peildatum, **velden)


def _vergelijk(gebieden: list[Gebied]) -> Verandering:
    oud = {rij.pc4: rij for rij in Postcodegebied.objects.all()}
    nieuw = {gebied.pc4: gebied for gebied in gebieden}
    beide = sorted(oud.keys() & nieuw.keys())
    verhuisd = [
        (pc4, oud[pc4].gemeente, nieuw[pc4].gemeente)
        for pc4 in beide
        if oud[pc4].gemeente != nieuw[pc4].gemeente
    ]
    anders = [pc4 for pc4 in beide if any(getattr(oud[pc4], v) != getattr(nieuw[pc4], v) for v in VELDEN)]
    erbij, weg = sorted(nieuw.keys() - oud.keys()), sorted(oud.keys() - nieuw.keys())
    getoond = repr((sorted(nieuw.items()), erbij, weg, verhuisd, anders))
    return Verandering(
        aantal=len(gebieden),
        nieuw=tuple(erbij),
        weg=tuple(weg),
        verhuisd=tuple(verhuisd),
        bijgewerkt=len(anders) - len(verhuisd),
        zonder_plaats=sum(not gebied.gemeente for gebied in gebieden),
        kenmerk=hashlib.sha256(getoond.encode()).hexdigest(),
    )
