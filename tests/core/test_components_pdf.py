"""Every report stands in one frame: our font, a mark of confidentiality on each page, headings that are tagged."""

import io

import pikepdf
import pytest
from django.template import Context, Template
from pypdf import PdfReader

from veiligthuis.core import pdf as module
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


@pytest.mark.parametrize(
    "under",
    [
        '<p class="p-zacht">Uitleg van het onderdeel.</p><h3>Tussenkop</h3><ul><li>Eerste regel</li></ul>',
        "<table><caption>Opschrift</caption><thead><tr><th>Wat</th></tr></thead>"
        "<tbody><tr><td>Eerste regel</td></tr></tbody></table>",
    ],
    ids=["uitleg en tussenkop", "tabel met opschrift"],
)
def test_no_heading_stands_alone_at_the_foot_of_a_page(under: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[tuple[int, int]] = []
    for lines in range(28, 46, 2):
        filled = "".join(f"<p>Regel {number}</p>" for number in range(lines))
        source = (
            f'{{% extends "pdf/base.html" %}}{{% block inhoud %}}{filled}<h2>Kop</h2>{under}{{% endblock %}}'
        )
        monkeypatch.setattr(
            module, "render_to_string", lambda _name, values, s=source: Template(s).render(Context(values))
        )
        texts = [
            page.extract_text() for page in PdfReader(io.BytesIO(render_pdf("", {}, title="Proef"))).pages
        ]
        heading = next(number for number, text in enumerate(texts) if "Kop" in text.split("\n"))
        pages.append((heading, next(number for number, text in enumerate(texts) if "Eerste regel" in text)))

    assert {heading for heading, _ in pages} == {0, 1}, "the heading never came near the foot"
    assert [pair for pair in pages if pair[0] != pair[1]] == []
