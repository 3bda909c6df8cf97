"""A secret is found however it was typed; somebody knows the place where he lives himself, a child's paper none."""

import pytest

from meldingen import services as meldingen
from meldingen.models import Betrokkene, Casus
from meldingen.queries import geheimen
from meldingen.services import AdresGegevens
from tests import builders
from veiligthuis import roles

pytestmark = pytest.mark.django_db

VAN_MOEDER = AdresGegevens(
    straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp", geheim=True
)
VAN_VADER = AdresGegevens(
    straat="Merelplein", huisnummer="7", postcode="4788 QW", plaats="Ede", geheim=True
)  # fmt: skip
SCHRIJFWIJZEN = (
    "Kanariestraat 12b", "KANARIESTRAAT 12 B", "kanariestraat12b", "de kanarie-straat", "Kanarie straat",
    "K a n a r i e s t r a a t", "Kanariestr. 12", "kanariestr 12b", "Kanáriestraat", "_Kanariestraat_",
    "K.a.n.a.r.i.e.straat", "Kanarie\u00adstraat", "Kanarie\u200bstraat", "４７９９ZX", "4799zx", "4799-ZX",
    "(4799 zx)", "geheim-dorp", "GEHEIMDORP", "Geheim dorp",
)  # fmt: skip
GEWOON = ("De kanarie zingt", "straat", "Geheim", "47990", "het dorp", "een geheime straat", "ede", "vrede")


def familie(**anders: object) -> Casus:
    """A mother and a father who each hide from the other, and a child that lives with the mother."""
    bij_moeder = AdresGegevens(
        straat="Kanariestraat", huisnummer="12b", postcode="4799ZX", plaats="Geheimdorp"
    )
    return builders.casus(
        betrokkenen=[
            builders.moeder(adres=VAN_MOEDER, telefoon="06-11112222"),
            builders.vader(adres=VAN_VADER, telefoon="0612345678"),
            builders.kind(adres=bij_moeder),
        ]
    )


def lezers(casus: Casus) -> list[Betrokkene]:
    """Mother, father and child."""
    return list(casus.betrokkenen.select_related("persoon").order_by("pk"))


@pytest.mark.parametrize("tekst", SCHRIJFWIJZEN)
def test_the_other_never_reads_it_however_it_is_written(tekst: str) -> None:
    casus = familie()
    _, vader, _ = lezers(casus)

    gelezen = geheimen.voor(casus, vader).scrub(f"Zij is nu in {tekst}, zegt tante.")

    assert geheimen.voor(casus, vader).betrays(tekst)
    assert geheimen.WEGGELATEN in gelezen and "zegt tante" in gelezen


@pytest.mark.parametrize("tekst", GEWOON)
def test_ordinary_words_stay(tekst: str) -> None:
    casus = familie()

    for lezer in lezers(casus):
        assert geheimen.voor(casus, lezer).scrub(tekst) == tekst


def test_each_knows_the_own_place_and_neither_that_of_the_other() -> None:
    casus = familie()
    moeder, vader, _ = lezers(casus)

    van_moeder, van_vader = geheimen.voor(casus, moeder), geheimen.voor(casus, vader)

    assert not van_moeder.betrays("Kanariestraat 12b, 4799 ZX Geheimdorp")
    assert not van_vader.betrays("Merelplein 7, 4788 QW Ede")
    for tekst in ("Merelplein 7", "4788QW", "hij zit in Ede", "in EDE"):
        assert van_moeder.betrays(tekst), tekst
    assert van_vader.betrays("Kanariestraat")


def test_a_child_carries_no_address_not_even_its_own() -> None:
    casus = familie()
    kind = lezers(casus)[2]

    for tekst in ("Kanariestraat", "Geheimdorp", "Merelplein"):
        assert geheimen.voor(casus, kind).betrays(tekst)


@pytest.mark.parametrize(
    "nummer", ["0612345678", "06-12345678", "06 12 34 56 78", "+31 6 12345678", "0031612345678"]
)
def test_the_number_of_who_hides_is_for_nobody_else(nummer: str) -> None:
    casus = familie()
    moeder, vader, _ = lezers(casus)

    assert geheimen.voor(casus, moeder).betrays(f"bel {nummer}")
    assert not geheimen.voor(casus, vader).betrays(f"bel {nummer}")


def test_a_place_shared_with_a_secret_elsewhere_stays_hidden() -> None:
    casus = familie()
    alles = geheimen.alle_van(casus)

    assert alles.betrays("Kanariestraat") and alles.betrays("Merelplein")
    assert alles.scrub({"a": ["Kanariestr. 3", 3]}) == {"a": [geheimen.WEGGELATEN, 3]}


def test_reading_costs_a_fixed_number_of_queries(django_assert_max_num_queries: object) -> None:
    casus = familie()
    lezer = lezers(casus)[0]

    with django_assert_max_num_queries(4):  # type: ignore[operator]
        geheimen.voor(casus, lezer)


OM_DE_MOEDER = (
    "Basisschool De Zevensprong",
    "zij zit in de vrouwenopvang",
    "Schoolplein 4",
    "post naar 4799 AB",
)


def verhuisd() -> Casus:
    """A mother and child in a refuge, the child at a school that reported; the father lives openly elsewhere."""
    opvang = AdresGegevens(
        straat="Kanariestraat", huisnummer="12b", postcode="4799ZX", plaats="Geheimdorp", geheim=True, soort="opvang"
    )  # fmt: skip
    casus = builders.casus(
        betrokkenen=[
            builders.moeder(adres=opvang),
            builders.vader(
                adres=AdresGegevens(straat="Merelplein", huisnummer="7", postcode="4788QW", plaats="Ede")
            ),
            builders.kind(adres=opvang),
        ]
    )
    casus.meldingen.update(
        melder_organisatie="Basisschool De Zevensprong", melder_hoedanigheid="basisonderwijs"
    )
    school = AdresGegevens(straat="Schoolplein", huisnummer="4", plaats="Geheimdorp", soort="school_werk")
    meldingen.leg_adres_vast(lezers(casus)[2], gegevens=school, by=builders.medewerker(roles.CASUSHOUDER))
    return casus


@pytest.mark.parametrize("tekst", OM_DE_MOEDER)
def test_what_lies_around_a_secret_place_betrays_it_too(tekst: str) -> None:
    casus = verhuisd()
    moeder, vader, kind = lezers(casus)

    assert geheimen.voor(casus, vader).betrays(tekst)
    assert geheimen.voor(casus, kind).betrays(tekst)
    assert not geheimen.voor(casus, moeder).betrays(tekst)


def test_the_own_postcode_and_words_that_are_none_stay() -> None:
    casus = verhuisd()
    _, vader, _ = lezers(casus)

    for tekst in ("Merelplein 7, 4788 QW Ede", "bel 2000 of 112", "naar de kinderopvang", "de school belt"):
        assert geheimen.voor(casus, vader).scrub(tekst) == tekst


def test_a_citizen_who_reported_is_named_to_nobody_of_the_family_and_a_professional_is() -> None:
    casus = familie()
    moeder = lezers(casus)[0]
    casus.meldingen.update(
        melder_naam="Truus Kwakernaat", melder_hoedanigheid="buurtbewoner", herkomst_afschermen=False
    )
    assert geheimen.voor(casus, moeder).betrays("mevrouw Kwakernaat zag het")

    casus.meldingen.update(melder_hoedanigheid="huisarts")
    assert not geheimen.voor(casus, moeder).betrays("mevrouw Kwakernaat zag het")
