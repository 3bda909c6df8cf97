"""What an invented family of the demo is made of, and the only BSN it may have.

No place, street or person exists. BSN are test numbers of the public BRP trial environment (Haal Centraal), which
belong to no living person; most people have none.
"""

from dataclasses import dataclass
from typing import Any

from meldingen.codelijsten import Aanleiding, Aard, Gezag, Hoedanigheid, Relatie, Rol
from meldingen.services import VeiligContactGegevens

TEST_BSN = (
    "999993847", "999992077", "999993483", "999990482", "999993653",
    "999995017", "999990408", "999994669", "999992806", "999993926",
)  # fmt: skip
"""Documented test numbers; no other BSN may appear in the demo (a test compares)."""

BELT_OVERDAG = VeiligContactGegevens(
    kanaal="telefoon", uren="ma-vr 9-12 uur", voicemail="nee", post="nee", codewoord="zonnebloem"
)
VIA_DE_OPVANG = VeiligContactGegevens(
    kanaal="via_ander", via_wie="de opvang", voicemail="nee", post="nee", codewoord="appelboom"
)


@dataclass(frozen=True)
class Mens:
    """One person of a story. `age` in years decides the birth date, so that nobody grows old with the demo;
    None with `weeks` set is an unborn child, `weeks` weeks before its due date, and None without is not known. Of
    `jaar_bekend` only the year is known. Who has a language needs an interpreter.
    """

    voornamen: str
    geslachtsnaam: str
    rol: str
    age: int | None
    geslacht: str = "onbekend"
    tussenvoegsel: str = ""
    relatie: str = ""
    gezag: str = Gezag.NVT
    weeks: int | None = None
    bsn: str = ""
    taal: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    geheim: bool = False
    roepnaam: str = ""
    partner: str = ""
    jaar_bekend: bool = False
    veilig: VeiligContactGegevens | None = None
    toelichting: str = ""


@dataclass(frozen=True)
class Gezin:
    """A family and what was reported about it; of a `beschermd` report the last paragraph stays inside."""

    naam: str
    mensen: tuple[Mens, ...]
    beschrijving: str
    hoedanigheid: str
    melder: str
    aanleiding: tuple[str, ...]
    aard: tuple[str, ...]
    beschermd: bool = False


STRATEN = (
    ("Rietpad", "9103 AA"), ("Otterlaan", "9107 AB"), ("Zwanebloem", "9112 AC"), ("Fuutstraat", "9125 AD"),
    ("Kikkerbeet", "9133 AE"),
)  # fmt: skip
"""Invented streets in the area of Wijkteam Noord."""


def household(
    naam: str, tussenvoegsel: str = "", *, kind: str = "Robin", leeftijd: int = 8, geslacht: str = "onbekend"
) -> Gezin:
    """A mother, a father and a child with an invented name, at an invented address in the north of Meerstad."""
    heel = f"{tussenvoegsel} {naam}".strip()
    som = sum(map(ord, heel))
    straat, postcode = STRATEN[som % len(STRATEN)]
    thuis: dict[str, Any] = {
        "straat": straat,
        "huisnummer": str(som % 197 + 1),
        "postcode": postcode,
        "plaats": "Meerstad",
    }
    return Gezin(
        heel[:1].upper() + heel[1:],
        (
            Mens(
                "Sofie", naam, Rol.SLACHTOFFER, 33, "vrouw", tussenvoegsel, Relatie.MOEDER, Gezag.JA, **thuis
            ),
            Mens("Mark", naam, Rol.PLEGER, 37, "man", tussenvoegsel, Relatie.VADER, Gezag.JA, **thuis),
            Mens(kind, naam, Rol.KIND, leeftijd, geslacht, tussenvoegsel, Relatie.KIND, **thuis),
        ),
        "Een buur hoort vaak ruzie en ziet het kind alleen op straat.",
        Hoedanigheid.BUURTBEWONER,
        "",
        (Aanleiding.HUISELIJK_GEWELD,),
        (Aard.PSYCHISCH,),
    )
