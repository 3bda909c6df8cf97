"""Starting, meeting and stopping a term."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from meldingen.termijnen import services
from meldingen.termijnen.effects import meet, redirect, start, stop, stop_all
from meldingen.termijnen.records import Termijn
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis.core.errors import RuleBroken


class Ding:
    """An object of a machine, as far as terms care."""

    def __init__(self, bron: services.TermijnBron, acuut_op: datetime | None = None) -> None:
        self.bron, self.acuut_op = bron, acuut_op

    def termijn_bron(self) -> services.TermijnBron:
        return self.bron


def test_a_term_that_would_end_outside_the_calendar_is_refused_and_nothing_is_written(wereld: Wereld) -> None:
    bron = replace(wereld.bron, startmoment=datetime(2028, 12, 29, 12, tzinfo=UTC))
    with pytest.raises(RuleBroken, match="2018 tot en met 2028"):
        services.start_termijn("T04A", bron)
    with pytest.raises(RuleBroken, match="bestaat niet"):
        services.start_termijn("T4A", wereld.bron)
    assert not Termijn.objects.exists()


def test_the_database_refuses_a_second_open_term_and_an_action_for_a_closed_one(wereld: Wereld) -> None:
    termijn = wereld.start("T04A")
    termijn.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        termijn.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Termijn.objects.update(gehaald_op=NU)


def test_starting_stores_the_due_moment_with_its_explanation(wereld: Wereld) -> None:
    termijn = wereld.start("T04B")
    termijn.refresh_from_db()
    assert termijn.eindigt_op == datetime(2026, 4, 30, 21, 59, 59, tzinfo=UTC)
    assert {"dag": "2026-04-27", "reden": "Koningsdag: geen werkdag, telt niet mee"} in termijn.uitleg
    assert (termijn.regelversie, termijn.versie, termijn.niveau) == (1, 1, 0)
    assert termijn.volgende_op == termijn.momenten[0]


def test_a_running_term_is_left_alone_but_another_subject_has_its_own(wereld: Wereld) -> None:
    eerste = wereld.start("T04A", onderwerp="melding:1")
    assert wereld.start("T04A", onderwerp="melding:1", dagen=3) == eerste
    assert wereld.start("T04A", onderwerp="melding:2", dagen=3) != eerste


def test_the_convenant_sets_the_norms_of_a_handover(wereld: Wereld) -> None:
    wereld.convenant.acceptatie_werkdagen = 3
    assert wereld.start("T12").duur == 3
    assert wereld.start("T12E").duur == 10
    assert services.start_termijn("T12", replace(wereld.bron, convenant=None, onderwerp="x")).duur == 5


def test_meeting_ends_the_watch_and_remembers_whether_it_was_late(wereld: Wereld) -> None:
    termijn = wereld.start("T04A")
    laat = termijn.eindigt_op + timedelta(seconds=1)
    gehaald = services.haal_termijn("T04A", wereld.bron, at=laat)
    assert gehaald is not None
    assert (gehaald.volgende_op, gehaald.is_te_laat_gehaald) == (None, True)
    assert services.haal_termijn("T04A", wereld.bron, at=laat) is None


def test_stopping_everything_of_a_subject_leaves_the_rest_of_the_casus(wereld: Wereld) -> None:
    een = replace(wereld.bron, onderwerp="melding:1")
    (
        wereld.start("T04A", onderwerp="melding:1"),
        wereld.start("T04B", onderwerp="melding:1"),
        wereld.start("T05"),
    )
    assert services.stop_alles(een, reden="Ingetrokken", at=NU) == 2
    assert services.stop_alles(wereld.bron, reden="Casus afgesloten", at=NU) == 1
    assert set(Termijn.objects.values_list("vervallen_reden", flat=True)) == {
        "Ingetrokken",
        "Casus afgesloten",
    }


def test_effects_start_meet_stop_and_redirect_what_the_object_hangs_on(wereld: Wereld) -> None:
    ding = Ding(wereld.bron, acuut_op=NU + timedelta(hours=1))
    for effect in (
        start("T03", vanaf="acuut_op", alleen_als=lambda obj: obj.acuut_op is not None),
        start("T04A", alleen_als=lambda _: False),
        start("T12", duur=lambda _: 2),
        start("T12E"),
    ):
        effect.apply(ding, by=None, at=NU, inputs={})
    assert set(Termijn.objects.values_list("code", "duur")) == {("T03", 24), ("T12", 2), ("T12E", 10)}
    assert Termijn.objects.get(code="T03").gestart_op == NU + timedelta(hours=1)
    meet("T03").apply(ding, by=None, at=NU, inputs={})
    stop("T12", "overgenomen").apply(ding, by=None, at=NU, inputs={})
    zuid = Ding(replace(wereld.bron, partnerteam=wereld.zuid))
    redirect("T12E").apply(zuid, by=None, at=NU, inputs={})
    assert Termijn.objects.open().get().partnerteam == wereld.zuid
    stop_all("klaar").apply(ding, by=None, at=NU, inputs={})
    assert not Termijn.objects.open().exists()


def test_effects_describe_themselves_for_the_document() -> None:
    assert start("T05").describe() == "start T05 (Onderzoek afronden)"
    assert meet("T05").describe() == "haalt T05 (Onderzoek afronden)"
    assert stop("T12", "geweigerd").describe() == "T12 vervalt (geweigerd)"
