"""What an intention brings along, as frozen values: a report, an advice, a person in a household, an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from meldingen.codelijsten import AdresSoort, Geslacht, Gezag, Kanaal, Precisie
from meldingen.gezin.codelijsten import JaNeeOnbekend, VeiligKanaal
from meldingen.models import Persoon


@dataclass(frozen=True, kw_only=True)
class AdresGegevens:
    """An address as it was told; `van` None means from today, `bron` says who told it."""

    straat: str
    plaats: str
    huisnummer: str = ""
    postcode: str = ""
    gemeente: str = ""
    soort: str = AdresSoort.WOON
    van: date | None = None
    geheim: bool = False
    geheim_reden: str = ""
    bron: str = "melder"


@dataclass(frozen=True, kw_only=True)
class VeiligContactGegevens:
    """How somebody can be reached without danger, as far as it was told."""

    kanaal: str = VeiligKanaal.ONBEKEND
    uren: str = ""
    voicemail: str = JaNeeOnbekend.ONBEKEND
    post: str = JaNeeOnbekend.ONBEKEND
    via_wie: str = ""
    codewoord: str = ""

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was told."""
        return self == VeiligContactGegevens()


@dataclass(frozen=True, kw_only=True)
class BetrokkeneGegevens:
    """Somebody in the household or around it; `persoon` is set when that person is known here already.

    With `persoon` the fields of the person itself are not used.
    """

    rol: str
    relatie: str = ""
    gezag: str = Gezag.ONBEKEND
    in_huishouden: bool = True
    persoon: Persoon | None = None
    voornamen: str = ""
    roepnaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    partner_tussenvoegsel: str = ""
    partner_achternaam: str = ""
    geboortedatum: date | None = None
    geboorte_precisie: str | None = None
    geslacht: str = Geslacht.ONBEKEND
    bsn: str = ""
    ongeboren: bool = False
    uitgerekende_datum: date | None = None
    overleden_op: date | None = None
    taal: str = ""
    tolk_nodig: bool = False
    telefoon: str = ""
    veilig_contact: str = ""
    veilig: VeiligContactGegevens | None = None
    adres: AdresGegevens | None = None

    def persoon_velden(self) -> dict[str, Any]:
        """The fields of the person; a birth date without precision is known to the day."""
        velden = {naam: getattr(self, naam) for naam in PERSOON_VELDEN}
        bekend = Precisie.DAG if self.geboortedatum else Precisie.ONBEKEND
        return velden | {"bsn": self.bsn or None, "geboorte_precisie": self.geboorte_precisie or bekend}


PERSOON_VELDEN = (
    "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam",
    "geboortedatum", "geboorte_precisie", "geslacht", "bsn", "ongeboren", "uitgerekende_datum", "overleden_op",
    "taal", "tolk_nodig", "telefoon", "veilig_contact",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class MeldingGegevens:
    """A report as it came in; `ontvangen_op` None means at the moment of recording."""

    melder_hoedanigheid: str
    aanleiding: Sequence[str]
    beschrijving: str
    kanaal: str = Kanaal.TELEFOON
    ontvangen_op: datetime | None = None
    melder_naam: str = ""
    melder_organisatie: str = ""
    melder_telefoon: str = ""
    melder_email: str = ""
    herkomst_afschermen: bool = False
    afscherm_grond: str = ""
    meldcode_doorlopen: bool | None = None
    gezin_weet_ervan: str = ""
    aard: Sequence[str] = ()
    mening_melder: str = ""
    incident_op: date | None = None
    incident_plaats: str = ""
    kinderen_aanwezig: bool | None = None

    def velden(self, at: datetime) -> dict[str, Any]:
        """The fields of the model."""
        alle = {veld.name: getattr(self, veld.name) for veld in fields(self)}
        lijsten = {"aanleiding": list(self.aanleiding), "aard": list(self.aard)}
        return alle | lijsten | {"ontvangen_op": self.ontvangen_op or at}


@dataclass(frozen=True, kw_only=True)
class AdviesGegevens:
    """A request for advice and what was advised; nothing about those it is about."""

    hoedanigheid: str = ""
    aanleiding: Sequence[str] = ()
    aard: Sequence[str] = ()
    vraag: str = ""
    gegeven_advies: str = ""
    kanaal: str = Kanaal.TELEFOON
    adviesvrager_naam: str = ""
    adviesvrager_telefoon: str = ""

    def velden(self) -> dict[str, Any]:
        """The fields of the model."""
        alle = {veld.name: getattr(self, veld.name) for veld in fields(self)}
        return alle | {"aanleiding": list(self.aanleiding), "aard": list(self.aard)}
