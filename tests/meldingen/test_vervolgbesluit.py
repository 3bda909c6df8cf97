"""What a decision of veiligheid moves in melding and casus."""

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus, MeldingStatus
from meldingen.models import Casus, Melding, Termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import available

pytestmark = pytest.mark.django_db


def codes(casus: Casus) -> set[str]:
    return set(Termijn.objects.open().filter(casus=casus).exclude(code="T10").values_list("code", flat=True))


def opnieuw(melding: Melding) -> Casus:
    casus: Casus = Casus.objects.get(pk=melding.casus_id)
    return casus


def test_nobody_gets_a_button_for_it() -> None:
    melding = builders.melding_in_beoordeling()

    assert "neem_vervolgbesluit" not in {
        mogelijk.step.name for mogelijk in available(melding, builders.medewerker(roles.TRIAGIST))
    }


def test_without_a_signed_assessment_it_is_refused() -> None:
    with pytest.raises(RuleBroken, match="veiligheidsbeoordeling"):
        services.note_vervolgbesluit(
            builders.melding_in_beoordeling(),
            besluit=Besluit.OVERDRACHT,
            by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER),
        )


def test_it_meets_the_five_days_and_leaves_the_feedback() -> None:
    melding = builders.besloten_melding(Besluit.OVERDRACHT)

    assert melding.status == MeldingStatus.VERVOLGBESLUIT_GENOMEN
    assert melding.besluit == Besluit.OVERDRACHT
    assert codes(melding.casus) == {"R01", "T08", "T09A"}
    assert opnieuw(melding).status == CasusStatus.OPEN


def test_vv_waits_within_its_ten_weeks() -> None:
    melding = builders.besloten_melding(Besluit.VV)

    casus = opnieuw(melding)
    assert casus.status == CasusStatus.VV_WACHT
    assert codes(casus) == {"T07", "T08", "T09A", "W01", "W02"}
    assert Termijn.objects.get(code="T07").gestart_op == melding.besluit_op


def test_onderzoek_has_two_clocks_and_the_outer_one_starts_at_the_first_melding() -> None:
    eerste = builders.melding()
    melding = builders.besloten_melding(Besluit.ONDERZOEK, casus=eerste.casus)

    casus = opnieuw(melding)
    assert casus.status == CasusStatus.ONDERZOEK_WACHT
    assert Termijn.objects.get(code="T05").gestart_op == melding.besluit_op
    assert Termijn.objects.get(code="T06").gestart_op == eerste.ontvangen_op


def test_a_second_melding_has_its_own_number_and_clocks() -> None:
    eerste = builders.besloten_melding(Besluit.VV)

    tweede = builders.melding(casus=opnieuw(eerste))

    assert tweede.nummer != eerste.nummer
    assert tweede.casus == eerste.casus
    assert set(Termijn.objects.open().filter(melding=tweede).values_list("code", flat=True)) == {
        "T04A",
        "T04B",
        "T09A",
    }


def test_no_follow_up_on_a_second_melding_does_not_undo_the_first_decision() -> None:
    eerste = builders.besloten_melding(Besluit.OVERDRACHT)

    builders.besloten_melding(Besluit.GEEN_VERVOLG, casus=opnieuw(eerste))

    assert opnieuw(eerste).vervolg == Besluit.OVERDRACHT


def test_a_decision_taken_stays_when_another_follows() -> None:
    eerste = builders.besloten_melding(Besluit.VV)

    services.note_vervolgbesluit(
        eerste, besluit=Besluit.ONDERZOEK, by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
    )

    assert Melding.objects.get(pk=eerste.pk).besluit == Besluit.VV
    assert opnieuw(eerste).vervolg == Besluit.ONDERZOEK


def test_feedback_before_the_decision_is_refused() -> None:
    with pytest.raises(RuleBroken, match="de status is"):
        services.leg_terugkoppeling_vast(
            builders.melding_in_beoordeling(),
            wijze="telefoon",
            inhoud="Wij zijn bezig.",
            by=builders.medewerker(roles.TRIAGIST),
        )


def test_feedback_by_a_manager_is_refused() -> None:
    with pytest.raises(NotAllowed):
        services.leg_terugkoppeling_vast(
            builders.besloten_melding(), wijze="telefoon", inhoud="x", by=builders.medewerker(roles.MANAGER)
        )


def test_feedback_meets_its_clock_and_closes_the_triage() -> None:
    melding = builders.teruggekoppelde_melding()

    assert melding.status == MeldingStatus.AFGESLOTEN_TRIAGE
    assert Termijn.objects.get(code="T09A").gehaald_op == melding.terugkoppeling_op


def test_an_acute_melding_stays_open_until_its_first_action_is_known() -> None:
    intake = builders.medewerker(roles.INTAKE)
    melding = services.zet_acuut_in_actie(builders.geschifte_melding(acuut=True), by=intake)
    triagist, tweede = builders.medewerker(roles.TRIAGIST), builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
    melding = services.neem_in_veiligheidsbeoordeling(melding, by=triagist)
    melding = services.note_veiligheidsbeoordeling(melding, by=tweede)
    melding = services.note_vervolgbesluit(melding, besluit=Besluit.GEEN_VERVOLG, by=tweede)
    melding = services.leg_terugkoppeling_vast(melding, wijze="telefoon", inhoud="Beoordeeld.", by=triagist)
    assert melding.status == MeldingStatus.VERVOLGBESLUIT_GENOMEN

    melding = services.leg_eerste_veiligheidsactie_vast(melding, actie="Moeder is bij oma.", by=triagist)

    assert melding.status == MeldingStatus.AFGESLOTEN_TRIAGE
