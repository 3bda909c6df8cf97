"""What a merge does: one person, the same households, and of everything the stricter."""

from datetime import date, timedelta

import pytest

from meldingen import services
from meldingen.codelijsten import Precisie, Rol
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Adres, Betrokkene, Contactmoment, Gezinsband, Persoon, Termijn
from meldingen.services import VeiligContactGegevens
from tests import builders
from tests.meldingen.samenvoegen.dubbel import (
    adres,
    elif_,
    in_midden,
    in_zuid,
    personen,
    triagist_van_beide,
    voeg_samen,
)
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_one_person_is_left_and_the_other_points_to_it() -> None:
    een, ander = in_midden(), in_zuid()
    blijft, gaat = personen(een, ander)
    voeg_samen(een, ander)

    assert elif_(een).persoon == elif_(ander).persoon == blijft
    assert Persoon.alle.get(pk=gaat.pk).samengevoegd_met == blijft
    assert not Persoon.objects.filter(pk=gaat.pk).exists()
    assert gaat not in Persoon.objects.visible_to(triagist_van_beide())


def test_both_households_hold_the_same_people_as_before() -> None:
    een, ander = in_midden(), in_zuid()
    plekken = [list(casus.betrokkenen.order_by("pk").values_list("pk", "rol")) for casus in (een, ander)]
    voeg_samen(een, ander)

    assert plekken == [
        list(casus.betrokkenen.order_by("pk").values_list("pk", "rol")) for casus in (een, ander)
    ]


def test_the_chosen_values_stay_and_what_was_missing_is_filled() -> None:
    een, ander = in_midden(), in_zuid(telefoon="06-22222222", taal="Turks", tolk_nodig=True)
    blijft = voeg_samen(een, ander, keuzes={"voornamen": "verliezer", "telefoon": "winnaar"}).winnaar

    assert (blijft.voornamen, blijft.telefoon) == ("Elif Nur", "06-11111111")
    assert (blijft.taal, blijft.tolk_nodig) == ("Turks", True)


def test_a_whole_birth_date_holds_over_a_year() -> None:
    een = in_midden(geboortedatum=date(1991, 1, 1), geboorte_precisie=Precisie.JAAR)

    assert voeg_samen(een, in_zuid()).winnaar.geboren == "03-09-1991"


def test_the_more_careful_way_to_reach_her_holds() -> None:
    een = in_midden(
        veilig=VeiligContactGegevens(kanaal="telefoon", voicemail="ja", post="nee"),
        veilig_contact="Bel voor drie uur.",
    )
    blijft = voeg_samen(een, in_zuid(veilig_contact="Niet thuis bellen.")).winnaar

    assert (blijft.veilig.voicemail, blijft.veilig.post, blijft.veilig.codewoord) == ("nee", "nee", "tulp")
    assert blijft.veilig_contact == "Bel voor drie uur.\nNiet thuis bellen."


def test_two_ordinary_channels_leave_the_channel_to_be_asked() -> None:
    een = in_midden(veilig=VeiligContactGegevens(kanaal="email"))

    assert voeg_samen(een, in_zuid()).winnaar.veilig.kanaal == "onbekend"


def test_addresses_come_along_with_their_validity_and_their_own_casussen() -> None:
    een, ander = in_midden(), in_zuid()
    voeg_samen(een, ander)

    assert [a.straat for a in elif_(een).adressen] == ["Waterlelie"]
    assert [a.straat for a in elif_(ander).adressen] == ["Karekiet"]
    assert {a.van for a in elif_(een).persoon.adressen.all()} == {date(2026, 1, 5)}


def test_a_place_that_was_secret_for_one_is_secret_for_both() -> None:
    een, ander = (
        in_midden(),
        in_zuid(adres=adres(postcode="9112ab", geheim=True, geheim_reden="Ex zoekt haar.")),
    )
    voeg_samen(een, ander)

    assert [a.geheim for a in Adres.objects.filter(postcode__istartswith="9112")] == [True, True]


def test_a_new_address_is_told_only_where_it_was_told() -> None:
    een, ander = in_midden(), in_zuid()
    voeg_samen(een, ander)
    services.leg_adres_vast(
        elif_(een), gegevens=adres("Rietkraag", van=None), by=builders.medewerker(roles.TRIAGIST)
    )

    assert [a.straat for a in elif_(een).adressen if a.tot is None] == ["Rietkraag"]
    assert [a.straat for a in elif_(ander).adressen] == ["Karekiet"]


def dubbel_in_een_casus() -> tuple[Betrokkene, Betrokkene]:
    """Her second row came later, in another role."""
    casus = in_midden()
    clock.move_to(clock.now() + timedelta(days=2))
    tweede = services.voeg_betrokkene_toe(
        casus,
        gegevens=builders.moeder(voornamen="Elif N.", rol=Rol.PLEGER),
        by=builders.medewerker(roles.TRIAGIST),
    )
    return casus.betrokkenen.order_by("pk")[0], tweede


def ontdubbel(blijft: Betrokkene, gaat: Betrokkene) -> Betrokkene:
    services.voeg_personen_samen(
        blijft.persoon, gaat.persoon, reden="Zelfde mens.", by=builders.medewerker(roles.CASUSHOUDER)
    )
    return Betrokkene.objects.get(pk=blijft.pk)


def test_twice_in_one_casus_becomes_one_row_with_the_heavier_role() -> None:
    blijft, gaat = dubbel_in_een_casus()
    samen = ontdubbel(blijft, gaat)

    assert samen.casus.betrokkenen.count() == 3
    assert (samen.rol, samen.vastgelegd_op) == (Rol.BEIDE, blijft.vastgelegd_op)
    assert Betrokkene.alle.get(pk=gaat.pk).opgegaan_in == samen


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_the_clock_that_ends_first_runs_on_and_none_is_lost(omgekeerd: bool) -> None:
    paar = dubbel_in_een_casus()
    eerste = Termijn.objects.get(betrokkene=paar[0], code="T10")
    blijft = ontdubbel(*(reversed(paar) if omgekeerd else paar))

    lopend = Termijn.objects.open().get(casus=blijft.casus, betrokkene=blijft, code="T10")
    assert lopend.eindigt_op == eerste.eindigt_op
    assert Termijn.objects.filter(casus=blijft.casus, code="T10").count() == 4
    services.informeer_betrokkene(blijft, hoe="In een gesprek.", by=builders.medewerker(roles.CASUSHOUDER))
    assert not Termijn.objects.open().filter(pk=lopend.pk).exists()


def test_who_was_told_once_is_told_again_while_the_other_clock_runs() -> None:
    blijft, gaat = dubbel_in_een_casus()
    services.informeer_betrokkene(blijft, hoe="In een gesprek.", by=builders.medewerker(roles.CASUSHOUDER))

    assert ontdubbel(blijft, gaat).geinformeerd_op is None


def test_bands_and_contacts_of_a_double_stay() -> None:
    blijft, gaat = dubbel_in_een_casus()
    _, vader, kind = blijft.casus.betrokkenen.order_by("pk")[:3]
    by = builders.medewerker(roles.CASUSHOUDER)
    for van, naar, soort in (
        (blijft, kind, Bandsoort.OUDER_VAN), (gaat, kind, Bandsoort.OUDER_VAN), (gaat, vader, Bandsoort.GEHUWD),
        (blijft, gaat, Bandsoort.HECHT),
    ):  # fmt: skip
        services.leg_band_vast(van, naar, soort=soort, by=by)
    services.leg_contact_vast(
        blijft.casus, soort="telefoon", gelukt=True, verslag="X", betrokkene=gaat, by=by
    )
    ontdubbel(blijft, gaat)

    assert set(Gezinsband.objects.values_list("van", "naar", "soort")) == {
        (blijft.pk, kind.pk, "ouder_van"), (blijft.pk, vader.pk, "gehuwd"),
    }  # fmt: skip
    assert Contactmoment.objects.get().betrokkene_id == gaat.pk
    assert Betrokkene.objects.get(pk=blijft.pk).gesproken_op


def test_the_trail_says_it_in_every_casus_without_content() -> None:
    een, ander = in_midden(), in_zuid()
    voeg_samen(een, ander, keuzes={"voornamen": "verliezer"})
    regels = AuditEntry.objects.filter(actie="voeg_personen_samen")

    assert {regel.casus_nummer for regel in regels} == {een.nummer, ander.nummer, ""}
    assert all(regel.velden["van_de_ander"] == ["voornamen"] for regel in regels)


def test_a_merged_person_added_again_is_the_one_who_stayed() -> None:
    een, ander = in_midden(), in_zuid()
    _, gaat = personen(een, ander)
    gedaan = voeg_samen(een, ander)
    nieuw = builders.melding(betrokkenen=[builders.moeder(persoon=gaat)]).casus

    assert nieuw.betrokkenen.get().persoon == gedaan.winnaar
