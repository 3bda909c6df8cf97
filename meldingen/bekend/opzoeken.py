"""The look-up itself: which known persons may be the one that is meant, with how sure that is and why.

The live search and the measurement run this same code; only the schema differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
from veiligthuis.core.bsn import is_nummer

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
WAARDE = re.compile(r"%\((\w+)\)s")
Rijen = list[tuple[Any, ...]]


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


@dataclass(frozen=True, slots=True)
class Slag:
    """One look-up: a question, how many answers at most, and among whom; None is everybody."""

    vraag: Zoekvraag
    hoogstens: int
    binnen: Binnen | None = None


def zoek_op(
    vraag: Zoekvraag, *, hoogstens: int, schema: str = SCHEMA, binnen: Binnen | None = None
) -> list[Treffer]:
    """The persons who fit best, the surest first; none when there is nothing to look for.

    With `binnen` others do not exist: they take no place and change no order.
    Raises OperationalError when it takes longer than WACHT_MS.
    """
    return zoek_alle([Slag(vraag, hoogstens, binnen)], schema=schema)[0]


def zoek_alle(slagen: Sequence[Slag], *, schema: str = SCHEMA) -> list[list[Treffer]]:
    """The answers to several look-ups in their order: as many statements as for one. Raises as `zoek_op`."""
    te_doen = {nummer: slag for nummer, slag in enumerate(slagen) if slag.vraag.zegt_iets}
    if not te_doen:
        return [[] for _ in slagen]
    binnen_transactie = connection.in_atomic_block
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        gevraagd = _lees(cursor, [slag.vraag for slag in te_doen.values()], schema)
        zeker = _op_bsn(cursor, te_doen, schema)
        rijen = _rijen(cursor, te_doen, gevraagd, schema)
        if binnen_transactie:  # the rest of that transaction is not ours to hurry
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
    return [
        _antwoord(slag, zeker.get(nummer, []), rijen.get(nummer, []), gevraagd)
        for nummer, slag in enumerate(slagen)
    ]


def _antwoord(
    slag: Slag, zeker: Rijen, rijen: Rijen, gevraagd: Mapping[Zoekvraag, _Gevraagd]
) -> list[Treffer]:
    """Who has the number first, then the others by their points."""
    treffers = [Treffer(persoon, ZEKER, ("zelfde BSN",)) for (persoon,) in sorted(zeker)]
    bekend = {treffer.persoon_id for treffer in treffers}
    anderen = [rij for rij in rijen if rij[0] not in bekend]
    gewogen = _gewogen(anderen, gevraagd[slag.vraag].naam) if anderen else []
    return [*treffers, *gewogen][: slag.hoogstens]


def _stel(cursor: Any, vragen: Mapping[int, tuple[str, Mapping[str, Any]]]) -> dict[int, Rijen]:
    """Put several questions, each with its own values, in one statement; the rows by number of the question."""
    if not vragen:
        return {}
    delen: list[str] = []
    waarden: dict[str, Any] = {}
    for nummer, (opdracht, eigen) in vragen.items():
        genummerd = WAARDE.sub(rf"%(\1_{nummer})s", opdracht)
        delen.append(opdrachten.GENUMMERD.format(nummer=nummer, opdracht=genummerd))
        waarden |= {f"{naam}_{nummer}": waarde for naam, waarde in eigen.items()}
    cursor.execute(" UNION ALL ".join(delen), waarden)
    gevonden: dict[int, Rijen] = {}
    for nummer, *rij in cursor.fetchall():
        gevonden.setdefault(nummer, []).append(tuple(rij))
    return gevonden


def _op_bsn(cursor: Any, slagen: Mapping[int, Slag], schema: str) -> dict[int, Rijen]:
    """Who has this number, which is sure; the two fillers of the CBS belong to nobody."""
    vragen: dict[int, tuple[str, Mapping[str, Any]]] = {}
    for nummer, slag in slagen.items():
        if is_nummer(slag.vraag.bsn):
            opdracht = opdrachten.OP_BSN.format(schema=schema, binnen=_alleen(slag.binnen, "id"))
            vragen[nummer] = opdracht, {"bsn": slag.vraag.bsn, **_waarden(slag.binnen)}
    return _stel(cursor, vragen)


def _lees(cursor: Any, vragen: Sequence[Zoekvraag], schema: str) -> dict[Zoekvraag, _Gevraagd]:
    """The words of the questions and their sounds, as the database itself makes them of every person."""
    eigen = list(dict.fromkeys(vragen))
    opdracht = opdrachten.GEVRAAGD.format(schema=schema)
    waarden = [
        {"achter": f"{v.achternaam} {v.partner_achternaam}", "voor": v.voornamen, "wacht": str(WACHT_MS)}
        for v in eigen
    ]
    gelezen = _stel(cursor, {nummer: (opdracht, rij) for nummer, rij in enumerate(waarden)})
    return {vraag: _gelezen(vraag, gelezen[nummer][0]) for nummer, vraag in enumerate(eigen)}


def _gelezen(vraag: Zoekvraag, rij: tuple[Any, ...]) -> _Gevraagd:
    plat, klinkt, sleutels, voor, klinkt_voor, _ = rij
    naam = naam_van(
        plat, voor, f"{klinkt} {klinkt_voor}", geboren=vraag.geboortedatum, precisie=vraag.precisie
    )
    return _Gevraagd(naam, f"{klinkt} {klinkt_voor}", sleutels, _lang_genoeg(klinkt_voor))


def _lang_genoeg(klinkt: str) -> list[str]:
    """The given names that may be a surname in the wrong field; an initial is none."""
    return [woord for woord in klinkt.split() if len(woord) > 2][:MEEST_OMGEWISSELD]


def _rijen(
    cursor: Any, slagen: Mapping[int, Slag], gevraagd: Mapping[Zoekvraag, _Gevraagd], schema: str
) -> dict[int, Rijen]:
    """Roughly the best candidates of each look-up, of the birth date and of the names together."""
    namen = _woordenschat(cursor, gevraagd, schema)
    vragen: dict[int, tuple[str, Mapping[str, Any]]] = {}
    for nummer, slag in slagen.items():
        delen, waarden = _vragen(slag.vraag, gevraagd[slag.vraag], namen[slag.vraag])
        samen = " UNION ALL ".join(f"({deel.format(schema=schema)})" for deel in delen)
        alleen = _alleen(slag.binnen, "persoon_id")
        opdracht = opdrachten.BESTE.format(schema=schema, samen=samen, binnen=alleen)
        vragen[nummer] = opdracht, waarden | _waarden(slag.binnen)
    return _stel(cursor, vragen)


def _woordenschat(
    cursor: Any, gevraagd: Mapping[Zoekvraag, _Gevraagd], schema: str
) -> dict[Zoekvraag, list[str]]:
    """Per question the names that may have been meant."""
    opdracht = opdrachten.WOORDENSCHAT.format(schema=schema)
    vragen: dict[int, tuple[str, Mapping[str, Any]]] = {}
    for nummer, vraag in enumerate(gevraagd.values()):
        om = [sleutel for sleutel in vraag.omgewisseld if sleutel not in vraag.sleutels]
        vragen[nummer] = (
            opdracht,
            {"sleutels": [*vraag.sleutels, *om], "alleen_klank": om, "woorden": WOORDEN},
        )
    gevonden = _stel(cursor, vragen)
    return {vraag: [rij[0] for rij in gevonden.get(nummer, [])] for nummer, vraag in enumerate(gevraagd)}


def _alleen(binnen: Binnen | None, kolom: str) -> str:
    return binnen.voorwaarde(kolom) if binnen else ""


def _waarden(binnen: Binnen | None) -> dict[str, Any]:
    return binnen.benoemd() if binnen else {}


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
