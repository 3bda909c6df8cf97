"""A paper opens only after the scanner spoke; one that is away is asked again and people see it; damage is said."""

import socket
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from meldingen import services
from meldingen.documenten import controle, virusscan
from meldingen.documenten.soorten import EICAR, Geweigerd
from meldingen.models import Bladzijde, Document, Inhoud
from tests import builders
from tests.meldingen.documenten import bestanden
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

GEEN = "clamd:///bestaat/niet.sock"


def paper(content: bytes | None = None, **anders: Any) -> Document:
    gewoon = {"soort": "brief", "omschrijving": "Brief", "herkomst": "School", "ontvangen_op": clock.today()}
    return services.leg_document_vast(
        builders.casus(), inhoud=content or bestanden.pdf(), by=builders.medewerker(roles.CASUSHOUDER),
        **{**gewoon, **anders},
    )  # fmt: skip


def seen(document: Document) -> str:
    return client().get(f"/meldingen/document/{document.pk}/").content.decode()


def client() -> Client:
    signed_in = Client()
    signed_in.force_login(builders.medewerker(roles.CASUSHOUDER))
    return signed_in


def test_a_paper_that_was_not_scanned_does_not_open() -> None:
    document = paper()
    with pytest.raises(RuleBroken, match="nog niet op virussen gecontroleerd"):
        services.lees_inhoud(document)
    assert "wordt gecontroleerd" in seen(document)
    assert client().get(f"/meldingen/document/{document.pk}/origineel/").status_code == 302
    assert client().get(f"/meldingen/document/{document.pk}/bladzijde/1/").status_code == 404


def test_a_virus_keeps_it_shut_for_good_and_stands_on_the_time_line(
    monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.VIRUSSCANNER = "opdracht:false"
    document = paper()
    controle.controleer_alles()
    document.inhoud.refresh_from_db()
    assert (document.inhoud.scan, document.inhoud.gescand_op) == (Inhoud.Scan.BESMET, clock.now())
    with pytest.raises(RuleBroken, match="virus gevonden"):
        services.lees_inhoud(document)
    assert "virus" in seen(document)
    assert AuditEntry.objects.filter(actie="virus_gevonden", casus_nummer=document.casus.nummer).exists()
    assert not Bladzijde.objects.exists()


def test_a_scanner_that_is_away_is_asked_again_and_people_see_it(settings: Any) -> None:
    settings.VIRUSSCANNER = GEEN
    document = paper()
    for _ in range(3):
        controle.controleer_alles()
        clock.move_to(clock.now() + timedelta(hours=1))
    document.inhoud.refresh_from_db()
    assert (document.inhoud.scan, document.inhoud.pogingen) == (Inhoud.Scan.MISLUKT, 3)
    assert "controle lukt niet" in seen(document)
    assert "Controleer opnieuw" in seen(document)
    settings.VIRUSSCANNER = ""
    services.vraag_controle(document, by=builders.medewerker(roles.CASUSHOUDER))
    controle.controleer_alles()
    assert services.lees_inhoud(Document.objects.get()) == bestanden.pdf()


def test_after_a_clean_scan_its_pages_are_shown_with_words_and_strict_headers() -> None:
    document = paper(bestanden.foto(gps=True), omschrijving="Foto van de deur")
    controle.controleer_alles()
    assert 'alt="Bladzijde 1 van 1: Foto van de deur"' in seen(document)
    answer = client().get(f"/meldingen/document/{document.pk}/bladzijde/1/")
    assert answer["Content-Type"] == "image/webp"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"KANARIE" not in answer.content
    assert b"KANARIE" in services.lees_inhoud(Document.objects.get())


def too_much(content: bytes) -> None:
    raise Geweigerd("te_ingewikkeld", len(content))


def test_a_content_that_cannot_be_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    document = paper()
    monkeypatch.setattr(controle, "teken", too_much)
    controle.controleer_alles()
    assert "geen voorbeeld te maken" in seen(document)


def test_the_database_refuses_a_content_that_is_not_its_hash() -> None:
    with pytest.raises(DatabaseError, match="inhoud_is_zijn_controlegetal"), transaction.atomic():
        Inhoud.objects.create(
            sha256="0" * 64, gegevens=b"x", grootte=1, mediatype="application/pdf", bewaard_op=clock.now()
        )
    paper()
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Inhoud.objects.update(gegevens=b"anders", grootte=6)


def test_damage_in_the_store_is_found_on_reading_and_said() -> None:
    document = paper()
    controle.controleer_alles()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE meldingen_inhoud DROP CONSTRAINT inhoud_is_zijn_controlegetal")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE meldingen_inhoud SET gegevens = set_byte(gegevens, 10, 0)")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    with pytest.raises(RuleBroken, match="beschadigd in de opslag"):
        services.lees_inhoud(Document.objects.get())
    answer = client().get(f"/meldingen/document/{document.pk}/origineel/", follow=True)
    assert "beschadigd in de opslag" in answer.content.decode()


def test_a_protected_paper_carries_its_mark_in_the_list_and_on_its_page() -> None:
    document = paper()
    by = builders.medewerker(roles.CASUSHOUDER)
    services.bescherm_bron(document, grond="bedreiging_melder", by=by)
    assert "bron beschermd" in seen(document)
    assert "bron beschermd" in client().get(f"/casussen/{document.casus.nummer}/documenten/").content.decode()


def test_a_partner_finds_no_paper_page_or_picture() -> None:
    document = paper()
    controle.controleer_alles()
    partner = Client()
    partner.force_login(builders.medewerker(roles.WIJKTEAM, team=builders.wijkteam(), naam="sofie"))
    base = f"/meldingen/document/{document.pk}/"
    assert {partner.get(base + part).status_code for part in ("", "origineel/", "bladzijde/1/")} == {404}


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[str]:
    """A scanner on a socket that finds a virus in what holds the word `slecht`."""
    path = tmp_path / "clamd.sock"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()

    def answer() -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                told = b""
                while not told.endswith(b"\0\0\0\0"):
                    told += line.recv(65536)
                line.sendall(b"stream: Slecht FOUND\0" if b"slecht" in told else b"stream: OK\0")

    threading.Thread(target=answer, daemon=True).start()
    yield f"clamd://{path}"
    server.close()


@pytest.mark.parametrize(("content", "infected"), [(b"goed" * 50_000, False), (b"slecht", True)])
def test_clamd_is_asked_over_its_socket(clamd: str, content: bytes, infected: bool) -> None:
    assert virusscan.scan(content, adres=clamd) == virusscan.Oordeel(infected, "clamd")


@pytest.mark.parametrize(
    "address", [GEEN, "opdracht:/bestaat/niet", "opdracht:sh -c 'exit 2'", "iets anders"]
)
def test_no_verdict_is_no_clean_bill(address: str) -> None:
    with pytest.raises(virusscan.ScannerWeg):
        virusscan.scan(b"x", adres=address)


def test_without_a_scanner_the_agreed_signature_is_still_found() -> None:
    assert virusscan.scan(b"a" + EICAR, adres="").besmet
    assert not virusscan.scan(b"a", adres="").besmet
