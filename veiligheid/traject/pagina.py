"""What the one screen of a traject shows: the question, the days left, and every part with what is missing in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from meldingen.machine import CasusStatus
from meldingen.models import Betrokkene, Casus
from meldingen.termijnen.queries import KlokDeel, klok_delen, open_van_casus
from veiligheid.models import Bevinding, Conclusie, Kindgezien, Onderzoeksvraag, Vervolgbesluit, Wederhoor
from veiligheid.queries import directbetrokkenen
from veiligheid.traject import queries
from veiligheid.traject.codelijsten import Onderwerp, Soort, Weger
from veiligthuis.core import clock
from veiligthuis.core.access import Person
from veiligthuis.core.machine import Beschikbaar, available, find_step
from veiligthuis.core.models import Medewerker

TIEN_WEKEN = {"T05", "T06", "T07"}
STAPPEN = {
    "start_vv", "start_onderzoek", "rond_vv_af", "neem_onderzoeksbesluit", "sluit_voortijdig",
}  # fmt: skip
"""The steps of the casus that belong on this screen; changing V&V into onderzoek or back has a page of its own."""
EINDSTAP = {
    CasusStatus.VV_WACHT: "rond_vv_af", CasusStatus.VV_ACTIEF: "rond_vv_af",
    CasusStatus.ONDERZOEK_WACHT: "neem_onderzoeksbesluit", CasusStatus.ONDERZOEK_ACTIEF: "neem_onderzoeksbesluit",
}  # fmt: skip
"""The step that ends the traject, whose rules say what is still missing."""


@dataclass(frozen=True)
class Persoonsregel:
    """One person with the line that holds now, None without one, and the lines that were corrected or came before."""

    betrokkene: Betrokkene
    rij: Any
    eerder: list[Any]


@dataclass(frozen=True)
class Soortregels:
    """The statements of one kind, with the corrected ones beside them."""

    soort: Soort
    rijen: list[Bevinding]


@dataclass(frozen=True)
class Conclusieregel:
    """One subject with the conclusion that holds, None without one, who must still weigh along, and earlier ones."""

    onderwerp: Onderwerp
    conclusie: Conclusie | None
    nog: list[Weger]
    eerder: list[Conclusie]


@dataclass(frozen=True)
class Trajectblad:
    """Everything on the screen of one traject; the first of `vragen`, if any, is the question that holds now."""

    besluit: Vervolgbesluit | None
    vragen: list[Onderzoeksvraag]
    klok: list[KlokDeel]
    nog_nodig: list[str]
    stappen: list[Beschikbaar]
    kinderen: list[Persoonsregel]
    bevindingen: list[Soortregels]
    gehoorden: list[Persoonsregel]
    conclusies: list[Conclusieregel]
    is_onderzoek: bool


def blad_van(casus: Casus, user: Medewerker) -> Trajectblad:
    """The screen of this casus, at a fixed number of queries."""
    vandaag = clock.today()
    mensen = directbetrokkenen(casus)
    kinderen = [b for b in mensen if b.moet_gezien(vandaag)]
    gehoorden = [b for b in mensen if b.moet_gehoord(vandaag)]
    gezien = list(Kindgezien.objects.visible_to(user).in_dit_traject(casus).met_verband())
    wederhoor = list(Wederhoor.objects.visible_to(user).in_dit_traject(casus).met_verband())
    bevindingen = list(Bevinding.objects.visible_to(user).in_dit_traject(casus).met_verband())
    conclusies = list(Conclusie.objects.visible_to(user).in_dit_traject(casus).met_verband())
    stappen = [kan for kan in available(casus, user) if kan.step.name in STAPPEN]
    besluit = queries.besluit_tot_traject(casus)
    return Trajectblad(
        besluit=besluit,
        vragen=queries.bijgestelde_vragen(besluit),
        klok=klok_delen([t for t in open_van_casus(casus) if t.code in TIEN_WEKEN]),
        nog_nodig=nog_nodig(casus, user),
        stappen=stappen,
        kinderen=_per_persoon(kinderen, gezien, queries.per_kind(gezien)),
        bevindingen=[
            Soortregels(soort, [rij for rij in bevindingen if rij.soort == soort]) for soort in Soort
        ],
        gehoorden=_per_persoon(gehoorden, wederhoor, queries.per_gehoorde(wederhoor)),
        conclusies=[_conclusie(onderwerp, conclusies) for onderwerp in Onderwerp],
        is_onderzoek=EINDSTAP.get(CasusStatus(casus.status)) != "rond_vv_af",
    )


def nog_nodig(casus: Casus, user: Person) -> list[str]:
    """Every reason why the traject cannot be ended now; empty when it can, or when none goes on."""
    naam = EINDSTAP.get(CasusStatus(casus.status))
    if naam is None or not isinstance(user, Medewerker):
        return []
    redenen = (regel(casus, by=user, at=clock.now()) for regel in find_step(casus, naam).rules)
    return [reden for reden in redenen if reden]


def _per_persoon(mensen: list[Betrokkene], rijen: list[Any], nu: dict[int, Any]) -> list[Persoonsregel]:
    regels = []
    for wie in mensen:
        van_wie = [rij for rij in rijen if wie.pk in (rij.betrokkene_id, rij.betrokkene.opgegaan_in_id)]
        geldt = nu.get(wie.pk)
        regels.append(Persoonsregel(wie, geldt, [rij for rij in van_wie if rij != geldt]))
    return regels


def _conclusie(onderwerp: Onderwerp, alle: list[Conclusie]) -> Conclusieregel:
    hier = [conclusie for conclusie in alle if conclusie.onderwerp == onderwerp]
    nu = hier[0] if hier else None
    return Conclusieregel(onderwerp, nu, queries.ontbrekende_wegers(nu) if nu else [], hier[1:])
