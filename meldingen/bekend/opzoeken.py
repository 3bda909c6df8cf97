"""The look-up itself: which known persons may be the one that is meant, with how sure that is and why.

The live search and the measurement run this same code; only the schema differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import QuerySet

from meldingen.bekend import opdrachten
from meldingen.bekend.punten import Naam, naam_van, weeg
from meldingen.bekend.vraag import Zoekvraag, periode, varianten
from meldingen.codelijsten import Precisie
from meldingen.rules.persoon import BSN_ONBEKEND, BSN_ONGEBOREN

SCHEMA = "public"
WACHT_MS = 2000
"""How long a look-up may take before it gives up, in milliseconds."""

GROF = 20
"""How many candidates are weighed with care."""

WOORDEN = 20
"""How many names of the vocabulary are taken for one that was typed."""

MEEST_OMGEWISSELD = 2
"""How many given names are also looked for as a surname."""

ZONDER_DATUM = 3000
"""How many bearers of a name are looked at when there is no birth date."""

ZEKER = 100
GEEN_BSN = frozenset({BSN_ONBEKEND, BSN_ONGEBOREN})


@dataclass(frozen=True, slots=True)
class Treffer:
    """A known person who may be meant: how sure, from 0 to 100, and the reasons, the strongest first."""

    persoon_id: int
    zekerheid: int
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Binnen:
    """A condition that candidates must meet: SQL that gives ids of persons, with its values in order."""

    sql: str
    waarden: tuple[Any, ...]

    @classmethod
    def van(cls, personen: QuerySet[Any]) -> Binnen:
        """Only these persons; nobody when Django knows beforehand that there are none."""
        try:
            sql, waarden = personen.order_by().values("pk").query.sql_with_params()
        except EmptyResultSet:
            return cls("SELECT 0", ())
        return cls(sql, tuple(waarden))

    def voorwaarde(self, kolom: str) -> str:
        """What to add to a statement; its values are those of `benoemd`."""
        delen = self.sql.split("%s")
        return f"AND {kolom} IN ({delen[0]}{''.join(f'%(binnen{n})s{deel}' for n, deel in enumerate(delen[1:]))})"

    def benoemd(self) -> dict[str, Any]:
        """The values by name."""
        return {f"binnen{nummer}": waarde for nummer, waarde in enumerate(self.waarden)}


@dataclass(frozen=True, slots=True)
class _Gevraagd:
    """The question as the search reads it."""

    naam: Naam
    klinkt: str
    sleutels: list[str]
    omgewisseld: list[str]


def zoek_op(
    vraag: Zoekvraag, *, hoogstens: int, schema: str = SCHEMA, binnen: Binnen | None = None
) -> list[Treffer]:
    """The persons who fit best, the surest first; none when there is nothing to look for.

    With `binnen` others do not exist: they take no place and change no order.
    Raises OperationalError when it takes longer than WACHT_MS.
    """
    if not (vraag.heeft_naam or vraag.geboortedatum or vraag.bsn):
        return []
    binnen_transactie = connection.in_atomic_block
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        gevraagd = _lees(cursor, vraag, schema)
        zeker = _op_bsn(cursor, vraag.bsn, schema, binnen)
        rijen = _rijen(cursor, vraag, gevraagd, schema, binnen)
        if binnen_transactie:  # the rest of that transaction is not ours to hurry
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
    bekend = {treffer.persoon_id for treffer in zeker}
    gewogen = _gewogen((rij for rij in rijen if rij[0] not in bekend), gevraagd.naam)
    return [*zeker, *gewogen][:hoogstens]


def _op_bsn(cursor: Any, bsn: str, schema: str, binnen: Binnen | None) -> list[Treffer]:
    """Who has this number, which is sure; the two fillers of the CBS belong to nobody."""
    if not bsn or bsn in GEEN_BSN:
        return []
    alleen = binnen.voorwaarde("id") if binnen else ""
    waarden = {"bsn": bsn, **(binnen.benoemd() if binnen else {})}
    cursor.execute(opdrachten.OP_BSN.format(schema=schema, binnen=alleen), waarden)
    return [Treffer(persoon, ZEKER, ("zelfde BSN",)) for (persoon,) in cursor.fetchall()]


def _lees(cursor: Any, vraag: Zoekvraag, schema: str) -> _Gevraagd:
    """The words of the question and their sounds, as the database itself makes them of every person."""
    achter = f"{vraag.achternaam} {vraag.partner_achternaam}"
    waarden = {"achter": achter, "voor": vraag.voornamen, "wacht": str(WACHT_MS)}
    cursor.execute(opdrachten.GEVRAAGD.format(schema=schema), waarden)
    plat, klinkt, sleutels, voor, klinkt_voor, _ = cursor.fetchone()
    naam = naam_van(
        plat, voor, f"{klinkt} {klinkt_voor}", geboren=vraag.geboortedatum, precisie=vraag.precisie
    )
    return _Gevraagd(naam, f"{klinkt} {klinkt_voor}", sleutels, _lang_genoeg(klinkt_voor))


def _lang_genoeg(klinkt: str) -> list[str]:
    """The given names that may be a surname in the wrong field; an initial is none."""
    return [woord for woord in klinkt.split() if len(woord) > 2][:MEEST_OMGEWISSELD]


def _rijen(
    cursor: Any, vraag: Zoekvraag, gevraagd: _Gevraagd, schema: str, binnen: Binnen | None
) -> list[tuple[Any, ...]]:
    """Roughly the best candidates, of the birth date and of the names together."""
    eigen = gevraagd.sleutels
    om = [sleutel for sleutel in gevraagd.omgewisseld if sleutel not in eigen]
    cursor.execute(
        opdrachten.WOORDENSCHAT.format(schema=schema),
        {"sleutels": [*eigen, *om], "alleen_klank": om, "woorden": WOORDEN},
    )
    namen = [rij[0] for rij in cursor.fetchall()]
    delen, waarden = _vragen(vraag, gevraagd, namen)
    if not delen:
        return []
    samen = " UNION ALL ".join(f"({deel.format(schema=schema)})" for deel in delen)
    alleen = binnen.voorwaarde("persoon_id") if binnen else ""
    waarden |= binnen.benoemd() if binnen else {}
    cursor.execute(opdrachten.BESTE.format(schema=schema, samen=samen, binnen=alleen), waarden)
    return list(cursor.fetchall())


def _vragen(vraag: Zoekvraag, gevraagd: _Gevraagd, namen: list[str]) -> tuple[list[str], dict[str, Any]]:
    """The parts of the statement this question asks for, with their values."""
    waarden: dict[str, Any] = {"klinkt": gevraagd.klinkt, "namen": namen, "grof": GROF}
    dag = vraag.geboortedatum
    if dag is None:
        letters = sorted({woord.klinkt[:1] for woord in (*gevraagd.naam.voor, *gevraagd.naam.achter)} | {""})
        exact = [*gevraagd.sleutels, *gevraagd.omgewisseld]
        return [opdrachten.ALLEEN_NAAM], waarden | {"letters": letters, "exact": exact, "meer": ZONDER_DATUM}
    vanaf, tot = periode(dag, vraag.precisie)
    dagen: Sequence[date] = varianten(dag) if vraag.precisie == Precisie.DAG else [dag]
    delen = [opdrachten.OP_NAAM, opdrachten.ZONDER_GEBOREN]
    if vraag.precisie == Precisie.DAG:
        delen.append(opdrachten.OP_DATUM)
    halve = [dag.replace(month=1, day=1), dag.replace(day=1)]
    return delen, waarden | {"dag": dag, "dagen": list(dagen), "halve": halve, "vanaf": vanaf, "tot": tot}


def _gewogen(rijen: Iterable[tuple[Any, ...]], gevraagd: Naam) -> list[Treffer]:
    """Each person once, weighed with care, the surest first."""
    gewogen: list[tuple[float, Treffer]] = []
    for persoon, achter, voor, klinkt, geboren, precisie in rijen:
        punten = weeg(gevraagd, naam_van(achter, voor, klinkt, geboren=geboren, precisie=precisie))
        gewogen.append((punten.punten, Treffer(persoon, punten.zekerheid, punten.redenen)))
    beste = sorted(gewogen, key=lambda paar: (-paar[0], paar[1].persoon_id))
    return [treffer for _, treffer in beste]
