"""A paper is taken in as it came, by who may, once; what is no PDF is refused beside the field."""

import io
import uuid

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from meldingen.models import Casus, Document
from tests import builders
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

FORM = {
    "soort": "brief",
    "omschrijving": "Brief van school",
    "herkomst": "Basisschool",
    "ontvangen_op": "27-04-2026",
}


def pdf() -> bytes:
    file, out = pikepdf.new(), io.BytesIO()
    file.add_blank_page()
    file.save(out, deterministic_id=True)
    return out.getvalue()


def client_of(role: str, **who: object) -> Client:
    client = Client()
    client.force_login(builders.medewerker(role, **who))  # type: ignore[arg-type]
    return client


def send(
    client: Client, casus: Casus, content: bytes, name: str = "brief van Elif.pdf", **changes: str
) -> object:
    file = SimpleUploadedFile(name, content, "application/pdf")
    data = {**FORM, "sleutel": str(uuid.uuid4()), "bestand": file, **changes}
    return client.post(f"/meldingen/casus/{casus.nummer}/document/", data)


def test_a_role_without_the_right_is_refused() -> None:
    assert send(client_of(roles.PRIVACY), builders.casus(), pdf()).status_code in {403, 404}  # type: ignore[attr-defined]
    assert not Document.objects.exists()


def test_another_team_finds_no_casus() -> None:
    stranger = client_of(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    assert send(stranger, builders.casus(), pdf()).status_code == 404  # type: ignore[attr-defined]


@pytest.mark.parametrize("content", [b"MZ\x90 a program", b"%PDF-1.7 broken", b"PK\x03\x04 a zip"])
def test_what_is_no_pdf_is_refused_beside_the_field_and_the_text_stays(content: bytes) -> None:
    answer = send(client_of(roles.CASUSHOUDER), builders.casus(), content)
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "PDF" in page
    assert "Brief van school" in page
    assert not Document.objects.exists()


def test_a_day_to_come_is_refused_beside_the_field() -> None:
    answer = send(client_of(roles.CASUSHOUDER), builders.casus(), pdf(), ontvangen_op="01-05-2026")
    assert "Deze dag moet nog komen" in answer.content.decode()  # type: ignore[attr-defined]


def test_the_same_paper_is_not_taken_in_twice() -> None:
    casus, client = builders.casus(), client_of(roles.CASUSHOUDER)
    send(client, casus, pdf())
    assert "staat al in deze casus" in send(client, casus, pdf()).content.decode()  # type: ignore[attr-defined]
    assert Document.objects.count() == 1


def test_a_closed_casus_takes_none() -> None:
    casus = builders.gesloten_casus()
    assert "gesloten" in send(client_of(roles.CASUSHOUDER), casus, pdf()).content.decode()  # type: ignore[attr-defined]


def test_the_database_keeps_a_paper_as_it_came() -> None:
    casus = builders.casus()
    send(client_of(roles.CASUSHOUDER), casus, pdf())
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Document.objects.update(omschrijving="anders")


def test_a_paper_is_taken_in_and_comes_back_byte_for_byte_without_a_name() -> None:
    casus, client = builders.casus(), client_of(roles.CASUSHOUDER)
    assert send(client, casus, pdf()).status_code == 302  # type: ignore[attr-defined]
    paper = Document.objects.get()
    back = client.get(f"/meldingen/document/{paper.pk}/")
    assert back.content == pdf()
    assert back["Content-Disposition"] == f'attachment; filename="document-{paper.pk}.pdf"'
    assert "Elif" not in str(vars(paper))
    assert AuditEntry.objects.filter(object_soort="meldingen.document", actie="downloaden").count() == 1
    assert "Brief van school" in client.get(f"/casussen/{casus.nummer}/documenten/").content.decode()


def test_the_paper_of_another_team_does_not_exist() -> None:
    casus = builders.casus()
    send(client_of(roles.CASUSHOUDER), casus, pdf())
    stranger = client_of(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    assert stranger.get(f"/meldingen/document/{Document.objects.get().pk}/").status_code == 404
