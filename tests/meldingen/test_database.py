"""What the database refuses of meldingen, whoever writes."""

from datetime import date

import pytest
from django.db import Error, IntegrityError, ProgrammingError, transaction

from meldingen import services
from meldingen.machine import AdviesStatus, CasusStatus, MeldingStatus
from meldingen.models import Adres, Advies, Betrokkene, Casus, Contactmoment, Gesprek, Melding, Persoon
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("naam", ["advies", "melding", "casus"])
def test_an_unknown_status(naam: str) -> None:
    rij = getattr(builders, naam)()
    velden = {"status": "verzonnen"}

    with pytest.raises(Error), transaction.atomic():
        type(rij).objects.filter(pk=rij.pk).update(**velden)


@pytest.mark.parametrize(
    ("naam", "doel"),
    [
        ("advies", AdviesStatus.OMGEZET_IN_MELDING),
        ("melding", MeldingStatus.AFGESLOTEN_TRIAGE),
        ("casus", CasusStatus.AFGESLOTEN),
    ],
)
def test_a_jump_without_the_closing_facts(naam: str, doel: str) -> None:
    rij = getattr(builders, naam)()
    velden = {"status": doel}

    with pytest.raises(Error), transaction.atomic():
        type(rij).objects.filter(pk=rij.pk).update(**velden)


def test_a_step_that_is_not_declared() -> None:
    melding = builders.melding()
    velden = {"status": MeldingStatus.IN_VEILIGHEIDSBEOORDELING}

    with pytest.raises(ProgrammingError, match="Invalid transition"), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(**velden)


def test_a_casus_that_is_born_closed() -> None:
    with pytest.raises(IntegrityError, match="gesloten_casus_heeft_een_sluitdatum"), transaction.atomic():
        Casus.objects.create(
            nummer="2026-99999",
            naam="X",
            team=builders.vt_team(),
            geopend_op=clock.now(),
            status=CasusStatus.AFGESLOTEN,
        )


def test_a_contact_moment_stays_as_it_was() -> None:
    casus = builders.casus()
    contact = services.leg_contact_vast(
        casus, soort="telefoon", gelukt=False, met_wie="Elif", by=builders.medewerker(roles.TRIAGIST)
    )

    with pytest.raises(ProgrammingError, match="contactmoment_blijft_staan"), transaction.atomic():
        Contactmoment.objects.filter(pk=contact.pk).update(gelukt=True, verslag="Toch wel.")
    with pytest.raises(ProgrammingError, match="contactmoment_blijft_staan"), transaction.atomic():
        contact.delete()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"bsn": "12345678"}, "persoon_bsn_heeft_negen_cijfers"),
        ({"bsn": "12345678a"}, "persoon_bsn_heeft_negen_cijfers"),
        ({"geboortedatum": date(2018, 5, 14)}, "persoon_geboortedatum_past"),
        ({"geboortedatum": date(2018, 5, 14), "geboorte_precisie": "maand"}, "persoon_geboortedatum_past"),
        ({"geboortedatum": date(2018, 5, 1), "geboorte_precisie": "jaar"}, "persoon_geboortedatum_past"),
        ({"geboorte_precisie": "dag"}, "persoon_geboortedatum_past"),
        ({"ongeboren": True, "overleden_op": date(2026, 1, 1)}, "ongeboren_persoon_is_niet_geboren"),
        ({"uitgerekende_datum": date(2026, 8, 1)}, "alleen_een_ongeboren_persoon"),
        ({"geslacht": "x"}, "persoon_geslacht_bestaat"),
    ],
)
def test_an_impossible_person(velden: dict[str, object], zin: str) -> None:
    with pytest.raises(IntegrityError, match=zin), transaction.atomic():
        Persoon.objects.create(achternaam="X", sorteersleutel="x", **velden)


def test_the_same_person_twice_in_a_casus() -> None:
    een = Betrokkene.objects.filter(casus=builders.casus()).first()
    assert een is not None

    with pytest.raises(IntegrityError, match="persoon_staat_een_keer_in_een_casus"), transaction.atomic():
        Betrokkene.objects.create(
            casus=een.casus, persoon=een.persoon, rol=een.rol, vastgelegd_op=clock.now()
        )


def test_somebody_called_dader() -> None:
    een = Betrokkene.objects.filter(casus=builders.casus()).first()
    assert een is not None

    with pytest.raises(IntegrityError, match="betrokkene_rol_bestaat"), transaction.atomic():
        Betrokkene.objects.filter(pk=een.pk).update(rol="dader")


def test_two_present_home_addresses() -> None:
    een = Betrokkene.objects.filter(casus=builders.casus()).first()
    assert een is not None
    adres = {
        "persoon": een.persoon,
        "soort": "woon",
        "straat": "Dorpsstraat",
        "plaats": "Meerstad",
        "bron": "BRP",
    }
    Adres.objects.create(van=date(2025, 1, 1), **adres)

    with (
        pytest.raises(IntegrityError, match="persoon_heeft_een_huidig_adres_per_soort"),
        transaction.atomic(),
    ):
        Adres.objects.create(van=date(2026, 1, 1), **adres)


def test_a_melding_that_hides_its_origin_without_a_ground() -> None:
    melding = builders.melding()

    with pytest.raises(IntegrityError, match="afgeschermde_melding_heeft_een_grond"), transaction.atomic():
        Melding.objects.filter(pk=melding.pk).update(herkomst_afschermen=True)


def test_notes_that_stay_behind_an_advies() -> None:
    gesprek = builders.gesprek()
    advies = services.rond_gesprek_af_als_advies(
        gesprek, gegevens=builders.adviesgegevens(), by=builders.medewerker(roles.INTAKE)
    )
    assert Advies.objects.filter(pk=advies.pk).exists()

    with pytest.raises(IntegrityError, match="houdt_geen_aantekeningen"), transaction.atomic():
        Gesprek.objects.filter(pk=gesprek.pk).update(notities="Het gaat over Noah.")
