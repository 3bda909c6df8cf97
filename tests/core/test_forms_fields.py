"""The BSN and the PDF: what is refused, and that the sentence gives nothing away."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from veiligthuis.core import fields
from veiligthuis.core.forms import BsnVeld, PdfVeld

VALID = "111222333"


@pytest.mark.parametrize("typed", ["123456789", "111222334", "1112223330", "12345", "1112223a3"])
def test_a_wrong_bsn_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        BsnVeld().clean(typed)
    assert typed not in str(refused.value)


@pytest.mark.parametrize("typed", [VALID, "111 222 333", "1112.22.333"])
def test_a_right_bsn_is_kept_as_nine_digits(typed: str) -> None:
    assert BsnVeld().clean(typed) == VALID


def test_a_bsn_may_start_with_a_zero_that_was_left_out() -> None:
    assert BsnVeld().clean("10000008") == "010000008"


@pytest.mark.parametrize("filler", ["000000000", "999999999"])
def test_the_fillers_of_the_cbs_pass_though_they_are_no_bsn(filler: str) -> None:
    assert BsnVeld().clean(filler) == filler


def test_a_bsn_that_is_not_required_may_stay_empty() -> None:
    assert BsnVeld(required=False).clean("") == ""


def pdf(*, password: str = "", pages: int = 1) -> bytes:
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90 een programma", "geen PDF"),
        (b"<html>%PDF-1.7</html>", "geen PDF"),
        (b"%PDF-1.7 en dan niets", "beschadigd"),
        (b"", "leeg"),
    ],
)
def test_a_file_that_only_looks_like_a_pdf_is_refused(content: bytes, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        PdfVeld().clean(SimpleUploadedFile("brief.pdf", content, "application/pdf"))


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(ValidationError, match="op slot"):
        PdfVeld().clean(SimpleUploadedFile("brief.pdf", pdf(password="geheim")))


def test_a_pdf_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "MAX_PDF_BYTES", 10)
    with pytest.raises(ValidationError, match="groter dan 10 MB"):
        PdfVeld().clean(SimpleUploadedFile("brief.pdf", pdf()))


def test_a_real_pdf_is_taken_and_can_still_be_read() -> None:
    content = pdf()
    assert PdfVeld().clean(SimpleUploadedFile("brief.PDF", content)).read() == content
