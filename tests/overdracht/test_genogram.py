"""The drawing in what leaves: the same bytes as on the page, with words for who cannot see it, and no secret."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest
from django.test import Client
from pypdf import PdfReader

from meldingen import services as meldingen
from meldingen.genogram.lezen import genogram_van_casus
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Casus
from meldingen.services import AdresGegevens
from overdracht import momentopname, reports, services
from overdracht.models import Overdracht
from overdracht.services import rapporten
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.test_rapporten import geheime_casus, made
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db

SCHUILADRES = AdresGegevens(straat="Zwaluwlaan", huisnummer="3", plaats="Veenhorst", geheim=True)


def met_banden(casus: Casus) -> Casus:
    """Parents apart, a child of both, and what is feared; and a tie that ended."""
    moeder, vader, kind = casus.betrokkenen.order_by("pk")
    by = builders.medewerker(roles.CASUSHOUDER)
    for van, naar, soort in (
        (moeder, vader, Bandsoort.UIT_ELKAAR), (moeder, kind, Bandsoort.OUDER_VAN), (vader, kind, Bandsoort.OUDER_VAN),
        (vader, moeder, Bandsoort.GEWELD),
    ):  # fmt: skip
        meldingen.leg_band_vast(van, naar, soort=soort, bron="Juf Kwakkelstein", by=by)
    hecht = meldingen.leg_band_vast(moeder, vader, soort=Bandsoort.HECHT, by=by)
    meldingen.beeindig_band(hecht, by=by)
    return casus


def aangeboden(casus: Casus) -> Overdracht:
    stappen.vastgesteld_plan(casus)
    return services.offer_overdracht(stappen.concept(casus), by=stappen.triagist())


def alternatives(pdf: bytes) -> list[str]:
    """The alternative text of every figure in the structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        figures = [
            o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        return [str(figure.get("/Alt", "")) for figure in figures]


def text(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_report_and_the_page_draw_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    casus = met_banden(stappen.besloten_casus())
    mensen = list(casus.betrokkenen.select_related("persoon"))
    page = genogram_van_casus(mensen, list(casus.banden.lopend()), op=clock.today())
    seen: dict[str, Any] = {}
    monkeypatch.setattr(rapporten, "render_pdf", lambda _, context, **__: seen.update(context) or b"%PDF")

    made(services.request_verzoek_raad(casus, by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER)))

    assert page is not None
    assert seen["rapport"].genogram.tekening == page.tekening


def test_the_request_to_the_raad_holds_the_drawing_with_words_for_it() -> None:
    casus = met_banden(stappen.besloten_casus())

    rapport = made(services.request_verzoek_raad(casus, by=builders.medewerker(roles.GEDRAGSWETENSCHAPPER)))

    pdf = bytes(rapport.inhoud or b"")
    assert (
        "Genogram van 3 mensen in 2 generaties; de tabel eronder zegt hetzelfde in woorden"
        in alternatives(pdf)
    )
    assert "vermoedelijk geweld tegen Elif" in text(pdf).replace("\n", " ")


def test_who_lives_together_leaves_out_as_soon_as_one_address_is_secret() -> None:
    open_ = met_banden(stappen.besloten_casus())
    geheim = met_banden(
        stappen.besloten_casus(
            betrokkenen=[builders.moeder(adres=SCHUILADRES), builders.vader(), builders.kind()]
        )
    )

    for casus, mag in ((open_, True), (geheim, False)):
        genogram = reports.verzoek_of(casus).genogram
        assert genogram is not None
        assert ("woont in het huishouden" in [regel.woord for regel in genogram.legenda]) is mag
        assert ('stroke-dasharray="14 5"' in genogram.tekening) is mag
        assert [bool(regel.woont) for regel in genogram.tabel] == [mag] * 3


def test_neither_source_nor_secret_nor_an_ended_band_leaves() -> None:
    casus = met_banden(geheime_casus())
    moeder = casus.betrokkenen.order_by("pk")[0].persoon
    moeder.roepnaam, moeder.voornamen = "", "Elif Kwakkelstein"
    moeder.save(update_fields=["roepnaam", "voornamen"])

    for familie in (reports.verzoek_of(casus).familie, aangeboden(casus).momentopname["genogram"]):  # type: ignore[index]
        said = json.dumps(familie).lower()
        assert not [
            word for word in ("kwakkelstein", "kanariestraat", "geheimdorp", "juf", "hecht") if word in said
        ]


def test_the_receiver_gets_the_drawing_as_it_was_when_it_was_offered() -> None:
    casus = met_banden(stappen.besloten_casus())
    overdracht = aangeboden(casus)
    meldingen.beeindig_band(
        casus.banden.get(soort=Bandsoort.GEWELD), by=builders.medewerker(roles.CASUSHOUDER)
    )

    dossier = reports.dossier_of(overdracht, by=stappen.ontvanger())

    assert dossier.genogram is not None
    assert "vermoedelijk geweld tegen Elif Şahin" in dossier.genogram.tabel[1].banden


def test_the_page_of_the_receiver_shows_the_drawing_of_the_dossier(client: Client) -> None:
    overdracht = aangeboden(met_banden(stappen.besloten_casus()))
    client.force_login(stappen.ontvanger())

    html = client.get(f"/wijkteam/{overdracht.pk}/").content.decode()

    genogram = reports.dossier_of(overdracht, by=stappen.ontvanger()).genogram
    assert genogram is not None
    assert genogram.tekening in html


def test_what_was_offered_before_there_were_drawings_has_none() -> None:
    overdracht = aangeboden(stappen.besloten_casus())
    overdracht.momentopname = {k: v for k, v in (overdracht.momentopname or {}).items() if k != "genogram"}

    assert reports.dossier_of(overdracht, by=stappen.ontvanger()).genogram is None
    assert momentopname.shown(overdracht, by=stappen.ontvanger()).get("genogram") is None
