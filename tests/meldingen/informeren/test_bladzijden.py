"""The pages of the informatieplan: what is due of whom, a letter from begin to end, and never a secret address."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.informeren import services
from meldingen.models import Brief, Briefafdruk, Casus, Informatieregel
from tests import builders
from tests.figures import Figures
from tests.meldingen.informeren import post
from tests.pages.conftest import as_
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def houder() -> Client:
    return as_(builders.medewerker(roles.CASUSHOUDER))


def plan_van(client: Client, casus: Casus) -> str:
    return client.get(f"/casussen/{casus.nummer}/informatieplan/").content.decode()


def stuur(client: Client, adres: str, velden: dict[str, Any] | None = None, *, van: str = "") -> Any:
    """Send a form with the key that its page gave."""
    bladzijde = client.get(van or adres).content.decode()
    sleutel = re.findall(r'name="sleutel" value="([^"]+)"', bladzijde)
    return client.post(adres, {"sleutel": sleutel[0], **(velden or {})})


def test_everybody_who_must_hear_stands_on_the_plan_by_itself(houder: Client) -> None:
    casus = post.casus()

    bladzijde = plan_van(houder, casus)

    for wie in ("Elif Şahin", "Jeroen van der Meulen", "Noah van der Meulen", "Basisonderwijs"):
        assert wie in bladzijde
    assert bladzijde.count("Maak brief<") == 3 and "Kan zodra het vervolgbesluit er is" in bladzijde


def test_a_partner_and_a_functional_administrator_see_no_plan() -> None:
    casus = post.casus()

    for rol in (roles.WIJKTEAM, roles.BEHEER):
        assert (
            as_(builders.medewerker(rol)).get(f"/casussen/{casus.nummer}/informatieplan/").status_code == 404
        )


def test_from_button_to_sent_without_the_secret_address_on_any_page(houder: Client) -> None:
    casus = post.casus()
    elif_ = post.wie(casus, "Elif")
    begin = f"/meldingen/casus/{casus.nummer}/brief/betrokkene/{elif_.pk}/gegevens/"
    antwoord = stuur(houder, begin, van=f"/casussen/{casus.nummer}/informatieplan/")
    adres = antwoord.url
    eerste = houder.get(adres).content.decode()
    gezien = re.findall(r'name="gezien" value="([0-9a-f]{64})"', eerste)[0]
    stuur(houder, f"{adres}stap/keur_goed/", {"gezien": gezien}, van=adres)
    brief = Brief.objects.get()
    assert brief.status == "goedgekeurd"
    afdruk = services.maak_afdruk(Briefafdruk.objects.get().pk)
    open_ = f"{adres}afdruk/{afdruk.pk}/"
    vraag = houder.get(open_)
    assert "Op dit exemplaar staat een geheim adres" in vraag.content.decode()
    pdf = houder.post(open_, {"reden": "post"})
    assert pdf.headers["Content-Disposition"] == f'attachment; filename="brief-{brief.pk}-{afdruk.pk}.pdf"'
    assert "kanariestraat" in post.woorden(pdf.content)
    weg = stuur(houder, f"{adres}stap/verstuur/")
    assert weg.url == f"/casussen/{casus.nummer}/informatieplan/"

    gezien_bladen = [
        eerste,
        vraag.content.decode(),
        houder.get(adres).content.decode(),
        plan_van(houder, casus),
    ]
    gezien_bladen.append(
        str(list(AuditEntry.objects.values())) + str([bericht.body for bericht in mail.outbox])
    )
    for blad in gezien_bladen:
        assert not any(woord in blad.casefold() for woord in post.VERRAAD)
        titel = re.search(r"<title>(.*?)</title>", blad, re.S)
        assert not titel or not any(naam in titel[1] for naam in ("Elif", "Şahin", "Meulen"))
    assert "geïnformeerd" in plan_van(houder, casus)


def test_what_stops_the_letter_stands_on_its_page(houder: Client) -> None:
    brief = post.herschrijf(post.brief_aan(post.casus(), "Jeroen"), "Zij is in Geheimdorp.")

    bladzijde = houder.get(f"/meldingen/brief/{brief.pk}/").content.decode()

    assert "Daaraan is te zien waar Elif Şahin is" in bladzijde and 'name="gezien"' not in bladzijde


def test_a_stale_page_approves_nothing(houder: Client) -> None:
    brief = post.brief_aan(post.casus(), "Jeroen")
    adres = f"/meldingen/brief/{brief.pk}/"
    oud = brief.kenmerk_van_nu
    post.herschrijf(brief, "Nog iets.")

    stuur(houder, f"{adres}stap/keur_goed/", {"gezien": oud}, van=adres)

    assert post.vers(brief).status == "concept"


def test_the_way_is_chosen_and_the_secret_address_is_only_said_to_be_one(houder: Client) -> None:
    brief = post.brief_aan(post.casus(), "Elif")
    exemplaar = post.exemplaar_van(brief, "Elif")
    adres = f"/meldingen/brief/{brief.pk}/exemplaar/{exemplaar.pk}/"
    assert "Opvangadres: geheim, komt alleen op dit exemplaar" in houder.get(adres).content.decode()

    stuur(houder, adres, {"post_veilig": "nee", "wijze": "meegeven"})

    assert post.exemplaar_van(brief, "Elif").wijze == "meegeven"


def test_a_text_is_changed_and_measured(houder: Client) -> None:
    brief = post.brief_aan(post.casus(), "Jeroen")
    adres = f"/meldingen/brief/{brief.pk}/"
    lang = (
        "Wij willen u graag laten weten dat wij, nadat wij de melding hebben ontvangen en gelezen en besproken, "
        * 2
    )

    stuur(houder, adres, {"tekst": f"{brief.tekst}\n\n{lang}."})

    assert "moeilijker dan B1" in houder.get(adres).content.decode()


def test_a_professional_is_added_done_and_the_rest_says_why_not(houder: Client) -> None:
    casus = post.casus()
    nieuw = f"/meldingen/casus/{casus.nummer}/informatieregel/"
    velden = {
        "ontvanger": "De huisarts",
        "wat": "Dat wij bezig zijn.",
        "uiterlijk": "12-05-2026",
        "middel": "telefoon",
    }
    stuur(houder, nieuw, velden)
    regel = Informatieregel.objects.get()
    assert "De huisarts" in plan_van(houder, casus)

    stuur(houder, f"/meldingen/informatieregel/{regel.pk}/gedaan/", {"hoe": "Gebeld."})

    assert "verteld" in plan_van(houder, casus) and not Informatieregel.objects.get().is_open


def test_who_tells_it_is_agreed_for_a_betrokkene(houder: Client) -> None:
    casus = post.casus()
    pk = post.wie(casus, "Jeroen").pk
    adres = f"/meldingen/casus/{casus.nummer}/informatieregel/betrokkene/{pk}/gegevens/"

    stuur(houder, adres, {"door": builders.medewerker(roles.TRIAGIST).pk, "middel": "gesprek"})

    assert "Bram de Wit" in plan_van(houder, casus)


def test_the_plan_costs_the_same_for_few_and_for_many(houder: Client, figures: Figures) -> None:
    klein, groot = post.casus(), post.casus()
    by = builders.medewerker(roles.CASUSHOUDER)
    for naam in ("huisarts", "school", "wijkteam"):
        services.plan_regel(
            groot,
            voor=naam,
            waarover="anders",
            wat="Iets.",
            uiterlijk=groot.geopend_op.date().replace(day=30),
            by=by,
        )
    for naam in ("Elif", "Jeroen", "Noah"):
        post.brief_aan(groot, naam)
    aantallen = []
    for casus in (klein, groot):
        plan_van(houder, casus)
        with CaptureQueriesContext(connection) as gevraagd:
            plan_van(houder, casus)
        aantallen.append(len(gevraagd))

    assert aantallen[0] == aantallen[1]
    figures.note("statements, tab Informatieplan", aantallen[0])
