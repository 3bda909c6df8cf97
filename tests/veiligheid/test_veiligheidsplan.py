"""The plan: begin a version, write, establish, replace, let lapse; its agreements and who saw it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from ketenpartners.models import Team
from meldingen.models import Casus
from tests.veiligheid.conftest import RULES, Mensen, about, plan_texts
from veiligheid import rules, services
from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.machine import PlanStatus
from veiligheid.models import Afspraak, Veiligheidsplan
from veiligheid.queries import cijfers, geldig_plan, plan_op
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


class TestBegin:
    """Who may begin a version, and what it begins with."""

    def test_intake_may_not(self, casus: Casus, mensen: Mensen) -> None:
        with pytest.raises(NotAllowed):
            services.begin_veiligheidsplan(casus, by=mensen.intake)

    def test_who_does_not_see_the_casus_may_not(self, casus: Casus, mensen: Mensen) -> None:
        with pytest.raises(NotAllowed):
            services.begin_veiligheidsplan(casus, by=mensen.ander)

    def test_two_drafts_are_refused(self, planconcept: Veiligheidsplan, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="wordt al een versie"):
            services.begin_veiligheidsplan(planconcept.casus, by=mensen.casushouder)

    def test_the_next_version_is_a_copy_of_what_still_runs(
        self, plan: Veiligheidsplan, mensen: Mensen
    ) -> None:
        done = plan.onderling[0]
        services.complete_afspraak(done, by=mensen.casushouder, uitkomst=Uitkomst.NAGEKOMEN)

        following = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)

        assert following.versie == 2
        assert following.kern_van_de_zorgen == plan.kern_van_de_zorgen
        assert following.evaluatie_op is None
        assert [row.wat for row in following.afspraken.all()] == [RULES[0]["wat"]]


class TestEstablish:
    """What a plan needs before it holds."""

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            ({"kern_van_de_zorgen": ""}, "nog niet wat er gebeurde"),
            ({"regie_naam": ""}, "geen vaste persoon"),
            ({"evaluatie_op": None}, "nog geen dag gekozen"),
            ({"evaluatie_op": date(2026, 4, 28)}, "al voorbij of is vandaag"),
        ],
    )
    def test_a_missing_text_is_named(
        self, planklaar: Veiligheidsplan, mensen: Mensen, eigen_team: Team, change: dict[str, Any], says: str
    ) -> None:
        texts = plan_texts(eigen_team.organisatie, **change)
        draft = services.save_veiligheidsplan(planklaar, by=mensen.casushouder, velden=texts)

        with pytest.raises(RuleBroken, match=says):
            services.establish_veiligheidsplan(draft, by=mensen.casushouder)

    @pytest.mark.parametrize(
        ("kept", "says"), [(RULES[:1], "nog geen afspraak"), (RULES[1:], "nog geen voorwaarde")]
    )
    def test_it_needs_a_condition_and_an_agreement(
        self, planklaar: Veiligheidsplan, mensen: Mensen, kept: list[dict[str, Any]], says: str
    ) -> None:
        draft = services.save_veiligheidsplan(planklaar, by=mensen.casushouder, velden={}, afspraken=kept)

        with pytest.raises(RuleBroken, match=says):
            services.establish_veiligheidsplan(draft, by=mensen.casushouder)

    @pytest.mark.parametrize("field", ["wie", "controle"])
    def test_each_row_has_an_owner_and_a_check(
        self, planklaar: Veiligheidsplan, mensen: Mensen, field: str
    ) -> None:
        without = [RULES[0], RULES[1] | {field: ""}]
        draft = services.save_veiligheidsplan(planklaar, by=mensen.casushouder, velden={}, afspraken=without)

        with pytest.raises(RuleBroken, match="ontbreekt wie het doet of wie erop let"):
            services.establish_veiligheidsplan(draft, by=mensen.casushouder)

    def test_everybody_was_spoken_to_or_it_says_why_not(
        self, planklaar: Veiligheidsplan, mensen: Mensen
    ) -> None:
        sem = about(planklaar.casus)[2].pk
        nobody = [{"betrokkene": sem, "gesproken_op": None, "niet_gesproken_reden": ""}]
        draft = services.save_veiligheidsplan(planklaar, by=mensen.casushouder, velden={}, deelnemers=nobody)
        with pytest.raises(RuleBroken, match="Met Sem Visser is nog niet gesproken"):
            services.establish_veiligheidsplan(draft, by=mensen.casushouder)

        reason = [{"betrokkene": sem, "niet_gesproken_reden": "Sem is twee jaar oud."}]
        services.save_veiligheidsplan(draft, by=mensen.casushouder, velden={}, deelnemers=reason)

        assert (
            services.establish_veiligheidsplan(draft, by=mensen.casushouder).status == PlanStatus.VASTGESTELD
        )

    def test_an_empty_draft_names_everything(self, planconcept: Veiligheidsplan) -> None:
        missing = rules.ontbreekt_aan_plan(planconcept, at=clock.now())

        assert len(missing) == 6

    def test_the_casus_learns_of_the_plan(self, plan: Veiligheidsplan) -> None:
        assert Casus.objects.get(pk=plan.casus_id).veiligheidsplan_op == clock.now()
        assert geldig_plan(plan.casus) == plan

    def test_the_new_version_takes_the_place_of_the_old(
        self, plan: Veiligheidsplan, mensen: Mensen, eigen_team: Team
    ) -> None:
        before = clock.now()
        clock.move_to(before + timedelta(days=1))
        following = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)
        spoken = [{"betrokkene": p.pk, "gesproken_op": clock.today()} for p in about(plan.casus)]
        services.save_veiligheidsplan(
            following, by=mensen.casushouder, velden=plan_texts(eigen_team.organisatie), deelnemers=spoken
        )

        established = services.establish_veiligheidsplan(following, by=mensen.casushouder)

        plan.refresh_from_db()
        assert (plan.status, established.status) == (PlanStatus.VERVANGEN, PlanStatus.VASTGESTELD)
        assert plan_op(plan.casus, before) == plan
        assert plan_op(plan.casus, clock.now()) == established

    def test_a_plan_that_lapses_leaves_none(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        services.withdraw_veiligheidsplan(plan, by=mensen.casushouder, reden="Gezin is verhuisd.")

        assert geldig_plan(plan.casus) is None
        assert Casus.objects.get(pk=plan.casus_id).veiligheidsplan_op is None

    def test_a_draft_that_lapses_leaves_the_plan_that_holds(
        self, plan: Veiligheidsplan, mensen: Mensen
    ) -> None:
        draft = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)
        services.withdraw_veiligheidsplan(draft, by=mensen.casushouder, reden="Niet nodig.")

        assert Casus.objects.get(pk=plan.casus_id).veiligheidsplan_op is not None


class TestAfterwards:
    """An established plan is fixed, but for outcomes and who saw it."""

    def test_its_text_cannot_be_saved(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="Maak een nieuwe versie"):
            services.save_veiligheidsplan(plan, by=mensen.casushouder, velden={"signalen": "anders"})

    def test_not_kept_asks_for_words(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="Schrijf wat er gebeurde"):
            services.complete_afspraak(
                plan.onderling[0], by=mensen.casushouder, uitkomst=Uitkomst.NIET_NAGEKOMEN
            )

    def test_an_outcome_is_recorded_once(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        row = plan.onderling[0]
        done = services.complete_afspraak(row, by=mensen.casushouder, uitkomst=Uitkomst.NAGEKOMEN)

        assert done.afgerond_op == clock.today()
        with pytest.raises(RuleBroken, match="loopt niet meer"):
            services.complete_afspraak(row, by=mensen.casushouder, uitkomst=Uitkomst.VERVALLEN)

    def test_an_agreement_that_ends_is_found(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        rows = Afspraak.objects.visible_to(mensen.casushouder)

        assert not rows.af_te_ronden(date(2026, 5, 3)).exists()
        assert [row.wat for row in rows.af_te_ronden(date(2026, 5, 4))] == [RULES[1]["wat"]]
        assert not Afspraak.objects.visible_to(mensen.ander).exists()

    def test_nobody_saw_it_before_it_held_or_in_the_future(
        self, plan: Veiligheidsplan, mensen: Mensen
    ) -> None:
        kim = plan.deelnemers.all()[0]
        for day in (date(2026, 4, 27), date(2026, 4, 29)):
            with pytest.raises(RuleBroken, match="Kies een dag tussen"):
                services.note_gezien(kim, by=mensen.casushouder, op=day)

        assert services.note_gezien(kim, by=mensen.casushouder, op=clock.today()).gezien_op == clock.today()

    def test_the_numbers_over_time_come_from_what_stands(self, plan: Veiligheidsplan) -> None:
        lines = cijfers(plan.casus)

        assert [(line.betrokkene.persoon.voornamen, line.nu.cijfer) for line in lines] == [
            ("Kim", Decimal(5)), ("Peter", Decimal(5)), ("Sem", Decimal(5)),
        ]  # fmt: skip


class TestDatabase:
    """What the pages refuse, the database refuses too."""

    @pytest.mark.parametrize(
        "sql",
        [
            "UPDATE veiligheid_veiligheidsplan SET signalen = 'x' WHERE id = %s",
            "UPDATE veiligheid_afspraak SET wat = 'x' WHERE plan_id = %s",
            "DELETE FROM veiligheid_afspraak WHERE plan_id = %s",
            "UPDATE veiligheid_veiligheidsplan SET status = 'concept' WHERE id = %s",
        ],
    )
    def test_an_established_plan_is_fixed(self, plan: Veiligheidsplan, sql: str) -> None:
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(sql, [plan.pk])

    @pytest.mark.parametrize("name", ["een_plan_in_concept_per_casus", "een_versienummer_per_casus"])
    def test_one_draft_and_one_number_per_casus(self, planconcept: Veiligheidsplan, name: str) -> None:
        version = planconcept.versie + (name == "een_plan_in_concept_per_casus")
        status = PlanStatus.CONCEPT if version > 1 else PlanStatus.VERVALLEN
        copy = Veiligheidsplan(
            casus=planconcept.casus, versie=version, status=status, opgesteld_door=planconcept.opgesteld_door,
            begonnen_op=clock.now(), gewijzigd_op=clock.now(),
        )  # fmt: skip
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            copy.save(force_insert=True)

    def test_one_plan_holds_per_casus(self, plan: Veiligheidsplan) -> None:
        copy = Veiligheidsplan(
            casus=plan.casus, versie=2, status=PlanStatus.VASTGESTELD, opgesteld_door=plan.opgesteld_door,
            begonnen_op=clock.now(), gewijzigd_op=clock.now(), vastgesteld_door=plan.vastgesteld_door,
            vastgesteld_op=clock.now(), evaluatie_op=plan.evaluatie_op,
        )  # fmt: skip
        with pytest.raises(IntegrityError, match="een_geldend_plan_per_casus"), transaction.atomic():
            copy.save(force_insert=True)

    def test_an_agreement_does_not_end_before_it_begins(self, planklaar: Veiligheidsplan) -> None:
        with pytest.raises(IntegrityError, match="afspraak_eindigt_na_begin"), transaction.atomic():
            planklaar.afspraken.filter(soort=SoortAfspraak.AFSPRAAK).update(vanaf=date(2026, 5, 5))
