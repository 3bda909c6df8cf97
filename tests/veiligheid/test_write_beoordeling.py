"""Beginning, writing, handing in, giving back and letting lapse an assessment."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from meldingen import services as meldingen
from meldingen.models import Melding
from tests.veiligheid.conftest import SOURCES, Mensen, about, answers, judgements
from veiligheid import rules, services
from veiligheid.codelijsten import AcuutSignaal, Oordeel
from veiligheid.machine import BeoordelingStatus
from veiligheid.models import Veiligheidsbeoordeling
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


class TestBegin:
    """Who may begin, and when."""

    def test_intake_may_not(self, melding: Melding, mensen: Mensen) -> None:
        with pytest.raises(NotAllowed):
            services.begin_beoordeling(melding, by=mensen.intake)

    def test_who_does_not_see_the_casus_may_not(self, melding: Melding, mensen: Mensen) -> None:
        with pytest.raises(NotAllowed):
            services.begin_beoordeling(melding, by=mensen.ander)

    def test_a_melding_that_nobody_took_is_not_assessed(self, melding: Melding, mensen: Mensen) -> None:
        other = meldingen.neem_melding_op(
            by=mensen.triagist, casus=melding.casus,
            gegevens=meldingen.MeldingGegevens(
                melder_hoedanigheid="huisarts", aanleiding=["partnergeweld"], beschrijving="Weer ruzie."
            ),
        )  # fmt: skip

        with pytest.raises(RuleBroken, match="nog niet in veiligheidsbeoordeling"):
            services.begin_beoordeling(other, by=mensen.triagist)

    def test_a_second_one_is_refused(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="loopt al een veiligheidsbeoordeling"):
            services.begin_beoordeling(concept.melding, by=mensen.triagist)

    def test_it_takes_over_what_the_melding_told(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        assert concept.status == BeoordelingStatus.CONCEPT
        assert concept.feiten == "Kind vertelt dat vader moeder duwde."
        assert concept.opgesteld_door == mensen.triagist


class TestSave:
    """A draft keeps everything, from its drafter only."""

    def test_another_triagist_must_take_it_over_first(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        with pytest.raises(RuleBroken, match="Neem haar eerst over"):
            services.save_beoordeling(concept, by=mensen.casushouder, velden={"feiten": "anders"})

    def test_what_was_handed_in_cannot_be_changed(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        with pytest.raises(RuleBroken, match="niet meer aan te passen"):
            services.save_beoordeling(voorgelegd, by=mensen.triagist, velden={"feiten": "anders"})

    def test_a_judgement_about_a_stranger_is_refused(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        network = concept.casus.betrokkenen.get(rol="netwerk")

        with pytest.raises(RuleBroken, match="hoort niet bij de casus"):
            services.save_beoordeling(
                concept, by=mensen.triagist, velden={}, oordelen=[{"betrokkene": network.pk}]
            )

    def test_half_an_answer_is_kept(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        saved = services.save_beoordeling(concept, by=mensen.triagist, velden={"weging": "Nog niet af"})

        assert saved.weging == "Nog niet af"

    def test_who_takes_over_becomes_the_drafter(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        taken = services.take_over_beoordeling(concept, by=mensen.gedragswetenschapper)

        assert taken.opgesteld_door == mensen.gedragswetenschapper

    @pytest.mark.parametrize("cijfer", [-1, 11])
    def test_the_database_refuses_a_number_outside_the_scale(
        self, compleet: Veiligheidsbeoordeling, cijfer: int
    ) -> None:
        with pytest.raises(IntegrityError, match="veiligheidscijfer_van_0_tot_10"), transaction.atomic():
            compleet.oordelen.update(cijfer=cijfer)

    def test_the_database_refuses_a_sign_that_is_not_on_the_list(
        self, concept: Veiligheidsbeoordeling
    ) -> None:
        sql = "UPDATE veiligheid_veiligheidsbeoordeling SET acute_signalen = '{verzonnen}' WHERE id = %s"

        with pytest.raises(IntegrityError, match="acute_signalen_bestaan"), transaction.atomic():
            connection.cursor().execute(sql, [concept.pk])

    def test_the_database_allows_one_running_assessment_per_melding(
        self, concept: Veiligheidsbeoordeling
    ) -> None:
        with pytest.raises(IntegrityError, match="een_lopende_beoordeling_per_melding"), transaction.atomic():
            concept.pk = None
            concept._state.adding = True
            concept.save(force_insert=True)


class TestHandIn:
    """What is missing is named, with its field."""

    @pytest.mark.parametrize(
        "field", ["feiten", "wapens_in_huis", "structureel_patroon", "weging", "informatieplan"]
    )
    def test_a_missing_answer_is_named(
        self, compleet: Veiligheidsbeoordeling, mensen: Mensen, field: str
    ) -> None:
        draft = services.save_beoordeling(compleet, by=mensen.triagist, velden={field: ""})

        assert [missing.veld for missing in rules.ontbrekend(draft)] == [field]
        with pytest.raises(RuleBroken, match="nog niet compleet"):
            services.submit_beoordeling(draft, by=mensen.triagist)

    def test_a_person_without_judgement_is_named(
        self, concept: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        all_but_sem = judgements(concept.casus)[:-1]
        draft = services.save_beoordeling(
            concept, by=mensen.triagist, velden=answers(), oordelen=all_but_sem, informatie=SOURCES
        )

        with pytest.raises(RuleBroken, match="Sem Visser: geef aan of deze persoon"):
            services.submit_beoordeling(draft, by=mensen.triagist)

    def test_without_a_source_it_is_not_complete(
        self, compleet: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        draft = services.save_beoordeling(compleet, by=mensen.triagist, velden={}, informatie=[])

        assert [missing.anker for missing in rules.ontbrekend(draft)] == ["informatie"]

    def test_acute_unsafety_asks_for_direct_action(
        self, compleet: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        draft = services.save_beoordeling(
            compleet, by=mensen.triagist, velden={"acute_signalen": [AcuutSignaal.WURGING]}
        )

        assert [missing.veld for missing in rules.ontbrekend(draft)] == ["directe_actie"]

    def test_an_unknown_number_asks_for_a_reason(
        self, compleet: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        sem = {"betrokkene": about(compleet.casus)[2].pk, "cijfer": None, "cijfer_door": ""}
        draft = services.save_beoordeling(compleet, by=mensen.triagist, velden={}, oordelen=[sem])

        assert ["Sem Visser" in missing.zin for missing in rules.ontbrekend(draft)] == [True]

    def test_only_the_drafter_hands_in(self, compleet: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="Alleen Tara"):
            services.submit_beoordeling(compleet, by=mensen.casushouder)

    def test_a_complete_one_waits_for_the_signature(
        self, compleet: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        handed = services.submit_beoordeling(compleet, by=mensen.triagist)

        waiting = Veiligheidsbeoordeling.objects.te_ondertekenen_door(mensen.gedragswetenschapper)
        assert handed.status == BeoordelingStatus.TER_ONDERTEKENING
        assert list(waiting) == [handed]
        assert not Veiligheidsbeoordeling.objects.te_ondertekenen_door(mensen.ander).exists()


class TestBack:
    """Back to the drafter, or gone."""

    def test_giving_back_asks_for_a_reason(self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        with pytest.raises(RuleBroken, match="Schrijf waarom u de beoordeling teruggeeft"):
            services.return_beoordeling(voorgelegd, by=mensen.gedragswetenschapper, reden=" ")

    def test_the_drafter_does_not_give_back_but_takes_back(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        with pytest.raises(NotAllowed):
            services.return_beoordeling(voorgelegd, by=mensen.triagist, reden="Toch niet.")

        assert services.recall_beoordeling(voorgelegd, by=mensen.triagist).status == BeoordelingStatus.CONCEPT

    def test_the_reason_of_giving_back_is_kept(
        self, voorgelegd: Veiligheidsbeoordeling, mensen: Mensen
    ) -> None:
        back = services.return_beoordeling(voorgelegd, by=mensen.gedragswetenschapper, reden="Sem ontbreekt.")

        assert (back.status, back.teruggave_reden) == (BeoordelingStatus.CONCEPT, "Sem ontbreekt.")

    def test_lapsing_makes_room_for_a_new_one(self, concept: Veiligheidsbeoordeling, mensen: Mensen) -> None:
        services.withdraw_beoordeling(concept, by=mensen.triagist, reden="Verkeerde melding.")

        assert services.begin_beoordeling(concept.melding, by=mensen.triagist).pk != concept.pk

    def test_the_database_refuses_a_status_past_the_machine(self, concept: Veiligheidsbeoordeling) -> None:
        sql = "UPDATE veiligheid_veiligheidsbeoordeling SET status = 'vastgesteld' WHERE id = %s"

        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(sql, [concept.pk])


def test_unknown_is_an_answer(compleet: Veiligheidsbeoordeling, mensen: Mensen) -> None:
    draft = services.save_beoordeling(
        compleet, by=mensen.triagist, velden={"wapens_in_huis": Oordeel.ONBEKEND}
    )

    assert rules.ontbrekend(draft) == []
