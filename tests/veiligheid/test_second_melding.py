"""A second melding on a running casus: own number, own decision, own five days; the first decision is never edited."""

from datetime import timedelta
from typing import Any

import pytest

from meldingen import services as meldingen
from meldingen.codelijsten import Aanleiding, Besluit, Hoedanigheid
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Melding, Termijn
from meldingen.services import MeldingGegevens
from tests.veiligheid.conftest import SOURCES, Mensen, answers, judgements
from veiligheid import services
from veiligheid.models import Vervolgbesluit
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db
ONDERZOEK: dict[str, Any] = {
    "voorgesteld_besluit": Besluit.ONDERZOEK, "onderzoeksvraag": "Is er geslagen?",
}  # fmt: skip


def decide(melding: Melding, mensen: Mensen, **anders: Any) -> Vervolgbesluit:
    """The whole assessment of a melding, signed by the second professional."""
    concept = services.begin_beoordeling(melding, by=mensen.triagist)
    services.save_beoordeling(
        concept, by=mensen.triagist, velden=answers(**anders), oordelen=judgements(melding.casus), informatie=SOURCES
    )  # fmt: skip
    services.submit_beoordeling(concept, by=mensen.triagist)
    return services.sign_beoordeling(concept, by=mensen.gedragswetenschapper)


def report_again(casus: Casus, mensen: Mensen) -> Melding:
    """A week later the same family is reported again."""
    clock.move_to(clock.now() + timedelta(days=7))
    gegevens = MeldingGegevens(
        melder_hoedanigheid=Hoedanigheid.HUISARTS, aanleiding=[Aanleiding.PARTNERGEWELD],
        beschrijving="Kim kwam met een blauwe arm.",
    )  # fmt: skip
    melding = meldingen.neem_melding_op(by=mensen.intake, gegevens=gegevens, betrokkenen=[], casus=casus)
    melding = meldingen.schift(
        melding, acuut=False, reden="Nu veilig.", eigen_systeem_doorzocht=True, vt_register_doorzocht=True,
        by=mensen.intake,
    )  # fmt: skip
    return meldingen.neem_in_veiligheidsbeoordeling(melding, by=mensen.triagist)


def running(casus: Casus, code: str) -> Termijn:
    return Termijn.objects.open().get(casus=casus, code=code)


def test_each_has_its_own_number_and_its_own_five_days(melding: Melding, mensen: Mensen) -> None:
    first = decide(melding, mensen, **ONDERZOEK)
    second = report_again(Casus.objects.get(pk=first.casus_id), mensen)

    assert second.nummer != melding.nummer and second.casus_id == melding.casus_id
    clocks = Termijn.objects.filter(casus=melding.casus, code="T04A").order_by("pk")
    assert [bool(term.gehaald_op) for term in clocks] == [True, False]
    assert clocks[1].gestart_op == second.ontvangen_op


def test_the_same_decision_keeps_the_outer_limit_of_the_first_melding(
    melding: Melding, mensen: Mensen
) -> None:
    first = decide(melding, mensen, **ONDERZOEK)
    casus = Casus.objects.get(pk=first.casus_id)
    before = {code: running(casus, code).eindigt_op for code in ("T05", "T06")}

    second = decide(report_again(casus, mensen), mensen, **ONDERZOEK)

    assert second.wijzigt is None and Vervolgbesluit.objects.filter(casus=casus).count() == 2
    assert {code: running(casus, code).eindigt_op for code in ("T05", "T06")} == before
    assert running(casus, "T06").gestart_op == melding.ontvangen_op
    assert (clock.local(before["T06"]) - clock.local(melding.ontvangen_op)).days >= 75


def test_another_route_points_back_and_leaves_the_first_as_it_was(melding: Melding, mensen: Mensen) -> None:
    first = decide(melding, mensen)
    motivering = first.motivering
    casus = Casus.objects.get(pk=first.casus_id)

    second = decide(report_again(casus, mensen), mensen, **ONDERZOEK)

    first.refresh_from_db()
    assert second.wijzigt == first and first.motivering == motivering and first.besluit == Besluit.VV
    assert list(first.gewijzigd_in.all()) == [second]


def test_the_running_traject_follows_after_a_second_professional_signed_along(
    melding: Melding, mensen: Mensen
) -> None:
    casus = Casus.objects.get(pk=decide(melding, mensen).casus_id)
    meldingen.verleen_toegang(casus, aan=mensen.casushouder, by=None)
    Casus.objects.filter(pk=casus.pk).update(behandelaar=mensen.casushouder)
    casus = meldingen.start_vv(casus, by=mensen.casushouder)
    start = running(casus, "T07").gestart_op
    decide(report_again(casus, mensen), mensen, **ONDERZOEK)
    casus = Casus.objects.get(pk=casus.pk)
    with pytest.raises(RuleBroken, match="meegetekend"):
        meldingen.zet_om_naar_onderzoek(casus, by=mensen.casushouder)

    casus = meldingen.teken_mee(casus, weging="Eens.", by=mensen.gedragswetenschapper)
    casus = meldingen.zet_om_naar_onderzoek(casus, by=mensen.casushouder)

    assert casus.status == CasusStatus.ONDERZOEK_ACTIEF
    assert running(casus, "T05").gestart_op == start  # the ten weeks do not restart


@pytest.mark.parametrize(
    ("besluit", "leeg", "zin"),
    [
        (Besluit.GEEN_VERVOLG, {"gewezen_op_vernietiging": True}, "Kies de reden"),
        (Besluit.GEEN_VERVOLG, {"reden_geen_vervolg": "weerlegd"}, "recht op vernietiging"),
        (Besluit.OMGEZET_IN_ADVIES, {}, "Vertel de melder"),
        (Besluit.OVERDRACHT, {"eigen_veiligheidsacties": "Gebeld."}, "Noem de partij"),
        (Besluit.OVERDRACHT, {"ontvangende_partij": "Wijkteam"}, "wat Veilig Thuis zelf"),
        (Besluit.VV, {"multidisciplinair_overleg": ""}, "multidisciplinair overleg"),
        (
            Besluit.ONDERZOEK,
            {"multidisciplinair_overleg": "", "onderzoeksvraag": "Wat?"},
            "multidisciplinair",
        ),
        (Besluit.ONDERZOEK, {"onderzoeksvraag": ""}, "onderzoeksvraag"),
        (Besluit.VV, {"motivering": ""}, "otiv"),
    ],
)
def test_each_precondition_of_each_decision_is_asked(
    melding: Melding, mensen: Mensen, besluit: str, leeg: dict[str, Any], zin: str
) -> None:
    with pytest.raises(RuleBroken, match=zin):
        decide(melding, mensen, voorgesteld_besluit=besluit, **leeg)
