"""After a plan holds: looks at agreements, broken conditions, who agrees, looking again, and the owner's work list."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Q
from django.urls import reverse

from ketenpartners.models import Team
from tests import builders
from tests.overdracht import stappen
from tests.veiligheid.conftest import RULES, Mensen, about, plan_texts, rule, signed_in
from veiligheid import services
from veiligheid.codelijsten import Reactie, ReactieHoe, Uitkomst
from veiligheid.models import Afspraakcontrole, Veiligheidsplan
from veiligheid.plan import wachtend
from veiligheid.plan.crisis import Crisisplan
from veiligheid.plan.verschil import ANDERS, ERBIJ, WEG, verschil_van
from veiligheid.plan.wachtend import planwerk
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db


def due(mensen: Mensen, days: int = 60) -> list[str]:
    """What the casushouder must do for plans within so many days."""
    today = clock.today()
    return [r.wat for r in planwerk(mensen.casushouder, Q(), vandaag=today, tot=today + timedelta(days))]


class TestLooking:
    """An agreement is looked at, goes on or ends."""

    @pytest.mark.parametrize(
        ("uitkomst", "controle_op", "says"),
        [
            (Uitkomst.NAGEKOMEN, None, "dag na vandaag"),
            (Uitkomst.NAGEKOMEN, date(2026, 4, 28), "dag na vandaag"),
            (Uitkomst.NAGEKOMEN, date(2026, 6, 1), "na de laatste dag"),
            (Uitkomst.VERVALLEN, date(2026, 4, 30), "loopt niet door"),
        ],
    )
    def test_what_goes_on_comes_back_on_a_day_that_can_be(
        self, plan: Veiligheidsplan, mensen: Mensen, uitkomst: str, controle_op: date | None, says: str
    ) -> None:
        with pytest.raises(RuleBroken, match=says):
            services.complete_afspraak(
                plan.onderling[0], by=mensen.casushouder, uitkomst=uitkomst, loopt_door=True, controle_op=controle_op
            )  # fmt: skip

    def test_what_goes_on_is_due_again_and_what_was_seen_stays(
        self, plan: Veiligheidsplan, mensen: Mensen
    ) -> None:
        row = plan.onderling[0]
        assert [wat for wat in due(mensen, 6) if wat.startswith("Lukt het?")] == [f"Lukt het? {row.wat}"]

        services.complete_afspraak(
            row, by=mensen.casushouder, uitkomst=Uitkomst.NAGEKOMEN, gezien="Wim las de berichten.", loopt_door=True,
            controle_op=date(2026, 5, 2),
        )  # fmt: skip

        assert not [wat for wat in due(mensen, 3) if wat.startswith("Lukt het?")]
        assert [wat for wat in due(mensen, 4) if wat.startswith("Lukt het?")]
        with pytest.raises(DatabaseError), transaction.atomic():
            Afspraakcontrole.objects.update(gezien="anders")

    def test_a_broken_condition_stays_until_its_consequence_was_done(
        self, plan: Veiligheidsplan, mensen: Mensen
    ) -> None:
        services.complete_afspraak(
            plan.voorwaarden[0],
            by=mensen.casushouder,
            uitkomst=Uitkomst.NIET_NAGEKOMEN,
            gezien="Flessen gezien.",
        )
        controle = Afspraakcontrole.objects.get()
        assert due(mensen, 0)[0].startswith("Voorwaarde lukte niet")
        with pytest.raises(RuleBroken, match="Schrijf wat er is gedaan"):
            services.carry_out_gevolg(controle, by=mensen.casushouder, gedaan=" ")

        services.carry_out_gevolg(controle, by=mensen.casushouder, gedaan="Sem slaapt bij oma.")

        assert not [wat for wat in due(mensen, 0) if "Voorwaarde" in wat]
        with pytest.raises(RuleBroken, match="niets meer te worden ingezet"):
            services.carry_out_gevolg(controle, by=mensen.casushouder, gedaan="Nog eens.")

    def test_a_broken_agreement_asks_for_no_consequence(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        services.complete_afspraak(
            plan.onderling[0], by=mensen.casushouder, uitkomst=Uitkomst.NIET_NAGEKOMEN, gezien="Geen bericht."
        )

        assert not Afspraakcontrole.objects.vraagt_gevolg().exists()


class TestReactions:
    """Everybody says what he thinks of the plan; who does not agree is heard why."""

    def test_a_refusal_has_a_reason(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        kim = plan.deelnemers.all()[0]
        with pytest.raises(RuleBroken, match="in de woorden van deze persoon"):
            services.note_reactie(
                kim,
                by=mensen.casushouder,
                reactie=Reactie.NIET_AKKOORD,
                op=clock.today(),
                hoe=ReactieHoe.GESPREK,
            )

    def test_who_how_and_when_stand_on_the_page(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        browser, kim = signed_in(mensen.casushouder), plan.deelnemers.all()[0]
        data = {"sleutel": str(uuid.uuid4()), "reactie": "niet_akkoord", "op": "28-04-2026", "hoe": "telefoon",
                "reden": "Ik wil Wim er niet bij."}  # fmt: skip

        page = browser.post(reverse("veiligheid:reactie", args=[kim.pk]), data, follow=True).content.decode()

        for words in ("niet akkoord", "aan de telefoon", "Ik wil Wim er niet bij.", "Casper"):
            assert words in page, words

    def test_nobody_reacts_to_a_draft(self, planklaar: Veiligheidsplan, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="Alleen een geldend plan"):
            services.note_reactie(
                planklaar.deelnemers.all()[0], by=mensen.casushouder, reactie=Reactie.AKKOORD, op=clock.today(),
                hoe=ReactieHoe.GESPREK,
            )  # fmt: skip


def test_an_evaluation_is_due_until_it_was_done_and_the_next_day_follows(
    planklaar: Veiligheidsplan, mensen: Mensen, eigen_team: Team
) -> None:
    texts = plan_texts(eigen_team.organisatie, latere_evaluaties=[date(2026, 6, 9)])
    services.save_veiligheidsplan(planklaar, by=mensen.casushouder, velden=texts)
    plan = services.establish_veiligheidsplan(planklaar, by=mensen.casushouder)
    assert "Kijk samen weer naar het veiligheidsplan" in due(mensen, 14)
    clock.move_to(clock.now() + timedelta(days=14))

    after = services.note_evaluatie(plan, by=mensen.casushouder, bevinding="Het gaat beter.")

    assert after.volgende_evaluatie == date(2026, 6, 9)
    assert "Kijk samen weer naar het veiligheidsplan" not in due(mensen, 14)


def test_plans_that_were_evaluated_keep_no_other_one_off_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wachtend, "TE_VEEL", 1)
    by = builders.medewerker(roles.CASUSHOUDER)
    klaar, nog_niet = (stappen.vastgesteld_plan(stappen.besloten_casus()) for _ in range(2))
    clock.move_to(clock.now() + timedelta(days=60))
    services.note_evaluatie(klaar, by=by, bevinding="Het gaat beter.")

    rows = planwerk(by, Q(), vandaag=clock.today(), tot=clock.today())

    assert [row.nummer for row in rows if row.wat.startswith("Kijk samen")] == [nog_niet.casus.nummer]


def test_the_work_list_of_another_team_holds_none_of_it(plan: Veiligheidsplan, mensen: Mensen) -> None:
    today = clock.today()

    for who in (mensen.ander, mensen.wijkteam):
        assert planwerk(who, Q(), vandaag=today, tot=today + timedelta(days=90)) == []


def test_the_page_of_work_shows_who_agreed_and_who_must_look(plan: Veiligheidsplan, mensen: Mensen) -> None:
    clock.move_to(clock.now() + timedelta(days=8))
    today = clock.today()
    [row] = [r for r in planwerk(mensen.casushouder, Q(), vandaag=today, tot=today) if "Lukt het?" in r.wat]

    page = signed_in(mensen.casushouder).get("/werkvoorraad/?lijst=team").content.decode()

    assert "Uit de veiligheidsplannen" in page and "Lukt het?" in page and "over tijd" in page
    assert row.afgesproken_met == "Peter" and f'Peter<br><span class="vt-reden">{row.wie} kijkt' in page


class TestDifference:
    """What changed between two versions, in words and signs."""

    def test_rows_that_came_went_and_changed_are_told(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        following = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)
        services.save_veiligheidsplan(
            following, by=mensen.casushouder, velden={"signalen": "Peter zwijgt."},
            afspraken=[
                RULES[0] | {"gevolg": "Dan gaat Peter naar Wim."},
                rule("Kim gaat op dinsdag naar de huisarts."),
            ],
            netwerk=[{"naam": "Els", "doet": "Past op"}],
        )  # fmt: skip
        old, new = (Veiligheidsplan.objects.met_inhoud().get(pk=pk) for pk in (plan.pk, following.pk))

        found = verschil_van(old, new)

        assert [(r.soort, r.titel) for r in found.voorwaarden] == [(ANDERS, RULES[0]["wat"])]
        assert found.voorwaarden[0].wijzigingen[0].nu == "Dan gaat Peter naar Wim."
        assert {(r.soort, r.titel) for r in found.afspraken} == {
            (ERBIJ, "Kim gaat op dinsdag naar de huisarts."), (WEG, RULES[1]["wat"]),
        }  # fmt: skip
        assert [r.titel for r in found.netwerk] == ["Els"]
        assert ("Zo merken we dat het misgaat", "Peter loopt heen en weer.", "Peter zwijgt.") in {
            (t.label, t.was, t.nu) for t in found.teksten
        }

    def test_the_page_says_it_without_colour(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        following = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)
        services.save_veiligheidsplan(
            following, by=mensen.casushouder, velden={}, afspraken=[rule("Iets heel anders nu.")]
        )
        browser = signed_in(mensen.casushouder)

        page = browser.get(reverse("veiligheid:plan_verschil", args=[following.pk])).content.decode()

        for words in ("Erbij", "Weg", "Iets heel anders nu.", "<del>", "<ins>", "Was:", "Nu:"):
            assert words in page, words
        assert browser.get(reverse("veiligheid:plan_verschil", args=[plan.pk])).status_code == 404

    def test_a_copy_without_changes_says_so(self, plan: Veiligheidsplan, mensen: Mensen) -> None:
        following = services.begin_veiligheidsplan(plan.casus, by=mensen.casushouder)
        old, new = (Veiligheidsplan.objects.met_inhoud().get(pk=pk) for pk in (plan.pk, following.pk))

        found = verschil_van(old, new)

        assert found.voorwaarden == found.afspraken == found.netwerk == ()


class TestCrisis:
    """Three agreements on a phone become the first version."""

    def test_it_is_version_one_with_what_was_typed(self, mensen: Mensen, casus: object) -> None:
        people = about(casus)  # type: ignore[arg-type]
        data = {"sleutel": str(uuid.uuid4()), "afspraak_1": "Peter slaapt bij Wim.", f"waar_{people[0].pk}": "thuis",
                "bel_1": "Oma Joke", "nummer_1": "0900-0000", "let_op": "Joke belt om tien uur"}  # fmt: skip
        where = reverse("veiligheid:plan_crisis", args=[people[0].casus.nummer])

        answer = signed_in(mensen.casushouder).post(where, data)

        plan = Veiligheidsplan.objects.get()
        assert answer.headers["Location"] == reverse("veiligheid:plan", args=[plan.pk])
        assert (plan.versie, plan.uit_crisis, [r.wat for r in plan.voorwaarden]) == (
            1,
            True,
            ["Peter slaapt bij Wim."],
        )
        stays = plan.onderling[0]
        assert stays.wat == "Blijft voorlopig: thuis" and stays.niet_voor == [people[1].pk]
        assert plan.netwerkpersonen.get().telefoon == "0900-0000"

    def test_without_an_agreement_or_somebody_to_call_the_page_stays(
        self, mensen: Mensen, casus: object
    ) -> None:
        nummer = about(casus)[0].casus.nummer  # type: ignore[arg-type]
        where = reverse("veiligheid:plan_crisis", args=[nummer])

        answer = signed_in(mensen.casushouder).post(where, {"sleutel": str(uuid.uuid4())})

        assert answer.status_code == 422 and not Veiligheidsplan.objects.exists()
        assert signed_in(mensen.intake).get(where).status_code == 403
        assert signed_in(mensen.ander).get(where).status_code == 404

    def test_the_next_day_it_is_in_the_work_list(self, mensen: Mensen, casus: object) -> None:
        inhoud = Crisisplan(("Peter slaapt bij Wim.",), {}, (("Joke", ""),))
        services.begin_crisisplan(about(casus)[0].casus, inhoud, by=mensen.casushouder)  # type: ignore[arg-type]
        assert due(mensen, 0) == []

        clock.move_to(clock.now() + timedelta(days=1))

        assert due(mensen, 0) == ["Maak het plan uit de crisis af"]
