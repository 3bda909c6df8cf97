"""Who gets an answer from which address: every role and organisation, every state; the rest finds nothing.

The table says it, not the code. An address without a row fails.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from overdracht import services
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.conftest import NU
from tests.overdracht.zichtwereld import (
    GAST,
    NIEMAND,
    NOORD,
    NOORD_MANAGER,
    SLEUTELS,
    VT,
    Wereld,
    close,
    for_team,
    people,
    wereld,
)
from veiligthuis import roles
from veiligthuis.roles import (
    CASUSHOUDER,
    CRISISDIENST,
    GEDRAGSWETENSCHAPPER,
    INTAKE,
    MANAGER,
    PRIVACY,
    TRIAGIST,
    VERTROUWENSARTS,
)

pytestmark = pytest.mark.django_db

WERKERS = frozenset(VT) - {PRIVACY}
"""Who works in casussen; a privacy officer is in no team and sees a casus only where it is given to him."""
AANBIEDERS = frozenset({TRIAGIST, CASUSHOUDER, GEDRAGSWETENSCHAPPER, MANAGER})
LEIDERS = AANBIEDERS | {VERTROUWENSARTS}
DOSSIER = AANBIEDERS
RAAD = WERKERS - {INTAKE}
SCHRIJVERS = frozenset({CASUSHOUDER, GEDRAGSWETENSCHAPPER, CRISISDIENST, MANAGER})
BELLERS = frozenset({CRISISDIENST, GEDRAGSWETENSCHAPPER, MANAGER})
PLANMAKERS = frozenset({TRIAGIST, CASUSHOUDER, CRISISDIENST, GEDRAGSWETENSCHAPPER})
ONTVANGER = frozenset({NOORD, NOORD_MANAGER})
TAFEL = WERKERS | {NOORD, GAST}
ELDERS = frozenset({f"{CASUSHOUDER} elders", f"{MANAGER} elders", f"{TRIAGIST} elders"})
PARTNERS = frozenset({
    NOORD, NOORD_MANAGER, GAST, "ander team van de partner", "manager van een ander team", "andere partner", "raad",
})  # fmt: skip


@dataclass(frozen=True)
class Rij:
    """Which arguments an address has, who gets an answer, and how it is asked."""

    args: tuple[str, ...]
    mag: frozenset[str]
    post: bool = False
    deur: bool = False
    """About no casus: the own list of whoever comes."""


TABEL: dict[str, Rij] = {
    "pages:casus": Rij(("casus",), WERKERS),
    "pages:casus_tab": Rij(("casus", "'overdracht"), WERKERS),
    "overdracht:lijst": Rij((), WERKERS | ELDERS, deur=True),
    "overdracht:nieuw": Rij(("casus",), AANBIEDERS),
    "overdracht:verhuizingen": Rij((), frozenset({MANAGER, f"{MANAGER} elders"}), deur=True),
    "overdracht:verhuizing": Rij(("verhuizing",), frozenset({MANAGER, f"{MANAGER} elders"}), deur=True),
    "overdracht:verhuizing_terug": Rij(
        ("verhuizing",), frozenset({MANAGER, f"{MANAGER} elders"}), post=True, deur=True
    ),
    "overdracht:regie": Rij(("casus",), WERKERS),
    "overdracht:overdracht": Rij(("overdracht",), WERKERS),
    "overdracht:overdracht_stap": Rij(("overdracht", "'trek_in"), AANBIEDERS),
    "overdracht:vraag_dossier": Rij(("overdracht",), DOSSIER | ONTVANGER, post=True),
    "overdracht:partner_eigen": Rij((), PARTNERS, deur=True),
    "overdracht:partner": Rij(("team",), frozenset(VT) | ELDERS | ONTVANGER | {roles.BEHEER}, deur=True),
    "overdracht:partner_lijst": Rij(("team", "'aangeboden"), WERKERS | ELDERS, deur=True),
    "overdracht:inbox": Rij((), PARTNERS, deur=True),
    "overdracht:ontvangst": Rij(("overdracht",), ONTVANGER),
    "overdracht:ontvangst_stap": Rij(("overdracht", "'weiger"), ONTVANGER),
    "overdracht:rapport": Rij(("rapport",), WERKERS | ONTVANGER),
    "overdracht:rapport_pdf": Rij(("rapport",), WERKERS | ONTVANGER),
    "overdracht:overleggen": Rij((), WERKERS | ELDERS | PARTNERS, deur=True),
    "overdracht:overleg_nieuw": Rij(("casus",), LEIDERS),
    "overdracht:overleg": Rij(("overleg",), TAFEL),
    "overdracht:overleg_stap": Rij(("gepland", "'verzet"), LEIDERS),
    "overdracht:overleg_deelnemer": Rij(("gepland",), LEIDERS),
    "overdracht:overleg_gezinslid": Rij(("gepland", "betrokkene"), LEIDERS),
    "overdracht:overleg_voorstel": Rij(("gepland",), LEIDERS, post=True),
    "overdracht:overleg_punt_nieuw": Rij(("gepland",), LEIDERS),
    "overdracht:overleg_verslag": Rij(("gepland",), LEIDERS),
    "overdracht:overleg_afspraak": Rij(("gepland",), LEIDERS),
    "overdracht:overleg_afmelden": Rij(("plek",), LEIDERS, post=True),
    "overdracht:overleg_punt": Rij(("punt",), LEIDERS),
    "overdracht:overlegafspraak": Rij(("afspraak",), WERKERS | ONTVANGER),
    "overdracht:overlegafspraak_plan": Rij(("afspraak",), LEIDERS & PLANMAKERS, post=True),
    "overdracht:overlegverslag": Rij(("verslag",), WERKERS | {NOORD}),
    "overdracht:overlegverslag_pdf": Rij(("verslag",), WERKERS | {NOORD}),
    "overdracht:gezinsoverzichten": Rij(("plan",), WERKERS),
    "overdracht:gezinsoverzicht_lezen": Rij(("deelnemer",), WERKERS),
    "overdracht:gezinsoverzicht_papier": Rij(("deelnemer",), PLANMAKERS),
    "overdracht:gezinsoverzicht": Rij(("overzicht",), WERKERS),
    "overdracht:gezinsoverzicht_pdf": Rij(("overzicht",), WERKERS),
    "raad:verzoek": Rij(("verzoek",), RAAD),
    "raad:bewaar": Rij(("verzoek",), SCHRIJVERS, post=True),
    "raad:pdf": Rij(("verzoek",), SCHRIJVERS, post=True),
    "raad:stap": Rij(("verzoek", "'trek_in"), SCHRIJVERS),
    "raad:casus": Rij(("casus",), RAAD),
    "raad:nieuw": Rij(("casus",), SCHRIJVERS),
    "raad:spoed": Rij(("casus",), BELLERS),
    "raad:bericht": Rij(("casus",), SCHRIJVERS),
}
"""Address -> its arguments, and everybody who gets an answer while the casus is offered to Wijkteam Noord."""


def names() -> Iterator[str]:
    """Every address of overdracht and of the Raad, and the pages of one casus."""

    def walk(found: Any, space: str = "") -> Iterator[tuple[str, URLPattern]]:
        for part in found.url_patterns:
            if isinstance(part, URLResolver):
                yield from walk(part, part.namespace or space)
            else:
                yield f"{space}:{part.name}", part

    for name, _ in walk(get_resolver()):
        if name.startswith(("overdracht:", "raad:", "pages:casus")) and name != "pages:casussen":
            yield name


def ask(client: Client, name: str, rij: Rij, args: dict[str, Any]) -> int:
    """The status of the answer; whatever it did is undone."""
    where = reverse(name, args=[one[1:] if one.startswith("'") else args[one] for one in rij.args])
    with transaction.atomic():
        answer = client.post(where, {"sleutel": next(SLEUTELS)}) if rij.post else client.get(where)
        transaction.set_rollback(True)
    if answer.status_code == 302 and "/inloggen/" in answer.headers["Location"]:
        return 401
    return answer.status_code


def wrong(
    met: Wereld,
    namen: list[str],
    mag: Callable[[str, Rij], frozenset[str]],
    wie_kijkt: frozenset[str] | None = None,
) -> list[str]:
    """Every cell in which the answer is another than the table says; of everybody, or of these people."""
    found = []
    allen = people()
    for wie, client in allen.items() if wie_kijkt is None else ((wie, allen[wie]) for wie in wie_kijkt):
        for name in namen:
            status, verwacht = ask(client, name, TABEL[name], met.args), wie in mag(name, TABEL[name])
            if status >= 500 or (status not in (401, 403, 404)) != verwacht:
                found.append(f"{name} voor {wie}: {status}")
            if wie == NIEMAND and status != 401:
                found.append(f"{name} zonder inlog: {status}")
    return found


def test_every_address_has_a_row() -> None:
    assert set(names()) - set(TABEL) == set()
    assert set(TABEL) - set(names()) == set()


def test_while_it_is_offered_the_table_holds() -> None:
    assert wrong(wereld(), sorted(TABEL), lambda _, rij: rij.mag) == []


VAN_EEN_CASUS = sorted(name for name, rij in TABEL.items() if not rij.deur)
PEILERS = frozenset({CASUSHOUDER, f"{CASUSHOUDER} elders", f"{MANAGER} elders", NOORD, GAST})
"""Of each side one who may much; everybody else is asked while it is offered."""


def test_of_a_casus_of_another_team_only_that_team_gets_an_answer() -> None:
    met = wereld()
    for_team(met.casus, builders.vt_team("Team Zuid-West"))

    def mag(name: str, rij: Rij) -> frozenset[str]:
        zelf = {CASUSHOUDER} if name == "overdracht:overleg" else set()  # who sat at the table keeps that
        return rij.mag - set(VT) | zelf | {wie for wie in ELDERS if wie.removesuffix(" elders") in rij.mag}

    assert wrong(met, VAN_EEN_CASUS, mag, PEILERS) == []


def test_of_a_closed_casus_the_same_people_get_an_answer() -> None:
    met = wereld()
    close(met)

    assert wrong(met, VAN_EEN_CASUS, lambda _, rij: rij.mag, PEILERS) == []


VAN_DE_OVERDRACHT = [
    "overdracht:overdracht", "overdracht:overdracht_stap", "overdracht:vraag_dossier", "overdracht:ontvangst",
    "overdracht:ontvangst_stap", "overdracht:rapport", "overdracht:rapport_pdf",
]  # fmt: skip


def _arrive(overdracht: Overdracht) -> None:
    stappen.gesproken(services.accept_overdracht(overdracht, by=stappen.ontvanger(), **stappen.REGIE))


def _withdraw(overdracht: Overdracht) -> None:
    services.withdraw_overdracht(overdracht, reden="Toch niet.", by=stappen.triagist())


def _refuse(overdracht: Overdracht) -> None:
    services.refuse_overdracht(overdracht, reden_code="anders", reden="Geen plek.", by=stappen.ontvanger())


@pytest.mark.parametrize(("doe", "ontvanger"), [(_arrive, True), (_withdraw, False), (_refuse, False)])
def test_the_receiver_keeps_sight_only_of_what_it_has(
    doe: Callable[[Overdracht], None], ontvanger: bool
) -> None:
    overdracht = stappen.aangeboden()
    rapport = services.request_dossier(overdracht, by=stappen.triagist())
    type(rapport).objects.filter(pk=rapport.pk).update(
        inhoud=b"%PDF", sha256="0" * 64, gereed_op=NU, voortgang=100
    )
    doe(overdracht)
    met = Wereld(overdracht.casus, overdracht, {"overdracht": overdracht.pk, "rapport": rapport.pk})

    assert (
        wrong(met, VAN_DE_OVERDRACHT, lambda _, rij: rij.mag - (frozenset() if ontvanger else ONTVANGER))
        == []
    )
