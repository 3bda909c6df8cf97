"""The addresses of two persons together: each stays known where it was known, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import timedelta

from meldingen.models import Adres, Betrokkene, Persoon, Samenvoeging


def voeg_adressen_samen(winnaar: Persoon, verliezer: Persoon) -> None:
    """Give the addresses of one to the other; validity stays, a place that is secret for one is secret for both.

    Where the two stood in different casussen, each address stays with the casussen that knew it, so that nobody
    learns where somebody lives by a merge. Of two that held in the same casussen the newer one holds.
    """
    hier, daar = _casussen(winnaar), _casussen(verliezer)
    blijvend, gaand = _op_orde(winnaar), _op_orde(verliezer)
    if hier != daar:
        _begrens(blijvend, hier)
        _begrens(gaand, daar)
    _geheim_blijft_geheim([*blijvend, *gaand])
    _een_geldt(blijvend, gaand)
    for adres in gaand:
        adres.persoon = winnaar
    # What ended first, so that what holds on finds its place free.
    for adres in sorted((*blijvend, *gaand), key=lambda rij: rij.tot is None):
        adres.save()


def bereik_van(persoon: Persoon, casus: int) -> list[int] | None:
    """The casussen that learn of an address told in this casus; None for everybody who knows the person."""
    bekend = [adres.alleen_in for adres in persoon.adressen.all()]
    for alleen_in in bekend:
        if alleen_in is not None and casus in alleen_in:
            return alleen_in
    if None in bekend:
        return None
    samengevoegd = bool(bekend) or Samenvoeging.objects.geldend().filter(winnaar=persoon).exists()
    return [casus] if samengevoegd else None


def _casussen(persoon: Persoon) -> list[int]:
    return sorted(Betrokkene.objects.filter(persoon=persoon).values_list("casus", flat=True))


def _op_orde(persoon: Persoon) -> list[Adres]:
    return list(persoon.adressen.select_for_update(of=("self",)).order_by("van", "pk"))


def _begrens(adressen: Collection[Adres], casussen: list[int]) -> None:
    for adres in adressen:
        if adres.alleen_in is None:
            adres.alleen_in = casussen


def _geheim_blijft_geheim(adressen: Collection[Adres]) -> None:
    geheim = {_plek(adres): adres.geheim_reden for adres in adressen if adres.geheim}
    for adres in adressen:
        if not adres.geheim and _plek(adres) in geheim:
            adres.geheim, adres.geheim_reden = True, geheim[_plek(adres)]


def _een_geldt(blijvend: Collection[Adres], gaand: Collection[Adres]) -> None:
    """Of two present addresses of a kind in the same casussen the one that began first ends; it keeps its first day."""
    nu = {(adres.soort, tuple(adres.alleen_in or ())): adres for adres in blijvend if adres.tot is None}
    for adres in gaand:
        ander = nu.get((adres.soort, tuple(adres.alleen_in or ())))
        if adres.tot is None and ander is not None:
            oud, nieuw = (
                sorted((ander, adres), key=lambda rij: rij.van) if ander.van != adres.van else (adres, ander)
            )
            oud.tot = max(oud.van, nieuw.van - timedelta(days=1))


def _plek(adres: Adres) -> tuple[str, str]:
    """What two ways of writing one address have in common."""
    straat = adres.postcode or f"{adres.straat} {adres.plaats}"
    return re.sub(r"\W", "", straat).casefold(), re.sub(r"\W", "", adres.huisnummer).casefold()
