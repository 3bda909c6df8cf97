"""Monitoring: silence meets no moment, unsafe does not pass, missed moments climb, both sides confirm the end."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from meldingen import services
from meldingen.codelijsten import Relatie
from meldingen.machine import CasusStatus
from meldingen.models import Betrokkene, Casus, Contactmoment, Monitormoment, Monitornavraag, Termijn
from meldingen.monitoring.services import (
    Navraag,
    beeindig_monitoring,
    leg_navraag_vast,
    rond_monitormoment_af,
)
from meldingen.termijnen.instellingen import Instelling
from meldingen.termijnen.sweep import sweep
from tests import builders, trajecten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db
LERAAR = {"professional": "A. Faber, leerkracht"}


def in_monitoring() -> Casus:
    return services.begin_monitoring(trajecten.afgeronde_vv(), by=builders.medewerker(roles.CASUSHOUDER))


def moeder(casus: Casus) -> Betrokkene:
    return casus.betrokkenen.get(relatie=Relatie.MOEDER)


def vraag(casus: Casus, *, rol: str = roles.CASUSHOUDER, **anders: Any) -> Monitornavraag:
    velden: dict[str, Any] = {"vraag": "Is het veilig?", "antwoord": "Het is rustig.", "veilig": "ja"}
    return leg_navraag_vast(casus, navraag=Navraag(**velden | anders), by=builders.medewerker(rol))


def beide(casus: Casus, veilig: str = "ja") -> None:
    vraag(casus, betrokkene=moeder(casus), veilig=veilig)
    vraag(casus, veilig=veilig, **LERAAR)


def rond_af(casus: Casus, **anders: Any) -> Casus:
    velden: dict[str, Any] = {"conclusie": "Het blijft veilig.", "by": builders.medewerker(roles.CASUSHOUDER)}
    return rond_monitormoment_af(casus, **velden | anders)


def beeindig(casus: Casus, **anders: Any) -> Casus:
    velden: dict[str, Any] = {
        "reden": "stabiel", "toelichting": "Moeder en leerkracht zeggen het beiden.",
        "melder_ingelicht_op": clock.today(), "by": builders.medewerker(roles.CASUSHOUDER),
    }  # fmt: skip
    return beeindig_monitoring(casus, **velden | anders)


def lopend(casus: Casus) -> set[str]:
    return set(
        Termijn.objects.open().filter(casus=casus, code__startswith="T14").values_list("code", flat=True)
    )


def test_another_role_asks_nobody_and_concludes_nothing() -> None:
    casus = in_monitoring()
    with pytest.raises(NotAllowed):
        vraag(casus, rol=roles.PRIVACY, **LERAAR)
    with pytest.raises(NotAllowed):
        rond_af(casus, by=builders.medewerker(roles.PRIVACY))


def test_outside_monitoring_nothing_is_asked() -> None:
    with pytest.raises(RuleBroken, match="niet in monitoring"):
        vraag(builders.casus(), **LERAAR)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({}, "een van beide"),
        ({"professional": "X", "vraag": " "}, "wat u vroeg"),
        ({"professional": "X", "antwoord": " "}, "wat het antwoord was"),
        ({"professional": "X", "veilig": ""}, "zeg ook of het veilig is"),
        ({"professional": "X", "veilig": "misschien"}, "Kies of het veilig is"),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(anders: dict[str, Any], zin: str) -> None:
    casus = in_monitoring()
    with pytest.raises(RuleBroken, match=zin):
        vraag(casus, **anders)


def test_somebody_of_another_casus_is_not_asked() -> None:
    with pytest.raises(RuleBroken, match="niet in deze casus"):
        vraag(in_monitoring(), betrokkene=moeder(builders.casus()))


def test_no_answer_is_kept_and_meets_nothing() -> None:
    casus = in_monitoring()
    vraag(casus, betrokkene=moeder(casus), veilig="", antwoord="")

    with pytest.raises(RuleBroken, match="nog niemand geantwoord"):
        rond_af(casus)

    assert Monitornavraag.objects.get().beantwoord is False
    assert Contactmoment.objects.filter(casus=casus, gelukt=False).exists()
    assert lopend(casus) == {"T14A", "T14B", "T14C"}


def test_one_side_alone_asks_the_reason() -> None:
    casus = in_monitoring()
    vraag(casus, betrokkene=moeder(casus))

    with pytest.raises(RuleBroken, match="antwoord van een professional"):
        rond_af(casus)
    with pytest.raises(RuleBroken, match="Schrijf wat u hieruit opmaakt"):
        rond_af(casus, conclusie=" ")
    rond_af(casus, reden_eenzijdig="Er is geen professional meer betrokken.")

    assert lopend(casus) == {"T14B", "T14C"}


def test_unsafe_does_not_pass_until_the_same_person_says_otherwise() -> None:
    casus = in_monitoring()
    beide(casus, veilig="nee")
    with pytest.raises(RuleBroken, match="zegt dat het niet veilig is"):
        rond_af(casus)
    with pytest.raises(RuleBroken, match="zegt dat het niet veilig is"):
        beeindig(casus)

    clock.move_to(clock.now() + timedelta(days=3))
    beide(casus)

    assert rond_af(casus).status == CasusStatus.IN_MONITORING


def test_each_moment_has_its_own_answers_and_the_last_is_the_end() -> None:
    casus = in_monitoring()
    for over in ({"T14B", "T14C"}, {"T14C"}):
        beide(casus)
        rond_af(casus)
        assert lopend(casus) == over
        with pytest.raises(RuleBroken, match=r"nog niemand geantwoord|laatste moment"):
            rond_af(casus)
    assert Monitormoment.objects.count() == 2


def test_a_missed_moment_climbs_to_the_manager() -> None:
    in_monitoring()
    clock.move_to(clock.now() + timedelta(days=100))
    sweep()

    naar = list(Termijn.objects.get(code="T14A").escalaties.order_by("niveau").values_list("naar", flat=True))
    assert naar == ["behandelaar", "teammanager"]


def test_the_region_sets_the_moments_from_a_day_on() -> None:
    Instelling.objects.create(
        sleutel="T14A", waarde=2, geldig_van=date(2026, 1, 1), bron="Regioraad 1-1-2026", versie=2,
        vastgelegd_op=clock.now(), vastgelegd_door=builders.medewerker(roles.BEHEER),
    )  # fmt: skip

    in_monitoring()

    assert clock.local(Termijn.objects.get(code="T14A").eindigt_op).date() == date(2026, 6, 28)


def test_lastingly_safe_is_said_after_the_moments_and_by_both_sides() -> None:
    casus = in_monitoring()
    builders.informeer_iedereen(casus)
    with pytest.raises(RuleBroken, match="is nog niet geweest"):
        beeindig(casus)
    vraag(casus, betrokkene=moeder(casus))
    rond_af(casus, reden_eenzijdig="Vakantie.")
    vraag(casus, betrokkene=moeder(casus))
    rond_af(casus, reden_eenzijdig="Vakantie.")
    with pytest.raises(RuleBroken, match="bevestigd door een professional"):
        beeindig(casus)
    vraag(casus, betrokkene=moeder(casus))
    vraag(casus, veilig="onbekend", **LERAAR)
    with pytest.raises(RuleBroken, match="bevestigd door een professional"):
        beeindig(casus)

    vraag(casus, cijfer=Decimal(8), **LERAAR)
    casus = beeindig(casus)

    assert casus.status == CasusStatus.AFGESLOTEN and casus.monitoring_einde == "stabiel"
    assert Termijn.objects.get(code="T14C").gehaald_op == clock.now()
    assert not Termijn.objects.open().filter(casus=casus).exists()


def test_the_melder_hears_that_it_ends_or_there_is_a_reason() -> None:
    casus = in_monitoring()
    builders.informeer_iedereen(casus)
    with pytest.raises(RuleBroken, match="De melder weet nog niet"):
        beeindig(casus, reden="ander", melder_ingelicht_op=None)
    with pytest.raises(RuleBroken, match="waarop dit berust"):
        beeindig(casus, reden="ander", toelichting=" ")

    gesloten = beeindig(
        casus, reden="ander", melder_ingelicht_op=None, reden_melder_niet="De melder is onbekend."
    )

    assert gesloten.status == CasusStatus.AFGESLOTEN


@pytest.mark.parametrize(("verteld", "gehaald"), [(date(2026, 4, 28), True), (None, False)])
def test_the_clock_of_each_melder_is_met_or_lapses_with_the_reason(
    verteld: date | None, gehaald: bool
) -> None:
    casus = in_monitoring()
    builders.informeer_iedereen(casus)
    assert Termijn.objects.get(casus=casus, code="T09B").is_open

    beeindig(
        casus, reden="ander", melder_ingelicht_op=verteld, reden_melder_niet="" if verteld else "Onbekend."
    )

    einde = Termijn.objects.get(casus=casus, code="T09B")
    assert (einde.gehaald_op is not None, einde.vervallen_op is not None) == (gehaald, not gehaald)


def test_closing_past_monitoring_is_refused() -> None:
    with pytest.raises(RuleBroken, match="de status is"):
        services.sluit_casus(in_monitoring(), toelichting="Klaar.", by=builders.medewerker(roles.CASUSHOUDER))


def test_active_again_it_does_not_close_without_a_new_decision() -> None:
    casus = in_monitoring()
    builders.informeer_iedereen(casus)
    nadia = builders.medewerker(roles.CASUSHOUDER)
    casus = services.heropen_uit_monitoring(casus, toelichting="Weer geslagen.", by=nadia)

    with pytest.raises(RuleBroken, match="Beoordeel de veiligheid eerst opnieuw"):
        services.sluit_casus(casus, toelichting="Toch veilig.", by=nadia)
    assert casus.heropen_reden == "Weer geslagen."


def test_rows_never_change() -> None:
    casus = in_monitoring()
    vraag(casus, **LERAAR)

    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Monitornavraag.objects.update(antwoord="Anders.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Monitornavraag.objects.create(
            casus=casus, termijn=Termijn.objects.get(code="T14A"), professional="X", soort="telefoon",
            op=clock.now(), vraag="?", beantwoord=True, medewerker=builders.medewerker(roles.CASUSHOUDER),
            vastgelegd_op=clock.now(),
        )  # fmt: skip
