"""Every page of a casus says who directs it, to who works in cases at Veilig Thuis; a letter says it to the family."""

from datetime import timedelta

import pytest
from django.test import Client

from meldingen import services
from meldingen.informeren.opstellen import stel_op
from meldingen.models import Betrokkene, Casus
from meldingen.services import AdresGegevens
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db
LIJN = 'class="vt-regielijn"'


def page(wie: Medewerker, adres: str) -> str:
    """What this person reads there."""
    client = Client()
    client.force_login(wie)
    antwoord = client.get(adres)
    assert antwoord.status_code == 200, adres
    return antwoord.content.decode()


def test_every_page_of_a_casus_names_who_directs_it() -> None:
    rij = stappen.geaccepteerd()
    nummer, melding = rij.casus.nummer, rij.casus.meldingen.get()
    assert rij.plan is not None
    triagist = stappen.triagist()

    for adres in (
        f"/meldingen/{melding.nummer}/", f"/meldingen/casus/{nummer}/contact/", f"/veiligheid/plannen/{rij.plan.pk}/",
        f"/overdrachten/{rij.pk}/", f"/overdrachten/{rij.pk}/stap/meld_onveilig/", f"/raad/{nummer}/",
    ):  # fmt: skip
        html = page(triagist, adres)
        assert LIJN in html and "Marieke Bos</b>" in html and "0900-1234" in html, adres
    assert "Marieke Bos</b>" in page(triagist, f"/casussen/{nummer}/")


def test_pages_of_no_casus_and_partners_have_no_such_line() -> None:
    rij = stappen.geaccepteerd()

    for adres in ("/werkvoorraad/", "/casussen/", "/overdrachten/", "/partners/"):
        assert LIJN not in page(stappen.triagist(), adres)
    assert LIJN not in page(stappen.ontvanger(), f"/wijkteam/{rij.pk}/")


def moeder_van(casus: Casus) -> Betrokkene:
    """Elif."""
    return stappen.moeder(casus)


def letter(casus: Casus) -> str:
    """What Elif reads about the melding."""
    by = builders.medewerker(roles.CASUSHOUDER)
    return stel_op(moeder_van(casus), waarover="gegevens", by=by, at=clock.now()).tekst


def test_a_letter_to_an_adult_of_the_family_says_who_directs() -> None:
    rij = stappen.geaccepteerd()

    tekst = letter(rij.casus)

    zin = "Marieke Bos van Gemeente Meerstad heeft de regie."
    assert zin in tekst and "U bereikt deze persoon via 0900-1234." in tekst
    assert tekst.index(zin) < tekst.index("# Bel ons")


def test_where_an_address_is_secret_no_partner_is_named_in_a_letter() -> None:
    adres = AdresGegevens(straat="Laan", huisnummer="1", plaats="Oever", gemeente="Plasrijk", geheim=True)
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(adres=adres), builders.vader()])
    rij = stappen.geaccepteerd(casus)

    assert "Marieke" not in letter(rij.casus) and "regie" not in letter(rij.casus)


def test_while_nobody_is_named_a_letter_names_nobody_and_after_that_the_behandelaar() -> None:
    casus = builders.casus()
    assert "regie" not in letter(casus)
    by = builders.medewerker(roles.CASUSHOUDER)
    services.wijs_toe(casus, behandelaar=by, by=stappen.manager(), at=clock.now() + timedelta(minutes=1))

    assert f"{by.weergavenaam} van Veilig Thuis" in letter(Casus.objects.get(pk=casus.pk))
