"""Beheer words letters anew from a day on: nothing too hard, nothing lacking or invented, and seen before it holds."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from meldingen.informeren import beheer, teksten
from meldingen.models import Brief, Brieftekst
from tests import builders
from tests.meldingen.informeren import post
from tests.meldingen.informeren.test_leesbaarheid import AMBTELIJK
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db
SLEUTEL = "betrokkene.gegevens"
OUD = teksten.BRIEVEN["betrokkene"]["gegevens"]
NIEUW = OUD.replace("Wij hebben een melding gekregen", "Er is een melding over u")


def leg_vast(
    tekst: str = NIEUW, *, rol: str = roles.BEHEER, sleutel: str = SLEUTEL, dagen: int = 0
) -> Brieftekst:
    return beheer.leg_brieftekst_vast(
        sleutel, tekst=tekst, geldig_van=clock.today() + timedelta(days=dagen), bron="Cliëntenraad, 2026-04.",
        gezien=beheer.kenmerk(sleutel, tekst), by=builders.medewerker(rol),
    )  # fmt: skip


def beheerder() -> Medewerker:
    """Somebody of beheer who may come into it."""
    ali = builders.medewerker(roles.BEHEER)
    ali.is_staff = True
    ali.save(update_fields=["is_staff"])
    return ali


def test_another_role_words_nothing() -> None:
    with pytest.raises(NotAllowed):
        leg_vast(rol=roles.MANAGER)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (OUD.replace("{slot}", ""), "mist: {slot}"),
        (OUD + "\n{adres}", "kent dit niet: {adres}"),
        (OUD.replace("{slot}", "{slot.x}"), "mist: {slot}"),
        (OUD.replace("{slot}", "{slot!r}"), "mist: {slot}"),
        (OUD + " }", "losse accolade"),
        (OUD + f"\n\n{AMBTELIJK}", "leest te moeilijk"),
        (" ", "leeg"),
    ],
)
def test_what_lacks_invents_or_reads_hard_is_refused_with_the_reason(tekst: str, zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin.replace("{", r"\{")) as fout:
        leg_vast(tekst)

    assert fout.value.field == "tekst" and not Brieftekst.objects.exists()


def test_a_sentence_that_goes_into_letters_is_measured_in_all_of_them() -> None:
    with pytest.raises(RuleBroken, match=r"Brief kind/.*/vv leest te moeilijk"):
        leg_vast(AMBTELIJK, sleutel="zinnen.kind.vv")
    with pytest.raises(RuleBroken, match="Kies welke tekst"):
        leg_vast(sleutel="zinnen.kind.verzonnen")


def test_a_day_that_passed_and_words_nobody_looked_at_are_refused() -> None:
    with pytest.raises(RuleBroken, match="vandaag of later"):
        leg_vast(dagen=-1)
    with pytest.raises(RuleBroken, match="Bekijk de brief eerst"):
        beheer.leg_brieftekst_vast(
            SLEUTEL, tekst=NIEUW, geldig_van=clock.today(), bron="x", gezien=beheer.kenmerk(SLEUTEL, OUD),
            by=builders.medewerker(roles.BEHEER),
        )  # fmt: skip


def test_a_letter_is_made_in_the_words_of_its_day_and_keeps_them() -> None:
    casus = post.casus()
    oud = post.brief_aan(casus, "Elif")
    assert oud.tekstversie == 1 and "Wij hebben een melding gekregen" in oud.tekst

    leg_vast(dagen=3)
    assert post.brief_aan(casus, "Jeroen").tekstversie == 1
    clock.move_to(clock.now() + timedelta(days=3))

    nieuw = post.brief_aan(casus, "Noah", "gegevens")
    assert nieuw.lezer == "kind" and nieuw.tekstversie == 1
    volwassen = post.brief_aan(post.casus(), "Elif")
    assert volwassen.tekstversie == 2 and "Er is een melding over u" in volwassen.tekst
    assert Brief.objects.get(pk=oud.pk).tekst == oud.tekst


def test_rows_never_change() -> None:
    rij = leg_vast()
    assert (rij.versie, leg_vast(OUD).versie) == (2, 3)

    for doe in (lambda: Brieftekst.objects.update(tekst="Anders."), rij.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


def test_beheer_sees_the_letters_before_the_words_are_kept_and_nothing_of_a_casus() -> None:
    post.brief_aan(post.casus(), "Elif")
    client, adres = Client(), "/beheer/meldingen/brieftekst/add/"
    client.force_login(beheerder())
    begin = client.get(f"{adres}?sleutel={SLEUTEL}").content.decode()
    assert "Wij hebben een melding gekregen" in begin and "{aanhef}" in begin
    velden = {
        "sleutel": SLEUTEL,
        "tekst": NIEUW,
        "geldig_van": f"{date(2026, 5, 1):%d-%m-%Y}",
        "bron": "Raad.",
    }

    eerst = client.post(adres, velden)

    pagina = eerst.content.decode()
    assert eerst.status_code == 200 and not Brieftekst.objects.exists()
    assert "Beste Elif" in pagina and "Er is een melding over u" in pagina and "nog niets bewaard" in pagina
    assert "Şahin" not in pagina
    merk = beheer.kenmerk(SLEUTEL, NIEUW)
    assert merk in pagina and client.post(adres, velden | {"gezien": merk}).status_code == 302
    assert Brieftekst.objects.get().vastgelegd_door.username == builders.medewerker(roles.BEHEER).username


def test_another_role_finds_no_texts_in_beheer() -> None:
    client = Client()
    client.force_login(builders.medewerker(roles.CASUSHOUDER))

    assert client.get("/beheer/meldingen/brieftekst/").status_code in {302, 403}
