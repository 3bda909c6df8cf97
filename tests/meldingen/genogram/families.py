"""Families to draw: the one of every test, a chain of remarriages, and any family at all for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from meldingen.genogram.invoer import Band, Familie, Mens, Soort, Teken

NAMEN = (
    "Elif Şahin",
    "Jeroen van der Meulen",
    "Ω",
    "Willemijn-Charlotte van Oldenbarneveldt-Wapenaar",
    "W" * 40,
    "  ",
)


def mens(sleutel: int, naam: str = "", teken: Teken = Teken.VROUW, **meer: object) -> Mens:
    """One person; the birth order is that of the keys."""
    return Mens(sleutel, naam or f"Mens {sleutel}", teken, volgorde=sleutel, **meer)  # type: ignore[arg-type]


def familie(mensen: list[Mens] | int, *banden: tuple[int, int, Soort]) -> Familie:
    """A family of these people, or of so many women, with bands as (from, to, kind)."""
    wie = mensen if isinstance(mensen, list) else [mens(nummer) for nummer in range(1, mensen + 1)]
    return Familie(tuple(wie), tuple(Band(*band) for band in banden))


def meulen() -> Familie:
    """Three generations: a former and a present partner, an unborn child, a grandfather who died."""
    s = Soort
    return familie(
        [
            mens(1, "Willem van der Meulen", Teken.MAN, overleden=True, regel="1938 – 2019"),
            mens(2, "Geertruida van der Meulen", leeftijd="83", regel="1942"),
            mens(3, "Jeroen van der Meulen", Teken.MAN, leeftijd="36", regel="1989"),
            mens(4, "Elif Şahin", leeftijd="34", regel="1991", in_huishouden=True),
            mens(5, "Kees de Boer", Teken.MAN, leeftijd="40", in_huishouden=True),
            mens(6, "Noah van der Meulen", Teken.MAN, leeftijd="8", in_huishouden=True),
            mens(7, "Ongeboren kind", Teken.ONGEBOREN, regel="uitgerekend juni 2026", in_huishouden=True),
            mens(8, "Alex de Buur", Teken.ONBEKEND),
        ],
        (1, 2, s.GEHUWD), (1, 3, s.OUDER_VAN), (2, 3, s.OUDER_VAN), (3, 4, s.GESCHEIDEN), (4, 5, s.PAAR),
        (3, 6, s.OUDER_VAN), (4, 6, s.OUDER_VAN), (5, 6, s.STIEFOUDER_VAN), (4, 7, s.OUDER_VAN),
        (5, 7, s.OUDER_VAN), (3, 4, s.GEWELD), (3, 6, s.GEWELD), (2, 4, s.CONTACT_VERBROKEN), (2, 6, s.HECHT),
    )  # fmt: skip


@st.composite
def families(draw: st.DrawFn, least: int = 1, most: int = 25) -> Familie:
    """Any people with any bands: circles, couples across generations, strangers, households in pieces."""
    aantal = draw(st.integers(least, most))
    mensen = [
        Mens(
            sleutel,
            draw(st.sampled_from(NAMEN)),
            draw(st.sampled_from(Teken)),
            draw(st.sampled_from(["", "8", "104"])),
            draw(st.sampled_from(["", "1991", "1938 – 2019", "uitgerekend september 2026"])),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.integers(0, 5)),
        )
        for sleutel in range(1, aantal + 1)
    ]
    wie = st.integers(1, aantal)
    band = st.builds(Band, wie, wie, st.sampled_from(Soort), st.integers(0, 9).map(lambda n: n == 9))
    return Familie(tuple(mensen), tuple(draw(st.lists(band, max_size=45))))


@st.composite
def generations(draw: st.DrawFn) -> Familie:
    """Families as they are: four generations of couples, remarriages and their children, up to 25 people."""
    mensen: list[Mens] = []
    banden: list[Band] = []
    paren: list[tuple[int, int]] = []
    for _ in range(4):
        rij = list(range(len(mensen) + 1, len(mensen) + 1 + draw(st.integers(2, 6))))
        mensen += [
            mens(w, teken=draw(st.sampled_from(Teken)), in_huishouden=draw(st.booleans())) for w in rij
        ]
        for wie in rij if paren else ():
            soort = draw(
                st.sampled_from([Soort.OUDER_VAN] * 3 + [Soort.PLEEGOUDER_VAN, Soort.ADOPTIEOUDER_VAN])
            )
            banden += [Band(ouder, wie, soort) for ouder in draw(st.sampled_from(paren))]
        kan = [(een, ander) for een in rij for ander in rij if een < ander]
        paren = draw(st.lists(st.sampled_from(kan), min_size=1, max_size=4, unique=True))
        banden += [
            Band(*paar, draw(st.sampled_from([Soort.GEHUWD, Soort.PAAR, Soort.GESCHEIDEN]))) for paar in paren
        ]
    return Familie(tuple(mensen), tuple(banden))
