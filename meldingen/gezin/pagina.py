"""What the page of one person shows, at a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meldingen.contact.queries import pogingen_in
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Adres, Betrokkene, Gezinsband, VeiligContact
from veiligthuis.core import clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.models import AuditEntry, Medewerker

MEEST = 30
"""Lines of the history on the page; the time line of the casus has all of them."""

ACTIES = {
    "voeg_betrokkene_toe": "toegevoegd aan de casus", "wijzig_persoon": "persoonsgegevens",
    "wijzig_betrokkene": "plaats in het gezin", "leg_adres_vast": "adres vastgelegd",
    "beeindig_adres": "adres beëindigd", "verbeter_adres": "adres verbeterd",
    "leg_veilig_contact_vast": "veilig contact", "leg_geboorte_vast": "geboren",
    "informeer_betrokkene": "geïnformeerd", "noteer_niet_gesproken": "reden niet gesproken",
    "scherm_adres_af": "adres geheim wegens huisverbod",
}  # fmt: skip
"""What was done to a person, in words."""


@dataclass(frozen=True)
class AdresRegel:
    """One address as it may be shown: the line itself, or only that there is one."""

    adres: Adres
    regel: str
    afgeschermd: bool

    @property
    def is_huidig(self) -> bool:
        """Whether it holds until further notice."""
        return self.adres.tot is None


@dataclass(frozen=True)
class BandRegel:
    """One band as it reads from this person."""

    band: Gezinsband
    woord: str
    ander: str


@dataclass(frozen=True)
class Wijziging:
    """One line of the history: when, who, what; never the content."""

    op: datetime
    wie: str
    wat: str
    velden: str


OMGEKEERD = {
    Bandsoort.OUDER_VAN: "kind van", Bandsoort.ADOPTIEOUDER_VAN: "adoptiekind van",
    Bandsoort.PLEEGOUDER_VAN: "pleegkind van", Bandsoort.STIEFOUDER_VAN: "stiefkind van",
    Bandsoort.GEZAG_OVER: "onder gezag van", Bandsoort.GEWELD: "vermoedelijk geweld door",
}  # fmt: skip
"""How a directed band reads from the other side."""


def person_page(betrokkene: Betrokkene, user: Medewerker) -> dict[str, Any]:
    """Everything the page needs; an address that is secret, or the same place as one, is only said to be there."""
    persoon, casus = betrokkene.persoon, betrokkene.casus
    mensen = list(casus.betrokkenen.met_persoon())
    gezocht = pogingen_in(casus, mensen)
    banden = casus.banden.filter(van=betrokkene) | casus.banden.filter(naar=betrokkene)
    return {
        "betrokkene": betrokkene,
        "persoon": persoon,
        "casus": casus,
        "leeftijd": persoon.leeftijd(clock.today()),
        "contact": VeiligContact.objects.filter(persoon=persoon).first(),
        "adressen": address_rows(mensen)[betrokkene.pk],
        "banden": [seen_from(betrokkene, band) for band in banden.met_personen().order_by("tot", "pk")],
        "wijzigingen": history(betrokkene),
        "pogingen": next((rij.zin for rij in gezocht if rij.betrokkene == betrokkene.pk), "nog niet"),
        "mag_contact": casus.is_open and has_codename(user, "meldingen.leg_contact_vast"),
        "mag": has_codename(user, "meldingen.voeg_betrokkene_toe"),
        "mag_geheim": has_codename(user, "meldingen.bekijk_geheim_adres"),
        "mag_codewoord": has_codename(user, "meldingen.bekijk_codewoord"),
        "mag_informeren": has_codename(user, "meldingen.informeer_betrokkene"),
    }


def address_rows(mensen: Iterable[Betrokkene]) -> dict[int, list[AdresRegel]]:
    """Per betrokkene of one casus the addresses that casus knows, those that hold first; `mensen` are all its people.

    One is masked when it is secret, or the same place as a secret address of anybody here, so that a child gives no
    parent away. With `met_persoon` at no further query.
    """
    allen = list(mensen)
    plekken = frozenset(
        plek
        for mens in allen
        for adres in mens.persoon.adressen.all()
        if adres.geheim
        for plek in adres.plekken
    )
    return {mens.pk: [_row(adres, plekken) for adres in sorted(mens.adressen, key=_newest)] for mens in allen}


def is_hidden(adres: Adres, betrokkene: Betrokkene) -> bool:
    """Whether this address of somebody is masked on the pages of the casus."""
    rijen = address_rows(betrokkene.casus.betrokkenen.met_persoon())[betrokkene.pk]
    return any(rij.afgeschermd for rij in rijen if rij.adres == adres)


def _row(adres: Adres, plekken: frozenset[str]) -> AdresRegel:
    dicht = adres.geheim or bool(plekken & adres.plekken)
    return AdresRegel(adres, "" if dicht else adres.regel, dicht)


def _newest(adres: Adres) -> tuple[bool, int, int]:
    return adres.tot is not None, -adres.van.toordinal(), -adres.pk


def seen_from(wie: Betrokkene, band: Gezinsband) -> BandRegel:
    """A band as it reads from one of the two."""
    woord = str(band.get_soort_display()).lower()
    if band.van_id == wie.pk:
        return BandRegel(band, woord, band.naar.persoon.weergavenaam)
    return BandRegel(band, OMGEKEERD.get(Bandsoort(band.soort), woord), band.van.persoon.weergavenaam)


def history(betrokkene: Betrokkene) -> list[Wijziging]:
    """What changed for this person in this casus, the newest first."""
    rows = AuditEntry.objects.filter(
        object_soort=betrokkene._meta.label_lower,
        object_id=str(betrokkene.pk),
        soort=AuditEntry.Soort.WIJZIGING,
    ).order_by("-op", "-volgnummer")[:MEEST]
    people = Medewerker.objects.in_bulk({row.door_id for row in rows if row.door_id})
    names = {pk: person.weergavenaam for pk, person in people.items()}
    return [
        Wijziging(
            row.op, names.get(row.door_id or 0, row.door_naam), ACTIES.get(row.actie, row.actie.replace("_", " ")),
            str(row.velden.get("velden", "")).replace("_", " "),
        )
        for row in rows
    ]  # fmt: skip
