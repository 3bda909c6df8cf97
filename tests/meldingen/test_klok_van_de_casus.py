"""An open casus has a running clock of its own, a closed one none: held by the database, whoever writes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from importlib import import_module
from threading import Barrier

import pgtrigger
import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from meldingen.models import Casus, Termijn
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.regels import REGELS, Waakt, codes
from meldingen.termijnen.services import TermijnBron, start_termijn
from meldingen.termijnen.wacht import DICHT_MET_KLOK, OPEN_ZONDER_KLOK
from tests import builders
from tests.wacht import ZONDER_WACHT
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


SLUIT = "UPDATE meldingen_casus SET status = 'afgesloten', gesloten_op = %s WHERE id = %s"


def controleer() -> None:
    """What a commit would say."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def eindig(casus: Casus, *behalve: str) -> None:
    """End every running term of the casus but these, past every service."""
    lopend = Termijn.objects.open().filter(casus=casus).exclude(code__in=behalve)
    lopend.update(vervallen_op=clock.now(), vervallen_reden="Proef", volgende_op=None)


def start(code: str, casus: Casus) -> Termijn:
    return start_termijn(code, TermijnBron(casus=casus, startmoment=clock.now()))


def geweigerd(naam: str, doe: Callable[[], object]) -> None:
    """The write itself passes; the commit is refused for this reason."""
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        doe()
        controleer()
    assert fout.value.__cause__.diag.constraint_name == naam  # type: ignore[union-attr]


def verwijder(casus: Casus) -> None:
    Termijn.objects.filter(casus=casus).delete()


def wordt_een_deel(casus: Casus) -> None:
    """The only clock becomes another kind of term."""
    eindig(casus, "T04A")
    Termijn.objects.open().filter(casus=casus).update(code="T08")


def verhuist(casus: Casus) -> None:
    ander = builders.casus()
    Termijn.objects.open().filter(casus=casus, code__in=("T04A", "T04B")).update(
        casus=ander, onderwerp="verhuisd"
    )


@pytest.mark.parametrize("doe", [eindig, verwijder, wordt_een_deel, verhuist])
def test_the_last_clock_of_an_open_casus_cannot_go(doe: Callable[[Casus], None]) -> None:
    casus = builders.casus()
    geweigerd(OPEN_ZONDER_KLOK, lambda: doe(casus))


def test_a_clock_of_one_person_or_melding_is_not_enough() -> None:
    casus = builders.casus()
    assert Termijn.objects.open().filter(casus=casus, code__in=codes(Waakt.DEEL)).exists()
    geweigerd(OPEN_ZONDER_KLOK, lambda: eindig(casus, *codes(Waakt.DEEL)))


def test_a_casus_cannot_open_without_a_clock() -> None:
    casus = builders.casus()
    casus.pk, casus.nummer, casus._state.adding = None, "2026-99999", True
    bron = builders.casus()
    regie = bron.regies.get()

    def open_() -> None:
        casus.save(force_insert=True)
        regie.pk, regie.casus = None, casus
        regie.save(force_insert=True)

    geweigerd(OPEN_ZONDER_KLOK, open_)


def test_a_casus_cannot_close_with_a_running_clock() -> None:
    casus = builders.casus()

    def sluit() -> None:
        casus.regies.update(periode=DateTimeTZRange(casus.geopend_op, clock.now() + timedelta(hours=1)))
        with connection.cursor() as cursor:
            cursor.execute(SLUIT, [clock.now(), casus.pk])

    geweigerd(DICHT_MET_KLOK, sluit)


def test_no_clock_starts_on_a_closed_casus() -> None:
    casus = builders.gesloten_casus()
    for code in ("R02", "T10", "R08"):
        geweigerd(DICHT_MET_KLOK, partial(start, code, casus))


def test_a_request_about_the_file_runs_on_a_closed_casus() -> None:
    casus = builders.gesloten_casus()
    for code in sorted(codes(Waakt.DOSSIER) - {"T26"}):  # T26 has no number of its own
        start(code, casus)
    controleer()
    assert invariants()["closed_casus_with_term"] == 0


def test_clocks_may_follow_one_another_within_a_transaction() -> None:
    casus = builders.casus()
    with transaction.atomic():
        eindig(casus)
        start("R03", casus)
        controleer()


def test_closing_and_ending_its_clocks_passes_together() -> None:
    builders.gesloten_casus()
    controleer()


def test_every_code_that_is_told_apart_is_a_rule() -> None:
    bekend = {rij.code for rij in REGELS}
    assert codes(Waakt.CASUS) | codes(Waakt.DEEL) | codes(Waakt.DOSSIER) == bekend


def test_the_database_tells_the_same_codes_apart() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname LIKE 'pgtrigger_termijn_eindigt_niet%'")
        [(bron,)] = cursor.fetchall()
    assert {code for code in {rij.code for rij in REGELS} if f"'{code}'" in bron} == (
        codes(Waakt.DEEL) | codes(Waakt.DOSSIER)
    )


MIGRATIE = import_module("meldingen.migrations.0023_klok_van_de_casus")


def test_a_database_from_before_is_mended_when_it_migrates() -> None:
    stil, dicht = builders.casus(), builders.gesloten_casus()
    with pgtrigger.ignore(*ZONDER_WACHT):
        eindig(stil)
        te_veel = start("R02", dicht)
        blijft = start("T20", dicht)
        controleer()
    MIGRATIE.herstel(apps, None)
    controleer()
    te_veel.refresh_from_db()
    blijft.refresh_from_db()
    assert (te_veel.is_open, blijft.is_open) == (False, True)
    assert Termijn.objects.open().get(casus=stil).code == "R02"
    assert (invariants()["open_casus_without_term"], invariants()["closed_casus_with_term"]) == (0, 0)


def test_what_only_a_person_can_mend_is_refused_with_its_number() -> None:
    casus = builders.casus()
    with pgtrigger.ignore(*ZONDER_WACHT, "meldingen.Casus:casus_status_volgt_de_stappen"):
        eindig(casus)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE meldingen_casus SET status = 'vv_actief' WHERE id = %s", [casus.pk])
        controleer()
        with pytest.raises(RuntimeError, match=rf"1 open casussen .* {casus.nummer}"):
            MIGRATIE.herstel(apps, None)
        start("T07", casus)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_each_end_one_of_the_last_two_clocks_only_one_passes(running_clock: None) -> None:
    casus = builders.casus()
    eindig(casus, "T04A", "T04B")
    beide = Barrier(2)

    def eindig_een(eigen: str) -> str:
        try:
            with transaction.atomic():
                anders = Termijn.objects.open().filter(casus=casus, code=eigen)
                anders.update(vervallen_op=clock.now(), vervallen_reden="Proef", volgende_op=None)
                beide.wait()
        except IntegrityError:
            return "geweigerd"
        finally:
            connections.close_all()
        return "gelukt"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(eindig_een, ("T04A", "T04B"))) == ["gelukt", "geweigerd"]
    assert Termijn.objects.open().filter(casus=casus).exclude(code__in=codes(Waakt.DEEL)).count() == 1
