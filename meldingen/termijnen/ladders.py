"""Who is told when: the dated steps that a term climbs before and after its due moment."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.db.models import TextChoices

from meldingen.termijnen.regels import KB_DAG_IS_VRIJ, REGELS, Regel
from veiligthuis.core.calendar import (
    AMSTERDAM,
    EEN_DAG,
    Eenheid,
    Einde,
    TermijnError,
    is_werkdag,
    werkdag_erbij,
)
from veiligthuis.core.feestdagen import NEDERLAND, Kalender

BESTAND = Path(__file__).with_name("ladders.toml")
KANTOOR_OPEN = time(9, 0)
STANDAARD = {"dagen": Eenheid.WERKDAGEN, "uren": Eenheid.UREN}
"""Which terms a default ladder is for, and in what its steps count."""


class Naar(TextChoices):
    """Whom a step of the ladder tells."""

    BEHANDELAAR = "behandelaar", "behandelaar"
    TEAMMANAGER = "teammanager", "teammanager"
    MANAGER_ONTVANGER = "manager_ontvanger", "manager van de ontvanger"
    REGIOCONTACT = "regiocontact", "regiocontact"
    CRISISLIJN = "crisislijn", "triage en crisislijn"


@dataclass(frozen=True, slots=True)
class Trede:
    """One step: so many working days (day clocks, at 09:00) or hours (hour clocks) after the due moment.

    Negative is before it; 0 is the morning of the last day, or the due moment itself for hours; 1 is the first
    working morning after it.
    """

    verschil: int
    naar: Naar


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one kind of term, in order of time, from a day on; without codes for every term that has none.

    `eenheid` is uren for clocks in hours, werkdagen for all others. `bron` says on what the choice rests.
    """

    codes: frozenset[str]
    eenheid: Eenheid
    geldig_van: date
    treden: tuple[Trede, ...]
    bron: str


class LadderError(ValueError):
    """ladders.toml says something impossible; the text is a Dutch sentence that names the row."""


def lees(inhoud: Mapping[str, Any], regels: Sequence[Regel] = REGELS) -> tuple[Ladder, ...]:
    """The rows of ladders.toml, checked against the rules. Raises LadderError for the first that is impossible."""
    if set(inhoud) != {"ladders"} or not isinstance(inhoud["ladders"], list):
        raise LadderError("ladders.toml hoort uit rijen [[ladders]] te bestaan, en niets anders.")
    rijen = tuple(_lees_rij(rij, f"Trap {n} in ladders.toml") for n, rij in enumerate(inhoud["ladders"], 1))
    gezien: set[tuple[str, date]] = set()
    for rij in rijen:
        _keur_codes(rij, regels)
        for code in sorted(rij.codes) or [f"de standaard in {rij.eenheid}"]:
            if (code, rij.geldig_van) in gezien:
                raise LadderError(f"Voor {code} staan in ladders.toml twee trappen vanaf {rij.geldig_van}.")
            gezien.add((code, rij.geldig_van))
    begin = min(soort.geldig_van for soort in regels)
    for eenheid in (Eenheid.UREN, Eenheid.WERKDAGEN):
        if not any(rij.eenheid is eenheid and not rij.codes and rij.geldig_van <= begin for rij in rijen):
            raise LadderError(f"In ladders.toml ontbreekt de standaardtrap in {eenheid} vanaf {begin}.")
    return rijen


def _lees_rij(rij: Mapping[str, Any], waar: str) -> Ladder:
    sleutels = {"geldig_van", "bron", "treden", "standaard" if "standaard" in rij else "codes"}
    if set(rij) != sleutels:
        raise LadderError(f"{waar} heeft niet precies deze velden: {', '.join(sorted(sleutels))}.")
    codes = rij.get("codes", [])
    dubbel = sorted({code for code in codes if codes.count(code) > 1})
    if dubbel or not (codes or "standaard" in rij):
        raise LadderError(f"{waar} noemt {dubbel[0]} twee keer." if dubbel else f"{waar} noemt geen termijn.")
    if type(rij["geldig_van"]) is not date:
        raise LadderError(f"{waar}: geldig_van is geen dag, zoals 2026-01-01.")
    if not str(rij["bron"]).strip():
        raise LadderError(f"{waar}: de bron ontbreekt. Schrijf waarop de trap berust.")
    eenheid, treden = _lees_treden(rij["treden"], waar)
    if "standaard" in rij and STANDAARD.get(rij["standaard"]) is not eenheid:
        raise LadderError(f"{waar}: standaard is dagen (treden in werkdagen) of uren (treden in uren).")
    return Ladder(frozenset(codes), eenheid, rij["geldig_van"], treden, str(rij["bron"]).strip())


def _lees_treden(treden: Sequence[Mapping[str, Any]], waar: str) -> tuple[Eenheid, tuple[Trede, ...]]:
    if not treden:
        raise LadderError(f"{waar} heeft geen treden.")
    for trede in treden:
        if set(trede) != {"verschil", "eenheid", "naar"} or type(trede["verschil"]) is not int:
            raise LadderError(f"{waar}: een trede is een verschil (heel getal), een eenheid en naar wie.")
        if trede["naar"] not in Naar:
            raise LadderError(
                f"{waar}: ontvanger {trede['naar']} bestaat niet. Kies uit: {', '.join(Naar.values)}."
            )
    eenheden = {str(trede["eenheid"]) for trede in treden}
    if not eenheden <= set(STANDAARD.values()) or len(eenheden) > 1:
        raise LadderError(f"{waar}: alle treden tellen in werkdagen, of alle in uren.")
    verschillen = [trede["verschil"] for trede in treden]
    if any(volgend <= vorig for vorig, volgend in pairwise(verschillen)):
        raise LadderError(f"{waar}: de treden staan niet op volgorde van tijd: {verschillen}.")
    return Eenheid(eenheden.pop()), tuple(Trede(t["verschil"], Naar(t["naar"])) for t in treden)


def _keur_codes(rij: Ladder, regels: Sequence[Regel]) -> None:
    for code in sorted(rij.codes):
        soorten = [soort for soort in regels if soort.code == code]
        if not soorten:
            raise LadderError(f"Termijn {code} in ladders.toml bestaat niet in regels.toml.")
        if any(_eenheid(soort) is not rij.eenheid for soort in soorten):
            raise LadderError(f"De trap van {code} telt in {rij.eenheid}; dat past niet bij de termijn zelf.")


def _eenheid(regel: Regel) -> Eenheid:
    return Eenheid.UREN if regel.in_uren else Eenheid.WERKDAGEN


LADDERS = lees(tomllib.loads(BESTAND.read_text(encoding="utf-8")))
"""Every ladder, read and checked once per process."""


def ladder(regel: Regel, op: date) -> Ladder:
    """The ladder of a term that started on `op`: the newest one of its own that held then, else the newest default."""
    geldig = [rij for rij in LADDERS if rij.geldig_van <= op]
    eigen = [rij for rij in geldig if regel.code in rij.codes]
    eenheid = _eenheid(regel)
    return max(
        eigen or [rij for rij in geldig if not rij.codes and rij.eenheid is eenheid],
        key=lambda rij: rij.geldig_van,
    )


def momenten(
    regel: Regel,
    start: datetime,
    einde: Einde,
    *,
    vanaf: datetime | None = None,
    kalender: Kalender = NEDERLAND,
    kb_vrij: bool = KB_DAG_IS_VRIJ,
) -> list[tuple[datetime, Naar]]:
    """When the sweep must act for a term, in order of time, and whom it then tells.

    Day clocks act at nine on a working morning, hour clocks at any hour. The ladder is that of the day the term
    started. Steps that would lie before `vanaf` (the start when None) are left out; one of an hour clock that lies on
    the very start tells at once.
    """
    treden = ladder(regel, start.astimezone(AMSTERDAM).date()).treden
    werkochtend = partial(_werkochtend, kalender=kalender, kb_vrij=kb_vrij)
    gepland = [(_moment(regel, einde, trede.verschil, werkochtend), trede.naar) for trede in treden]
    grens = vanaf or start
    telt = [
        (op, naar) for op, naar in gepland if op > grens or (regel.in_uren and op == start and vanaf is None)
    ]
    return sorted(telt, key=lambda paar: paar[0])


def _moment(regel: Regel, einde: Einde, verschil: int, werkochtend: Callable[[date, int], date]) -> datetime:
    if regel.in_uren and not einde.op_dag:
        # In UTC: on Dutch clocks "twelve hours before" would be eleven or thirteen in the night they change.
        return (einde.moment.astimezone(UTC) + timedelta(hours=verschil)).astimezone(AMSTERDAM)
    return datetime.combine(werkochtend(einde.dag, verschil), KANTOOR_OPEN, AMSTERDAM)


def _werkochtend(dag: date, verschil: int, *, kalender: Kalender, kb_vrij: bool) -> date:
    """The working day so many working days from `dag`; with 0 `dag` itself or the working day before it."""
    try:
        if verschil == 0 and is_werkdag(dag, kb_vrij=kb_vrij, kalender=kalender):
            return dag
        return werkdag_erbij(dag, verschil or -1, kb_vrij=kb_vrij, kalender=kalender)
    except TermijnError:
        # A retention term of twenty years warns too; which days are free then is not decreed yet.
        return _door_de_week(dag, verschil)


def _door_de_week(dag: date, verschil: int) -> date:
    stap = EEN_DAG if verschil > 0 else -EEN_DAG
    over = abs(verschil)
    while over or dag.weekday() > 4:
        dag += stap
        over -= over > 0 and dag.weekday() <= 4
    return dag
