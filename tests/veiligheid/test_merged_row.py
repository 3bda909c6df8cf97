"""Work that was begun about somebody who stood in the casus twice goes on after the two became one."""

import pytest

from meldingen import services as meldingen
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus, Melding
from meldingen.services import BetrokkeneGegevens
from tests.veiligheid import test_pages_beoordeling as assessment
from tests.veiligheid import test_pages_plan as plan_pages
from tests.veiligheid.conftest import (
    RULES,
    SOURCES,
    Mensen,
    about,
    answers,
    judgements,
    plan_texts,
    signed_in,
)
from veiligheid import services
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan
from veiligheid.plan.exemplaar import bladen_van

pytestmark = pytest.mark.django_db


@pytest.fixture
def dubbel(melding: Melding, mensen: Mensen) -> Betrokkene:
    """Kim, recorded once more under a slightly different name."""
    again = BetrokkeneGegevens(rol=Rol.SLACHTOFFER, voornamen="Kimberly", achternaam="Visser")
    return meldingen.voeg_betrokkene_toe(melding.casus, gegevens=again, by=mensen.triagist)


def merge(dubbel: Betrokkene, mensen: Mensen) -> None:
    """Kim and Kimberly are one."""
    kim = dubbel.casus.betrokkenen.get(persoon__voornamen="Kim")
    meldingen.voeg_personen_samen(
        kim.persoon, dubbel.persoon, reden="Zelfde vrouw, zij zegt het zelf.", by=mensen.casushouder
    )
    assert Betrokkene.alle.get(pk=dubbel.pk).opgegaan_in == kim


@pytest.fixture
def beoordeling(melding: Melding, dubbel: Betrokkene, mensen: Mensen) -> Veiligheidsbeoordeling:
    """Complete, with a judgement about both rows, and not handed in; then they are merged."""
    draft = services.begin_beoordeling(melding, by=mensen.triagist)
    draft = services.save_beoordeling(
        draft, by=mensen.triagist, velden=answers(), oordelen=judgements(melding.casus), informatie=SOURCES
    )
    assert draft.oordelen.filter(betrokkene=dubbel).exists()
    merge(dubbel, mensen)
    found: Veiligheidsbeoordeling = Veiligheidsbeoordeling.objects.get(pk=draft.pk)
    return found


def test_an_assessment_opens_is_saved_again_and_is_signed(
    beoordeling: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    browser, address = signed_in(mensen.triagist), assessment.address(beoordeling)
    assert browser.get(address).status_code == 200

    saved = browser.post(address, assessment.typed(beoordeling))
    assert saved.status_code in {200, 302}, saved.content.decode()[:2000]
    handed_in = services.submit_beoordeling(
        Veiligheidsbeoordeling.objects.get(pk=beoordeling.pk), by=mensen.triagist
    )
    decision = services.sign_beoordeling(handed_in, by=mensen.gedragswetenschapper)

    assert browser.get(address).status_code == 200
    assert decision.melding == beoordeling.melding


def test_an_assessment_is_handed_in_without_a_new_save(
    beoordeling: Veiligheidsbeoordeling, mensen: Mensen
) -> None:
    handed_in = services.submit_beoordeling(beoordeling, by=mensen.triagist)

    assert signed_in(mensen.gedragswetenschapper).get(assessment.address(handed_in)).status_code == 200


def test_a_plan_opens_is_saved_again_and_is_established(
    melding: Melding, dubbel: Betrokkene, mensen: Mensen
) -> None:
    regie = melding.casus.team.organisatie
    draft = services.begin_veiligheidsplan(melding.casus, by=mensen.casushouder)
    spoken = [
        {"betrokkene": who.pk, "gesproken_op": None, "niet_gesproken_reden": "Nog niet bereikt.", "cijfer": 5}
        for who in about(melding.casus)
    ]
    services.save_veiligheidsplan(
        draft, by=mensen.casushouder, velden=plan_texts(regie), afspraken=RULES, deelnemers=spoken
    )
    merge(dubbel, mensen)
    browser, plan = signed_in(mensen.casushouder), Veiligheidsplan.objects.get(pk=draft.pk)
    assert browser.get(plan_pages.address(plan)).status_code == 200

    saved = browser.post(plan_pages.address(plan), plan_pages.typed(plan, regie.pk))
    assert saved.status_code in {200, 302}
    services.establish_veiligheidsplan(Veiligheidsplan.objects.get(pk=draft.pk), by=mensen.casushouder)

    for page in ("plan", "plan_gezin"):
        assert browser.get(plan_pages.address(plan, page)).status_code == 200


def test_what_was_kept_from_one_row_is_kept_from_the_human(
    melding: Melding, dubbel: Betrokkene, mensen: Mensen
) -> None:
    regie = melding.casus.team.organisatie
    draft = services.begin_veiligheidsplan(melding.casus, by=mensen.casushouder)
    apart = {**RULES[-1], "wat": "Dit leest Kim niet.", "niet_voor": [dubbel.pk]}
    services.save_veiligheidsplan(
        draft, by=mensen.casushouder, velden=plan_texts(regie), afspraken=[*RULES, apart],
        deelnemers=[
            {"betrokkene": who.pk, "gesproken_op": None, "niet_gesproken_reden": "Nog niet bereikt."}
            for who in about(melding.casus)
        ],
    )  # fmt: skip
    merge(dubbel, mensen)
    services.establish_veiligheidsplan(Veiligheidsplan.objects.get(pk=draft.pk), by=mensen.casushouder)
    nieuw = services.begin_veiligheidsplan(Casus.objects.get(pk=melding.casus.pk), by=mensen.casushouder)
    kim = melding.casus.betrokkenen.get(persoon__voornamen="Kim")

    assert nieuw.afspraken.get(wat="Dit leest Kim niet.").niet_voor == [kim.pk]
    for plan in Veiligheidsplan.objects.met_inhoud():
        grown_up = ((wie, blad) for wie, blad in bladen_van(plan) if not blad.exemplaar.kind)
        for wie, blad in grown_up:
            staat_erop = "Dit leest Kim niet." in [rij.wat for rij in blad.exemplaar.afspraken]
            assert staat_erop == (wie.betrokkene_id not in (kim.pk, dubbel.pk)), (plan, wie)
