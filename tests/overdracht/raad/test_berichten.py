"""What the Raad lets know leads the casus on: taken over, back to Veilig Thuis, or still waiting; never a dead end."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from ketenpartners.models import Organisatie, Soort
from meldingen import services as meldingen
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Regie, Termijn
from overdracht import services as overdrachten
from overdracht.models import Raadbericht
from overdracht.raad import services
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.raad import verzoeken
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def lopend(casus: Casus) -> set[str]:
    return set(Termijn.objects.open().filter(casus=casus).values_list("code", flat=True))


def now(casus: Casus) -> Casus:
    found: Casus = Casus.objects.get(pk=casus.pk)
    return found


def test_a_receiver_or_a_stranger_records_nothing() -> None:
    casus = verzoeken.verzonden().casus
    for wie in (stappen.ontvanger(), builders.medewerker(roles.INTAKE), builders.medewerker(roles.PRIVACY)):
        with pytest.raises(NotAllowed):
            services.leg_bericht_vast(
                casus, soort="intake", strekking="neemt_over", op=date(2026, 4, 28), by=wie
            )


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"strekking": "toegewezen"}, "past niet"),
        ({"strekking": "neemt_over", "op": date(2026, 4, 29)}, "toekomst"),
        ({"strekking": "rekest", "soort": "uitkomst", "maatregel": "ots"}, "gaat onderzoeken"),
        ({"strekking": "neemt_over", "regie_naam": "Ada"}, "Kies de organisatie"),
    ],
)
def test_a_notification_that_cannot_be_is_refused(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin):
        verzoeken.bericht(verzoeken.verzonden().casus, **anders)


def test_nothing_comes_of_a_raad_that_was_not_asked_but_it_may_start_unasked() -> None:
    casus = verzoeken.casus()
    with pytest.raises(RuleBroken, match="nog niet gevraagd"):
        verzoeken.bericht(casus, "neemt_over")
    verzoeken.bericht(casus, "neemt_over", "ambtshalve")
    assert now(casus).status == CasusStatus.OPEN and "RK2" in lopend(casus)


def test_taken_over_investigated_and_judged() -> None:
    casus = verzoeken.verzonden().casus
    raad = Organisatie.objects.create(naam="Raad Merenland", soort=Soort.RAAD)

    verzoeken.bericht(casus, "neemt_over", uitvoerder=raad, regie_naam="Raadsonderzoeker De Boer")
    assert now(casus).status == CasusStatus.OVERGEDRAGEN
    assert {"R07", "RK2"} <= lopend(casus) and "R05" not in lopend(casus)
    assert Regie.objects.filter(casus=casus).lopend().get().organisatie == raad

    with pytest.raises(RuleBroken, match="maatregel"):
        verzoeken.bericht(casus, "rekest", "uitkomst")
    verzoeken.bericht(casus, "rekest", "uitkomst", maatregel="ondertoezichtstelling")
    assert "RK2" not in lopend(casus)
    verzoeken.bericht(casus, "toegewezen", "rechter", maatregel="ondertoezichtstelling")
    assert now(casus).status == CasusStatus.OVERGEDRAGEN
    with pytest.raises(DatabaseError), transaction.atomic():
        Raadbericht.objects.update(toelichting="anders")


@pytest.mark.parametrize("strekking", ["geen_rekest", "afgewezen"])
def test_no_measure_makes_it_work_of_veilig_thuis_again(strekking: str) -> None:
    casus = verzoeken.verzonden().casus
    raad = Organisatie.objects.create(naam="Raad Merenland", soort=Soort.RAAD)
    verzoeken.bericht(casus, "neemt_over", uitvoerder=raad, regie_naam="De Boer")

    verzoeken.bericht(casus, strekking, "uitkomst" if strekking == "geen_rekest" else "rechter")

    assert now(casus).status == CasusStatus.TERUG_BIJ_VT
    assert "R03" in lopend(casus) and not {"RK2", "R05", "R07"} & lopend(casus)
    assert Regie.objects.filter(casus=casus).lopend().get().organisatie == casus.team.organisatie


def test_refused_at_the_gate_it_is_work_again_and_a_new_verzoek_can_follow() -> None:
    casus = verzoeken.verzonden().casus
    verzoeken.bericht(casus, "neemt_niet_over", toelichting="Er is nog hulp mogelijk.")
    assert now(casus).status == CasusStatus.TERUG_BIJ_VT and "R03" in lopend(casus)

    verzoeken.verzonden(now(casus))
    assert now(casus).status == CasusStatus.VTO_RVDK


def test_of_two_children_the_casus_waits_for_both() -> None:
    zus = builders.kind(voornamen="Liv", geboortedatum=date(2020, 5, 1))
    casus = verzoeken.verzonden(verzoeken.casus(betrokkenen=[builders.moeder(), builders.kind(), zus])).casus
    een, twee = casus.betrokkenen.filter(rol="kind").order_by("pk")

    verzoeken.bericht(casus, "neemt_niet_over", betrokkene=een)
    assert now(casus).status == CasusStatus.VTO_RVDK and "R05" in lopend(casus)
    verzoeken.bericht(casus, "neemt_niet_over", betrokkene=twee)
    assert now(casus).status == CasusStatus.TERUG_BIJ_VT


def test_a_casus_that_went_to_the_raad_before_there_were_verzoeken_is_no_dead_end() -> None:
    casus = meldingen.meld_spoed_bij_raad(
        verzoeken.casus(), gesproken_met="Piket", toelichting="Gevaar.", by=verzoeken.manager()
    )
    bericht = verzoeken.bericht(casus, "neemt_over")
    assert bericht.verzoek is None and now(casus).status == CasusStatus.OVERGEDRAGEN


def test_an_offer_that_runs_is_withdrawn_before_the_raad_takes_over() -> None:
    overdracht = stappen.aangeboden()
    casus = verzoeken.gebeld(now(overdracht.casus)).casus
    with pytest.raises(RuleBroken, match="loopt nog een aanbod"):
        verzoeken.bericht(casus, "neemt_over")

    overdrachten.withdraw_overdracht(overdracht, reden="De Raad neemt het over.", by=stappen.triagist())

    assert now(casus).status == CasusStatus.SPOED_RVDK and "R05" in lopend(casus)
    verzoeken.bericht(casus, "neemt_over")
    assert now(casus).status == CasusStatus.OVERGEDRAGEN


def test_taken_over_by_telephone_the_paper_still_follows() -> None:
    obj = verzoeken.gebeld()
    verzoeken.bericht(obj.casus, "neemt_over")
    obj = services.leg_voor(verzoeken.schrijf(obj), by=verzoeken.houder())
    merk = obj.bevroren_sha256
    services.onderteken_als_gedragswetenschapper(
        obj, merk=merk, weging="Nodig.", by=verzoeken.gedragswetenschapper()
    )
    services.onderteken_als_teammanager(obj, merk=merk, by=verzoeken.manager())
    obj.refresh_from_db()

    services.verzend(obj, hoe="CORV", by=verzoeken.manager())

    assert now(obj.casus).status == CasusStatus.OVERGEDRAGEN and "RK1" not in lopend(obj.casus)
