"""A report is tagged, reproducible and fetches nothing that was not shipped."""

import io

import pikepdf
import pytest
from django.template import engines
from django.test import override_settings

from veiligthuis.core.pdf import ASSET_SCHEME, render_pdf, shipped_file

HTML = '<!doctype html><html lang="nl"><title>{{ titel }}</title><body><h1>Kop</h1><p>{{ tekst }}</p></body></html>'
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"proef.html": HTML})]},
    }
]


@pytest.fixture(autouse=True)
def one_template() -> object:
    with override_settings(TEMPLATES=TEMPLATES):
        engines.__dict__.pop("templates", None)
        yield


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:text/plain,x",
        f"{ASSET_SCHEME}../settings/base.py",
        f"{ASSET_SCHEME}/etc/passwd",
        f"{ASSET_SCHEME}bestaat-niet.css",
    ],
)
def test_nothing_but_a_shipped_file_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match="shipped"):
        shipped_file(url)


def test_a_shipped_font_is_found() -> None:
    assert shipped_file(f"{ASSET_SCHEME}vendor/fonts/source-sans-3-latin-400-normal.woff2")[:4] == b"wOF2"


def test_the_same_report_has_the_same_bytes() -> None:
    first = render_pdf("proef.html", {"tekst": "een"}, title="Proef", data=b"{}")
    assert first == render_pdf("proef.html", {"tekst": "een"}, title="Proef", data=b"{}")
    assert first != render_pdf("proef.html", {"tekst": "twee"}, title="Proef", data=b"{}")


def test_a_report_is_tagged_and_says_what_it_claims() -> None:
    pdf = pikepdf.open(io.BytesIO(render_pdf("proef.html", {"tekst": "een"}, title="Proef", data=b"{}")))
    metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "/StructTreeRoot" in pdf.Root
    assert pdf.Root.Lang == "nl"
    assert 'pdfaid:part="3"' in metadata
    assert "pdfuaid" in metadata
    assert list(pdf.attachments) == ["gegevens.json"]
