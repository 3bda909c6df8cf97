"""What leaves with an offer: everything the receiver needs, no secret address, no shielded melder."""

import json

import pytest

from meldingen.codelijsten import Afschermgrond, Hoedanigheid
from meldingen.services import AdresGegevens, VeiligContactGegevens
from overdracht import momentopname
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen

pytestmark = pytest.mark.django_db

GEHEIM = AdresGegevens(
    straat="Kanariestraat",
    huisnummer="12b",
    postcode="4799 ZX",
    plaats="Geheimdorp",
    gemeente="Meerstad",
    geheim=True,
)
OPEN = AdresGegevens(
    straat="Lindelaan", huisnummer="3", postcode="4701 AB", plaats="Meerstad", gemeente="Meerstad"
)
VERRAAD = ("kanariestraat", "4799", "geheimdorp", "kanarie")


def test_a_secret_address_is_only_said_to_be_secret() -> None:
    gezin = [builders.moeder(adres=GEHEIM), builders.vader(adres=OPEN), builders.kind()]
    casus = stappen.besloten_casus(
        betrokkenen=gezin,
        beschrijving="Ze woont nu aan de Kanariestraat 12b in Geheimdorp.",
    )
    stappen.vastgesteld_plan(casus, kern="Elif slaapt op KANARIESTRAAT 12 B (4799-zx). Jeroen weet dat niet.")

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    tekst = json.dumps(inhoud, ensure_ascii=False).casefold()
    assert not [woord for woord in VERRAAD if woord in tekst]
    adressen = {mens["naam"].split()[0]: mens["adres"] for mens in inhoud["personen"]}
    assert adressen == {
        "Elif": momentopname.GEHEIM,
        "Jeroen": "Lindelaan 3, 4701 AB Meerstad",
        "Noah": "onbekend",
    }
    assert momentopname.WEGGELATEN in inhoud["plan"]["kern"]


def test_a_child_at_the_same_secret_place_does_not_give_it_away() -> None:
    zelfde = AdresGegevens(straat="Kanariestraat", huisnummer="12b", postcode="4799ZX", plaats="Geheimdorp")
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(adres=GEHEIM), builders.kind(adres=zelfde)])

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    assert not [woord for woord in VERRAAD if woord in json.dumps(inhoud).casefold()]


def test_a_shielded_melder_is_named_nowhere() -> None:
    casus = stappen.besloten_casus(
        melder_naam="Anja Kwakkelstein",
        melder_organisatie="Basisschool De Verklikker",
        herkomst_afschermen=True,
        afscherm_grond=Afschermgrond.VERTROUWENSRELATIE,
    )
    stappen.vastgesteld_plan(casus, kern="Juf Kwakkelstein van basisschool de verklikker zag het.")

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    tekst = json.dumps(inhoud, ensure_ascii=False).casefold()
    assert "kwakkelstein" not in tekst and "verklikker" not in tekst
    assert inhoud["melding"]["melders"] == ["melder is afgeschermd"]


def test_a_shielded_profession_does_not_blot_out_ordinary_words() -> None:
    casus = stappen.besloten_casus(
        melder_naam="",
        melder_hoedanigheid=Hoedanigheid.POLITIE,
        melder_organisatie="Politie",
        herkomst_afschermen=True,
        afscherm_grond=Afschermgrond.BEDREIGING_MELDER,
    )
    stappen.vastgesteld_plan(casus, kern="Bel de politie als het misgaat.")

    assert "politie" in momentopname.build(stappen.concept(casus), by=stappen.triagist())["plan"]["kern"]


def test_a_citizen_who_reported_is_never_named() -> None:
    casus = stappen.besloten_casus(
        melder_naam="Buurvrouw Riet", melder_hoedanigheid=Hoedanigheid.BUURTBEWONER
    )

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    assert inhoud["melding"]["melders"] == ["Buurtbewoner"]


def test_it_holds_what_the_receiver_needs() -> None:
    casus = stappen.besloten_casus()
    stappen.vastgesteld_plan(casus)

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    assert inhoud["plan"]["voorwaarden"][0]["wat"] == "Geen drank in huis."
    assert [mens["cijfer"] for mens in inhoud["personen"]] == ["5", "5", "5"]
    assert inhoud["personen"][2]["leeftijd"] == "8"
    assert json.loads(json.dumps(inhoud)) == inhoud


def test_who_takes_over_can_call_her_who_hides_and_reads_beside_the_number_how_that_is_safe() -> None:
    veilig = VeiligContactGegevens(
        kanaal="telefoon", uren="ma-vr 9-12 uur", voicemail="nee", post="nee", codewoord="zonnebloemolie"
    )
    moeder = builders.moeder(
        adres=GEHEIM, telefoon="06-12345678", veilig=veilig, veilig_contact="Zij belt terug."
    )
    casus = stappen.besloten_casus(betrokkenen=[moeder, builders.vader(), builders.kind()])

    inhoud = momentopname.build(stappen.concept(casus), by=stappen.triagist())

    elif_, jeroen, _ = inhoud["personen"]
    assert elif_["telefoon"] == "06-12345678" and elif_["adres"] == momentopname.GEHEIM
    assert elif_["veilig_contact"] == (
        "bellen; ma-vr 9-12 uur; geen voicemail inspreken; geen post sturen; codewoord afgesproken. Zij belt terug."
    )
    assert jeroen["veilig_contact"] == "onbekend: spreek geen voicemail in"
    assert "zonnebloemolie" not in json.dumps(inhoud)


NOODPLAN = {"codewoord": "pannenkoek", "toevlucht": "Zwaluwina, Spreeuwenhof 3"}
NERGENS = ("pannenkoek", "zwaluwina", "spreeuwenhof")


def _met_noodplan(*, regie_kent_noodplan: bool) -> Overdracht:
    casus = stappen.besloten_casus()
    kern = "Zeg PANNEN-KOEK, dan komt Zwaluwina. Bel daarna de huisarts."
    stappen.vastgesteld_plan(casus, kern=kern, **NOODPLAN, regie_kent_noodplan=regie_kent_noodplan)
    return stappen.concept(casus)


def test_the_receiver_does_not_learn_the_code_word_unless_the_plan_says_so() -> None:
    overdracht = _met_noodplan(regie_kent_noodplan=False)

    inhoud = momentopname.build(overdracht, by=stappen.triagist())

    tekst = json.dumps(inhoud, ensure_ascii=False).casefold().replace("-", "")
    assert not [woord for woord in NERGENS if woord in tekst]
    assert inhoud["plan"]["nood_achter"] and "Bel daarna de huisarts." in inhoud["plan"]["kern"]


def test_the_receiver_learns_it_when_the_plan_says_so() -> None:
    plan = momentopname.build(_met_noodplan(regie_kent_noodplan=True), by=stappen.triagist())["plan"]

    assert {naam: plan[naam] for naam in NOODPLAN} == NOODPLAN and "nood_achter" not in plan


def test_what_was_frozen_before_plans_said_so_is_shown_without_it() -> None:
    overdracht = _met_noodplan(regie_kent_noodplan=True)
    oud = momentopname.build(overdracht, by=stappen.triagist())
    del oud["plan"]["regie_kent_noodplan"], oud["plan"]["toevlucht"], oud["cijfers"]
    overdracht.momentopname = oud

    plan = momentopname.shown(overdracht, by=stappen.triagist())["plan"]

    assert plan["codewoord"] == "" and "KOEK" not in plan["kern"]


def test_the_veiligheidscijfers_travel_along_as_numbers() -> None:
    casus = stappen.besloten_casus()
    stappen.vastgesteld_plan(casus)

    rijen = momentopname.build(stappen.concept(casus), by=stappen.triagist())["cijfers"]

    assert [(rij["cijfer"], rij["door"]) for rij in rijen if rij["door"] == "bij het plan"] == [
        ("5.0", "bij het plan")
    ] * 3
