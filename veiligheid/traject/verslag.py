"""The draft report as the family may read it, on the screen and on paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meldingen.models import Casus
from meldingen.queries import geheimen
from veiligheid.models import Bevinding
from veiligheid.traject import queries
from veiligheid.traject.codelijsten import Soort

KOPPEN = {
    Soort.FEIT: "Dit is er gebeurd",
    Soort.MENING: "Dit vinden mensen ervan",
    Soort.INTERPRETATIE: "Dit leiden wij eruit af",
}


@dataclass(frozen=True)
class Verslagregel:
    """One statement with where it comes from."""

    tekst: str
    bron: str
    van: date


@dataclass(frozen=True)
class Verslagdeel:
    """The statements of one kind under their heading."""

    kop: str
    regels: list[Verslagregel]


@dataclass(frozen=True)
class Verslagconclusie:
    """One conclusion with what it rests on."""

    kop: str
    tekst: str


@dataclass(frozen=True)
class Conceptverslag:
    """The whole draft; `vraag` is empty before a decision."""

    vraag: str
    delen: list[Verslagdeel]
    conclusies: list[Verslagconclusie]


def conceptverslag(casus: Casus) -> Conceptverslag:
    """The draft without corrected lines, protected sources, and any secret of anybody in the casus.

    Everybody in the family gets the same draft, so it holds no place, number or code word that one of them may not
    know. Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    geheim = geheimen.voor_allen(casus)
    rijen = list(Bevinding.objects.in_dit_traject(casus).te_delen().met_verband())
    delen = [
        Verslagdeel(
            KOPPEN[soort],
            [
                Verslagregel(geheim.scrub(rij.tekst), geheim.scrub(rij.bron_in_woorden), rij.van)
                for rij in rijen
                if rij.soort == soort
            ],
        )
        for soort in Soort
    ]
    conclusies = [
        Verslagconclusie(
            f"{rij.get_onderwerp_display()}: {str(rij.get_uitkomst_display()).lower()}",
            geheim.scrub(rij.motivering),
        )
        for rij in queries.huidige_conclusies(casus).values()
    ]
    besluit = queries.besluit_tot_traject(casus)
    vraag = (queries.geldende_vraag(besluit) or besluit.motivering) if besluit else ""
    return Conceptverslag(geheim.scrub(vraag), delen, conclusies)
