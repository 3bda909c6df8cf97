"""Exactly one regiehouder at any moment: refused by the services, and by the database whoever writes."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from meldingen import services
from meldingen.models import Casus, Regie
from tests import builders
from tests.wacht import laat_de_wacht_rusten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db

UUR = timedelta(hours=1)


def controleer() -> None:
    """Let the deferred triggers speak, as a commit would."""
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def regie(casus: Casus, van: datetime, tot: datetime | None) -> Regie:
    team = builders.wijkteam()
    return Regie.objects.create(
        casus=casus, organisatie=team.organisatie, team=team, naam="M. Bos", periode=DateTimeTZRange(van, tot)
    )


def draag_over(casus: Casus, naam: str = "Marieke Bos", at: datetime | None = None) -> Regie:
    team = builders.wijkteam()
    return services.draag_regie_over(
        casus,
        organisatie=team.organisatie,
        team=team,
        naam=naam,
        by=builders.medewerker(roles.WIJKTEAM),
        at=at,
    )


def test_a_nameless_holder_is_refused() -> None:
    with pytest.raises(RuleBroken, match="naam van de regiehouder"):
        draag_over(builders.casus(), naam=" ")


def test_a_moment_before_the_present_holder_is_refused() -> None:
    with pytest.raises(RuleBroken, match="later moment"):
        draag_over(builders.casus(), at=clock.now() - UUR)


def test_a_closed_casus_has_no_holder_and_gets_none() -> None:
    casus = builders.gesloten_casus()

    assert casus.regie is None
    with pytest.raises(RuleBroken, match="gesloten"):
        draag_over(casus)


def test_the_former_ends_where_the_new_one_begins() -> None:
    casus = builders.casus()

    nieuw = draag_over(casus, at=clock.now() + UUR)

    oud = Regie.objects.get(casus=casus, periode__upper_inf=False)
    assert oud.tot == nieuw.sinds
    assert nieuw.tot is None
    controleer()


def test_two_changes_in_one_moment_still_follow_each_other() -> None:
    casus = builders.casus()

    draag_over(casus)
    services.haal_regie_terug(casus, by=builders.medewerker(roles.TRIAGIST))

    assert Regie.objects.filter(casus=casus).count() == 3
    controleer()


def test_the_behandelaar_directs_while_veilig_thuis_does() -> None:
    casus = builders.casus()
    nadia = builders.medewerker(roles.CASUSHOUDER)

    casus = services.wijs_toe(casus, behandelaar=nadia, by=builders.medewerker(roles.MANAGER))

    assert casus.regie is not None
    assert casus.regie.medewerker == nadia


class TestTheDatabase:
    """What it refuses, however it is asked."""

    def test_two_holders_at_once(self) -> None:
        casus = builders.casus()

        with pytest.raises(IntegrityError, match="een_regiehouder_tegelijk"), transaction.atomic():
            regie(casus, clock.now() + UUR, clock.now() + 2 * UUR)

    def test_an_open_casus_without_a_holder(self) -> None:
        casus = builders.casus()
        Regie.objects.filter(casus=casus).delete()

        with pytest.raises(IntegrityError, match="exactly one regiehouder"), transaction.atomic():
            controleer()
        regie(casus, casus.geopend_op, None)

    def test_a_gap_between_two_holders(self) -> None:
        casus = builders.casus()
        begin = casus.geopend_op
        Regie.objects.filter(casus=casus).update(periode=DateTimeTZRange(begin, begin + UUR))
        later = regie(casus, begin + 2 * UUR, None)

        with pytest.raises(IntegrityError, match="exactly one regiehouder"), transaction.atomic():
            controleer()
        Regie.objects.filter(pk=later.pk).update(periode=DateTimeTZRange(begin + UUR, None))
        controleer()

    def test_a_first_holder_after_the_casus_began(self) -> None:
        casus = builders.casus()
        begin = casus.geopend_op
        Regie.objects.filter(casus=casus).update(periode=DateTimeTZRange(begin + UUR, None))

        with pytest.raises(IntegrityError, match="exactly one regiehouder"), transaction.atomic():
            controleer()
        Regie.objects.filter(casus=casus).update(periode=DateTimeTZRange(begin, None))

    def test_a_casus_that_was_made_past_the_services(self) -> None:
        team = builders.vt_team()
        laat_de_wacht_rusten()  # its clocks are refused first

        with pytest.raises(IntegrityError, match="exactly one regiehouder"), transaction.atomic():
            Casus.objects.create(nummer="2026-99998", naam="X", team=team, geopend_op=clock.now())
            controleer()

    def test_a_holder_of_the_past_that_is_changed(self) -> None:
        casus = builders.casus()
        draag_over(casus, at=clock.now() + UUR)

        with pytest.raises(ProgrammingError, match="regie_die_voorbij_is"), transaction.atomic():
            Regie.objects.filter(casus=casus, periode__upper_inf=False).update(naam="Iemand anders")
