"""Papers are taken in as they came, by who may, once; what is not safe is refused beside the field."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from meldingen.codelijsten import Afschermgrond
from meldingen.documenten.controle import controleer_alles
from meldingen.models import Bronbescherming, Casus, Document, Inhoud
from tests import builders
from tests.meldingen.documenten import bestanden
from tests.meldingen.documenten.bestanden import pdf
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

FORM = {
    "soort": "brief",
    "omschrijving": "Brief van school",
    "herkomst": "Basisschool",
    "ontvangen_op": "27-04-2026",
}


def client_of(role: str, **who: object) -> Client:
    client = Client()
    client.force_login(builders.medewerker(role, **who))  # type: ignore[arg-type]
    return client


def send(
    client: Client, casus: Casus, *contents: bytes, name: str = "brief van Elif.pdf", **changes: str
) -> Any:
    files = [SimpleUploadedFile(name, content, "application/pdf") for content in contents]
    data = {**FORM, "sleutel": str(uuid.uuid4()), "bestand": files, **changes}
    return client.post(f"/meldingen/casus/{casus.nummer}/document/", data)


def test_a_role_without_the_right_is_refused() -> None:
    assert send(client_of(roles.PRIVACY), builders.casus(), pdf()).status_code in {403, 404}
    assert not Document.objects.exists()


def test_another_team_finds_no_casus() -> None:
    stranger = client_of(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    assert send(stranger, builders.casus(), pdf()).status_code == 404


@pytest.mark.parametrize("content", [b"MZ\x90 a program", b"%PDF-1.7 broken", bestanden.SVG])
def test_what_is_not_safe_is_refused_beside_the_field_and_the_text_stays(content: bytes) -> None:
    answer = send(client_of(roles.CASUSHOUDER), builders.casus(), content)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "PDF" in page
    assert "Brief van school" in page
    assert not Document.objects.exists()
    assert not Inhoud.objects.exists()


@pytest.mark.parametrize("name", ["../../x", "..\\..\\x.pdf", "foto\u202efdp.exe", "brief\x07.pdf"])
def test_a_name_that_hides_something_is_refused(name: str) -> None:
    answer = send_raw(client_of(roles.CASUSHOUDER), builders.casus(), name)
    assert "verbergen wat het is" in answer.content.decode()
    assert not Document.objects.exists()


def test_an_ordinary_name_with_accents_is_taken() -> None:
    assert send_raw(client_of(roles.CASUSHOUDER), builders.casus(), "Réunion – gezin.pdf").status_code == 302


def send_raw(client: Client, casus: Casus, name: str) -> Any:
    """A form written by hand, because the test client makes every name plain."""
    fields = {**FORM, "sleutel": str(uuid.uuid4())}
    parts = [f'--x\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()]
    file = f'--x\r\nContent-Disposition: form-data; name="bestand"; filename="{name}"\r\n\r\n'
    body = "".join(parts).encode() + file.encode() + pdf() + b"\r\n--x--\r\n"
    return client.post(
        f"/meldingen/casus/{casus.nummer}/document/", body, content_type="multipart/form-data; boundary=x"
    )


def test_ten_gigabytes_are_refused_without_reading_a_byte() -> None:
    class Never:
        def read(self, *size: int) -> bytes:
            raise AssertionError("it was read")

        readline = read

    client = client_of(roles.CASUSHOUDER)
    surroundings: dict[str, Any] = {"CONTENT_LENGTH": str(10 * 1024**3), "wsgi.input": Never()}
    surroundings["CONTENT_TYPE"] = "multipart/form-data; boundary=x"
    answer = client.generic("POST", "/meldingen/casus/1/document/", b"", **surroundings)
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()


def test_ten_thousand_tiny_files_are_refused_as_a_whole() -> None:
    answer = send(client_of(roles.CASUSHOUDER), builders.casus(), *[b"x"] * 10_000)
    assert answer.status_code == 413
    assert "ten hoogste 10" in answer.content.decode()


def test_who_is_not_signed_in_may_send_far_less() -> None:
    three = b"--x\r\n" + b"0" * 3 * 1024**2
    answer = Client().post("/inloggen/", three, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413


def test_good_files_beside_bad_ones_are_kept_and_the_bad_ones_named() -> None:
    casus, client = builders.casus(), client_of(roles.CASUSHOUDER)
    answer = send(client, casus, pdf(), bestanden.SVG, bestanden.foto(), bestanden.zip_bom())
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "2 documenten vastgelegd" in page
    assert "Bestand 2 is niet opgeslagen" in page
    assert "Bestand 4 is niet opgeslagen. Dit is een ingepakt bestand" in page
    assert [d.omschrijving for d in Document.objects.order_by("pk")] == [
        "Brief van school (1 van 4)",
        "Brief van school (3 van 4)",
    ]


def test_protected_at_once_when_asked() -> None:
    send(client_of(roles.CASUSHOUDER), builders.casus(), pdf(), grond=Afschermgrond.BEDREIGING_GEZIN)
    assert Bronbescherming.objects.get().document == Document.objects.get()


def test_the_same_content_in_two_casussen_is_stored_once() -> None:
    client = client_of(roles.CASUSHOUDER)
    send(client, builders.casus(), pdf())
    send(client, builders.casus(), pdf())
    assert (Document.objects.count(), Inhoud.objects.count()) == (2, 1)


def test_a_day_to_come_is_refused_beside_the_field() -> None:
    answer = send(client_of(roles.CASUSHOUDER), builders.casus(), pdf(), ontvangen_op="01-05-2026")
    assert "Deze dag moet nog komen" in answer.content.decode()


def test_the_same_paper_is_not_taken_in_twice() -> None:
    casus, client = builders.casus(), client_of(roles.CASUSHOUDER)
    send(client, casus, pdf())
    assert "staat al in deze casus" in send(client, casus, pdf()).content.decode()
    assert Document.objects.count() == 1


def test_a_closed_casus_takes_none() -> None:
    casus = builders.gesloten_casus()
    assert "gesloten" in send(client_of(roles.CASUSHOUDER), casus, pdf()).content.decode()


def test_the_database_keeps_a_paper_as_it_came() -> None:
    casus = builders.casus()
    send(client_of(roles.CASUSHOUDER), casus, pdf())
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Document.objects.update(omschrijving="anders")


def test_a_paper_is_taken_in_and_comes_back_byte_for_byte_without_a_name() -> None:
    casus, client = builders.casus(), client_of(roles.CASUSHOUDER)
    assert send(client, casus, pdf()).status_code == 302
    controleer_alles()
    paper = Document.objects.get()
    back = client.get(f"/meldingen/document/{paper.pk}/origineel/")
    assert back.content == pdf()
    assert back["Content-Disposition"] == f'attachment; filename="document-{paper.pk}.pdf"'
    assert (back["X-Content-Type-Options"], "sandbox" in back["Content-Security-Policy"]) == ("nosniff", True)
    assert "Elif" not in str(vars(paper))
    assert AuditEntry.objects.filter(object_soort="meldingen.document", actie="downloaden").count() == 1
    assert "Brief van school" in client.get(f"/casussen/{casus.nummer}/documenten/").content.decode()


def test_the_paper_of_another_team_does_not_exist() -> None:
    casus = builders.casus()
    send(client_of(roles.CASUSHOUDER), casus, pdf())
    stranger = client_of(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    controleer_alles()
    paper = f"/meldingen/document/{Document.objects.get().pk}/"
    assert {stranger.get(paper + part).status_code for part in ("", "origineel/", "bladzijde/1/")} == {404}
    assert stranger.post(paper + "controle/", {"sleutel": str(uuid.uuid4())}).status_code == 404
