"""One statement with its kind and source, and everything of a casus that statements are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from meldingen.models import Betrokkene, Casus, Contactmoment, Melding
from overdracht.momentopname import Geheimen, secrets_of
from veiligheid.models import Afspraakcontrole, Veiligheidsbeoordeling, Veiligheidsplan, Vervolgbesluit
from veiligheid.queries import geldig_plan
from veiligthuis.core import clock, words


@dataclass(frozen=True)
class Bewering:
    """What is said, of which kind (feit, mening, interpretatie, gegeven), and where it comes from.

    `over` names the person it is about, empty when it is about the family.
    """

    tekst: str
    soort: str
    bron: str
    over: str = ""


@dataclass(frozen=True)
class Bronnen:
    """The rows of one casus that a report reads, each fetched once."""

    casus: Casus
    betrokkenen: list[Betrokkene]
    meldingen: list[Melding]
    beoordelingen: list[Veiligheidsbeoordeling]
    besluiten: list[Vervolgbesluit]
    contacten: list[Contactmoment]
    overdrachten: list[Any]
    plan: Veiligheidsplan | None
    geheimen: Geheimen
    vandaag: date
    bevindingen: list[Any]
    wederhoor: list[Any]
    gezien: list[Any]
    conclusies: list[Any]
    controles: list[Afspraakcontrole]

    @classmethod
    def van(cls, casus: Casus) -> Bronnen:
        """Everything of this casus; a fixed number of queries."""
        betrokkenen = casus.betrokkenen.select_related("persoon").prefetch_related("persoon__adressen")
        plan = geldig_plan(casus)
        vastgesteld = casus.veiligheidsbeoordelingen.vastgesteld().prefetch_related("oordelen", "informatie")
        return cls(
            casus=casus,
            betrokkenen=list(betrokkenen),
            meldingen=list(casus.meldingen.order_by("ontvangen_op")),
            beoordelingen=list(vastgesteld.order_by("ondertekend_op")),
            besluiten=list(casus.vervolgbesluiten.order_by("genomen_op")),
            contacten=list(casus.contactmomenten.select_related("medewerker").order_by("op")),
            overdrachten=list(casus.overdrachten.select_related("naar_team").order_by("aangeboden_op")),
            plan=plan,
            geheimen=secrets_of(casus),
            vandaag=clock.today(),
            bevindingen=list(casus.traject_bevinding.te_delen().met_verband()),
            wederhoor=list(casus.traject_wederhoor.staand().met_verband()),
            gezien=list(casus.traject_kindgezien.staand().met_verband()),
            conclusies=list(casus.traject_conclusie.staand().met_verband()),
            controles=list(Afspraakcontrole.objects.filter(afspraak__plan=plan).select_related("afspraak")),
        )

    @property
    def kinderen(self) -> list[Betrokkene]:
        """The minors, born and unborn."""
        return [mens for mens in self.betrokkenen if mens.persoon.is_minderjarig(self.vandaag)]

    @property
    def ouders(self) -> list[Betrokkene]:
        """The adults who are parents or hold authority."""
        volwassen = [mens for mens in self.betrokkenen if mens not in self.kinderen]
        return [mens for mens in volwassen if mens.relatie in OUDERS or mens.gezag == "ja"]

    def tekst_van(self, rij: Melding | Contactmoment, veld: str) -> str:
        """A text of a source as far as it may leave."""
        return self.geheimen.bescherming.tekst_van(rij, veld)

    def contacten_met(self, mens: Betrokkene) -> list[Contactmoment]:
        """Succeeded contacts with this person."""
        return [rij for rij in self.contacten if rij.betrokkene_id == mens.pk and rij.gelukt]

    def oordelen_over(self, mens: Betrokkene) -> Iterator[tuple[Veiligheidsbeoordeling, Any]]:
        """The judgements about this person in signed assessments, the oldest first."""
        for beoordeling in self.beoordelingen:
            for oordeel in beoordeling.oordelen.all():
                if oordeel.betrokkene_id == mens.pk:
                    yield beoordeling, oordeel


OUDERS = frozenset({"moeder", "vader", "stiefouder"})


def said(soort: str, bron: str, *teksten: str, over: str = "") -> Iterator[Bewering]:
    """A statement for each text that is not empty."""
    return (Bewering(tekst.strip(), soort, bron, over) for tekst in teksten if tekst.strip())


def dag(moment: date | datetime | None) -> str:
    """A day with its year, or "onbekend"."""
    return words.full_day(moment) if moment else "onbekend"


def som(woorden: Iterable[str]) -> str:
    """Words with commas between; empty for none."""
    return ", ".join(woorden)
