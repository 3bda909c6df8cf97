"""Voorwaarden & Vervolg and onderzoek, from waiting to the end."""

from datetime import timedelta
from typing import Any

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from tests import builders, trajecten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def lopend(casus: Casus) -> set[str]:
    return set(
        Termijn.objects.open()
        .filter(casus=casus)
        .exclude(code__in=("T08", "T09B", "T10"))
        .values_list("code", flat=True)
    )


def besluit(casus: Casus, **anders: Any) -> Casus:
    velden: dict[str, Any] = {"wat_nodig": "Hulp bij conflicten.", "wederhoor": "Ouders herkennen het."}
    return services.neem_onderzoeksbesluit(
        casus, by=builders.medewerker(roles.CASUSHOUDER), **velden | anders
    )


class TestBeginning:
    def test_without_a_behandelaar_it_is_refused(self) -> None:
        casus = Casus.objects.get(pk=builders.besloten_melding(Besluit.VV).casus_id)

        with pytest.raises(RuleBroken, match="geen behandelaar"):
            services.start_vv(casus, by=builders.medewerker(roles.CASUSHOUDER))

    def test_another_role_is_refused(self) -> None:
        with pytest.raises(NotAllowed):
            services.start_vv(trajecten.toegewezen_casus(), by=builders.medewerker(roles.TRIAGIST))

    def test_the_actual_start_is_kept_apart(self) -> None:
        casus = trajecten.casus_in_vv()

        assert casus.status == CasusStatus.VV_ACTIEF
        assert casus.feitelijke_start is not None
        assert lopend(casus) == {"T07"}


class TestEndingVv:
    def test_somebody_not_spoken_to_without_reason_refuses_it(self) -> None:
        casus = services.note_veiligheidsplan(trajecten.casus_in_vv(), by=None)

        with pytest.raises(RuleBroken, match="3 directbetrokkenen zijn nog niet gesproken"):
            services.rond_vv_af(trajecten.teken_mee(casus), by=builders.medewerker(roles.CASUSHOUDER))

    def test_a_child_neither_seen_nor_with_a_reason_refuses_it(self) -> None:
        casus = services.note_veiligheidsplan(trajecten.casus_in_vv(), by=None)
        for betrokkene in casus.betrokkenen.all():
            services.noteer_niet_gesproken(
                betrokkene, reden="Wil niet.", by=builders.medewerker(roles.CASUSHOUDER)
            )

        with pytest.raises(RuleBroken, match="Eén kind is nog niet gezien"):
            services.rond_vv_af(trajecten.teken_mee(casus), by=builders.medewerker(roles.CASUSHOUDER))

    def test_a_child_seen_in_an_earlier_traject_does_not_count(self) -> None:
        casus = trajecten.casus_in_vv()
        trajecten.spreek_iedereen(casus)
        Casus.objects.filter(pk=casus.pk).update(traject_besluit_op=clock.now() + timedelta(hours=1))
        casus = services.note_veiligheidsplan(Casus.objects.get(pk=casus.pk), by=None)

        with pytest.raises(RuleBroken, match="nog niet gezien"):
            services.rond_vv_af(trajecten.teken_mee(casus), by=builders.medewerker(roles.CASUSHOUDER))

    def test_no_plan_refuses_it(self) -> None:
        casus = trajecten.casus_in_vv()
        trajecten.spreek_iedereen(casus)

        with pytest.raises(RuleBroken, match="veiligheidsplan"):
            services.rond_vv_af(trajecten.teken_mee(casus), by=builders.medewerker(roles.CASUSHOUDER))

    def test_nobody_who_weighed_along_refuses_it(self) -> None:
        casus = services.note_veiligheidsplan(trajecten.casus_in_vv(), by=None)
        trajecten.spreek_iedereen(casus)

        with pytest.raises(RuleBroken, match="niet meegetekend"):
            services.rond_vv_af(casus, by=builders.medewerker(roles.CASUSHOUDER))

    def test_a_reason_does_for_a_child_who_is_not_spoken_to(self) -> None:
        casus = services.note_veiligheidsplan(trajecten.casus_in_vv(), by=None)
        for betrokkene in casus.betrokkenen.all():
            services.noteer_niet_gesproken(
                betrokkene, reden="Te jong.", by=builders.medewerker(roles.CASUSHOUDER)
            )
        trajecten.verantwoord_kinderen(casus)

        casus = services.rond_vv_af(trajecten.teken_mee(casus), by=builders.medewerker(roles.CASUSHOUDER))

        assert casus.status == CasusStatus.VV_AFGEROND

    def test_it_meets_the_ten_weeks_and_keeps_who_agreed(self) -> None:
        casus = trajecten.afgeronde_vv()

        assert casus.afgerond_met == builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
        assert Termijn.objects.get(code="T07").gehaald_op == casus.traject_afgerond_op


class TestDecidingOnOnderzoek:
    def casus(self) -> Casus:
        casus = trajecten.casus_in_onderzoek()
        trajecten.spreek_iedereen(casus)
        return trajecten.teken_mee(trajecten.concludeer(casus, "bevestigd"))

    def test_without_what_is_needed_it_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="wat er nodig is"):
            besluit(self.casus(), wat_nodig=" ")

    @pytest.mark.parametrize(
        ("veld", "zin"),
        [("kind_verantwoord_op", "nog niet gezien"), ("wederhoor_op", "2 personen hebben nog niet")],
    )
    def test_a_child_not_seen_or_a_person_not_heard_refuses_it(self, veld: str, zin: str) -> None:
        casus = self.casus()
        casus.betrokkenen.update(**{veld: None})
        with pytest.raises(RuleBroken, match=zin):
            besluit(casus)

    def test_without_standing_conclusions_it_is_refused(self) -> None:
        casus = services.note_conclusies_vervallen(self.casus(), by=None)
        with pytest.raises(RuleBroken, match="staan nog niet vast"):
            besluit(casus)

    def test_it_meets_both_clocks(self) -> None:
        casus = besluit(self.casus())

        assert casus.status == CasusStatus.ONDERZOEKSBESLUIT
        assert lopend(casus) == {"R04"}

    def test_who_weighed_along_cannot_decide_as_well(self) -> None:
        casus = self.casus()
        iris = builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
        iris.groups.add(*builders.medewerker(roles.CASUSHOUDER).groups.all())
        iris.__dict__.pop("_codenames", None)

        with pytest.raises(RuleBroken, match="zelf mee"):
            services.neem_onderzoeksbesluit(casus, wat_nodig="x", by=iris)


class TestSwitching:
    def test_without_a_new_decision_it_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="geen vervolgbesluit ‘Onderzoek’"):
            services.zet_om_naar_onderzoek(
                trajecten.teken_mee(trajecten.casus_in_vv()), by=builders.medewerker(roles.CASUSHOUDER)
            )

    def test_the_ten_weeks_keep_their_start(self) -> None:
        casus = trajecten.casus_in_vv()
        begin = casus.traject_besluit_op
        melding = casus.meldingen.get()
        services.note_vervolgbesluit(
            melding, besluit=Besluit.ONDERZOEK, by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
        )
        casus = trajecten.teken_mee(Casus.objects.get(pk=casus.pk))

        casus = services.zet_om_naar_onderzoek(casus, by=builders.medewerker(roles.CASUSHOUDER))

        assert casus.status == CasusStatus.ONDERZOEK_ACTIEF
        assert lopend(casus) == {"T05", "T06"}
        assert Termijn.objects.get(code="T05").gestart_op == begin
        assert Termijn.objects.get(code="T07").vervallen_reden == "Traject omgezet naar onderzoek"


class TestEndingEarly:
    def test_a_casushouder_may_not(self) -> None:
        with pytest.raises(NotAllowed):
            services.sluit_voortijdig(
                trajecten.casus_in_onderzoek(),
                reden="overleden",
                toelichting="x",
                by=builders.medewerker(roles.CASUSHOUDER),
            )

    def test_without_explanation_it_is_refused(self) -> None:
        with pytest.raises(RuleBroken, match="toelichting"):
            services.sluit_voortijdig(
                trajecten.casus_in_onderzoek(),
                reden="andere_regio",
                toelichting="",
                by=builders.medewerker(roles.MANAGER),
            )

    def test_a_melder_who_was_not_told_refuses_it(self) -> None:
        with pytest.raises(RuleBroken, match="melder weet nog niet"):
            services.sluit_voortijdig(
                trajecten.casus_in_onderzoek(),
                reden="andere_regio",
                toelichting="Verhuisd.",
                by=builders.medewerker(roles.MANAGER),
            )

    @pytest.mark.parametrize(("reden_niet", "gehaald"), [("", True), ("Hij nam drie keer niet op.", False)])
    def test_a_manager_closes_it_and_what_the_melder_heard_stays(
        self, reden_niet: str, gehaald: bool
    ) -> None:
        casus = services.sluit_voortijdig(
            trajecten.casus_in_onderzoek(),
            reden="andere_regio",
            toelichting="Verhuisd, blijkt uit de BRP.",
            melder_ingelicht_op=None if reden_niet else clock.today(),
            reden_melder_niet=reden_niet,
            by=builders.medewerker(roles.MANAGER),
        )

        einde = Termijn.objects.get(code="T09B")
        assert (einde.gestart_op, einde.gehaald_op is not None) == (clock.now(), gehaald)
        assert casus.reden_melder_niet == reden_niet

        assert casus.status == CasusStatus.VOORTIJDIG_AFGESLOTEN
        assert not Termijn.objects.open().exists()
        assert casus.regie is None
