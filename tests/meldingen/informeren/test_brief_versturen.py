"""A letter goes only after somebody read exactly that text, opened every copy, and paper is safe for the reader."""

import io

import pikepdf
import pytest
from django.db import Error, transaction

from meldingen.informeren import services
from meldingen.models import Brief, Briefafdruk, Exemplaar, Melding, Termijn
from meldingen.services import leg_adres_vast
from tests import builders
from tests.meldingen.informeren import post
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def test_what_was_changed_since_it_was_seen_is_not_approved() -> None:
    brief = post.brief_aan(post.casus(), "Jeroen")
    gezien = brief.kenmerk_van_nu
    post.herschrijf(brief, "Bel ons.")

    with pytest.raises(RuleBroken, match="veranderd sinds u hem zag"):
        services.keur_brief_goed(post.vers(brief), gezien=gezien, by=builders.medewerker(roles.CASUSHOUDER))


def test_intake_writes_but_does_not_approve() -> None:
    casus = post.casus()
    brief = services.begin_brief(
        post.wie(casus, "Jeroen"), waarover="gegevens", by=builders.medewerker(roles.INTAKE)
    )

    with pytest.raises(NotAllowed):
        services.keur_brief_goed(brief, gezien=brief.kenmerk_van_nu, by=builders.medewerker(roles.INTAKE))


@pytest.mark.parametrize(("antwoord", "zegt"), [("nee", "niet veilig"), ("onbekend", "Nog niemand vroeg")])
def test_no_post_unless_paper_at_home_is_safe(antwoord: str, zegt: str) -> None:
    casus = post.casus()
    brief = post.brief_aan(casus, "Jeroen")
    post.wie(casus, "Jeroen").persoon.veilig.__class__.objects.filter(
        persoon=post.wie(casus, "Jeroen").persoon
    ).update(post=antwoord)

    with pytest.raises(RuleBroken, match=zegt):
        post.keur_goed(brief)


def test_who_gets_no_post_is_given_the_letter_from_the_start() -> None:
    casus = post.casus()
    post.post_nee(casus, "Jeroen")

    brief = post.brief_aan(casus, "Jeroen")

    assert post.exemplaar_van(brief, "Jeroen").wijze == "meegeven"


def test_the_answer_to_the_question_is_kept_with_the_safe_contact() -> None:
    casus = post.casus()
    brief = post.brief_aan(casus, "Jeroen")
    exemplaar = post.exemplaar_van(brief, "Jeroen")

    services.kies_verzending(
        exemplaar, wijze="meegeven", post_veilig="nee", by=builders.medewerker(roles.CASUSHOUDER)
    )

    assert post.wie(casus, "Jeroen").persoon.veilig.post == "nee"


def test_no_letter_goes_that_nobody_opened() -> None:
    brief = post.keur_goed(post.brief_aan(post.casus(), "Jeroen"))
    with pytest.raises(RuleBroken, match="Nog niet elk exemplaar is gemaakt"):
        services.verstuur_brief(brief, by=builders.medewerker(roles.CASUSHOUDER))
    services.maak_afdruk(Briefafdruk.objects.get(exemplaar__brief=brief).pk)

    with pytest.raises(RuleBroken, match="Open eerst elk exemplaar"):
        services.verstuur_brief(post.vers(brief), by=builders.medewerker(roles.CASUSHOUDER))


def test_an_address_that_changed_after_the_approval_asks_a_new_one() -> None:
    casus = post.casus()
    brief = post.keur_goed(post.brief_aan(casus, "Jeroen"))
    post.druk_af(brief)
    exemplaar = post.exemplaar_van(brief, "Jeroen")
    assert exemplaar.adres is not None
    exemplaar.adres.huisnummer = "4"
    exemplaar.adres.save()

    with pytest.raises(RuleBroken, match="veranderd na de goedkeuring"):
        services.verstuur_brief(post.vers(brief), by=builders.medewerker(roles.CASUSHOUDER))


def test_a_letter_of_which_the_text_changed_is_never_printed_under_the_old_approval() -> None:
    brief = post.keur_goed(post.brief_aan(post.casus(), "Jeroen"))
    terug = services.neem_brief_terug(brief, by=builders.medewerker(roles.CASUSHOUDER))
    post.herschrijf(terug, "Iets heel anders.")

    afdruk = services.maak_afdruk(Briefafdruk.objects.get(exemplaar__brief=brief).pk)

    assert afdruk.inhoud is None and afdruk.mislukt_op is not None


def test_the_letter_that_went_meets_the_four_weeks_and_stays_as_it_went() -> None:
    casus = post.casus()
    brief = post.verstuur(post.brief_aan(casus, "Jeroen"))

    jeroen = post.wie(casus, "Jeroen")
    assert jeroen.geinformeerd_op == clock.now() and f"brief {brief.pk}" in jeroen.geinformeerd_hoe
    assert not Termijn.objects.open().filter(code="T10", betrokkene=jeroen).exists()
    for verander in (
        lambda: Brief.objects.filter(pk=brief.pk).update(tekst="Anders"),
        lambda: Exemplaar.objects.filter(brief=brief).update(wijze="email"),
        lambda: Brief.objects.filter(pk=brief.pk).delete(),
    ):
        with pytest.raises(Error), transaction.atomic():
            verander()


def test_the_text_of_an_approved_letter_does_not_change_in_the_database() -> None:
    brief = post.keur_goed(post.brief_aan(post.casus(), "Jeroen"))

    with pytest.raises(Error), transaction.atomic():
        Brief.objects.filter(pk=brief.pk).update(tekst="Anders")


def test_a_letter_to_a_parent_with_authority_informs_for_the_young_child() -> None:
    casus = post.casus(kind_geboren=clock.today().replace(year=clock.today().year - 8))
    brief = post.brief_aan(casus, "Jeroen")
    assert "onder de 12" in brief.tekst

    post.verstuur(brief)

    assert "Via een ouder met gezag" in post.wie(casus, "Noah").geinformeerd_hoe


@pytest.mark.parametrize(
    ("hoedanigheid", "lezer", "zegt"),
    [
        ("basisonderwijs", "melder_professional", "hulp dicht bij huis"),
        ("buurtbewoner", "melder_burger", "Er wordt iets"),
    ],
)  # fmt: skip
def test_the_letter_to_the_melder_is_the_feedback(hoedanigheid: str, lezer: str, zegt: str) -> None:
    melding = builders.besloten_melding(
        melder_hoedanigheid=hoedanigheid, melder_naam="Anja Mulder", melder_email="a@school.example"
    )
    brief = services.begin_brief(melding, waarover="besluit", by=builders.medewerker(roles.TRIAGIST))
    assert brief.lezer == lezer and zegt in brief.tekst

    post.verstuur(brief)

    opnieuw = Melding.objects.get(pk=melding.pk)
    assert opnieuw.terugkoppeling_op and opnieuw.status == "afgesloten_triage"
    assert not Termijn.objects.open().filter(code="T09A", melding=melding).exists()


def test_a_second_click_goes_on_with_the_same_letter() -> None:
    casus = post.casus()

    assert post.brief_aan(casus, "Jeroen") == post.brief_aan(casus, "Jeroen")


def test_a_letter_that_does_not_go_says_why_and_a_new_one_may_be_made() -> None:
    casus = post.casus()
    brief = post.brief_aan(casus, "Jeroen")
    with pytest.raises(RuleBroken, match="waarom"):
        services.laat_brief_vervallen(brief, reden=" ", by=builders.medewerker(roles.CASUSHOUDER))

    services.laat_brief_vervallen(brief, reden="Al verteld.", by=builders.medewerker(roles.CASUSHOUDER))

    assert post.brief_aan(casus, "Jeroen") != brief


def test_the_safe_way_is_chosen_for_an_address_of_somebody_else() -> None:
    casus = post.casus()
    brief = post.brief_aan(casus, "Jeroen")
    vreemd = leg_adres_vast(
        post.wie(casus, "Elif"), gegevens=post.OPEN, by=builders.medewerker(roles.CASUSHOUDER)
    )

    with pytest.raises(RuleBroken, match="Kies een adres"):
        services.kies_verzending(
            post.exemplaar_van(brief, "Jeroen"), wijze="post", adres=vreemd,
            by=builders.medewerker(roles.CASUSHOUDER),
        )  # fmt: skip


def test_the_pdf_is_tagged_in_dutch_and_brings_its_fonts() -> None:
    brief = post.keur_goed(post.brief_aan(post.casus(), "Elif"))
    post.druk_af(brief)

    with pikepdf.open(io.BytesIO(post.afdruk_van(brief, "Elif"))) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang).startswith("nl")
        kaal = [
            str(font.BaseFont)
            for blad in pdf.pages
            for font in blad.Resources.Font.values()
            for diep in font.get("/DescendantFonts", [font])
            if not any(
                sleutel in diep.FontDescriptor for sleutel in ("/FontFile", "/FontFile2", "/FontFile3")
            )
        ]
    assert kaal == []
