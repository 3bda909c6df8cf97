"""Children seen, statements with their source, hoor en wederhoor: nothing is lost and nothing is guessed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from meldingen import services as meldingen
from meldingen.models import Betrokkene, Contactmoment
from tests import builders, trajecten
from tests.veiligheid.traject import zaken
from veiligheid.models import Bevinding, Kindgezien, Wederhoor
from veiligheid.traject import queries, services
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


class TestEveryChild:
    def test_a_child_seen_says_by_whom_where_with_whom_and_what_it_said(self) -> None:
        casus = zaken.onderzoek()

        rij = zaken.zie(casus)

        kind = Betrokkene.objects.get(pk=rij.betrokkene_id)
        assert (rij.gezien_door, rij.waar, rij.aanwezig) == (
            zaken.houder().weergavenaam,
            "op school",
            "alleen",
        )
        assert Contactmoment.objects.get(betrokkene=kind).verslag == "Thuis is het nu stil."
        assert (kind.gesproken_op, kind.kind_verantwoord_op) == (clock.now(), clock.now())

    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"aanwezig": ""}, "aanwezig"),
            ({"waar": " "}, "waar"),
            ({"wat_zei_het_kind": ""}, "wat_zei_het_kind"),
            ({"gezien": False}, "reden_niet"),
        ],
    )
    def test_an_incomplete_line_is_refused(self, anders: dict[str, Any], veld: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            zaken.zie(zaken.onderzoek(), **anders)
        assert refused.value.field == veld

    def test_a_reason_will_do_and_stands_with_the_person_too(self) -> None:
        casus = zaken.onderzoek()

        rij = zaken.zie(casus, gezien=False, reden_niet="Verblijft in het buitenland.")

        kind = zaken.kind_van(casus)
        assert not rij.gezien and rij.contactmoment is None
        assert kind.reden_niet_gesproken == "Verblijft in het buitenland." and kind.kind_verantwoord_op

    def test_a_parent_is_no_child(self) -> None:
        casus = zaken.onderzoek()
        with pytest.raises(RuleBroken, match="geen kind"):
            services.leg_kind_gezien_vast(
                casus.betrokkenen.get(rol="slachtoffer"), gezien=False, reden_niet="x", by=zaken.houder()
            )

    def test_a_child_without_a_birth_date_is_one_and_an_unborn_one_is_not(self) -> None:
        casus = zaken.onderzoek()
        zonder = meldingen.voeg_betrokkene_toe(
            casus, gegevens=builders.kind(voornamen="Mila", geboortedatum=None), by=zaken.houder()
        )
        ongeboren = meldingen.voeg_betrokkene_toe(
            casus, by=zaken.houder(),
            gegevens=builders.kind(voornamen="", geboortedatum=None, ongeboren=True, rol="ongeboren_kind"),
        )  # fmt: skip

        assert zonder.moet_gezien(zaken.VANDAAG) and not ongeboren.moet_gezien(zaken.VANDAAG)

    def test_intake_may_not_and_a_casus_without_traject_has_no_file(self) -> None:
        casus = zaken.onderzoek()
        with pytest.raises(NotAllowed):
            services.leg_kind_gezien_vast(
                zaken.kind_van(casus), gezien=False, reden_niet="x", by=builders.medewerker(roles.INTAKE)
            )
        with pytest.raises(RuleBroken, match="Er loopt nu geen"):
            zaken.zie(builders.casus(), gezien=False, reden_niet="x")


class TestStatements:
    @pytest.mark.parametrize(
        ("anders", "veld"),
        [
            ({"soort": "gerucht"}, "soort"),
            ({"tekst": " "}, "tekst"),
            ({"bron": ""}, "bron"),
            ({"bron_naam": ""}, "bron_naam"),
            ({"bron": "document"}, "document"),
            ({"van": date(2026, 4, 29)}, "van"),
        ],
    )
    def test_without_kind_source_or_day_it_is_refused(self, anders: dict[str, Any], veld: str) -> None:
        with pytest.raises(RuleBroken) as refused:
            zaken.schrijf(zaken.onderzoek(), **anders)
        assert refused.value.field == veld

    def test_each_kind_stands_apart_with_its_source(self) -> None:
        casus = zaken.onderzoek()
        moeder = casus.betrokkenen.get(rol="slachtoffer")
        zaken.schrijf(casus)
        zaken.schrijf(
            casus, soort="mening", bron="persoon", betrokkene=moeder, bron_naam="", tekst="Hij is streng."
        )
        zaken.schrijf(casus, soort="interpretatie", bron="waarneming", bron_naam="", tekst="Er is spanning.")

        assert [
            (rij.soort, rij.bron_in_woorden) for rij in Bevinding.objects.met_verband().order_by("pk")
        ] == [
            ("feit", "leerkracht groep 5"),
            ("mening", "Elif Şahin"),
            ("interpretatie", f"eigen waarneming van {zaken.houder().weergavenaam}"),
        ]

    def test_a_correction_stands_beside_the_old_and_is_made_once(self) -> None:
        casus = zaken.onderzoek()
        oud = zaken.schrijf(casus)
        nieuw = zaken.schrijf(casus, tekst="Noah had op 21 april een blauwe plek.", corrigeert=oud)

        assert list(Bevinding.objects.staand()) == [nieuw] and Bevinding.objects.count() == 2
        with pytest.raises(RuleBroken, match="al verbeterd"):
            zaken.schrijf(casus, corrigeert=oud)

    def test_a_protected_source_is_not_for_the_family(self) -> None:
        casus = zaken.onderzoek()
        open_rij = zaken.schrijf(casus)
        zaken.schrijf(casus, tekst="De buurvrouw hoorde geschreeuw.", afscherm_grond="vertrouwensrelatie")

        assert list(Bevinding.objects.te_delen()) == [open_rij]

    def test_what_a_shielded_melder_said_is_shielded_by_itself(self) -> None:
        casus = zaken.onderzoek()
        casus.meldingen.update(herkomst_afschermen=True, afscherm_grond="bedreiging_melder")

        rij = zaken.schrijf(casus, bron="melder", bron_naam="")

        assert rij.afscherm_grond == "bedreiging_melder" and not Bevinding.objects.te_delen().exists()


class TestHoorEnWederhoor:
    @pytest.mark.parametrize("leeg", ["getoond_op", "reactie", "verwerkt"])
    def test_a_reaction_says_when_what_and_what_was_done(self, leeg: str) -> None:
        vader = zaken.onderzoek().betrokkenen.get(rol="pleger")
        with pytest.raises(RuleBroken) as refused:
            zaken.hoor(vader, **{leeg: None if leeg == "getoond_op" else ""})
        assert refused.value.field == leeg

    def test_who_refuses_has_a_reason_and_no_reaction(self) -> None:
        vader = zaken.onderzoek().betrokkenen.get(rol="pleger")

        rij = zaken.hoor(vader, reactie="", verwerkt="", reden_niet="Weigert ieder gesprek.")

        vader.refresh_from_db()
        assert rij.reden_niet and vader.wederhoor_op == clock.now()
        with pytest.raises(RuleBroken, match="een van de twee"):
            zaken.hoor(vader, reden_niet="Weigert.")

    def test_a_child_under_twelve_is_heard_through_a_parent(self) -> None:
        casus = zaken.onderzoek()
        assert not zaken.kind_van(casus).moet_gehoord(zaken.VANDAAG)
        assert zaken.kind_van(casus).moet_gehoord(date(2030, 1, 14))

    def test_it_belongs_to_an_onderzoek(self) -> None:
        vader = trajecten.casus_in_vv().betrokkenen.get(rol="pleger")
        with pytest.raises(RuleBroken, match="hoort bij een onderzoek"):
            zaken.hoor(vader)


def test_no_line_can_be_changed_or_removed() -> None:
    casus = zaken.onderzoek()
    rijen = [zaken.zie(casus), zaken.schrijf(casus), zaken.hoor(casus.betrokkenen.get(rol="pleger"))]
    for rij in rijen:
        for doe in (
            rij.delete,
            lambda rij=rij: type(rij).objects.filter(pk=rij.pk).update(vastgelegd_op=clock.now()),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                doe()


def test_lines_of_an_earlier_traject_stay_and_no_longer_count() -> None:
    casus = zaken.onderzoek()
    zaken.zie(casus)
    casus.traject_besluit_op = clock.now() + timedelta(days=1)

    assert not Kindgezien.objects.in_dit_traject(casus).exists() and Kindgezien.objects.exists()
    assert queries.per_gehoorde(Wederhoor.objects.in_dit_traject(casus)) == {}
