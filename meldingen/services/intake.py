"""Taking in a melding: the casus, its people, its regie, its clocks and who may see it, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ketenpartners.models import Team
from meldingen.codelijsten import DIRECTBETROKKEN
from meldingen.models import Advies, Betrokkene, Casus, Gesprek, Melding
from meldingen.queries import eigen_team
from meldingen.services.gegevens import BetrokkeneGegevens, MeldingGegevens
from meldingen.services.gesprek import rond_af, vergrendel
from meldingen.services.nummers import volgend_casusnummer, volgend_meldingnummer
from meldingen.services.personen import leg_betrokkenen_vast
from meldingen.services.regie import begin_regie
from meldingen.services.toegang import verleen_toegang
from veiligthuis.core import access, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker
from veiligthuis.core.whole import as_whole


@as_whole
def neem_melding_op(
    *,
    gegevens: MeldingGegevens,
    betrokkenen: Sequence[BetrokkeneGegevens] = (),
    by: Medewerker,
    at: datetime | None = None,
    gesprek: Gesprek | None = None,
    vergrendeld: bool = False,
    casus: Casus | None = None,
    team: Team | None = None,
    naam: str = "",
) -> Melding:
    """Take in a melding, from a conversation or directly; the same conversation never gives a second one.

    Without `casus` a new one is opened for `team` (the team of `by` when None). A running casus takes the melding
    with its own number and clocks; of a closed casus a new one is opened and linked as hermelding. `naam` is the
    name of the family, made of the surnames when empty. Betrokkenen who are in the casus already are left alone.
    `vergrendeld`: the caller holds `gesprek` under its lock, and what it changed there goes along.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    moment = at or clock.now()
    access.require(by, "meldingen.neem_melding_op")
    if gesprek is not None:
        gesprek = gesprek if vergrendeld else vergrendel(gesprek, by=by)
        if gesprek.melding is not None:
            return gesprek.melding
    casus = _casus_voor(casus, team, naam, betrokkenen, by=by, at=moment)
    _leg_betrokkenen_vast(casus, betrokkenen, by=by, at=moment)
    nummer, velden = volgend_meldingnummer(moment), gegevens.velden(moment)
    nieuw = Melding(nummer=nummer, casus=casus, vastgelegd_op=moment, vastgelegd_door=by, **velden)
    melding: Melding = begin(nieuw, by=by, at=moment)
    if gesprek is not None:
        rond_af(gesprek, melding=melding, at=moment)
    return melding


@as_whole
def zet_advies_om_in_melding(
    advies: Advies,
    *,
    gegevens: MeldingGegevens,
    betrokkenen: Sequence[BetrokkeneGegevens],
    by: Medewerker,
    at: datetime | None = None,
    **casus: Any,
) -> Melding:
    """The adviesvrager reports after all: a melding with the people named now, and the advies says so.

    `casus` holds what else neem_melding_op takes (casus, team, naam).
    Source: Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    moment = at or clock.now()
    melding = neem_melding_op(gegevens=gegevens, betrokkenen=betrokkenen, by=by, at=moment, **casus)
    perform(advies, "zet_advies_om_in_melding", by=by, at=moment, melding=melding)
    return melding


def _casus_voor(
    casus: Casus | None,
    team: Team | None,
    naam: str,
    betrokkenen: Sequence[BetrokkeneGegevens],
    *,
    by: Medewerker,
    at: datetime,
) -> Casus:
    """The running casus itself, locked so that it cannot close meanwhile; else a new one."""
    if casus is None:
        return _open_casus(naam or gezinsnaam(betrokkenen), team, None, by=by, at=at)
    if not access.is_visible(by, casus):
        raise NotAllowed("meldingen.view_casus")
    rij: Casus = Casus.objects.select_for_update(of=("self",)).select_related("team").get(pk=casus.pk)
    if rij.is_open:
        return rij
    return _open_casus(naam or rij.naam, team or rij.team, rij, by=by, at=at)


def _open_casus(
    naam: str, team: Team | None, hermelding_van: Casus | None, *, by: Medewerker, at: datetime
) -> Casus:
    """A new casus with its regie; the team that carries it is given sight of it."""
    team = team or eigen_team(by)
    if team is None:
        raise RuleBroken(
            "U werkt in geen team van Veilig Thuis. Kies het team dat de casus draagt.", field="team"
        )
    nieuw = Casus(
        nummer=volgend_casusnummer(at), naam=naam, team=team, geopend_op=at, hermelding_van=hermelding_van
    )
    casus: Casus = begin(nieuw, by=by, at=at)
    begin_regie(casus, by=by, at=at)
    verleen_toegang(casus, aan=team, by=by)
    return casus


def _leg_betrokkenen_vast(
    casus: Casus, betrokkenen: Sequence[BetrokkeneGegevens], *, by: Medewerker, at: datetime
) -> None:
    gekozen = any(wie.persoon is not None for wie in betrokkenen)
    bekend = (
        set(Betrokkene.objects.filter(casus=casus).values_list("persoon", flat=True)) if gekozen else set()
    )
    nieuw = [wie for wie in betrokkenen if wie.persoon is None or wie.persoon.pk not in bekend]
    if nieuw:
        leg_betrokkenen_vast(casus, nieuw, by=by, at=at)


def gezinsnaam(betrokkenen: Sequence[BetrokkeneGegevens]) -> str:
    """The surnames of the household, each once ("Van der Meulen – Şahin")."""
    namen: list[str] = []
    for iemand in betrokkenen:
        bron = iemand.persoon or iemand
        naam = f"{bron.tussenvoegsel} {bron.achternaam}".strip()
        naam = naam[:1].upper() + naam[1:]
        if naam and naam not in namen and iemand.rol in DIRECTBETROKKEN:
            namen.append(naam)
    return " – ".join(namen[:3]) or "Naam onbekend"
