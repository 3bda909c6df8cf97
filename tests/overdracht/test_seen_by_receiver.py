"""Who receives a handover sees its escalations on the only page it has, and Veilig Thuis reads that back."""

from datetime import datetime

import pytest

from meldingen.termijnen.records import Bezorging
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.test_pages_sender import signed_in
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db
NA_TWEE_WERKDAGEN = datetime(2026, 5, 8, 9, 30, tzinfo=clock.AMSTERDAM)
NA_VIER_WERKDAGEN = datetime(2026, 5, 12, 9, 30, tzinfo=clock.AMSTERDAM)


@pytest.fixture
def baas() -> Medewerker:
    """Wim, manager of the receiving team, with a login beside the address in the agreement."""
    return builders.medewerker(roles.WIJKTEAMMANAGER)


@pytest.fixture
def te_laat(baas: Medewerker) -> Overdracht:
    """A handover nobody answered: its receiver's managers were told, and nobody looked yet."""
    aangeboden = stappen.aangeboden()
    laat_klimmen(NA_TWEE_WERKDAGEN)
    assert [b.medewerker for b in bezorgd()] == [None, baas]
    return aangeboden


def laat_klimmen(tot: datetime) -> None:
    clock.move_to(tot)
    sweep()
    verspreid()


def bezorgd(naar: str = "manager_ontvanger") -> list[Bezorging]:
    rijen = Bezorging.objects.filter(escalatie__naar=naar, verzonden_op__isnull=False).order_by("medewerker")
    return sorted(rijen, key=lambda rij: rij.medewerker is not None)


def gezien(naar: str = "manager_ontvanger") -> list[bool]:
    return [rij.gezien_op is not None for rij in bezorgd(naar)]


def test_who_may_not_open_it_and_who_only_answers_for_another_team_has_seen_nothing(
    te_laat: Overdracht,
) -> None:
    assert signed_in(stappen.buur()).get(f"/wijkteam/{te_laat.pk}/").status_code == 404
    signed_in(stappen.triagist()).get(f"/wijkteam/{te_laat.pk}/")
    assert gezien() == [False, False]


def test_a_manager_who_opens_it_has_seen_what_was_delivered_to_the_team(
    te_laat: Overdracht, baas: Medewerker
) -> None:
    assert signed_in(baas).get(f"/wijkteam/{te_laat.pk}/").status_code == 200
    contact, eigen = bezorgd()
    assert (eigen.gezien_op, eigen.gezien_door) == (NA_TWEE_WERKDAGEN, baas)
    assert (contact.gezien_op, contact.gezien_door) == (NA_TWEE_WERKDAGEN, baas)


def test_a_colleague_sees_for_the_address_of_the_team_but_not_for_the_manager(te_laat: Overdracht) -> None:
    marieke = stappen.ontvanger()
    signed_in(marieke).get(f"/wijkteam/{te_laat.pk}/")
    contact, eigen = bezorgd()
    assert (contact.gezien_door, eigen.gezien_op) == (marieke, None)


def test_the_first_look_counts_and_the_open_one_of_the_inbox_is_a_look(
    te_laat: Overdracht, baas: Medewerker
) -> None:
    signed_in(baas).get("/wijkteam/")
    clock.move_to(NA_VIER_WERKDAGEN)
    signed_in(stappen.ontvanger()).get(f"/wijkteam/{te_laat.pk}/")
    assert {rij.gezien_door for rij in bezorgd()} == {baas}
    assert {rij.gezien_op for rij in bezorgd()} == {NA_TWEE_WERKDAGEN}


def test_what_went_to_the_region_or_to_another_handover_is_not_seen_by_the_team(
    te_laat: Overdracht, baas: Medewerker
) -> None:
    stappen.aangeboden()
    laat_klimmen(NA_VIER_WERKDAGEN)
    signed_in(baas).get(f"/wijkteam/{te_laat.pk}/")
    assert gezien("regiocontact") == [False]
    assert gezien() == [True, True]


def test_the_teammanager_reads_who_saw_it(te_laat: Overdracht) -> None:
    manager = signed_in(stappen.manager())
    pagina = manager.get("/sturing/escalaties/").content.decode()
    assert "Wim Dekker: bezorgd vr 8 mei 09:30, nog niet gezien bij de ontvanger" in pagina

    signed_in(stappen.ontvanger()).get(f"/wijkteam/{te_laat.pk}/")

    pagina = manager.get("/sturing/escalaties/").content.decode()
    assert "gezien vr 8 mei 09:30 door Marieke Bos" in pagina
    casus = manager.get(f"/casussen/{te_laat.casus.nummer}/overdracht/").content.decode()
    assert "door Marieke Bos" in casus
