"""The PDFs: who may ask, tagged and complete, no secret in text or attachment, safe to make twice."""

import hashlib
import io
from typing import Any

import pytest
from celery import current_app
from pypdf import PdfReader

from meldingen.codelijsten import Afschermgrond
from meldingen.models import Casus
from meldingen.services import AdresGegevens
from overdracht import reports, services, tasks
from overdracht.models import Overdracht, Rapport
from overdracht.services import rapporten
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock, pdf
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.pdf import PdfUnavailable
from veiligthuis.core.reports import TE_GROOT, TE_LANG

pytestmark = pytest.mark.django_db

GEHEIM = AdresGegevens(
    straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
)
VERRAAD = ("kanariestraat", "4799", "geheimdorp", "kwakkelstein")


def geheime_casus() -> Casus:
    """A casus with a canary in every text that could sing."""
    return stappen.besloten_casus(
        betrokkenen=[builders.moeder(adres=GEHEIM), builders.vader(), builders.kind()],
        beschrijving="Zij vluchtte naar Kanariestraat 12b.",
        mening_melder="Mevrouw Kwakkelstein vertrouwt Geheimdorp niet.",
        melder_naam="Anja Kwakkelstein",
        herkomst_afschermen=True,
        afscherm_grond=Afschermgrond.VERTROUWENSRELATIE,
    )


def geheime_overdracht() -> Overdracht:
    """Its handover, with an attempt and a question that name the place."""
    casus = geheime_casus()
    stappen.vastgesteld_plan(casus, kern="Elif slaapt in de Kanariestraat.")
    overdracht = services.offer_overdracht(stappen.concept(casus), by=stappen.triagist())
    stappen.gesproken(overdracht, toelichting="gebeld naar Kanariestraat 12b", gelukt=False)
    return services.ask_vraag(overdracht, vraag="Is Geheimdorp veilig?", by=stappen.ontvanger())


def made(rapport: Rapport) -> Rapport:
    """The same report after the worker."""
    tasks.maak_rapport(rapport.pk)
    rapport.refresh_from_db()
    return rapport


def pdf_of(rapport: Rapport) -> bytes:
    """The bytes of a finished report."""
    assert rapport.inhoud is not None
    return bytes(rapport.inhoud)


def root_of(rapport: Rapport) -> Any:
    """The root of the PDF, where tags and language are."""
    return PdfReader(io.BytesIO(pdf_of(rapport))).trailer["/Root"]


def text_of(rapport: Rapport) -> str:
    """All text, metadata and attachments of the PDF, without capitals."""
    gelezen = PdfReader(io.BytesIO(pdf_of(rapport)))
    bijlagen = [inhoud.decode() for lijst in gelezen.attachments.values() for inhoud in lijst]
    pagina = [pagina.extract_text() for pagina in gelezen.pages]
    return "\n".join([*pagina, *bijlagen, str(gelezen.metadata)]).casefold()


def test_another_team_cannot_ask_for_a_dossier() -> None:
    overdracht = stappen.aangeboden()

    with pytest.raises(NotAllowed):
        services.request_dossier(overdracht, by=stappen.buur())


def test_a_wijkteam_cannot_ask_for_a_verzoek() -> None:
    overdracht = stappen.aangeboden()

    for wie in (stappen.ontvanger(), builders.medewerker(roles.INTAKE)):
        with pytest.raises(NotAllowed):
            services.request_verzoek_raad(overdracht.casus, by=wie)


def test_the_dossier_is_tagged_and_holds_the_handover() -> None:
    overdracht = stappen.geaccepteerd()

    rapport = made(services.request_dossier(overdracht, by=stappen.ontvanger()))

    assert "/StructTreeRoot" in root_of(rapport) and root_of(rapport)["/Lang"] == "nl"
    tekst = text_of(rapport)
    for woord in ("geen drank in huis", "marieke bos", "jeroen belt elke avond", "5 werkdagen"):
        assert woord in tekst, woord
    assert rapport.sha256 == hashlib.sha256(pdf_of(rapport)).hexdigest()
    assert (rapport.voortgang, rapport.is_bezig) == (100, False)


def test_the_verzoek_has_sixteen_sections_with_sources() -> None:
    casus = stappen.besloten_casus()
    stappen.vastgesteld_plan(casus)

    verzoek = reports.verzoek_of(casus)
    rapport = made(services.request_verzoek_raad(casus, by=builders.medewerker(roles.CASUSHOUDER)))

    assert [sectie.nummer for sectie in verzoek.secties] == list(range(1, 17))
    regels = [b for sectie in verzoek.secties for _, groep in sectie.groepen for b in groep]
    assert regels and all(regel.bron for regel in regels)
    assert "Waarom vrijwillige hulp niet volstaat" in verzoek.ontbreekt
    tekst = text_of(rapport)
    assert "/StructTreeRoot" in root_of(rapport)
    assert "onbekend: hierover staat niets in het dossier" in tekst
    assert "16. wat niet wordt gedeeld" in tekst


@pytest.mark.parametrize("soort", ["dossier", "verzoek"])
def test_no_secret_stands_in_a_report(soort: str) -> None:
    overdracht = geheime_overdracht()
    gevraagd = (
        services.request_dossier(overdracht, by=stappen.triagist())
        if soort == "dossier"
        else services.request_verzoek_raad(overdracht.casus, by=builders.medewerker(roles.CASUSHOUDER))
    )

    tekst = text_of(made(gevraagd))

    assert not [woord for woord in VERRAAD if woord in tekst]
    assert "geheim" in tekst


def test_the_scan_finds_a_secret_that_is_not_scrubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    overdracht = geheime_overdracht()
    monkeypatch.setattr("overdracht.momentopname.Geheimen.scrub", lambda _, waarde: waarde)

    rapport = made(services.request_verzoek_raad(overdracht.casus, by=builders.medewerker(roles.CASUSHOUDER)))

    assert "kanariestraat" in text_of(rapport)


def test_made_twice_it_stays_what_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    rapport = made(services.request_dossier(stappen.aangeboden(), by=stappen.triagist()))
    eerst = (pdf_of(rapport), rapport.gereed_op)
    monkeypatch.setattr(rapporten, "render_pdf", lambda *_, **__: b"anders")

    opnieuw = made(rapport)

    assert (pdf_of(opnieuw), opnieuw.gereed_op) == eerst


@pytest.mark.parametrize(
    ("fault", "zin"),
    [(PdfUnavailable("Pango"), "ontbreekt een onderdeel"), (ValueError("Elif"), "Er ging iets mis")],
)
def test_a_failure_is_a_sentence_without_a_person(
    fault: Exception, zin: str, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    def fail(*_: Any, **__: Any) -> bytes:
        raise fault

    monkeypatch.setattr(rapporten, "render_pdf", fail)

    rapport = made(services.request_dossier(stappen.aangeboden(), by=stappen.triagist()))

    assert zin in rapport.fout and rapport.mislukt_op and rapport.inhoud is None
    assert "Elif" not in caplog.text and "Elif" not in rapport.fout


def too_large(_: bytes) -> bytes:
    """A step of rendering that asks twice what a report may cost."""
    return bytes(2 * pdf.MEMORY)


@pytest.mark.parametrize(
    ("name", "value", "zin"), [("_claim_accessibility", too_large, TE_GROOT), ("SECONDS", 0.001, TE_LANG)]
)
def test_a_report_that_costs_too_much_says_which_and_the_next_one_is_made(
    name: str, value: object, zin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    overdracht = stappen.aangeboden()
    with monkeypatch.context() as tight:
        tight.setattr(pdf, name, value)
        te_duur = made(services.request_dossier(overdracht, by=stappen.triagist()))

    gewoon = made(services.request_dossier(overdracht, by=stappen.triagist()))

    assert (te_duur.fout, te_duur.inhoud, te_duur.is_bezig) == (zin, None, False)
    assert gewoon.inhoud is not None


def test_what_was_left_lying_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    gestart: list[int] = []
    monkeypatch.setattr(rapporten, "_start", gestart.append)
    rapport = services.request_dossier(stappen.aangeboden(), by=stappen.triagist())
    assert services.resume_rapporten() == 0

    clock.move_to(clock.now() + 2 * rapporten.BLIJFT_LIGGEN)

    assert services.resume_rapporten() == 1 and gestart == [rapport.pk]


def test_without_a_broker_the_request_stands_and_waits(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def gone(*_: Any, **__: Any) -> None:
        raise ConnectionError("broker")

    monkeypatch.setattr(current_app, "send_task", gone)
    overdracht = stappen.aangeboden()

    with django_capture_on_commit_callbacks(execute=True):
        rapport = services.request_dossier(overdracht, by=stappen.triagist())

    assert Rapport.objects.bezig().get() == rapport


def test_the_file_name_says_nothing_about_a_person() -> None:
    rapport = services.request_dossier(stappen.aangeboden(), by=stappen.triagist())

    assert rapport.bestandsnaam == f"overdrachtsdossier-{rapport.pk}.pdf"
