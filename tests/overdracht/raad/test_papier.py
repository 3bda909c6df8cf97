"""The PDF of a verzoek: tagged PDF/A-3 with the signed data inside, no secret, and the same bytes made again."""

import hashlib
import io
import json
import logging
from typing import Any

import pytest
from pypdf import PdfReader

from meldingen.models import Casus, Persoon
from overdracht import momentopname, tasks
from overdracht import services as overdrachten
from overdracht.models import Raadverzoek, Rapport
from overdracht.raad import services
from overdracht.raad.inhoud import als_bytes
from overdracht.raad.meter import meter_van
from tests import builders
from tests.overdracht import stappen
from tests.overdracht import test_rapporten as geheim
from tests.overdracht.raad import verzoeken
from tests.pages.conftest import as_
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import AuditEntry

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


BSN = "999990019"


def met_bsn(obj: Raadverzoek) -> Raadverzoek:
    """The number of Noah is known."""
    Persoon.objects.filter(pk=verzoeken.kind(obj.casus).persoon_id).update(bsn=BSN)
    return obj


def test_the_bsn_of_a_child_stands_in_the_paper_for_the_raad_with_ground_and_source() -> None:
    obj = met_bsn(verzoeken.geschreven())
    assert not [vraag for vraag in meter_van(obj).kan_nog if "BSN" in vraag.vraag]
    pdf = gemaakt(services.leg_voor(obj, by=verzoeken.houder()))

    assert f"bsn {BSN} dossier veilig thuis, vastgelegd di 28 april 2026" in tekst(pdf)
    assert "wmo 2015 art. 5.2.9" in tekst(pdf)
    (kind,) = json.loads(bijlage(pdf))["kinderen"]
    assert (kind["bsn"], kind["personalia"], kind["grond"]) == (BSN, [], "Wmo 2015 art. 5.2.9")


def test_a_bsn_stands_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    obj = met_bsn(verzoeken.geschreven())
    concept = gemaakt(obj)
    dossier = overdrachten.request_verzoek_raad(obj.casus, by=verzoeken.manager())
    tasks.maak_rapport(dossier.pk)
    rapport = Rapport.objects.get(pk=dossier.pk)
    obj = services.leg_voor(obj, by=verzoeken.houder())
    gemaakt(obj)
    getekend = as_(verzoeken.gedragswetenschapper()).get(f"/raad/verzoek/{obj.pk}/").content.decode()

    assert "het staat alleen in het stuk voor de raad" in tekst(concept)
    assert "Het BSN staat in het stuk voor de Raad" in getekend
    elders = (
        tekst(concept),
        bijlage(concept).decode(),
        tekst(bytes(rapport.inhoud or b"")),
        getekend,
        caplog.text,
    )
    assert [waar[:40] for waar in elders if BSN in waar] == []
    assert not AuditEntry.objects.filter(velden__icontains=BSN).exists() and BSN not in rapport.bestandsnaam
    intake = builders.medewerker(roles.INTAKE)
    assert not Rapport.objects.visible_to(intake).exists()
    assert Rapport.objects.visible_to(verzoeken.houder()).count() == 3


def test_without_a_bsn_the_personalia_stand_there_and_the_meter_names_it() -> None:
    kind = builders.kind(adres=geheim.GEHEIM)
    obj = verzoeken.geschreven(verzoeken.casus(betrokkenen=[builders.moeder(), kind]))
    assert "Wat is het BSN van Noah van der Meulen?" in [vraag.vraag for vraag in meter_van(obj).kan_nog]
    pdf = gemaakt(services.leg_voor(obj, by=verzoeken.houder()))

    (noah,) = json.loads(bijlage(pdf))["kinderen"]
    assert noah["bsn"] == noah["grond"] == ""
    assert noah["personalia"][:2] == [["geslachtsnaam", "van der Meulen"], ["voornamen", "Noah"]]
    assert noah["personalia"][3] == ["adres", momentopname.GEHEIM]
    assert "bsn onbekend; geslachtsnaam: van der meulen; voornamen: noah; geboortedatum: " in tekst(pdf)

    Persoon.objects.filter(pk=verzoeken.kind(obj.casus).persoon_id).update(voornamen="", roepnaam="Noah")
    naamloos = services.geef_terug(Raadverzoek.objects.get(pk=obj.pk), reden="Naam?", by=verzoeken.manager())
    assert [vraag.vraag for vraag in meter_van(naamloos).moet_nog] == [
        "Wat is het BSN van Noah van der Meulen, of anders de hele naam en de geboortedatum?"
    ]


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
