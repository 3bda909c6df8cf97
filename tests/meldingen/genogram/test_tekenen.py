"""The drawing and its table: the sign of everybody, the line of every band, words for each, and nothing that harms."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from meldingen.genogram import woorden
from meldingen.genogram.indeling import deel_in
from meldingen.genogram.invoer import OUDERSOORTEN, Band, Familie, Soort, Teken
from meldingen.genogram.tekenen import LIJNWOORDEN, legenda, teken
from meldingen.gezin.codelijsten import OUDERBANDEN, Bandsoort
from tests.meldingen.genogram.families import familie, mens, meulen

SVG = "{http://www.w3.org/2000/svg}"


def words_of(gezin: Familie) -> list[str]:
    return [regel.woord for regel in legenda(deel_in(gezin))]


def test_every_kind_of_band_that_is_recorded_can_be_drawn_and_said() -> None:
    assert {str(soort) for soort in Soort} == set(Bandsoort.values)
    assert {str(soort) for soort in OUDERSOORTEN} == {str(soort) for soort in OUDERBANDEN}
    assert set(woorden.HEEN) == set(woorden.TERUG) == set(Soort)
    assert {woorden.HEEN[Soort(str(s))] for s in Bandsoort} == {str(s.label).lower() for s in Bandsoort}


def test_a_name_with_markup_stays_a_name() -> None:
    gezin = familie([mens(1, '<script>alert("x")</script> & zoon')])

    boom = fromstring(teken(gezin, woorden.beschrijf(gezin)))

    assert not list(boom.iter(f"{SVG}script"))
    assert [t.text for t in boom.iter(f"{SVG}title")][1] == '<script>alert("x")</script> & zoon'


def test_no_style_attribute_and_no_script_for_the_content_policy() -> None:
    boom = fromstring(teken(meulen(), "tekst"))

    assert not [deel.tag for deel in boom.iter() if "style" in deel.attrib or deel.tag.endswith("style")]
    assert not [naam for deel in boom.iter() for naam in deel.attrib if naam.startswith("on")]


def test_the_drawing_is_an_image_with_a_name_and_a_description() -> None:
    boom = fromstring(teken(meulen(), woorden.beschrijf(meulen())))
    ids = {deel.get("id"): deel.text or "" for deel in boom.iter() if deel.get("id")}

    assert boom.get("role") == "img"
    assert [bool(ids[naam]) for naam in (boom.get("aria-labelledby") or "").split()] == [True, True]
    assert (
        ids["genogram-titel"]
        == "Genogram van 8 mensen in 3 generaties; de tabel eronder zegt hetzelfde in woorden"
    )
    assert "Elif" not in ids["genogram-titel"]


def test_signs_are_those_of_mcgoldrick() -> None:
    for soort, vorm in (
        (Teken.MAN, "rect"),
        (Teken.VROUW, "circle"),
        (Teken.ONBEKEND, "path"),
        (Teken.ONGEBOREN, "path"),
    ):
        boom = fromstring(teken(familie([mens(1, teken=soort)])))
        assert len(boom.findall(f"{SVG}g/{SVG}{vorm}")) == 1


def test_who_died_is_crossed_and_shows_no_age() -> None:
    boom = fromstring(teken(familie([mens(1, "Willem", leeftijd="81", overleden=True)])))

    assert len(boom.findall(f"{SVG}g/{SVG}path")) == 1
    assert [tekst.text for tekst in boom.iter(f"{SVG}text")] == ["Willem"]


@pytest.mark.parametrize(
    ("banden", "lijn", "streepjes"),
    [
        ([Soort.GEHUWD], "gehuwd", 0),
        ([Soort.PAAR], "samen", 0),
        ([Soort.UIT_ELKAAR], "samen", 1),
        ([Soort.GEHUWD, Soort.UIT_ELKAAR], "gehuwd", 1),
        ([Soort.GESCHEIDEN], "gehuwd", 2),
    ],
)
def test_a_couple_is_a_line_with_a_stroke_when_apart(banden: list[Soort], lijn: str, streepjes: int) -> None:
    gevonden = deel_in(familie(2, *((1, 2, soort) for soort in banden))).lijnen

    assert [(een.stijl, len(een.streepjes)) for een in gevonden] == [(lijn, streepjes)]


def test_parents_of_one_child_are_joined_although_nothing_is_said_of_them() -> None:
    lijnen = deel_in(familie(3, (1, 3, Soort.OUDER_VAN), (2, 3, Soort.OUDER_VAN))).lijnen

    assert [lijn.stijl for lijn in lijnen] == ["ouders", "ouder_van"]


def test_a_stepfather_hangs_the_child_from_his_own_couple() -> None:
    gezin = familie(
        4, (1, 4, Soort.OUDER_VAN), (2, 4, Soort.OUDER_VAN), (2, 3, Soort.PAAR), (3, 4, Soort.STIEFOUDER_VAN)
    )

    stief = next(lijn for lijn in deel_in(gezin).lijnen if lijn.stijl == Soort.STIEFOUDER_VAN)
    paar = next(lijn for lijn in deel_in(gezin).lijnen if lijn.stijl == "samen")

    assert stief.stukken[0][0][1] == paar.stukken[0][1][1]


def test_violence_points_from_the_first_to_the_second_also_upward() -> None:
    for band, naar in (((1, 2), 2), ((2, 1), 1), ((3, 2), 2), ((2, 3), 3)):
        gezin = familie(3, (1, 2, Soort.OUDER_VAN), (2, 3, Soort.PAAR), (*band, Soort.GEWELD))
        indeling = deel_in(gezin)
        lijn = next(een for een in indeling.lijnen if een.stijl == Soort.GEWELD)
        plek = next(p for p in indeling.plekken if p.mens.sleutel == naar)
        assert lijn.naar == (naar,)
        assert abs(lijn.stukken[0][-1][0] - plek.x) <= 20 and abs(lijn.stukken[0][-1][1] - plek.y) <= 22


def test_the_legend_says_every_sign_that_is_used_and_no_other() -> None:
    gevonden = words_of(meulen())

    assert {"man", "vrouw", "geslacht onbekend", "ongeboren", "overleden", "woont in het huishouden"} <= set(
        gevonden
    )
    assert LIJNWOORDEN[Soort.HECHT] in gevonden and LIJNWOORDEN["gescheiden"] in gevonden
    assert LIJNWOORDEN[Soort.PLEEGOUDER_VAN] not in gevonden
    assert words_of(familie(1)) == ["vrouw"]


def test_nobody_is_called_a_perpetrator() -> None:
    zinnen = [
        *LIJNWOORDEN.values(),
        *woorden.HEEN.values(),
        *woorden.TERUG.values(),
        woorden.beschrijf(meulen()),
    ]

    assert "dader" not in " ".join(zinnen).lower()
    assert (
        "vermoedelijk geweld" in woorden.HEEN[Soort.GEWELD] and "vermoedelijk" in woorden.TERUG[Soort.GEWELD]
    )


def test_the_table_says_every_band_from_both_sides() -> None:
    regels = {regel.naam: regel for regel in woorden.tabel(meulen())}

    assert "vermoedelijk geweld tegen Elif Şahin" in regels["Jeroen van der Meulen"].banden
    assert "vermoedelijk geweld door Jeroen van der Meulen" in regels["Elif Şahin"].banden
    assert regels["Ongeboren kind"].teken == "ongeboren, uitgerekend juni 2026"
    assert regels["Willem van der Meulen"].woont == "elders"
    assert sum(len(regel.banden) for regel in regels.values()) == 2 * len(meulen().banden)


def test_a_long_name_is_shortened_in_the_drawing_and_whole_in_the_title_and_the_table() -> None:
    naam = "Wilhelmina Antoinette Christina van Oldenbarneveldt-Wapenaarsdochter"
    gezin = familie([mens(1, naam)])

    boom = fromstring(teken(gezin))

    assert [tekst.text for tekst in boom.iter(f"{SVG}text")][-1] != naam
    assert naam in [titel.text for titel in boom.iter(f"{SVG}title")]
    assert woorden.tabel(gezin)[0].naam == naam


def test_a_circle_of_parents_is_drawn_with_a_warning() -> None:
    indeling = deel_in(familie(2, (1, 2, Soort.OUDER_VAN), (2, 1, Soort.OUDER_VAN)))

    assert len(indeling.plekken) == 2
    assert "kring" in indeling.waarschuwingen[0] and "Mens 1" in indeling.waarschuwingen[0]


def test_a_couple_of_parent_and_child_is_drawn_with_a_warning() -> None:
    indeling = deel_in(familie(2, (1, 2, Soort.OUDER_VAN), (1, 2, Soort.PAAR)))

    assert "generaties" in indeling.waarschuwingen[0]


def test_people_without_bands_stand_in_a_row_of_their_own() -> None:
    indeling = deel_in(familie(3, (1, 2, Soort.OUDER_VAN)))

    assert {p.mens.sleutel: p.rij for p in indeling.plekken} == {1: 0, 2: 1, 3: 2}
    assert indeling.los == {3}


def test_an_ended_band_is_not_drawn_but_an_ended_marriage_stays_a_whole_line() -> None:
    gezin = Familie(
        familie(2).mensen,
        (
            Band(1, 2, Soort.GEHUWD, voorbij=True),
            Band(1, 2, Soort.UIT_ELKAAR),
            Band(1, 2, Soort.HECHT, voorbij=True),
        ),
    )

    assert [(lijn.stijl, len(lijn.streepjes)) for lijn in deel_in(gezin).lijnen] == [("gehuwd", 1)]
    assert "eerder getrouwd met Mens 2" in woorden.tabel(gezin)[0].banden


def test_nobody_at_all_is_an_empty_drawing() -> None:
    assert fromstring(teken(Familie((), ()))).tag == f"{SVG}svg"
