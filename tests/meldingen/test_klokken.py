"""No open casus without a running term: the regional norms and the moments of monitoring, step by step."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Melding, Termijn
from meldingen.services.klokken import vul_klokken_aan
from tests import builders, trajecten
from tests.wacht import laat_de_wacht_rusten
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db
OOK = ("T03", "T08", "T09A", "T09B", "T10")
"""Clocks of a melding or a person, which say nothing of the casus."""


def lopend(casus: Casus) -> set[str]:
    """The running clocks of the casus itself."""
    codes = Termijn.objects.open().filter(casus=casus).exclude(code__in=OOK).values_list("code", flat=True)
    return set(codes)


def verloop(casus: Casus, code: str) -> str:
    """How the last term of this kind ended."""
    rij = Termijn.objects.filter(casus=casus, code=code).latest("pk")
    return "gehaald" if rij.gehaald_op else rij.vervallen_reden or "loopt"


def besloten(besluit: str) -> Casus:
    gevonden: Casus = Casus.objects.get(pk=builders.besloten_melding(besluit).casus_id)
    return gevonden


def in_monitoring() -> Casus:
    return services.begin_monitoring(trajecten.afgeronde_vv(), by=builders.medewerker(roles.CASUSHOUDER))


def test_a_decision_to_hand_over_must_be_offered_within_the_norm() -> None:
    laat_de_wacht_rusten()
    casus = besloten(Besluit.OVERDRACHT)
    assert lopend(casus) == {"R01"}
    casus = services.begin_overdracht(casus, by=None)
    assert verloop(casus, "R01") == "gehaald"


@pytest.mark.parametrize("besluit", [Besluit.GEEN_VERVOLG, Besluit.OMGEZET_IN_ADVIES])
def test_when_nothing_need_follow_the_casus_must_be_closed(besluit: str) -> None:
    casus = besloten(besluit)
    assert lopend(casus) == {"R02"}
    assert casus.status == CasusStatus.OPEN


def test_closing_meets_the_norm_and_leaves_nothing_running() -> None:
    casus = builders.gesloten_casus()
    assert verloop(casus, "R02") == "gehaald"
    assert not Termijn.objects.open().filter(casus=casus).exists()


def test_a_melding_that_was_passed_on_leaves_a_casus_to_close() -> None:
    melding = services.zet_niet_passend_door(
        builders.melding(),
        reden="geen_hg_km",
        toelichting="Overlast, geen geweld.",
        doorgezet_naar="de gemeente",
        by=builders.medewerker(roles.TRIAGIST),
    )
    assert lopend(melding.casus) == {"R02"}


def test_not_while_another_melding_of_the_casus_waits_for_its_decision() -> None:
    eerste = builders.melding()
    tweede = builders.melding(casus=eerste.casus)
    for melding in (eerste, tweede):
        assert "R02" not in lopend(eerste.casus)
        services.zet_niet_passend_door(
            Melding.objects.get(pk=melding.pk),
            reden="geen_hg_km",
            toelichting="Overlast.",
            by=builders.medewerker(roles.TRIAGIST),
        )
    assert lopend(eerste.casus) == {"R02"}


def test_what_comes_back_must_be_decided_on_anew() -> None:
    laat_de_wacht_rusten()
    casus = services.begin_overdracht(besloten(Besluit.OVERDRACHT), by=None)
    casus = services.keer_terug_bij_vt(casus, by=None)
    assert lopend(casus) == {"R03"}
    services.begin_overdracht(casus, by=None)
    assert verloop(casus, "R03") == "gehaald"


def test_after_the_traject_what_follows_must_be_placed() -> None:
    casus = trajecten.afgeronde_vv()
    assert lopend(casus) == {"R04"}
    assert Termijn.objects.get(code="R04").gestart_op == casus.traject_afgerond_op


def test_a_handed_over_casus_is_asked_after() -> None:
    casus = services.begin_overdracht(besloten(Besluit.OVERDRACHT), by=None)
    casus = services.voltooi_overdracht(casus, by=None)
    assert lopend(casus) == {"R07"}
    assert clock.local(Termijn.objects.get(code="R07").eindigt_op).date() == date(2026, 7, 28)


def test_the_raad_has_no_term_so_veilig_thuis_asks() -> None:
    casus = services.meld_spoed_bij_raad(
        trajecten.casus_in_vv(),
        gesproken_met="Piket",
        toelichting="Acuut gevaar.",
        by=builders.medewerker(roles.MANAGER),
    )
    assert lopend(casus) == {"R05"}
    assert lopend(services.voltooi_overdracht(casus, by=None)) == {"R07"}


def test_monitoring_has_its_moments_from_the_end_of_the_traject() -> None:
    casus = in_monitoring()
    einde = {
        t.code: clock.local(t.eindigt_op).date()
        for t in Termijn.objects.open().filter(code__startswith="T14")
    }
    assert einde == {"T14A": date(2026, 7, 28), "T14B": date(2027, 4, 28), "T14C": date(2027, 10, 28)}
    assert verloop(casus, "R04") == "gehaald"


def test_unsafe_again_stops_the_moments_and_asks_a_new_assessment() -> None:
    casus = services.heropen_uit_monitoring(
        in_monitoring(), toelichting="Weer geslagen.", by=builders.medewerker(roles.CASUSHOUDER)
    )
    assert lopend(casus) == {"R06"}
    assert verloop(casus, "T14C") == "Weer actief"


@pytest.mark.parametrize("besluit", [Besluit.VV, Besluit.ONDERZOEK])
def test_a_new_traject_takes_over_from_the_norms(besluit: str) -> None:
    casus = services.keer_terug_bij_vt(
        services.begin_overdracht(besloten(Besluit.OVERDRACHT), by=None), by=None
    )
    melding = builders.melding_in_beoordeling(casus=casus)
    tweede = builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
    beoordeeld = services.note_veiligheidsbeoordeling(melding, niveau="structureel", by=tweede)
    services.note_vervolgbesluit(beoordeeld, besluit=besluit, by=tweede)
    assert lopend(casus) == {"W01", "W02"} | ({"T07"} if besluit == Besluit.VV else {"T05", "T06"})
    assert verloop(casus, "R03") == "gehaald"


@pytest.mark.parametrize(
    ("maak", "codes"),
    [
        (lambda: besloten(Besluit.OVERDRACHT), {"R01"}),
        (lambda: besloten(Besluit.GEEN_VERVOLG), {"R02"}),
        (trajecten.afgeronde_vv, {"R04"}),
        (in_monitoring, {"T14A", "T14B", "T14C"}),
    ],
)
def test_a_casus_from_before_there_were_clocks_is_mended_once(
    maak: Callable[[], Casus], codes: set[str]
) -> None:
    casus = maak()
    Termijn.objects.all().delete()
    uit = StringIO()
    call_command("klokken", uitvoeren=False, stdout=uit)
    assert uit.getvalue().splitlines() == [casus.nummer, "1 zonder klok"]
    assert lopend(casus) == set()
    for aantal in (1, 0):
        assert len(vul_klokken_aan()) == aantal
        assert lopend(casus) == codes


def test_a_casus_nothing_can_be_said_of_is_named() -> None:
    laat_de_wacht_rusten()
    open_casus = builders.casus()
    Casus.objects.filter(pk=open_casus.pk).update(vervolg="vv", vervolg_op=clock.now())
    Termijn.objects.all().delete()
    with pytest.raises(CommandError, match=open_casus.nummer):
        call_command("klokken", uitvoeren=True, stdout=StringIO())
