"""Reading a message in both forms: what is taken, what is refused with a sentence, and what nobody has to know."""

from typing import Any

import pytest

from meldingen.politie.lezer import lees
from tests.meldingen.politie import post

VOL = post.bericht(
    "PL-2026/1",
    post.mens(post.ELIF, "Şahin", adres={"straatnaam": "Waterlelie", "huisnummer": "12", "postcode": "9112ab",
                                        "plaats": "Meerstad"}),
    post.mens(post.JEROEN, "Meulen", geslacht="1", geboortedatum="1989-11-20", rol="pleger"),
    zorgelijkeSituatie={
        "situatieSchets": "Vader duwde moeder <hard> & riep.",
        "vraagAntwoord": [{"vraag": "Waren er kinderen?", "antwoord": "Ja"}, {"vraag": "Wapens?", "antwoord": "Nee"}],
    },
    incident=[{"id": "I-1", "datumTijd": "2026-04-26T02:40:00", "locatie": "Meerstad", "omschrijving": "Duwen"}],
    overigeInformatie=[{"omschrijving": "Eerder gebeld"}],
    terugkoppelingGewenst=True,
    versie=1,
)  # fmt: skip
FORMS = {
    "json": post.als_json(VOL),
    "xml": post.als_xml(VOL),
    "xml met naamruimte": post.als_xml(VOL, ruimte="urn:example:melding"),
    "xml met BOM": b"\xef\xbb\xbf" + post.als_xml(VOL),
}


def faults(**anders: Any) -> dict[str, str]:
    """Path -> reason of a message with these fields."""
    return {fout.pad: fout.reden for fout in lees(post.als_json(post.bericht(**anders))).fouten}


@pytest.mark.parametrize(
    ("anders", "pad"),
    [
        ({"id": None}, "id"),
        ({"id": "naam van iemand"}, "id"),
        ({"soort": "ZVH"}, "soort"),
        ({"soort": "XX"}, "soort"),
        ({"datumTijd": "gisteren"}, "datumTijd"),
        ({"datumTijd": "0001-01-01T00:00:00+01:00"}, "datumTijd"),
        ({"versie": "0"}, "versie"),
        ({"betrokkene": []}, "betrokkene"),
        ({"betrokkene": [post.mens("123456789")]}, "betrokkene.0.burgerservicenummer"),
        ({"betrokkene": [post.mens(geslacht="3")]}, "betrokkene.0.geslacht"),
        ({"betrokkene": [post.mens(geslacht=None)]}, "betrokkene.0.geslacht"),
        ({"betrokkene": [post.mens(naam="")]}, "betrokkene.0.naam.geslachtsnaam"),
        ({"betrokkene": ["iemand"]}, "betrokkene.0."),
        ({"betrokkene": [post.mens(geboortedatum="2030-01-01")]}, "betrokkene.0.geboortedatum"),
        (
            {"betrokkene": [post.mens(adres={"straatnaam": "A", "plaats": "B", "postcode": "0123 AB"})]},
            "betrokkene.0.adres.postcode",
        ),
        ({"zorgelijkeSituatie": None}, "zorgelijkeSituatie.situatieSchets"),
        ({"zorgelijkeSituatie": {"situatieSchets": "x" * 50_001}}, "zorgelijkeSituatie.situatieSchets"),
        ({"zorgelijkeSituatie": {"situatieSchets": "nul \x00 byte"}}, "zorgelijkeSituatie.situatieSchets"),
        ({"contact": {"emailAdres": "geen adres"}}, "contact.emailAdres"),
    ],
)
def test_a_field_that_cannot_be_is_named_with_a_sentence(anders: dict[str, Any], pad: str) -> None:
    found = faults(**anders)

    assert pad in found
    assert found[pad].endswith(".")


def test_the_reason_holds_nothing_of_what_was_sent() -> None:
    gelezen = lees(post.als_json(post.bericht("PL-1", post.mens("123456789", "Geheimenaam", geslacht="7"))))

    assert gelezen.reden == (
        "Betrokkene 1, BSN: dit is geen geldig BSN (negen cijfers, elfproef). En nog 1 fout."
    )


def test_every_form_of_one_message_reads_the_same() -> None:
    trees = [lees(inhoud) for inhoud in FORMS.values()]

    assert all(tree.is_goed for tree in trees), [tree.reden for tree in trees]
    assert all(tree.boom == trees[0].boom for tree in trees)


def test_values_come_out_clean() -> None:
    boom = lees(FORMS["xml"]).boom

    assert boom["betrokkene"][0]["adres"]["postcode"] == "9112 AB"
    assert [iemand["geslacht"] for iemand in boom["betrokkene"]] == ["vrouw", "man"]
    assert boom["datumTijd"] == "2026-04-26T03:12:00+02:00"
    assert boom["incident"][0]["datumTijd"] == "2026-04-26T02:40:00+02:00"
    assert boom["zorgelijkeSituatie"]["situatieSchets"] == "Vader duwde moeder <hard> & riep."


@pytest.mark.parametrize(("code", "geslacht"), [(0, "onbekend"), (1, "man"), ("2", "vrouw"), (9, "onbekend")])
def test_the_codes_of_sex_are_those_of_iso_5218(code: object, geslacht: str) -> None:
    boom = lees(post.als_json(post.bericht("PL-1", post.mens(geslacht=code)))).boom

    assert boom["betrokkene"][0]["geslacht"] == geslacht


def test_an_unknown_field_is_left_out_and_named() -> None:
    gelezen = lees(post.als_json(post.bericht(geheim="x")))

    assert gelezen.is_goed
    assert gelezen.overig == ("geheim",)


def test_a_value_put_right_by_hand_takes_the_place_of_the_sent_one() -> None:
    inhoud = post.als_json(post.bericht("PL-1", post.mens("123456789")))

    gelezen = lees(inhoud, {"betrokkene.0.burgerservicenummer": ""})

    assert gelezen.is_goed
    assert "burgerservicenummer" not in gelezen.boom["betrokkene"][0]


def test_a_missing_group_can_be_filled_by_hand() -> None:
    inhoud = post.als_json(post.bericht(zorgelijkeSituatie=None))

    assert lees(inhoud, {"zorgelijkeSituatie.situatieSchets": "Ruzie."}).is_goed
