"""The PDF of a verzoek: tagged PDF/A-3 with the signed data inside, no secret, and the same bytes made again."""

import hashlib
import io
import json
from typing import Any

import pytest
from pypdf import PdfReader

from meldingen.models import Casus
from overdracht import services as overdrachten
from overdracht import tasks
from overdracht.models import Raadverzoek, Rapport
from overdracht.raad import services
from overdracht.raad.inhoud import als_bytes
from tests import builders
from tests.overdracht import stappen
from tests.overdracht import test_rapporten as geheim
from tests.overdracht.raad import verzoeken
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed

pytestmark = pytest.mark.django_db


def gemaakt(obj: Raadverzoek) -> bytes:
    rapport = overdrachten.request_verzoek_raad(obj.casus, verzoek=obj, by=verzoeken.manager())
    tasks.maak_rapport(rapport.pk)
    inhoud = Rapport.objects.get(pk=rapport.pk).inhoud
    assert inhoud is not None
    return bytes(inhoud)


def bijlage(pdf: bytes) -> bytes:
    (inhoud,) = PdfReader(io.BytesIO(pdf)).attachments["gegevens.json"]
    return inhoud


def tekst(pdf: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split()).casefold()


def test_who_may_not_write_verzoeken_gets_no_paper() -> None:
    obj = verzoeken.concept()
    for rol in (roles.WIJKTEAM, roles.INTAKE, roles.PRIVACY):
        with pytest.raises(NotAllowed):
            overdrachten.request_verzoek_raad(obj.casus, verzoek=obj, by=builders.medewerker(rol))


def test_made_again_later_it_is_the_same_to_the_byte() -> None:
    obj = verzoeken.ondertekend()
    eerst = gemaakt(obj)
    clock.move_to(clock.now().replace(year=2027))
    obj.casus.betrokkenen.update(reden_niet_gesproken="Verhuisd.")
    Casus.objects.filter(pk=obj.casus_id).update(naam="Anders")

    assert gemaakt(Raadverzoek.objects.get(pk=obj.pk)) == eerst


def test_it_is_tagged_archivable_and_carries_the_data_that_were_signed() -> None:
    obj = verzoeken.ondertekend()
    pdf = gemaakt(obj)
    root: Any = PdfReader(io.BytesIO(pdf)).trailer["/Root"]

    assert "/StructTreeRoot" in root and root["/Lang"] == "nl"
    assert b"pdfaid:part" in root["/Metadata"].get_data() and b"3" in root["/Metadata"].get_data()
    assert bijlage(pdf) == als_bytes(obj.bevroren or {})
    assert hashlib.sha256(bijlage(pdf)).hexdigest() == obj.bevroren_sha256
    gelezen = tekst(pdf)
    for woord in (
        "de huisarts zag een blauwe plek", "de ouders weigeren iedere hulp", "iris verbeek, getekend op",
        "petra hoekstra, getekend op", "16. wat niet wordt gedeeld", "hij komt niet op school",
    ):  # fmt: skip
        assert woord in gelezen, woord
    assert "nog niet ondertekend" not in gelezen


def test_a_draft_says_that_it_is_one() -> None:
    assert "concept: nog niet ondertekend" in tekst(gemaakt(verzoeken.concept()))


def test_no_secret_stands_in_a_signed_one() -> None:
    casus = geheim.geheime_casus()
    stappen.vastgesteld_plan(casus, kern="Elif slaapt in de Kanariestraat.")
    obj = verzoeken.geschreven(casus, duiding="Vader zocht haar in Geheimdorp.", vraag="Woont zij 4799 ZX?")
    pdf = gemaakt(services.leg_voor(obj, by=verzoeken.houder()))

    alles = tekst(pdf) + bijlage(pdf).decode().casefold()
    assert not [woord for woord in geheim.VERRAAD if woord in alles]
    assert "het adres is geheim en staat niet in dit verzoek" in alles
    gezaghebbenden = json.loads(bijlage(pdf))["gezaghebbenden"]
    assert [ouder["telefoon"] for ouder in gezaghebbenden] == ["via Veilig Thuis", ""]
