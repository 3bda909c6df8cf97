"""The veiligheidscijfers in page and PDF: one drawing, the same bytes, with its table and its words."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from overdracht import reports
from overdracht.services import rapporten
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles

pytestmark = pytest.mark.django_db

DRAWING = re.compile(r'<svg class="vt-grafiek".*?</svg>', re.S)


def test_page_and_pdf_hold_the_same_drawing_to_the_byte() -> None:
    casus = stappen.besloten_casus()
    stappen.vastgesteld_plan(casus)
    browser = Client()
    browser.force_login(builders.medewerker(roles.CASUSHOUDER))

    page = browser.get(reverse("pages:casus_tab", args=[casus.nummer, "veiligheid"])).content.decode()
    verzoek = reports.verzoek_of(casus)
    paper = render_to_string(
        rapporten.TEMPLATES["verzoek_raad"],
        {"rapport": verzoek, "titel": "Verzoek", "organisatie": "Veilig Thuis"},
    )

    on_page, on_paper = DRAWING.findall(page), DRAWING.findall(paper)
    assert len(on_page) == len(on_paper) == 1
    assert on_page[0].encode() == on_paper[0].encode()
    assert "<title" in on_paper[0] and "<desc" in on_paper[0]
    for rij in verzoek.cijfers:
        assert f"<td>{rij.getal}</td>" in paper and rij.op in paper


def test_without_numbers_there_is_no_drawing() -> None:
    verzoek = reports.verzoek_of(builders.casus())

    assert verzoek.cijfers == () and verzoek.grafiek is None
