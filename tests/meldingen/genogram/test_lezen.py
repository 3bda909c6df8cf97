"""From casus to drawing: the right signs, no address, ended bands gone, as many statements for any family."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen import services
from meldingen.codelijsten import Geslacht, Relatie, Rol
from meldingen.genogram.invoer import Teken
from meldingen.genogram.lezen import als_gegevens, familie_van, genogram_van_casus, uit_gegevens
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Betrokkene, Casus
from meldingen.services import AdresGegevens
from tests import builders
from tests.figures import Figures
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db

SVG = re.compile(r"<svg xmlns[^>]*class=\"vt-genogram\".*?</svg>", re.S)


def leg(van: Betrokkene, naar: Betrokkene, soort: str) -> None:
    services.leg_band_vast(van, naar, soort=soort, by=builders.medewerker(roles.CASUSHOUDER))


def meulen() -> Casus:
    """Mother with a secret address, father, child, an unborn child and a grandfather who died; with bands."""
    casus = builders.casus(
        betrokkenen=[
            builders.moeder(adres=AdresGegevens(straat="Zwaluwlaan", huisnummer="3", plaats="Veenhorst", geheim=True)),
            builders.vader(in_huishouden=False),
            builders.kind(),
            builders.kind(
                rol=Rol.ONGEBOREN_KIND, voornamen="", geboortedatum=None, ongeboren=True,
                uitgerekende_datum=date(2026, 6, 12), geslacht=Geslacht.ONBEKEND,
            ),
            builders.vader(
                rol=Rol.NETWERK, relatie=Relatie.GROOTOUDER, voornamen="Willem", geboortedatum=date(1938, 2, 1),
                overleden_op=date(2019, 5, 4),
            ),
        ]
    )  # fmt: skip
    moeder, vader, kind, baby, opa = casus.betrokkenen.order_by("pk")
    for van, naar, soort in (
        (moeder, vader, Bandsoort.GESCHEIDEN), (moeder, kind, Bandsoort.OUDER_VAN), (vader, kind, Bandsoort.OUDER_VAN),
        (moeder, baby, Bandsoort.OUDER_VAN), (opa, vader, Bandsoort.OUDER_VAN), (vader, moeder, Bandsoort.GEWELD),
    ):  # fmt: skip
        leg(van, naar, soort)
    return casus


def page(client: Client, casus: Casus, rol: str = roles.CASUSHOUDER) -> str:
    client.force_login(builders.medewerker(rol))
    return client.get(f"/casussen/{casus.nummer}/gezin/").content.decode()


def test_everybody_is_read_with_the_right_sign_and_words() -> None:
    casus = meulen()
    mensen = familie_van(
        casus.betrokkenen.select_related("persoon"), casus.banden.all(), op=clock.today()
    ).mensen

    assert [mens.teken for mens in mensen] == [Teken.VROUW, Teken.MAN, Teken.MAN, Teken.ONGEBOREN, Teken.MAN]
    assert [(mens.leeftijd, mens.regel) for mens in mensen] == [
        ("34", "1991"), ("36", "1989"), ("8", "2018"), ("", "verwacht juni 2026"), ("", "1938 – 2019"),
    ]  # fmt: skip
    assert [mens.in_huishouden for mens in mensen] == [True, False, True, True, False]


def test_what_is_kept_as_data_draws_the_same_family() -> None:
    casus = meulen()
    familie = familie_van(casus.betrokkenen.select_related("persoon"), casus.banden.all(), op=clock.today())

    terug = uit_gegevens(als_gegevens(familie))

    assert (terug.mensen, terug.geldig()) == (familie.mensen, familie.geldig())


def test_a_word_that_was_blotted_out_since_draws_less_and_breaks_nothing() -> None:
    casus = meulen()
    gegevens = als_gegevens(
        familie_van(casus.betrokkenen.select_related("persoon"), casus.banden.all(), op=clock.today())
    )
    gegevens["banden"][0]["soort"] = gegevens["mensen"][0]["teken"] = "[weggelaten: geheim]"

    assert len(uit_gegevens(gegevens).banden) == 5


def test_the_page_shows_drawing_legend_and_table_without_an_address(client: Client) -> None:
    html = page(client, meulen())

    assert len(SVG.findall(html)) == 1
    assert "Wat de tekens betekenen" in html and "vermoedelijk geweld door Jeroen van der Meulen" in html
    assert "Zwaluwlaan" not in html and "Veenhorst" not in html


def test_ending_a_band_draws_the_family_anew(client: Client) -> None:
    casus = meulen()
    voor = SVG.findall(page(client, casus))[0]
    band = casus.banden.get(soort=Bandsoort.GEWELD)
    services.beeindig_band(band, by=builders.medewerker(roles.CASUSHOUDER))

    na = SVG.findall(page(client, casus))[0]

    assert "#b3151c" in voor and "#b3151c" not in na


def test_who_does_not_see_the_casus_sees_no_drawing(client: Client) -> None:
    casus = meulen()
    client.force_login(builders.medewerker(roles.WIJKTEAM))

    assert client.get(f"/casussen/{casus.nummer}/gezin/").status_code == 404


def test_a_casus_without_people_has_no_drawing() -> None:
    assert genogram_van_casus([], [], op=clock.today()) is None


def test_the_page_costs_the_same_statements_for_two_and_for_twenty_five(
    client: Client, figures: Figures
) -> None:
    seen = []
    for aantal in (2, 25):
        kinderen = [builders.kind(voornamen=f"Kind {n}") for n in range(aantal - 1)]
        casus = builders.casus(betrokkenen=[builders.moeder(), *kinderen])
        moeder, *rest = casus.betrokkenen.order_by("pk")
        for kind in rest:
            leg(moeder, kind, Bandsoort.OUDER_VAN)
        page(client, casus)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert SVG.search(client.get(f"/casussen/{casus.nummer}/gezin/").content.decode())
        seen.append(len(queries))

    figures.note("statements, tab gezin", seen[-1])
    assert seen[0] == seen[1] <= 20
