"""The verzoek tot onderzoek to the Raad: sixteen sections of statements, each with its kind and its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meldingen.models import Casus
from meldingen.queries import lezen
from overdracht import momentopname
from overdracht.genogram import drawing_of, family_of
from overdracht.reports import secties
from overdracht.reports.bewering import Bewering, Bronnen
from veiligheid.queries import Cijferrij, cijferrijen, cijfers, grafiek_van
from veiligthuis.core.charts import LineChart

INHOUD: tuple[tuple[str, str, Callable[[Bronnen], Iterable[Bewering]]], ...] = (
    ("Gegevens en gezag", "Wie het zijn en wie het gezag heeft.", secties.gegevens),
    ("Aanleiding en chronologie", "Wat er is gemeld en gebeurd, op datum.", secties.chronologie),
    ("Feiten, meningen en interpretatie", "Apart gehouden, elk met de bron.", secties.feiten_en_meningen),
    ("Per kind: ontwikkeling, veiligheid en eigen stem", "Wat van ieder kind bekend is.", secties.per_kind),
    ("Per ouder: visie, mogelijkheden en hulp", "Wat van iedere ouder bekend is.", secties.per_ouder),
    ("Geweldspatroon, risico en bescherming", "Ook letsel en medische weging.", secties.geweldspatroon),
    ("Ingezette hulp", "Wat, wanneer, met welk resultaat.", secties.ingezette_hulp),
    ("Netwerk", "Wie er om het gezin staan.", secties.netwerk),
    ("Veiligheidsplan en naleving", "Wat is afgesproken en wat ervan kwam.", secties.veiligheidsplan),
    ("Ontwikkelingsbedreiging per kind", "Concreet, per kind.", secties.ontwikkelingsbedreiging),
    ("Waarom vrijwillige hulp niet volstaat", "", secties.waarom_niet_vrijwillig),
    ("Wat wordt gevraagd, en hoe snel", "", secties.gevraagd),
    ("Reactie van ouders en kinderen", "Kinderen vanaf twaalf jaar zelf.", secties.wederhoor),
    ("Bronnen", "Wie is bevraagd, wanneer en op welke grond.", secties.bronnen),
    ("Bijlagen", "", secties.bijlagen),
    ("Wat niet wordt gedeeld", "", secties.niet_gedeeld),
)
"""Title, explanation and content of each section. Source: Regeling justitiële keteninformatisering Jeugdwet,
bijlage 1 (contents of a verzoek tot onderzoek); Jeugdwet art. 3.3 (feiten volledig en naar waarheid)."""

SOORTEN = ("feit", "mening", "interpretatie", "gegeven")


@dataclass(frozen=True)
class Sectie:
    """One section; without statements it says that nothing is known."""

    nummer: int
    titel: str
    uitleg: str
    groepen: tuple[tuple[str, tuple[Bewering, ...]], ...]

    @property
    def is_leeg(self) -> bool:
        """Whether the dossier says nothing about this."""
        return not self.groepen


@dataclass(frozen=True)
class Verzoek:
    """The whole request; `ontbreekt` names the sections the Raad will ask about."""

    nummer: str
    gezin: str
    secties: tuple[Sectie, ...]
    familie: Mapping[str, Any]
    cijfers: tuple[Cijferrij, ...] = ()

    @property
    def grafiek(self) -> LineChart | None:
        """The veiligheidscijfers over time; None when nobody gave one."""
        return grafiek_van(self.cijfers)

    @property
    def genogram(self) -> lezen.Genogram | None:
        """The drawing of the family; None when there is nobody to draw."""
        return drawing_of(self.familie)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """Titles of the sections about which nothing is known."""
        return tuple(sectie.titel for sectie in self.secties if sectie.is_leeg)


def verzoek_of(casus: Casus, *, erbij: Mapping[int, Sequence[Bewering]] | None = None) -> Verzoek:
    """The request for a casus, from what the dossier has; secret addresses and shielded melders are left out.

    `erbij` is what the author adds, by the number of the section.
    """
    meer = erbij or {}
    bron = Bronnen.van(casus)
    gevuld = tuple(
        Sectie(nummer, titel, uitleg, _groepen(bron.geheimen.scrub_all([*maak(bron), *meer.get(nummer, ())])))
        for nummer, (titel, uitleg, maak) in enumerate(INHOUD, start=1)
    )
    open_ = momentopname.all_open(bron.betrokkenen, bron.geheimen)
    familie = family_of(casus, bron.betrokkenen, op=bron.vandaag, met_huishouden=open_)
    return Verzoek(
        nummer=casus.nummer,
        gezin=bron.geheimen.scrub(casus.naam),
        secties=gevuld,
        familie=bron.geheimen.scrub(familie),
        cijfers=tuple(bron.geheimen.scrub_all(cijferrijen(cijfers(casus)))),
    )


def _groepen(beweringen: Iterable[Bewering]) -> tuple[tuple[str, tuple[Bewering, ...]], ...]:
    """The statements by kind, facts before opinions before interpretation; empty kinds left out."""
    alle = list(beweringen)
    per_soort = ((soort, tuple(b for b in alle if b.soort == soort)) for soort in SOORTEN)
    return tuple((soort, gevonden) for soort, gevonden in per_soort if gevonden)
