"""The onderzoeksbesluit rests on two conclusions that others weighed along, and on everybody seen and heard."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from tests import builders, trajecten
from tests.veiligheid.traject import zaken
from veiligheid.models import Conclusie, Medeweging
from veiligheid.traject import queries, services
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def besluit(casus: Casus) -> Casus:
    return services.neem_onderzoeksbesluit(casus, wat_nodig="Hulp bij ruzies.", by=zaken.houder())


class TestConclusions:
    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"uitkomst": "weet niet"}, "uitkomst"),
            ({"aard": []}, "aard"),
            ({"uitkomst": "niet_bevestigd"}, "aard"),
            ({"motivering": " "}, "motivering"),
        ],
    )
    def test_an_incomplete_one_is_refused(self, anders: dict[str, Any], veld: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            zaken.trek(zaken.onderzoek(), "hg", **anders)
        assert refused.value.field == veld

    def test_a_later_one_takes_its_place_and_the_earlier_stays(self) -> None:
        casus = zaken.onderzoek()
        zaken.trek(casus, "hg")
        later = zaken.niets(casus, "hg")

        assert queries.huidige_conclusies(casus) == {"hg": later}
        assert Conclusie.objects.count() == 2

    def test_a_gedragswetenschapper_does_not_conclude(self) -> None:
        with pytest.raises(NotAllowed):
            services.trek_conclusie(
                zaken.onderzoek(),
                onderwerp="hg",
                uitkomst="geen",
                motivering="x",
                by=zaken.gedragswetenschapper(),
            )


class TestWeighingAlong:
    def test_one_conclusion_is_not_enough(self) -> None:
        casus = zaken.onderzoek()
        zaken.trek(casus, "hg")
        with pytest.raises(RuleBroken, match="nog geen twee conclusies"):
            services.weeg_mee(casus, weging="Eens.", by=zaken.gedragswetenschapper())

    def test_the_casushouder_does_not_weigh_along(self) -> None:
        with pytest.raises(NotAllowed):
            services.weeg_mee(zaken.onderzoek(), weging="Eens.", by=zaken.houder())

    def test_with_a_gedragswetenschapper_both_conclusions_stand(self) -> None:
        casus = zaken.klaar_voor_besluit(zaken.onderzoek())

        assert (casus.uitkomst_hg, casus.uitkomst_km, casus.uitkomst_aard) == (
            "bevestigd",
            "geen",
            ["lichamelijk"],
        )
        assert casus.conclusies_op and casus.medebeoordelaar == zaken.gedragswetenschapper()

    def test_a_medical_one_waits_for_the_vertrouwensarts(self) -> None:
        casus = zaken.onderzoek()
        zaken.trek(casus, "km", medisch=True)
        zaken.niets(casus, "hg")
        services.weeg_mee(casus, weging="Eens.", by=zaken.gedragswetenschapper())
        assert Casus.objects.get(pk=casus.pk).conclusies_op is None

        services.weeg_mee(casus, weging="Past bij het letsel.", by=zaken.arts())

        assert Casus.objects.get(pk=casus.pk).conclusies_op

    def test_a_conclusion_drawn_anew_is_weighed_again(self) -> None:
        casus = zaken.klaar_voor_besluit(zaken.onderzoek())

        zaken.niets(casus, "hg")

        with pytest.raises(RuleBroken, match="staan nog niet vast"):
            besluit(Casus.objects.get(pk=casus.pk))

    def test_nobody_weighs_his_own_in_the_database_either(self) -> None:
        conclusie = zaken.trek(zaken.onderzoek(), "hg")
        with pytest.raises(DatabaseError, match="of his own"), transaction.atomic():
            Medeweging.objects.create(
                conclusie=conclusie,
                door=conclusie.door,
                als="vertrouwensarts",
                weging="x",
                op=conclusie.vastgelegd_op,
            )


class TestTheOnderzoeksbesluit:
    def test_it_ends_the_onderzoek_and_both_clocks(self) -> None:
        casus = besluit(zaken.klaar_voor_besluit(zaken.onderzoek()))

        assert casus.status == CasusStatus.ONDERZOEKSBESLUIT
        assert not Termijn.objects.open().filter(casus=casus, code__in=["T05", "T06"]).exists()
        assert "2 personen reageerden er 2" in casus.wederhoor

    def test_a_child_that_comes_in_later_must_be_seen_as_well(self) -> None:
        casus = zaken.klaar_voor_besluit(zaken.onderzoek())
        nieuw = meldingen.voeg_betrokkene_toe(
            casus, gegevens=builders.kind(voornamen="Mila"), by=zaken.houder()
        )
        meldingen.noteer_niet_gesproken(nieuw, reden="Baby.", by=zaken.houder())

        with pytest.raises(RuleBroken, match="Eén kind is nog niet gezien"):
            besluit(casus)

    def test_somebody_not_heard_refuses_it(self) -> None:
        casus = zaken.klaar_voor_besluit(zaken.onderzoek())
        casus.betrokkenen.filter(rol="pleger").update(wederhoor_op=None)
        with pytest.raises(RuleBroken, match="Eén persoon heeft nog niet"):
            besluit(casus)


class TestSwitching:
    def test_what_was_seen_and_written_goes_along_and_the_ten_weeks_go_on(self) -> None:
        casus = trajecten.casus_in_vv()
        zaken.zie(casus)
        zaken.schrijf(casus)
        begin = casus.traject_besluit_op
        meldingen.note_vervolgbesluit(
            casus.meldingen.get(), besluit=Besluit.ONDERZOEK, by=zaken.gedragswetenschapper()
        )
        casus = trajecten.teken_mee(Casus.objects.get(pk=casus.pk))

        casus = meldingen.zet_om_naar_onderzoek(casus, by=zaken.houder())

        assert (
            Termijn.objects.open().get(casus=casus, code="T05").gestart_op
            == begin
            == casus.traject_besluit_op
        )
        assert casus.traject_kindgezien.in_dit_traject(casus).count() == 1
        assert casus.traject_bevinding.in_dit_traject(casus).count() == 1


@pytest.mark.parametrize("reden", ["onbekende_bestemming", "andere_regio", "overleden"])
def test_an_early_end_asks_for_its_reason_and_for_the_melder(reden: str) -> None:
    casus = meldingen.sluit_voortijdig(
        zaken.onderzoek(),
        reden=reden,
        toelichting="Blijkt uit de BRP.",
        reden_melder_niet="De melder is zelf verhuisd.",
        by=builders.medewerker(roles.MANAGER),
    )
    assert (casus.status, casus.voortijdige_reden) == (CasusStatus.VOORTIJDIG_AFGESLOTEN, reden)
