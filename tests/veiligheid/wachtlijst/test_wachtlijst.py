"""Waiting for V&V or onderzoek: it counts in the ten weeks, the riskiest stands first, and nobody is forgotten."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit, Veiligheidsniveau
from meldingen.models import Casus, CasusGroupObjectPermission, Contactmoment, Regie, Termijn
from tests import builders, trajecten
from tests.pages.conftest import as_, copy, many_cases, statements
from veiligheid.models import Herweging, Wachtcontact
from veiligheid.wachtlijst import queries, services
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

VANDAAG = date(2026, 4, 28)


def houder() -> Any:
    return builders.medewerker(roles.CASUSHOUDER)


def wachtend(besluit: str = Besluit.VV) -> Casus:
    """A family that waits, carried by the casushouder."""
    return trajecten.toegewezen_casus(besluit)


def herweeg(casus: Casus, **anders: Any) -> Herweging:
    velden: dict[str, Any] = {
        "risico": "hoog", "reden": "School hoorde van nieuw geweld.", "volgende_op": date(2026, 5, 4),
    }  # fmt: skip
    return services.herweeg(casus, by=houder(), **velden | anders)


def plan(casus: Casus, voor: date = date(2026, 5, 6), **anders: Any) -> Wachtcontact:
    return services.plan_wachtcontact(casus, voor=voor, by=houder(), **anders)


def bel(contact: Wachtcontact, **anders: Any) -> Wachtcontact:
    velden: dict[str, Any] = {
        "gelukt": True, "soort": "telefoon", "verslag": "Het is rustig.", "volgende": date(2026, 5, 8),
        "betrokkene": contact.casus.betrokkenen.order_by("pk")[0],
    }  # fmt: skip
    return services.leg_wachtcontact_vast(contact, by=houder(), **velden | anders)


def rij(casus: Casus) -> queries.Wachtende:
    (gevonden,) = queries.als_rijen(queries.wachtend(houder()).filter(pk=casus.pk))
    return gevonden


class TestTheTenWeeks:
    @pytest.mark.parametrize(
        ("besluit", "codes"), [(Besluit.VV, {"T07"}), (Besluit.ONDERZOEK, {"T05", "T06"})]
    )
    def test_waiting_counts_and_the_actual_start_is_kept_apart(self, besluit: str, codes: set[str]) -> None:
        casus = wachtend(besluit)
        besloten = casus.vervolg_op
        clock.move_to(clock.now() + timedelta(days=20))

        start = meldingen.start_vv if besluit == Besluit.VV else meldingen.start_onderzoek
        casus = start(casus, by=houder())

        lopend = Termijn.objects.open().filter(casus=casus).exclude(code__in=("T08", "T10"))
        assert set(lopend.values_list("code", flat=True)) == codes
        assert {t.gestart_op for t in lopend.exclude(code="T06")} == {besloten}
        assert casus.feitelijke_start == clock.now() != casus.traject_besluit_op

    def test_the_outer_limit_counts_from_the_first_melding(self) -> None:
        casus = wachtend(Besluit.ONDERZOEK)

        assert Termijn.objects.get(casus=casus, code="T06").gestart_op == casus.eerste_ontvangst


class TestTheOrder:
    def test_the_highest_risk_first_and_then_the_fewest_days(self) -> None:
        oud = wachtend()
        clock.move_to(clock.now() + timedelta(days=3))
        nieuw, laag, hoog = wachtend(), wachtend(), wachtend()
        herweeg(laag, risico="laag", volgende_op=date(2026, 5, 14))
        herweeg(hoog, volgende_op=date(2026, 5, 4))

        rijen = queries.als_rijen(queries.op_volgorde(queries.wachtend(houder())))

        assert [r.casus.pk for r in rijen] == [hoog.pk, oud.pk, nieuw.pk, laag.pk]
        assert [r.risico for r in rijen] == ["hoog", "midden", "midden", "laag"]

    def test_the_assessment_gives_the_first_risk_and_nothing_is_not_safe(self) -> None:
        casus = wachtend()
        for niveau, risico in ((Veiligheidsniveau.ACUUT, "hoog"), (Veiligheidsniveau.GEEN, "laag"), ("", "")):
            Casus.objects.filter(pk=casus.pk).update(veiligheidsniveau=niveau)
            assert rij(casus).risico == risico

    def test_somebody_of_another_team_sees_nothing(self) -> None:
        wachtend()
        ander = builders.medewerker(roles.MANAGER, team=builders.vt_team("Team Noord"), naam="elders")

        assert not queries.wachtend(ander).exists()

    def test_the_wijkteam_has_no_waiting_list(self) -> None:
        assert as_(builders.medewerker(roles.WIJKTEAM)).get(reverse("wachtlijst:lijst")).status_code == 403


class TestWeighingAnew:
    def test_it_says_who_when_which_risk_and_why(self) -> None:
        casus = wachtend()

        herweging = herweeg(casus)

        assert (herweging.was, herweging.risico, herweging.door) == ("midden", "hoog", houder())
        assert rij(casus).herwegen_voor == date(2026, 5, 4)

    @pytest.mark.parametrize(
        ("anders", "zin"),
        [
            ({"reden": " "}, "Schrijf waarom"),
            ({"risico": "x"}, "hoe hoog"),
            ({"volgende_op": VANDAAG}, "moet nog komen"),
            ({"volgende_op": date(2026, 5, 6)}, "binnen 7 dagen"),
        ],
    )
    def test_an_incomplete_one_is_refused(self, anders: dict[str, Any], zin: str) -> None:
        with pytest.raises(RuleBroken, match=zin):
            herweeg(wachtend(), **anders)

    def test_a_family_that_waits_no_more_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="niet op de wachtlijst"):
            herweeg(trajecten.casus_in_vv())

    def test_intake_may_not(self) -> None:
        casus = wachtend()
        with pytest.raises(NotAllowed):
            services.herweeg(
                casus, risico="hoog", reden="x", volgende_op=VANDAAG, by=builders.medewerker(roles.INTAKE)
            )

    def test_nobody_weighed_is_due_two_weeks_after_the_decision(self) -> None:
        casus = wachtend()
        assert rij(casus).herwegen_voor == date(2026, 5, 12)
        clock.move_to(clock.now() + timedelta(days=15))
        assert rij(casus).herwegen_te_laat

    def test_what_was_weighed_stays(self) -> None:
        herweging = herweeg(wachtend())
        for wijzig in (lambda: Herweging.objects.update(reden="Anders."), herweging.delete):
            with pytest.raises(DatabaseError), transaction.atomic():
                wijzig()


class TestContactWhileWaiting:
    def test_the_clock_runs_from_the_decision_and_stops_at_the_start(self) -> None:
        casus = wachtend()
        klok = Termijn.objects.open().get(casus=casus, code="W01")
        assert klok.gestart_op == casus.vervolg_op

        meldingen.start_vv(casus, by=houder())

        klok.refresh_from_db()
        assert klok.vervallen_reden == "Het traject is begonnen"

    def test_a_family_nobody_spoke_to_stands_out(self) -> None:
        casus = wachtend()
        assert rij(casus).zonder_contact
        plan(casus)
        clock.move_to(clock.now() + timedelta(days=9))

        assert rij(casus).gemist
        assert queries.wachtend(houder()).filter(queries.lijsten(houder())["geen_contact"]).count() == 1

    def test_a_conversation_is_logged_and_begins_the_clock_anew(self) -> None:
        casus = wachtend()
        contact = plan(casus)
        clock.move_to(clock.now() + timedelta(days=7))

        contact = bel(contact, volgende=date(2026, 5, 19))

        assert contact.uitkomst == "gesproken"
        assert contact.contactmoment == Contactmoment.objects.get(casus=casus)
        assert Termijn.objects.filter(casus=casus, code="W01", gehaald_op=clock.now()).count() == 1
        assert Termijn.objects.open().get(casus=casus, code="W01").gestart_op == clock.now()
        assert (rij(casus).gepland_voor, rij(casus).zonder_contact) == (date(2026, 5, 19), False)

    def test_not_reached_does_not_begin_it_anew(self) -> None:
        contact = bel(plan(wachtend()), gelukt=False, verslag="")

        assert contact.uitkomst == "niet_bereikt"
        assert Termijn.objects.open().get(code="W01").gestart_op == contact.casus.vervolg_op
        assert rij(contact.casus).zonder_contact

    def test_an_ordinary_conversation_counts_too(self) -> None:
        casus = wachtend()
        clock.move_to(clock.now() + timedelta(days=2))
        meldingen.leg_contact_vast(
            casus, soort="huisbezoek", gelukt=True, verslag="Rustig.", by=houder(),
            betrokkene=casus.betrokkenen.order_by("pk")[0],
        )  # fmt: skip

        assert not rij(casus).zonder_contact
        assert Termijn.objects.open().get(casus=casus, code="W01").gestart_op == clock.now()

    @pytest.mark.parametrize(
        ("voor", "zin"),
        [(date(2026, 4, 27), "voorbij"), (date(2026, 5, 30), "hoort uiterlijk")],
    )
    def test_a_day_past_or_after_the_clock_is_refused(self, voor: date, zin: str) -> None:
        with pytest.raises(RuleBroken, match=zin):
            plan(wachtend(), voor)

    def test_a_second_plan_is_refused(self) -> None:
        casus = wachtend()
        plan(casus)
        with pytest.raises(RuleBroken, match="al contact gepland"):
            plan(casus)

    def test_an_outcome_is_written_once(self) -> None:
        contact = bel(plan(wachtend()))
        with pytest.raises(RuleBroken, match="uitkomst er al"):
            bel(contact)
        with pytest.raises(DatabaseError), transaction.atomic():
            Wachtcontact.objects.filter(pk=contact.pk).update(uitkomst="niet_bereikt")


class TestThePages:
    def test_the_list_shows_what_stands_out_and_the_page_of_one_family_answers(self) -> None:
        casus = wachtend()
        herweeg(casus)
        client = as_(builders.medewerker(roles.MANAGER))

        lijst = client.get(reverse("wachtlijst:lijst")).content.decode()
        een = client.get(reverse("wachtlijst:wachtende", args=[casus.nummer])).content.decode()

        assert casus.nummer in lijst and "geen contact" in lijst and "nog 10 weken" not in lijst
        assert "School hoorde van nieuw geweld." in een

    def test_the_forms_carry_out_and_keep_what_was_refused(self) -> None:
        casus, client = wachtend(), as_(houder())
        wegen = reverse("wachtlijst:herweeg", args=[casus.nummer])
        invoer = {"risico": "hoog", "reden": "Nieuwe ruzie.", "volgende_op": "30-05-2026"}

        fout = client.post(wegen, invoer | {"sleutel": str(uuid.uuid4())})
        assert fout.status_code == 422 and "Nieuwe ruzie." in fout.content.decode()
        goed = client.post(wegen, invoer | {"volgende_op": "01-05-2026", "sleutel": str(uuid.uuid4())})
        assert goed.status_code == 302 and Herweging.objects.count() == 1

        plannen = reverse("wachtlijst:plan", args=[casus.nummer])
        client.post(plannen, {"voor": "05-05-2026", "sleutel": str(uuid.uuid4())})
        contact = Wachtcontact.objects.get()
        uitkomst = {
            "gelukt": "ja", "soort": "telefoon", "betrokkene": casus.betrokkenen.order_by("pk")[0].pk,
            "op": "28-04-2026 13:00", "op_0": "28-04-2026", "op_1": "13:00", "verslag": "Rustig.",
            "volgende": "06-05-2026", "sleutel": str(uuid.uuid4()),
        }  # fmt: skip
        answer = client.post(reverse("wachtlijst:contact", args=[contact.pk]), uitkomst)
        assert answer.status_code == 302, answer.content.decode()
        assert Wachtcontact.objects.count() == 2

    def test_the_list_costs_the_same_at_ten_and_a_thousand_rows(self) -> None:
        casus = wachtend()
        herweeg(casus)
        plan(casus)
        client, adres = as_(houder()), reverse("wachtlijst:lijst")
        many_cases(9)
        bij_tien = statements(client, adres)
        more_cases(990)

        assert statements(client, adres) == bij_tien
        assert Casus.objects.filter(status="vv_wacht").count() == 1000


def more_cases(number: int) -> None:
    """As `many_cases`, with other numbers."""
    eerste = Casus.objects.order_by("pk")[0]
    nieuw = Casus.objects.bulk_create(copy(eerste, nummer=f"2024-{n:05}") for n in range(number))
    for model, link in ((Regie, "casus"), (CasusGroupObjectPermission, "content_object")):
        rijen = list(model.objects.filter(**{link: eerste}))
        model.objects.bulk_create(copy(r, **{link: casus}) for casus in nieuw for r in rijen)
    Termijn.objects.bulk_create(
        copy(term, casus=casus, melding=None)
        for casus in nieuw
        for term in eerste.termijnen.filter(betrokkene__isnull=True, melding__isnull=True)
    )
