"""The copy of a plan for one person, as plain data: only what this person may know, a child's page of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from meldingen.codelijsten import Gezag, Rol
from meldingen.models import Betrokkene
from meldingen.queries import geheimen
from veiligheid.models import Afspraak, Plandeelnemer, Veiligheidsplan
from veiligheid.plan.zeef import Zeef, zeef_voor
from veiligheid.queries import Cijferreeks, cijfers
from veiligthuis.core import words

VERDACHT = (Rol.PLEGER, Rol.BEIDE)
ALLE_KINDEREN = re.compile(r"\bkinderen\b|\biedereen\b|\ballemaal\b", re.IGNORECASE)


@dataclass(frozen=True)
class Regel:
    """One condition or agreement as the family reads it."""

    wie: str
    wat: str
    wanneer: str
    controle: str
    gevolg: str


@dataclass(frozen=True)
class Cijferlijn:
    """First and last veiligheidscijfer of one person, and where they lie on a line (see queries.Cijferreeks)."""

    wie: str
    eerst: str
    nu: str
    van: str
    tot: str

    @property
    def titel(self) -> str:
        """The line in words, for who does not see it."""
        return f"{self.wie}: eerst {self.eerst}, nu {self.nu} op een schaal van 0 tot 10"


@dataclass(frozen=True)
class Exemplaar:
    """Everything that stands on the copy of one person, and nothing else; no address, no surname."""

    voor: str
    kind: bool
    nummer: str
    versie: int
    concept: bool
    crisis: bool
    gemaakt_op: str
    kern: tuple[str, ...]
    voorwaarden: tuple[Regel, ...]
    afspraken: tuple[Regel, ...]
    signalen: tuple[str, ...]
    noodplan: tuple[str, ...]
    codewoord: str
    toevlucht: str
    netwerk: tuple[str, ...]
    cijfers: tuple[Cijferlijn, ...]
    regie_naam: str
    regie_organisatie: str
    regie_telefoon: str
    evaluaties: tuple[str, ...]


@dataclass(frozen=True)
class Blad:
    """A copy, and for who makes it what was left out and why."""

    exemplaar: Exemplaar
    weggelaten: tuple[str, ...]


def bladen_van(plan: Veiligheidsplan) -> list[tuple[Plandeelnemer, Blad]]:
    """The copy of everybody in the plan; `plan` with its content, and as many queries for ten people as for one."""
    gelezen, reeksen = geheimen.lees(plan.casus), cijfers(plan.casus)
    return [(rij, _blad(plan, rij, gelezen, reeksen)) for rij in plan.deelnemers.all()]


def blad_voor(plan: Veiligheidsplan, betrokkene: int) -> tuple[Plandeelnemer, Blad]:
    """The copy of one person, by the key of the betrokkene."""
    rij = next(rij for rij in plan.deelnemers.all() if rij.betrokkene_id == betrokkene)
    return rij, _blad(plan, rij, geheimen.lees(plan.casus), cijfers(plan.casus))


def _blad(
    plan: Veiligheidsplan, deelnemer: Plandeelnemer, gelezen: geheimen.Gelezen, reeksen: Sequence[Cijferreeks]
) -> Blad:
    """The copy of one person; what this person may not know is in no field of it.

    Source: domain rules on secret addresses; Uitvoeringsbesluit Wmo 2015 art. 4.1.8.
    """
    zeef = zeef_voor(plan, deelnemer, gelezen)
    kind = geheimen.is_kind(deelnemer.betrokkene)
    afspraken = _regels(zeef, plan.onderling)
    exemplaar = Exemplaar(
        voor=zeef.woord("naam", voornaam(deelnemer.betrokkene)),
        kind=kind,
        nummer=plan.casus.nummer,
        versie=plan.versie,
        concept=plan.vastgesteld_op is None,
        crisis=plan.uit_crisis and plan.mag_op_papier and plan.vastgesteld_op is None,
        gemaakt_op=words.full_day(plan.vastgesteld_op or plan.begonnen_op),
        kern=() if kind else zeef.zinnen("wat er is gebeurd", plan.kern_van_de_zorgen),
        voorwaarden=_regels(zeef, plan.voorwaarden),
        afspraken=_van_kind(afspraken, deelnemer.betrokkene) if kind else afspraken,
        signalen=() if kind else zeef.zinnen("signalen", plan.signalen),
        noodplan=zeef.zinnen("noodplan", plan.noodplan) if deelnemer.kent_noodplan else (),
        codewoord=zeef.woord("codewoord", plan.codewoord) if deelnemer.kent_noodplan else "",
        toevlucht=zeef.woord("toevlucht", plan.toevlucht) if deelnemer.kent_noodplan else "",
        netwerk=_netwerk(zeef, plan),
        cijfers=tuple(_cijfers(reeksen, deelnemer.betrokkene)),
        regie_naam=zeef.woord("vaste persoon", plan.regie_naam),
        regie_organisatie=zeef.woord("organisatie", str(plan.regie_organisatie or "")),
        regie_telefoon=zeef.woord("telefoon", plan.regie_telefoon),
        evaluaties=tuple(words.full_day(dag) for dag in plan.evaluaties),
    )
    return Blad(exemplaar, tuple(zeef.weg))


def voornaam(betrokkene: Betrokkene) -> str:
    """What the family calls somebody: the call name, the first name, or a word when there is none."""
    persoon = betrokkene.persoon
    return persoon.roepnaam or persoon.voornamen or "deze persoon"


def _regels(zeef: Zeef, rijen: Sequence[Afspraak]) -> tuple[Regel, ...]:
    return tuple(
        Regel(rij.wie, rij.wat, rij.in_woorden, rij.controle, rij.gevolg)
        for rij in rijen
        if zeef.regel(
            f"‘{rij.wat}’", (rij.wie, rij.wat, rij.in_woorden, rij.controle, rij.gevolg, _alles(rij)), rij.niet_voor
        )
    )  # fmt: skip


def _alles(rij: Afspraak) -> str:
    """A secret that was cut over two fields shows when they are read together."""
    return " ".join((rij.wie, rij.wat, rij.in_woorden, rij.controle, rij.gevolg))


def _netwerk(zeef: Zeef, plan: Veiligheidsplan) -> tuple[str, ...]:
    rijen = [(rij.in_woorden, rij.niet_voor) for rij in plan.netwerkpersonen.all()]
    rijen += [(lijn.strip(), []) for lijn in plan.netwerk.splitlines() if lijn.strip()]
    return tuple(lijn for lijn, niet_voor in rijen if zeef.regel("mensen om het gezin", [lijn], niet_voor))


def _van_kind(regels: Sequence[Regel], kind: Betrokkene) -> tuple[Regel, ...]:
    """What is agreed with this child or with all children; the rest is for the grown-ups."""
    naam = re.compile(rf"\b{re.escape(voornaam(kind))}\b", re.IGNORECASE)
    return tuple(rij for rij in regels if naam.search(rij.wie) or ALLE_KINDEREN.search(rij.wie))


def _cijfers(reeksen: Sequence[Cijferreeks], lezer: Betrokkene) -> list[Cijferlijn]:
    return [_lijn(reeks) for reeks in reeksen if mag_cijfer_zien(lezer, reeks.betrokkene)]


def mag_cijfer_zien(lezer: Betrokkene, van: Betrokkene) -> bool:
    """The own number; and those of the children for a parent with authority who is not suspected of anything."""
    if van.pk == lezer.pk:
        return True
    ouder = lezer.gezag == Gezag.JA and lezer.rol not in VERDACHT and not geheimen.is_kind(lezer)
    return ouder and geheimen.is_kind(van)


def _lijn(reeks: Cijferreeks) -> Cijferlijn:
    van, tot = reeks.schaal
    eerst, nu = (f"{punt.cijfer.normalize():f}".replace(".", ",") for punt in (reeks.eerst, reeks.nu))
    return Cijferlijn(voornaam(reeks.betrokkene), eerst, nu, van, tot)
