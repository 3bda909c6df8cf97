"""No melder is forgotten: after the decision, again after onderzoek or V&V, or with the reason why not."""

import pytest
from django.db import IntegrityError, transaction

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.informeren import services as informeren
from meldingen.models import Casus, Melding, Termijn
from tests import builders, trajecten
from tests.meldingen.informeren import post
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import available

pytestmark = pytest.mark.django_db


def klok(code: str, melding: Melding) -> bool:
    return Termijn.objects.open().filter(code=code, melding=melding).exists()


def na_traject() -> tuple[Casus, Melding]:
    """V&V has ended; the melder heard only what was decided."""
    casus = trajecten.afgeronde_vv()
    return Casus.objects.get(pk=casus.pk), casus.meldingen.get()


def test_every_melding_begins_with_a_clock_for_its_melder() -> None:
    assert klok("T09A", builders.melding())


def test_no_triage_closes_before_the_melder_knows() -> None:
    melding = builders.besloten_melding(Besluit.GEEN_VERVOLG)
    by = builders.medewerker(roles.CASUSHOUDER)
    builders.informeer_iedereen(melding.casus)

    with pytest.raises(RuleBroken, match=melding.nummer):
        services.sluit_casus(melding.casus, toelichting="Klaar.", by=by)


@pytest.mark.parametrize(("reden", "toelichting"), [("", "Gebeld."), ("zomaar", "Gebeld."), ("anoniem", " ")])
def test_why_not_has_a_reason_and_what_was_tried(reden: str, toelichting: str) -> None:
    with pytest.raises(RuleBroken, match="Kies de reden"):
        services.zie_af_van_terugkoppeling(
            builders.besloten_melding(),
            reden=reden,
            toelichting=toelichting,
            by=builders.medewerker(roles.TRIAGIST),
        )


def test_a_melder_who_gave_no_name_stops_nothing_and_hears_no_end_either() -> None:
    melding = builders.besloten_melding(Besluit.VV)
    by = builders.medewerker(roles.TRIAGIST)

    klaar = services.zie_af_van_terugkoppeling(
        melding, reden="anoniem", toelichting="Gaf geen nummer.", by=by
    )

    assert klaar.status == "afgesloten_triage" and not klok("T09A", melding)
    assert (
        Termijn.objects.get(code="T09A", melding=melding).vervallen_reden
        == "De melder kan of wil niets horen"
    )


def test_after_the_traject_a_second_clock_runs_and_the_casus_does_not_close_without() -> None:
    casus, by = trajecten.casus_in_onderzoek(), builders.medewerker(roles.CASUSHOUDER)
    trajecten.spreek_iedereen(casus)
    trajecten.teken_mee(casus)
    casus = services.neem_onderzoeksbesluit(trajecten.concludeer(casus), wat_nodig="Niets.", by=by)
    builders.informeer_iedereen(casus)
    melding = casus.meldingen.get()
    assert klok("T09B", melding)
    reden = next(kan.reason for kan in available(casus, by) if kan.step.name == "sluit_casus")
    assert reden and melding.nummer in reden and "hoe het afliep" in reden

    builders.vertel_de_afloop(casus)

    assert not klok("T09B", melding)
    services.wijs_op_vernietiging(casus, hoe="Aan beide ouders verteld.", by=by)
    assert services.sluit_casus(casus, toelichting="Veilig.", by=by).status == "afgesloten"


def test_the_end_is_told_once_and_only_after_a_traject() -> None:
    by = builders.medewerker(roles.TRIAGIST)
    with pytest.raises(RuleBroken, match="geen onderzoek of V&V afgerond"):
        services.leg_eindbericht_vast(
            builders.teruggekoppelde_melding(), wijze="brief", inhoud="Klaar.", by=by
        )
    casus, melding = na_traject()
    builders.vertel_de_afloop(casus)

    with pytest.raises(RuleBroken, match="weet al hoe"):
        services.leg_eindbericht_vast(melding, wijze="brief", inhoud="Klaar.", by=by)


def test_a_letter_about_the_end_meets_the_second_clock() -> None:
    _, melding = na_traject()
    Melding.objects.filter(pk=melding.pk).update(melder_email="school@school.example")
    by = builders.medewerker(roles.CASUSHOUDER)
    brief = informeren.begin_brief(Melding.objects.get(pk=melding.pk), waarover="afloop", by=by)

    post.verstuur(brief)

    assert Melding.objects.get(pk=melding.pk).eindbericht_op and not klok("T09B", melding)


def test_the_database_refuses_a_melder_who_was_told_and_could_not_be() -> None:
    melding = builders.teruggekoppelde_melding()

    with pytest.raises(IntegrityError), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(geen_terugkoppeling_reden="anoniem")
