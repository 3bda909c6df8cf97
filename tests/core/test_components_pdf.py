"""Every report stands in one frame: our font, a mark of confidentiality on each page, headings that are tagged."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from veiligthuis.core.pdf import render_pdf


@pytest.fixture(scope="module")
def report() -> bytes:
    values = {"organisatie": "Veilig Thuis Merenland en Şahin", "kenmerk": "2026-00834"}
    return render_pdf("pdf/base.html", values, title="Overdrachtsdossier")


def test_a_report_uses_no_font_of_the_machine(report: bytes) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(io.BytesIO(report)).pages
        for font in dict(page["/Resources"].get_object())["/Font"].values()  # type: ignore[call-overload]
    }
    assert fonts
    assert all("Source-Sans" in font for font in fonts), fonts


def test_every_page_says_whose_it_is_and_that_it_is_confidential(report: bytes) -> None:
    for page in PdfReader(io.BytesIO(report)).pages:
        text = page.extract_text()
        assert "Vertrouwelijk: persoonsgegevens" in text
        assert "2026-00834" in text
        assert "bladzijde 1 van 1" in text


def test_the_title_is_a_tagged_heading(report: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(report))
    assert b"/H1" in b" ".join(
        bytes(str(obj.get("/S", "")), "utf-8") for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary)
    )


def test_a_demo_report_says_that_its_persons_are_invented() -> None:
    text = (
        PdfReader(io.BytesIO(render_pdf("pdf/base.html", {"demo": True}, title="Proef")))
        .pages[0]
        .extract_text()
    )
    assert "demo, geen echte persoonsgegevens" in text
