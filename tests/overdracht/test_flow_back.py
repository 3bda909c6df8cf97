"""What the receiver finds comes back: the plan changes, unsafe again, help ended; each is work at Veilig Thuis."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Regie, Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht, Terugmelding
from tests import builders
from tests.overdracht import stappen
from veiligheid.plan.verschil import verschil_van
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

WIJZIGING: dict[str, Any] = {
    "tekst": "Jeroen woont nu bij zijn broer.",
    "evaluatie_op": date(2026, 6, 2),
    "noodplan": "Ga naar oma of bel Marieke.",
    "erbij": [{"wat": "Marieke komt elke week.", "wie": "Marieke", "controle": "Elif belt"}],
}


def bij_ontvanger() -> Overdracht:
    """Accepted with Marieke of the team, who logs in, as regiehouder; spoken with Elif."""
    wie = stappen.ontvanger()
    anders = {"regiehouder_naam": wie.weergavenaam}
    return stappen.gesproken(
        services.accept_overdracht(stappen.aangeboden(), by=wie, **{**stappen.REGIE, **anders})
    )


def running(overdracht: Overdracht) -> set[str]:
    """The codes of every term of the casus that runs."""
    return set(Termijn.objects.open().filter(casus=overdracht.casus_id).values_list("code", flat=True))


def report(overdracht: Overdracht, **anders: Any) -> Overdracht:
    """Unsafe again, by Marieke."""
    return services.report_unsafe(
        overdracht, **{"tekst": "Er is weer geslagen.", "by": stappen.ontvanger(), **anders}
    )


@pytest.mark.parametrize(
    "meld",
    [
        lambda rij, by: services.report_unsafe(rij, tekst="Mis.", by=by),
        lambda rij, by: services.end_help(rij, resultaat="veilig", tekst="Goed.", by=by),
        lambda rij, by: services.propose_plan(rij, by=by, **WIJZIGING),
    ],
)
def test_another_team_and_an_offer_that_waits_report_nothing(meld: Callable[..., Any]) -> None:
    with pytest.raises(NotAllowed):
        meld(bij_ontvanger(), stappen.buur())


def test_an_offer_that_was_not_accepted_reports_nothing() -> None:
    with pytest.raises(RuleBroken, match="de status is ‘Aangeboden’"):
        report(stappen.aangeboden())


def test_unsafe_again_without_words_is_refused() -> None:
    with pytest.raises(RuleBroken, match="Schrijf in gewone woorden"):
        report(bij_ontvanger(), tekst=" ")


def test_unsafe_again_is_at_veilig_thuis_this_very_moment() -> None:
    terug = report(bij_ontvanger())

    casus = Casus.objects.get(pk=terug.casus_id)
    assert (terug.status, casus.status) == (Status.WEER_ONVEILIG, CasusStatus.TERUG_NAAR_ACTIEF)
    assert (casus.vervolg, casus.heropen_reden) == ("", "Er is weer geslagen.")
    regie = Regie.objects.lopend().get(casus=casus)
    assert regie.organisatie == casus.team.organisatie
    assert running(terug) >= {"R06", "R09"} and not running(terug) & {"R07", "T12E"}
    assert {"meld_onveilig", "word_weer_onveilig"} <= set(AuditEntry.objects.values_list("actie", flat=True))
    assert list(Overdracht.objects.visible_to(stappen.ontvanger())) == [terug]


def test_it_goes_to_who_takes_acute_calls_at_whatever_hour() -> None:
    overdracht = bij_ontvanger()
    nacht = builders.medewerker(roles.CRISISDIENST)
    triagist, baas = stappen.triagist(), stappen.manager()
    for wie in (nacht, triagist, baas):
        wie.email = f"{wie.username}@merenland.example"
        wie.save()
    with clock.standing_at(clock.now() + timedelta(days=4, hours=12)):  # 03:03 on a Sunday
        report(overdracht)
        sweep()
        verspreid()
        assert {to for bericht in mail.outbox for to in bericht.to} == {nacht.email, triagist.email}
        clock.move_to(clock.now() + timedelta(hours=2, minutes=5))
        sweep()
        verspreid()
    assert baas.email in {to for bericht in mail.outbox for to in bericht.to}


def test_out_of_monitoring_too_and_once_only_by_one_person() -> None:
    overdracht = services.complete_overdracht(bij_ontvanger(), by=stappen.ontvanger())
    casus = meldingen.begin_monitoring(overdracht.casus, by=builders.medewerker(roles.CASUSHOUDER))
    assert casus.status == CasusStatus.IN_MONITORING

    terug = report(overdracht)
    with pytest.raises(RuleBroken, match="de status is ‘Weer onveilig"):
        report(terug)
    with pytest.raises(NotAllowed):
        services.take_up_unsafe(terug, vervolg="x", by=stappen.ontvanger())
    services.take_up_unsafe(terug, vervolg="Ik bel nu.", by=stappen.triagist())

    rij = Terugmelding.objects.get()
    assert (rij.gelezen_door, rij.vervolg) == (stappen.triagist(), "Ik bel nu.")
    assert "R09" not in running(terug) and "T14A" not in running(terug)
    with pytest.raises(RuleBroken, match="Een collega heeft dit al opgepakt"):
        services.take_up_unsafe(terug, vervolg="Ik ook.", by=stappen.manager())


def test_help_ends_with_a_result_and_veilig_thuis_reads_it() -> None:
    overdracht = bij_ontvanger()
    with pytest.raises(RuleBroken, match="Kies hoe de hulp eindigde"):
        services.end_help(overdracht, resultaat="", tekst="Goed.", by=stappen.ontvanger())

    af = services.end_help(overdracht, resultaat="veilig", tekst="Het gaat goed.", by=stappen.ontvanger())

    assert af.status == Status.AFGEROND and "R10" in running(af)
    with pytest.raises(RuleBroken, match="al afgesloten"):
        services.end_help(af, resultaat="veilig", tekst="Nog eens.", by=stappen.ontvanger())
    with pytest.raises(RuleBroken, match="Schrijf wat u hiermee doet"):
        services.read_findings(af, vervolg=" ", by=stappen.triagist())
    services.read_findings(af, vervolg="Wij beginnen de monitoring.", by=stappen.triagist())
    assert "R10" not in running(af)


def test_a_proposal_says_what_changes_and_why() -> None:
    overdracht = bij_ontvanger()
    leeg = {**WIJZIGING, "noodplan": "", "erbij": []}
    for anders, zin in (({"tekst": ""}, "waarom het plan verandert"), (leeg, "Er verandert nog niets")):
        with pytest.raises(RuleBroken, match=zin):
            services.propose_plan(overdracht, by=stappen.ontvanger(), **{**WIJZIGING, **anders})


def test_only_the_regiehouder_confirms_and_nothing_holds_before() -> None:
    overdracht = bij_ontvanger()
    collega = builders.medewerker(roles.WIJKTEAM, team=overdracht.naar_team, naam="collega")
    services.propose_plan(overdracht, by=collega, **WIJZIGING)
    geldig = overdracht.casus.veiligheidsplannen.geldig().get()

    with pytest.raises(RuleBroken, match="Alleen de regiehouder"):
        services.confirm_plan(overdracht, by=collega)
    with pytest.raises(RuleBroken, match="Er ligt al een voorstel"):
        services.propose_plan(overdracht, by=collega, **WIJZIGING)

    assert (geldig.versie, "R10" in running(overdracht)) == (1, False)


def test_a_confirmed_change_is_the_plan_and_shows_its_differences() -> None:
    overdracht = bij_ontvanger()
    oud = overdracht.casus.veiligheidsplannen.geldig().get()
    services.propose_plan(overdracht, by=stappen.ontvanger(), **WIJZIGING)
    services.confirm_plan(overdracht, by=stappen.ontvanger())

    nieuw = overdracht.casus.veiligheidsplannen.geldig().get()
    anders = verschil_van(oud, nieuw)
    assert (nieuw.versie, nieuw.vastgesteld_door) == (2, stappen.ontvanger())
    assert [rij.titel for rij in anders.afspraken] == ["Marieke komt elke week."]
    assert "Gaat het mis? Doe dit" in [tekst.label for tekst in anders.teksten]
    assert "R10" in running(overdracht)


def test_a_dropped_proposal_leaves_the_plan_alone() -> None:
    overdracht = bij_ontvanger()
    services.propose_plan(overdracht, by=stappen.ontvanger(), **WIJZIGING)
    services.drop_plan(overdracht, reden="Toch niet.", by=stappen.ontvanger())

    assert overdracht.casus.veiligheidsplannen.geldig().get().versie == 1
    with pytest.raises(RuleBroken, match="Er ligt geen voorstel"):
        services.confirm_plan(overdracht, by=stappen.ontvanger())


def test_a_team_without_login_reports_through_veilig_thuis() -> None:
    overdracht = bij_ontvanger()
    Team.objects.filter(pk=overdracht.naar_team_id).update(heeft_inlog=False)

    assert report(Overdracht.objects.get(), by=stappen.triagist()).status == Status.WEER_ONVEILIG
