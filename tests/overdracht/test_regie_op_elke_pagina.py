"""Every page of a casus says who directs it; a page that does not is declared here, with the reason."""

from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from meldingen import services as meldingen
from meldingen.geheimen import voor
from meldingen.models import Casus, Regie
from meldingen.regie.regiewoorden import NIEMAND, VRAAG, regieregel
from meldingen.services import AdresGegevens, leg_adres_vast
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.test_zichtmatrix import TABEL
from tests.overdracht.zichtwereld import NOORD, NOORD_MANAGER, people, wereld
from veiligthuis import roles
from veiligthuis.core import words

TEMPLATES = Path("templates")
VOLGENS_HET_PAPIER = {
    "500.html": "the page of a fault knows nothing of a casus",
    "pdf/base.html": "the frame of a paper; each kind of paper is looked at by itself",
    "veiligheid/plan_blad.html": "the sheet of one person, as it is printed; it names the vaste persoon",
    "veiligheid/pdf/exemplaar.html": "the same sheet on paper",
    "overdracht/gezinsoverzicht/lezen.html": "the overview of one person, as it is printed; it names whom to call",
    "overdracht/pdf/gezinsoverzicht.html": "the same overview on paper",
}
"""Whole documents with a frame of their own, and why."""
TOONT_PAPIER = {
    "overdracht:overlegverslag": "shows what one party got on paper, with the regie as it stands there"
}
"""Pages that name it a second time, and why."""
GEEN_HTML = {"overdracht:rapport_pdf", "overdracht:overlegverslag_pdf", "overdracht:gezinsoverzicht_pdf"}


def test_a_page_of_its_own_frame_is_a_paper_or_an_error() -> None:
    eigen = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if "<!doctype" in path.read_text().lower()
    }

    assert eigen == {"base.html", *VOLGENS_HET_PAPIER}


@pytest.mark.django_db
def test_every_page_of_a_casus_names_once_who_directs_it() -> None:
    met, browsers, zonder = wereld(), people(), []
    regie = Regie.objects.lopend().get(casus=met.casus)
    for name, rij in TABEL.items():
        if rij.post or rij.deur or name in GEEN_HTML:
            continue
        if rij.mag <= {NOORD, NOORD_MANAGER}:
            continue  # a receiver reads it in what was offered and in his own answer
        wie = next(
            rol for rol in (roles.MANAGER, roles.CASUSHOUDER, roles.CRISISDIENST, NOORD) if rol in rij.mag
        )
        where = reverse(name, args=[een[1:] if een.startswith("'") else met.args[een] for een in rij.args])
        with transaction.atomic():
            page = browsers[wie].get(where, follow=True).content.decode()
        if name == "overdracht:gezinsoverzicht_lezen":
            assert regie.naam in page
            continue
        regels = page.count('class="vt-regielijn"') + page.count('class="vt-casuskop__regie')
        regels += page.count("Regie nu") if name not in TOONT_PAPIER else 0
        if regels != 1 or regie.naam not in page:
            zonder.append((name, regels))
    assert zonder == []


@pytest.mark.django_db
class TestDePlek:
    """The name of a team or an organisation may not tell where somebody hides."""

    def verhuisd(self) -> Casus:
        """She fled to Geheimdorp, and the team of that village directs."""
        casus = stappen.besloten_casus()
        geheim = AdresGegevens(
            straat="Kanariestraat", huisnummer="1", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
        )
        leg_adres_vast(stappen.moeder(casus), gegevens=geheim, by=builders.medewerker(roles.CASUSHOUDER))
        team = builders.wijkteam("Wijkteam Geheimdorp", gemeente="Geheimdorp")
        meldingen.draag_regie_over(casus, organisatie=team.organisatie, team=team, naam="Kees", by=None)
        gevonden: Casus = Casus.objects.get(pk=casus.pk)
        return gevonden

    def test_who_may_not_know_reads_neither_the_team_nor_the_person(self) -> None:
        casus = self.verhuisd()
        vader = casus.betrokkenen.get(persoon__voornamen="Jeroen")

        assert regieregel(casus, geheim=voor(casus, vader)).tekst == VRAAG

    def test_she_herself_reads_it(self) -> None:
        casus = self.verhuisd()

        assert "Kees" in regieregel(casus, geheim=voor(casus, stappen.moeder(casus))).tekst


@pytest.mark.django_db
def test_person_organisation_and_since_when() -> None:
    casus = stappen.besloten_casus()
    regie = Regie.objects.lopend().get(casus=casus)

    assert (
        regieregel(casus).tekst == f"{regie.naam}, {regie.organisatie}, sinds {words.full_day(regie.sinds)}"
    )
    assert regieregel(builders.gesloten_casus()).tekst == NIEMAND
