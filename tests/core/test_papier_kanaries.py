"""Every kind of PDF with hostile text and secrets in it: nothing is fetched, nothing leaks, all name who directs."""

import html
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from meldingen import services as meldingen
from meldingen.codelijsten import Afschermgrond, Hoedanigheid
from meldingen.informeren import services as brieven
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.services import AdresGegevens, VeiligContactGegevens
from overdracht import services as overdrachten
from overdracht import tasks as overdracht_tasks
from overdracht.gezinsoverzicht.services import vraag_overzicht
from overdracht.models import Overleg
from overdracht.overleg import services as overleggen
from tests import builders, trajecten
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from tests.papers import faults_of, strings_in
from veiligheid import services as veiligheid
from veiligheid import tasks as veiligheid_tasks
from veiligheid.codelijsten import Papier
from veiligheid.traject import services as trajectdossier
from veiligthuis import roles
from veiligthuis.core import clock, pdf
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db

KANARIE = "kanarie-in-een-bestand-9137"
GEHEIM = AdresGegevens(
    straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
)
VERRAAD = ("kanariestraat", "4799", "geheimdorp", "12345678", "zonnebloemolie", "kwakkelstein", "regenboog")
"""Where she hides, her telephone, her code word, and who reported: for nobody in the tests below."""


def vijandig(bestand: Path) -> str:
    """Markup that would fetch, embed or run something if any of it were taken for markup."""
    adres = bestand.as_uri()
    stijl = (
        f"@import url({adres});@font-face{{font-family:x;src:url({adres})}} "
        f"body{{background:url({adres});content:url({adres})}}"
    )
    data = f"<img src='data:image/png;base64,{'A' * 400}'>"
    return " ".join((
        f"<img src='{adres}'>", "<img src='http://127.0.0.1:9/x.png'>", data,
        f"<link rel=attachment href='{adres}'>", f"<a rel=attachment href='{adres}'>x</a>", f"<style>{stijl}</style>",
        f"<link rel=stylesheet href='{adres}'>", f"<object data='{adres}'></object>", f"<embed src='{adres}'>",
        f"<svg><script>1</script><image href='{adres}'/><use href='{adres}#a'/></svg>",
        f"<base href='{adres}'>", "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    ))  # fmt: skip


@pytest.fixture
def gevraagd(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """Every address the renderer asked for; it asks in a process of its own, so they are kept in a file."""
    asked = tmp_path / "gevraagd.txt"
    shipped = pdf.shipped_file

    def ask(url: str) -> bytes:
        with asked.open("a") as lines:
            lines.write(f"{url}\n")
        return shipped(url)

    monkeypatch.setattr(pdf, "shipped_file", ask)
    return lambda: asked.read_text().splitlines()


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """A file on the machine of which nothing may come along."""
    made = tmp_path / "geheim.txt"
    made.write_text(KANARIE)
    return made


REGIE = "hildegonda"
"""Who directs, in every casus here."""


def met_regie(casus: Casus) -> Casus:
    """Directed by somebody of Veilig Thuis whose name stands nowhere else."""
    meldingen.draag_regie_over(
        casus, organisatie=casus.team.organisatie, team=casus.team, naam=REGIE.title(), by=None
    )
    return casus


def gezin(tekst: str) -> Casus:
    """The mother hides with a code word; a shielded school reported; the plan says hostile things."""
    veilig = VeiligContactGegevens(post="ja", codewoord="zonnebloemolie")
    casus = stappen.besloten_casus(
        betrokkenen=[
            builders.moeder(adres=GEHEIM, telefoon="06-12345678", veilig=veilig),
            builders.vader(
                adres=AdresGegevens(straat="Dorpsweg", huisnummer="3", postcode="1234 AB", plaats="Meerstad"),
                veilig=VeiligContactGegevens(post="ja"),
            ),
            builders.kind(),
        ],
        beschrijving=f"Zij vluchtte naar de Kanariestraat 12b. {tekst}", melder_naam="Anja Kwakkelstein",
        melder_organisatie="Basisschool De Regenboog", melder_hoedanigheid=Hoedanigheid.BASISONDERWIJS,
        herkomst_afschermen=True, afscherm_grond=Afschermgrond.VERTROUWENSRELATIE,
    )  # fmt: skip
    stappen.vastgesteld_plan(
        casus, kern=f"Zij slaapt in Geheimdorp.\nZeg zonnebloemolie.\nMoeilijk thuis. {tekst}"
    )
    return met_regie(casus)


def maker() -> Medewerker:
    return builders.medewerker(roles.CASUSHOUDER)


def _wie(casus: Casus, voornaam: str) -> Betrokkene:
    found: Betrokkene = casus.betrokkenen.select_related("casus", "persoon").get(persoon__voornamen=voornaam)
    return found


def brief(casus: Casus, tekst: str) -> Any:
    obj = brieven.begin_brief(_wie(casus, "Jeroen"), waarover="gegevens", by=maker())
    kaal = tekst.replace("127.0.0.1", "localhost")
    obj = brieven.schrijf_brief(obj, tekst=f"{obj.tekst}\n\n{kaal}", by=maker())
    goed = brieven.keur_brief_goed(obj, gezien=obj.kenmerk_van_nu, by=maker())
    return brieven.maak_afdruk(goed.te_versturen[0].afdrukken.get().pk)


def blad(casus: Casus, tekst: str, voornaam: str = "Jeroen") -> Any:
    plan = casus.veiligheidsplannen.geldig().get()
    rij = plan.deelnemers.get(betrokkene=_wie(casus, voornaam))
    found = veiligheid.answer_papier(rij, by=maker(), papier=Papier.THUIS)
    assert found is not None
    veiligheid_tasks.maak_exemplaar(found.pk)
    return found


def kinderblad(casus: Casus, tekst: str) -> Any:
    return blad(casus, tekst, "Noah")


def dossier(casus: Casus, tekst: str) -> Any:
    overdracht = overdrachten.offer_overdracht(stappen.concept(casus), by=stappen.triagist())
    stappen.gesproken(overdracht, toelichting=tekst[:200], gelukt=False)
    found = overdrachten.request_dossier(overdracht, by=stappen.triagist())
    overdracht_tasks.maak_rapport(found.pk)
    return found


def verzoek(casus: Casus, tekst: str) -> Any:
    found = overdrachten.request_verzoek_raad(casus, by=maker())
    overdracht_tasks.maak_rapport(found.pk)
    return found


def verslag(casus: Casus, tekst: str) -> Any:
    """Of a casus of its own, because an onderzoek is no handover."""
    onderzoek = met_regie(trajecten.casus_in_onderzoek())
    elif_ = _wie(onderzoek, "Elif")
    meldingen.leg_adres_vast(elif_, gegevens=GEHEIM, by=maker())
    Melding.objects.filter(casus=onderzoek).update(
        melder_naam="Anja Kwakkelstein", melder_hoedanigheid=Hoedanigheid.BUURTBEWONER
    )
    trajectdossier.leg_bevinding_vast(
        onderzoek, soort="feit", tekst=f"Zij woont in de Kanariestraat 12b. {tekst}", bron="waarneming",
        van=clock.today(), by=maker(),
    )  # fmt: skip
    found = trajectdossier.vraag_verslag(onderzoek, by=maker())
    veiligheid_tasks.maak_trajectverslag(found.pk)
    return found


def overzicht(casus: Casus, tekst: str, voornaam: str = "Jeroen") -> Any:
    plan = casus.veiligheidsplannen.geldig().get()
    _wie(casus, "Noah").persoon.__class__.objects.filter(voornamen="Noah").update(geboortedatum="2012-01-14")
    rij = plan.deelnemers.get(betrokkene=_wie(casus, voornaam))
    found = vraag_overzicht(rij, by=maker(), papier=Papier.THUIS)
    assert found is not None
    overdracht_tasks.maak_gezinsoverzicht(found.pk)
    return found


def kinderoverzicht(casus: Casus, tekst: str) -> Any:
    return overzicht(casus, tekst, "Noah")


def overlegverslag(casus: Casus, tekst: str) -> Any:
    overleg = tafel.gehouden(casus, plaats=tekst[:150])
    overleggen.schrijf_verslag(overleg, by=maker(), verslag=f"Moeilijk thuis. {tekst}")
    geheim = f"Zij zit in de Kanariestraat 12b. Zeg zonnebloemolie tegen Anja Kwakkelstein. {tekst}"
    Overleg.objects.filter(pk=overleg.pk).update(doel=geheim)  # it became a secret after it was written
    overleggen.rond_overleg_af(overleg, by=maker(), gezien=tafel.gezien(overleg))
    found = overleg.verslagen.get(deelnemer__medewerker=tafel.marieke())
    overdracht_tasks.maak_overlegverslag(found.pk)
    return found


SOORTEN = (brief, blad, kinderblad, dossier, verzoek, verslag, overzicht, kinderoverzicht, overlegverslag)
"""Every kind of PDF; `test_no_kind_is_forgotten` counts them."""
ZONDER_REGIE = {
    blad: "a version of the plan, the same whenever it is printed: it names the vaste persoon of that version",
    kinderblad: "the same, for a child",
}
"""Kinds that do not say who directs now, and why."""


@pytest.mark.parametrize("soort", SOORTEN)
def test_nothing_is_fetched_nothing_leaks_it_can_be_read_aloud_and_names_who_directs(
    soort: Callable[[Casus, str], Any], bestand: Path, gevraagd: Callable[[], list[str]]
) -> None:
    tekst = vijandig(bestand)
    rij = soort(gezin(tekst), tekst)
    rij.refresh_from_db()
    inhoud = bytes(rij.inhoud or b"")

    assert inhoud, rij.fout
    gelezen = strings_in(inhoud)
    verboden = (*VERRAAD, KANARIE) if soort is not dossier else (*VERRAAD[:3], *VERRAAD[4:], KANARIE)
    assert [
        woord for woord in verboden if woord in gelezen
    ] == []  # who takes a family over must reach the mother
    assert (REGIE in gelezen) == (soort not in ZONDER_REGIE)
    assert gevraagd() and all(adres.startswith(pdf.ASSET_SCHEME) for adres in gevraagd())
    opened = pikepdf.open(io.BytesIO(inhoud))
    assert set(opened.attachments) <= {"gegevens.json"} and len(opened.pages) <= 20
    assert faults_of(inhoud) == []


def test_no_kind_is_forgotten() -> None:
    callers = [
        file
        for package in ("meldingen", "veiligheid", "overdracht", "veiligthuis")
        for file in Path(package).rglob("*.py")
        if "render_pdf(" in file.read_text() and file.name != "pdf.py"
    ]

    assert {file.as_posix() for file in callers} == {
        "meldingen/informeren/services/afdrukken.py", "veiligheid/plan/papier.py", "overdracht/services/rapporten.py",
        "veiligheid/traject/services/verslag.py",
        "overdracht/gezinsoverzicht/services.py", "overdracht/overleg/services/verslagen.py",
    }  # fmt: skip


class TestGuards:
    """Each guard alone still holds; without both the scan sees it."""

    @staticmethod
    def _unescaped(monkeypatch: pytest.MonkeyPatch, tekst: str) -> bytes:
        """A PDF of a template that escapes nothing."""
        page = "<!doctype html><html lang='nl'><title>Proef</title><body><p>Kop</p>{}</body></html>"
        monkeypatch.setattr(pdf, "render_to_string", lambda *_: html.unescape(page.format(tekst)))
        return pdf.render_pdf("", {}, title="Proef")

    def test_without_escaping_the_fetcher_refuses_all_of_it(
        self, bestand: Path, gevraagd: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inhoud = self._unescaped(monkeypatch, vijandig(bestand))

        assert [adres for adres in gevraagd() if adres.startswith("file:")]
        opened = pikepdf.open(io.BytesIO(inhoud))
        assert KANARIE not in strings_in(inhoud) and not list(opened.attachments)

    def test_without_both_the_scan_finds_the_canary(
        self, bestand: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pdf, "shipped_file", lambda _: bestand.read_bytes())

        opened = pikepdf.open(io.BytesIO(self._unescaped(monkeypatch, vijandig(bestand))))

        assert [
            naam
            for naam, deel in opened.attachments.items()
            if KANARIE.encode() in deel.get_file().read_bytes()
        ]
