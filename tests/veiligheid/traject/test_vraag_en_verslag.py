"""The onderzoeksvraag as it changes on the way, and the draft report on paper for the family."""

import io
import uuid
from datetime import date

import pikepdf
import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.codelijsten import AdresSoort, Besluit
from meldingen.models import Casus
from tests.veiligheid.conftest import Mensen, signed_in
from veiligheid import services as veiligheid
from veiligheid import tasks
from veiligheid.models import Onderzoeksvraag, Trajectverslag, Veiligheidsbeoordeling
from veiligheid.traject import services
from veiligheid.traject.queries import besluit_tot_traject, geldende_vraag
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db
VRAAG = "Wat gebeurde er op 26 april?"
GEHEIM = ("kanariestraat", "4799zx", "geheimdorp")


@pytest.fixture
def onderzoek(voorgelegd: Veiligheidsbeoordeling, mensen: Mensen, eigen_team: Team) -> Casus:
    """An onderzoek with the decision that asks its question."""
    casus = veiligheid.sign_beoordeling(voorgelegd, by=mensen.gedragswetenschapper).casus
    casus = meldingen.wijs_toe(casus, team=eigen_team, behandelaar=mensen.casushouder, by=mensen.triagist)
    meldingen.teken_mee(
        meldingen.start_vv(casus, by=mensen.casushouder), weging="Eens.", by=mensen.gedragswetenschapper
    )
    veiligheid.switch_traject(
        casus, by=mensen.casushouder, besluit=Besluit.ONDERZOEK, motivering="Ontkend.",
        multidisciplinair_overleg="Met Gerda.", onderzoeksvraag=VRAAG,
    )  # fmt: skip
    gevonden: Casus = Casus.objects.get(pk=casus.pk)
    return gevonden


def vraag_van(casus: Casus) -> str:
    besluit = besluit_tot_traject(casus)
    assert besluit is not None
    return geldende_vraag(besluit)


@pytest.mark.parametrize(
    ("tekst", "reden", "zin"),
    [
        (" ", "Nieuw feit.", "zoals die nu luidt"),
        (VRAAG, "Nieuw feit.", "al geldt"),
        ("Anders?", " ", "waarom"),
    ],
)
def test_a_change_says_what_and_why(
    onderzoek: Casus, mensen: Mensen, tekst: str, reden: str, zin: str
) -> None:
    with pytest.raises(RuleBroken, match=zin):
        services.stel_vraag_bij(onderzoek, tekst=tekst, reden=reden, by=mensen.casushouder)


def test_another_role_changes_no_question(onderzoek: Casus, mensen: Mensen) -> None:
    with pytest.raises(NotAllowed):
        services.stel_vraag_bij(onderzoek, tekst="Anders?", reden="x", by=mensen.intake)


def test_the_newest_question_holds_and_every_earlier_one_stays_readable(
    onderzoek: Casus, mensen: Mensen
) -> None:
    client = signed_in(mensen.casushouder)
    for tekst, reden in (("En wie was erbij?", "School belde."), ("En wie zag het?", "De buur belde.")):
        answer = stuur(client, "vraag", onderzoek, tekst=tekst, reden=reden)
        assert answer == 302

    assert vraag_van(onderzoek) == "En wie zag het?"
    bladzijde = client.get(reverse("traject:traject", args=[onderzoek.nummer])).content.decode()
    for zin in (VRAAG, "En wie was erbij?", "En wie zag het?", "School belde.", "De buur belde.", "Casper"):
        assert zin in bladzijde
    assert bladzijde.index("En wie zag het?") < bladzijde.index("En wie was erbij?") < bladzijde.index(VRAAG)


def test_a_question_never_changes_in_the_database(onderzoek: Casus, mensen: Mensen) -> None:
    rij = services.stel_vraag_bij(onderzoek, tekst="Anders?", reden="Nieuw feit.", by=mensen.casushouder)

    for doe in (lambda: Onderzoeksvraag.objects.update(tekst="Toch niet."), rij.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


def test_who_may_not_work_on_it_gets_no_draft(onderzoek: Casus, mensen: Mensen) -> None:
    with pytest.raises(NotAllowed):
        services.vraag_verslag(onderzoek, by=mensen.intake)
    gevraagd = services.vraag_verslag(onderzoek, by=mensen.casushouder)
    for wie, code in ((mensen.ander, 404), (mensen.wijkteam, 404)):
        for naam in ("verslag_stand", "verslag_pdf"):
            assert signed_in(wie).get(reverse(f"traject:{naam}", args=[gevraagd.pk])).status_code == code


def test_the_draft_is_tagged_and_holds_what_the_family_may_read(onderzoek: Casus, mensen: Mensen) -> None:
    schrijf(onderzoek, mensen, "Noah had een blauwe plek.", "leerkracht groep 5")
    services.stel_vraag_bij(onderzoek, tekst="En wie zag het?", reden="De buur belde.", by=mensen.casushouder)
    client = signed_in(mensen.casushouder)
    assert stuur(client, "verslag_vraag_pdf", onderzoek) == 302
    verslag = gemaakt()

    inhoud = bytes(verslag.inhoud or b"")
    pdf = pikepdf.open(io.BytesIO(inhoud))
    assert "/StructTreeRoot" in pdf.Root and pdf.Root.Lang == "nl"
    assert all(ingebed(font) for font in fonts(pdf)) and fonts(pdf)
    tekst = woorden(inhoud)
    for zin in ("blauwe plek", "leerkracht groep 5", "en wie zag het?", "klopt dit?", "concept van"):
        assert zin in tekst, zin
    answer = client.get(reverse("traject:verslag_pdf", args=[verslag.pk]))
    assert answer.content == inhoud and f"conceptverslag-{verslag.pk}.pdf" in answer["Content-Disposition"]


def test_no_secret_of_anybody_stands_on_page_or_paper(onderzoek: Casus, mensen: Mensen) -> None:
    moeder = onderzoek.betrokkenen.order_by("pk")[0]
    adres = meldingen.AdresGegevens(
        soort=AdresSoort.OPVANG, straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp",
        geheim=True,
    )  # fmt: skip
    meldingen.leg_adres_vast(moeder, gegevens=adres, by=mensen.casushouder)
    schrijf(
        onderzoek, mensen, "Zij slaapt in de Kanarie straat 12 b, 4799zx Geheimdorp.", "leerkracht groep 5"
    )
    schrijf(onderzoek, mensen, "Buren hoorden geschreeuw.", "buurvrouw Jansen", grond="bedreiging_melder")
    services.vraag_verslag(onderzoek, by=mensen.casushouder)

    papier = woorden(bytes(gemaakt().inhoud or b""))
    adres_pagina = reverse("traject:verslag", args=[onderzoek.nummer])
    pagina = signed_in(mensen.casushouder).get(adres_pagina).content.decode().casefold()

    for tekst in (papier, pagina):
        dicht = "".join(filter(str.isalnum, tekst))
        assert not [deel for deel in (*GEHEIM, "geschreeuw", "buurvrouw") if deel in dicht]
        assert "leerkracht groep 5" in tekst


def stuur(client: Client, naam: str, casus: Casus, **velden: str) -> int:
    adres = reverse(f"traject:{naam}", args=[casus.nummer])
    return client.post(adres, velden | {"sleutel": str(uuid.uuid4())}).status_code


def schrijf(casus: Casus, mensen: Mensen, tekst: str, bron: str, grond: str = "") -> None:
    services.leg_bevinding_vast(
        casus, soort="feit", tekst=tekst, bron="organisatie", bron_naam=bron, van=date(2026, 4, 20),
        afscherm_grond=grond, by=mensen.casushouder,
    )  # fmt: skip


def gemaakt() -> Trajectverslag:
    """What the worker does."""
    verslag = Trajectverslag.objects.get()
    tasks.maak_trajectverslag(verslag.pk)
    verslag.refresh_from_db()
    assert verslag.inhoud is not None, verslag.fout
    return verslag


def woorden(inhoud: bytes) -> str:
    """Everything that can be read in a PDF, in small letters and one space between words."""
    gelezen = PdfReader(io.BytesIO(inhoud))
    tekst = "\n".join(blad.extract_text() for blad in gelezen.pages)
    return " ".join(f"{tekst}\n{gelezen.metadata}".casefold().split())


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The descriptors of every font of the document."""
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]


def ingebed(font: pikepdf.Object) -> bool:
    """Whether the letters travel along."""
    return any(naam in font for naam in ("/FontFile", "/FontFile2", "/FontFile3"))
