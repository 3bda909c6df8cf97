"""The tab Gezin of a casus: everybody with what nobody may overlook, and the bands between them."""

from dataclasses import dataclass
from typing import Any

from meldingen.genogram.lezen import genogram_van_casus
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.gezin.pagina import AdresRegel, address_rows
from meldingen.models import Betrokkene, Gezinsband, VeiligContact
from meldingen.samenvoegen.kandidaten import dubbelen_onder
from veiligthuis.core import clock
from veiligthuis.core.access import has_codename
from veiligthuis.pages.dossier_tabs import Blik


@dataclass(frozen=True)
class GezinsRegel:
    """One person as the table shows him; `plaats` is empty where the address is secret or not known."""

    betrokkene: Betrokkene
    leeftijd: int | None
    geheim: bool
    plaats: str
    gezag: list[str]
    merken: list[str]


def family(blik: Blik) -> dict[str, Any]:
    """Everybody in the casus with the bands; of an address only the place, of a secret one not even that."""
    casus, user = blik.casus, blik.user
    people = list(casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen"))
    may_merge = has_codename(user, "meldingen.voeg_personen_samen")
    bands = list(casus.banden.met_personen().order_by("tot", "pk"))
    places = address_rows(people)
    return {
        "personen": [_row(who, bands, places[who.pk]) for who in people],
        "banden": bands,
        "genogram": genogram_van_casus(people, bands, op=clock.today()),
        "mag": has_codename(user, "meldingen.voeg_betrokkene_toe"),
        "mag_samenvoegen": may_merge,
        "dubbelen": dubbelen_onder(people)[:5] if may_merge else [],
    }


def _row(who: Betrokkene, bands: list[Gezinsband], places: list[AdresRegel]) -> GezinsRegel:
    person = who.persoon
    current = [row for row in places if row.is_huidig]
    hidden = any(row.afgeschermd for row in current)
    found = next(
        (row.adres.plaats for row in current if row.adres.soort in {"woon", "verblijf", "opvang"}), ""
    )
    contact: VeiligContact | None = getattr(person, "veilig", None)
    return GezinsRegel(
        betrokkene=who,
        leeftijd=person.leeftijd(clock.today()),
        geheim=hidden,
        plaats="" if hidden else found,
        gezag=[_first_name(b.naar) for b in bands if _holds_authority(b, who)],
        merken=contact.merken if contact else [],
    )


def _holds_authority(band: Gezinsband, who: Betrokkene) -> bool:
    return band.van_id == who.pk and band.soort == Bandsoort.GEZAG_OVER and band.tot is None


def _first_name(who: Betrokkene) -> str:
    return who.persoon.roepnaam or who.persoon.voornamen or who.persoon.weergavenaam
