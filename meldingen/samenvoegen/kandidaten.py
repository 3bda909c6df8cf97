"""Who could be the same human, and what both households look like; what a worker may not see is one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from meldingen.codelijsten import Precisie
from meldingen.models import Betrokkene, Casus, Persoon
from meldingen.models.persoon import sorteersleutel
from veiligthuis.core.access import Person
from veiligthuis.core.bsn import is_nummer

HOOGSTENS = 5
GENOEG = 2
"""So many things in common make somebody a candidate; a number of a human is enough by itself."""
BEKIJK = 200
"""No more rows than this are compared."""


@dataclass(frozen=True)
class Kandidaat:
    """Somebody who could be the same human, by a row the worker may see, and why."""

    betrokkene: Betrokkene
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Kandidaten:
    """The candidates, and whether there are more in casussen the worker does not see."""

    gevonden: list[Kandidaat]
    elders: bool


@dataclass(frozen=True)
class Huishouden:
    """One casus of a person, with everybody in it."""

    casus: Casus
    mensen: list[Betrokkene]


@dataclass(frozen=True)
class Huishoudens:
    """The casussen of a person that the worker sees, and how many he does not work in."""

    zichtbaar: list[Huishouden]
    elders: int


def kandidaten_voor(persoon: Persoon, user: Person) -> Kandidaten:
    """Who could be the same human as this person; four queries."""
    lijkt = Persoon.objects.filter(_lijkt_op(persoon)).exclude(pk=persoon.pk).order_by("pk")[:BEKIJK]
    redenen = {ander.pk: redenen_van(persoon, ander) for ander in lijkt}
    goed = {pk: reden for pk, reden in redenen.items() if telt(reden)}
    rijen = Betrokkene.objects.visible_to(user).filter(persoon__in=goed).select_related("persoon", "casus")
    per_persoon: dict[int, Betrokkene] = {}
    for rij in rijen.order_by("pk"):
        per_persoon.setdefault(rij.persoon_id, rij)
    gevonden = [Kandidaat(rij, goed[pk]) for pk, rij in per_persoon.items()]
    gevonden.sort(key=lambda kandidaat: -len(kandidaat.redenen))
    return Kandidaten(gevonden[:HOOGSTENS], elders=goed.keys() != per_persoon.keys())


def dubbelen_onder(mensen: Sequence[Betrokkene]) -> list[tuple[Betrokkene, Betrokkene, tuple[str, ...]]]:
    """Pairs of one casus that could be one human; no query when the persons are there."""
    kenmerken = [(mens, _kenmerken(mens.persoon)) for mens in mensen]
    paren = [(een, ander) for plek, een in enumerate(kenmerken) for ander in kenmerken[plek + 1 :]]
    gevonden = [(een[0], ander[0], _gemeen(een[1], ander[1])) for een, ander in paren]
    return [rij for rij in gevonden if telt(rij[2])]


def redenen_van(een: Persoon, ander: Persoon) -> tuple[str, ...]:
    """What two persons have in common, in words."""
    return _gemeen(_kenmerken(een), _kenmerken(ander))


def telt(redenen: Sequence[str]) -> bool:
    """Whether this is enough to look at both side by side; a name and surname alone are."""
    return "zelfde BSN" in redenen or len(redenen) >= GENOEG


def huishoudens_van(personen: Iterable[Persoon], user: Person) -> dict[int, Huishoudens]:
    """Per person the households, with the people of those the worker sees; three queries."""
    eigen = list(
        Betrokkene.objects.filter(persoon__in=[p.pk for p in personen]).values_list("persoon", "casus")
    )
    zichtbaar = Casus.objects.visible_to(user).filter(pk__in={casus for _, casus in eigen})
    casussen = {casus.pk: casus for casus in zichtbaar.order_by("nummer")}
    mensen: dict[int, list[Betrokkene]] = {}
    for rij in Betrokkene.objects.filter(casus__in=casussen).select_related("persoon").order_by("pk"):
        mensen.setdefault(rij.casus_id, []).append(rij)
    return {
        persoon.pk: Huishoudens(
            [
                Huishouden(casussen[c], mensen.get(c, []))
                for p, c in eigen
                if p == persoon.pk and c in casussen
            ],
            elders=sum(1 for p, c in eigen if p == persoon.pk and c not in casussen),
        )
        for persoon in personen
    }


def _lijkt_op(persoon: Persoon) -> Q:
    lijkt = Q(pk__in=[])
    if is_nummer(persoon.bsn):
        lijkt |= Q(bsn=persoon.bsn)
    if persoon.geboorte_precisie == Precisie.DAG:
        lijkt |= Q(geboortedatum=persoon.geboortedatum)
    if persoon.achternaam:
        # The sort key begins with the surname, without accents or capitals, and has an index.
        lijkt |= Q(sorteersleutel__startswith=sorteersleutel(achternaam=persoon.achternaam))
    return lijkt


@dataclass(frozen=True)
class _Kenmerken:
    """What two persons are compared by, worked out once for each; None or empty where it is not known."""

    bsn: str | None
    geboren: date | None
    achternamen: frozenset[str]
    voornamen: frozenset[str]


def _kenmerken(persoon: Persoon) -> _Kenmerken:
    return _Kenmerken(
        bsn=persoon.bsn if is_nummer(persoon.bsn) else None,
        geboren=persoon.geboortedatum if persoon.geboorte_precisie == Precisie.DAG else None,
        achternamen=_plat(persoon.achternaam, persoon.partner_achternaam),
        voornamen=_plat(persoon.voornamen.split(" ")[0], persoon.roepnaam),
    )


def _gemeen(een: _Kenmerken, ander: _Kenmerken) -> tuple[str, ...]:
    gelijk = {
        "zelfde BSN": een.bsn is not None and een.bsn == ander.bsn,
        "zelfde geboortedatum": een.geboren is not None and een.geboren == ander.geboren,
        "zelfde achternaam": not een.achternamen.isdisjoint(ander.achternamen),
        "zelfde voornaam": not een.voornamen.isdisjoint(ander.voornamen),
    }
    return tuple(reden for reden, is_zo in gelijk.items() if is_zo)


def _plat(*namen: str) -> frozenset[str]:
    return frozenset(sorteersleutel(achternaam=naam) for naam in namen if naam)
