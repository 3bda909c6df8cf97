"""Silence climbs four levels under the norms of its convenant, each told by name, and then comes back as work."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from ketenpartners.models import Convenant
from meldingen.machine import CasusStatus
from meldingen.models import Regie, Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from overdracht.queries import levels_of
from tests import builders
from tests.overdracht import stappen
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db
NA_ALLES = datetime(2026, 6, 2, 9, 0, tzinfo=clock.AMSTERDAM)
"""The twenty-first working day after the offer: KB-day, Ascension and Pentecost lie between."""


def days_go_by(tot: datetime, *, dag: timedelta = timedelta(days=1)) -> None:
    """The bell rings every morning until then, and what it found is delivered."""
    while clock.now() < tot:
        clock.move_to(min(clock.now() + dag, tot))
        sweep()
        verspreid()


def opened(wie: Medewerker, adres: str) -> str:
    """What this person reads there."""
    client = Client()
    client.force_login(wie)
    return client.get(adres).content.decode()


def with_norms(**normen: int) -> Convenant:
    """Wijkteam Zuid agreed on other norms."""
    zuid = builders.wijkteam("Wijkteam Zuid")
    Convenant.objects.filter(team=zuid).update(**normen)
    return Convenant.objects.get(team=zuid)


def test_four_levels_are_told_each_by_name_and_moment_and_stand_on_the_row() -> None:
    rij = stappen.aangeboden()
    behandelaar = stappen.manager()
    rij.casus.behandelaar = behandelaar
    rij.casus.save()

    days_go_by(NA_ALLES)

    klok = Termijn.objects.get(code="T12", casus=rij.casus)
    treden = levels_of([klok])[klok.pk]
    assert [trede.naar for trede in treden] == [
        "behandelaar", "teammanager", "manager van de ontvanger", "regiocontact",
    ]  # fmt: skip
    assert all(trede.verteld_op and trede.aan for trede in treden)
    assert [trede.verteld_op for trede in treden] == sorted(trede.verteld_op for trede in treden)  # type: ignore[type-var]
    assert treden[-1].aan == ("Ria Vos (regio)",)
    lijst = opened(stappen.manager(), "/overdrachten/")
    assert "Regiocontact, " in lijst
    pagina = opened(stappen.manager(), f"/overdrachten/{rij.pk}/")
    assert "Ria Vos" in pagina and "Als het antwoord uitblijft" in pagina


def test_each_convenant_has_its_own_norm() -> None:
    with_norms(acceptatie_werkdagen=2)
    snel = stappen.aangeboden(team=builders.wijkteam("Wijkteam Zuid"))
    gewoon = stappen.aangeboden()

    eind = {t.casus_id: clock.local(t.eindigt_op).date() for t in Termijn.objects.filter(code="T12")}

    assert eind == {snel.casus_id: date(2026, 4, 30), gewoon.casus_id: date(2026, 5, 6)}


def test_not_before_its_norm_and_not_while_somebody_is_still_to_be_told() -> None:
    rij = stappen.aangeboden()
    days_go_by(NA_ALLES - timedelta(days=1))
    assert services.return_silent() == 0

    with_norms(terug_na_werkdagen=1)
    zuid = stappen.aangeboden(team=builders.wijkteam("Wijkteam Zuid"))
    clock.move_to(clock.now() + timedelta(days=4))

    assert services.return_silent() == 1
    assert {r.pk: r.status for r in Overdracht.objects.all()} == {
        rij.pk: Status.TERUG_BIJ_VT, zuid.pk: Status.AANGEBODEN,
    }  # fmt: skip


def test_who_put_it_on_a_list_was_not_silent() -> None:
    rij = services.put_on_wachtlijst(
        stappen.aangeboden(), verwacht_op=date(2026, 7, 1), by=stappen.ontvanger()
    )
    days_go_by(NA_ALLES)

    assert services.return_silent() == 0
    assert Overdracht.objects.get(pk=rij.pk).status == Status.OP_WACHTLIJST


def test_silence_comes_back_as_work_of_veilig_thuis() -> None:
    rij = stappen.aangeboden()
    days_go_by(NA_ALLES)

    assert (services.return_silent(), services.return_silent()) == (1, 0)

    terug: Any = Overdracht.objects.get(pk=rij.pk)
    assert (terug.status, terug.reden_code) == (Status.TERUG_BIJ_VT, "geen_antwoord")
    assert terug.casus.status == CasusStatus.TERUG_BIJ_VT
    open_ = set(Termijn.objects.open().filter(casus=rij.casus).values_list("code", flat=True))
    assert "R03" in open_ and not open_ & {"T12", "T12E"}
    assert Regie.objects.lopend().get(casus=rij.casus).organisatie == rij.casus.team.organisatie
    assert AuditEntry.objects.filter(actie="kom_terug_na_stilte", door_id=None).exists()
    assert "Besluit wat er volgt na teruggave" in opened(stappen.manager(), "/werkvoorraad/?lijst=team")
    inbak = opened(stappen.ontvanger(), "/wijkteam/")
    assert "Niet meer bij uw team (1)" in inbak and "want er kwam geen antwoord" in inbak


def test_an_agreement_made_later_changes_no_offer_that_runs() -> None:
    rij = stappen.aangeboden()
    morgen = clock.today() + timedelta(days=1)
    nieuw: Any = rij.convenant
    Convenant.objects.filter(pk=nieuw.pk).update(geldig_tot=clock.today())
    nieuw.pk, nieuw.geldig_van, nieuw.geldig_tot, nieuw.terug_na_werkdagen = None, morgen, None, 1
    nieuw.save(force_insert=True)

    days_go_by(NA_ALLES - timedelta(days=1))

    assert services.return_silent() == 0
