"""Who may not learn where another stays while a huisverbod runs, and keeping those addresses secret.

The home that both sides know is no secret between them; any other address of either side is. It is marked secret when
the huisverbod begins and when it is written down later, so that every page, letter and paper masks it as any other.
"""

from __future__ import annotations

from collections.abc import Iterable

from meldingen.models import Adres, Betrokkene, Huisverbod
from veiligthuis.core import audit
from veiligthuis.core.models import Medewerker

REDEN = "Huisverbod: de ander mag niet weten waar deze persoon verblijft."


def gescheiden_van(betrokkene: Betrokkene) -> list[Betrokkene]:
    """Everybody who may not learn now where this person stays, because of a huisverbod that runs in the casus."""
    gevonden: dict[int, Betrokkene] = {}
    for verbod in Huisverbod.objects.lopend().filter(casus=betrokkene.casus_id).met_mensen():
        for ander in overkant(verbod, betrokkene):
            gevonden[ander.pk] = ander
    return list(gevonden.values())


def overkant(verbod: Huisverbod, betrokkene: Betrokkene) -> list[Betrokkene]:
    """The other side of a huisverbod for this person; nobody when it is not about him or her."""
    achter = verbod.achter
    if betrokkene.pk == verbod.weg.pk:
        return achter
    return [verbod.weg] if betrokkene in achter else []


def scherm_alles_af(verbod: Huisverbod, *, by: Medewerker | None) -> int:
    """Make every address secret that one side has and the other does not know; returns how many."""
    mensen = [verbod.weg, *verbod.achter]
    return sum(
        _scherm_af(adres, wie, overkant(verbod, wie), by=by)
        for wie in mensen
        for adres in wie.adressen
        if adres.tot is None
    )


def scherm_af_als_dat_moet(adres: Adres, betrokkene: Betrokkene, *, by: Medewerker | None) -> bool:
    """The same for one address that was just written down or corrected."""
    return bool(_scherm_af(adres, betrokkene, gescheiden_van(betrokkene), by=by))


def _scherm_af(
    adres: Adres, wie: Betrokkene, anderen: Iterable[Betrokkene], *, by: Medewerker | None
) -> bool:
    ander = list(anderen)
    if adres.geheim or not ander or adres.plekken & _plekken(ander):
        return False
    adres.geheim, adres.geheim_reden = True, REDEN
    adres.save(update_fields=["geheim", "geheim_reden"])
    audit.record_change(by, wie, action="scherm_adres_af", fields={"soort": adres.soort})
    return True


def _plekken(mensen: Iterable[Betrokkene]) -> frozenset[str]:
    """Where these people live or stay now, as far as the casus knows and it is no secret of theirs."""
    return frozenset(
        plek
        for wie in mensen
        for adres in wie.adressen
        if adres.tot is None and not adres.geheim
        for plek in adres.plekken
    )
