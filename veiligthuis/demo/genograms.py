"""How the invented families hang together: who else belongs to them, who lives elsewhere, and the bands of all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product

from meldingen import services as meldingen
from meldingen.codelijsten import Precisie, Relatie, Rol
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Betrokkene, Casus
from meldingen.services import BetrokkeneGegevens
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker


@dataclass(frozen=True)
class Verwant:
    """Somebody around the family; `dood` is how many years ago this person died, `age` the age reached then."""

    voornamen: str
    achternaam: str
    age: int
    geslacht: str
    relatie: str = Relatie.GROOTOUDER
    tussenvoegsel: str = ""
    dood: int | None = None


@dataclass(frozen=True)
class Stamboom:
    """What is added to a family. A line of `banden` reads "Elif, Jeroen / ouder_van / Noah, Lina"."""

    erbij: tuple[Verwant, ...]
    elders: tuple[str, ...]
    banden: tuple[str, ...]


MEULEN_SAHIN = Stamboom(
    (
        Verwant("Willem", "Meulen", 78, "man", tussenvoegsel="van der", dood=6),
        Verwant("Geertje", "Meulen", 79, "vrouw", tussenvoegsel="van der"),
        Verwant("Gülsen", "Şahin", 61, "vrouw"),
        Verwant("Monique", "Bakker", 37, "vrouw", Relatie.EX_PARTNER),
    ),
    ("Jeroen",),
    (
        "Willem / gehuwd / Geertje", "Willem, Geertje / ouder_van / Jeroen", "Gülsen / ouder_van / Elif",
        "Jeroen / gehuwd / Elif", "Jeroen / uit_elkaar / Elif", "Jeroen / gescheiden / Monique",
        "Jeroen, Monique / ouder_van / Sanne", "Jeroen, Elif / ouder_van / Noah, Lina, Ongeboren kind",
        "Elif / stiefouder_van / Sanne", "Jeroen, Elif / gezag_over / Noah, Lina", "Jeroen / geweld / Elif",
        "Jeroen / contact_verbroken / Monique", "Geertje / hecht / Noah",
    ),
)  # fmt: skip

DE_WIT = Stamboom(
    (
        Verwant("Henk", "Wit", 71, "man", tussenvoegsel="de", dood=3),
        Verwant("Truus", "Wit", 70, "vrouw", tussenvoegsel="de"),
        Verwant("Rob", "Kramer", 44, "man", Relatie.EX_PARTNER),
        Verwant("Sjoerd", "Postma", 42, "man", Relatie.EX_PARTNER),
    ),
    (),
    (
        "Henk / gehuwd / Truus", "Henk, Truus / ouder_van / Carla", "Carla / gescheiden / Rob",
        "Carla / uit_elkaar / Sjoerd", "Carla, Rob / ouder_van / Daan", "Carla, Sjoerd / ouder_van / Fleur",
        "Sjoerd / contact_verbroken / Fleur", "Truus / hecht / Fleur",
    ),
)  # fmt: skip

AKSOY = Stamboom(
    (Verwant("Hatice", "Aksoy", 58, "vrouw"), Verwant("Orhan", "Demir", 60, "man")),
    ("Murat",),
    (
        "Hatice, Orhan / ouder_van / Derya", "Hatice / gescheiden / Orhan", "Derya / gescheiden / Murat",
        "Derya, Murat / ouder_van / Ece", "Murat / geweld / Derya", "Orhan / contact_verbroken / Derya",
        "Derya / hecht / Ece",
    ),
)  # fmt: skip

PETERS = Stamboom(
    (
        Verwant("Tim", "Bakker", 36, "man", Relatie.STIEFOUDER),
        Verwant("Floor", "Bakker", 4, "vrouw", Relatie.BROER_ZUS),
        Verwant("Dirk", "Peters", 74, "man", dood=1),
        Verwant("Wil", "Peters", 72, "vrouw"),
    ),
    ("Ruud",),
    (
        "Dirk / gehuwd / Wil", "Dirk, Wil / ouder_van / Ruud", "Anouk / gescheiden / Ruud", "Anouk / paar / Tim",
        "Anouk, Ruud / ouder_van / Jip", "Tim / stiefouder_van / Jip", "Anouk, Tim / ouder_van / Floor",
        "Ruud / geweld / Anouk", "Anouk / geweld / Ruud", "Ruud / contact_verbroken / Tim",
    ),
)  # fmt: skip

YILDIRIM = Stamboom(
    (
        Verwant("Fadime", "Kaya", 63, "vrouw"),
        Verwant("Osman", "Kaya", 66, "man", dood=9),
        Verwant("Ineke", "Veldman", 49, "vrouw", Relatie.ANDERS),
    ),
    ("Zeynep",),
    (
        "Fadime / gehuwd / Osman", "Fadime, Osman / ouder_van / Ayşe", "Kemal / gehuwd / Ayşe",
        "Kemal, Ayşe / ouder_van / Emre, Zeynep", "Ineke / pleegouder_van / Zeynep", "Fadime / hecht / Emre",
        "Kemal / geweld / Zeynep", "Fadime / contact_verbroken / Kemal",
    ),
)  # fmt: skip


def hang_together(casus: Casus, stamboom: Stamboom, *, by: Medewerker) -> None:
    """Add who else belongs to the family, write down who lives elsewhere and every band."""
    for verwant in stamboom.erbij:
        rij = meldingen.voeg_betrokkene_toe(casus, gegevens=_gegevens(verwant), by=by)
        if verwant.dood is None:
            meldingen.informeer_betrokkene(rij, hoe="Aan de telefoon", by=by)
    mensen = {rij.persoon.voornamen: rij for rij in casus.betrokkenen.select_related("persoon", "casus")}
    for naam in stamboom.elders:
        rij = mensen[naam]
        meldingen.wijzig_betrokkene(
            rij, rol=rij.rol, relatie=rij.relatie, gezag=rij.gezag, in_huishouden=False, by=by
        )
    for van, soort, naar in _banden(stamboom.banden, mensen):
        meldingen.leg_band_vast(van, naar, soort=soort, bron="gesprek met de familie", by=by)


def _banden(
    regels: tuple[str, ...], mensen: dict[str, Betrokkene]
) -> Iterator[tuple[Betrokkene, Bandsoort, Betrokkene]]:
    for regel in regels:
        van, soort, naar = regel.split(" / ")
        for een, ander in product(van.split(", "), naar.split(", ")):
            yield mensen[een], Bandsoort(soort), mensen[ander]


def _gegevens(verwant: Verwant) -> BetrokkeneGegevens:
    today = clock.today()
    dood = verwant.dood
    born = today - timedelta(days=round(365.25 * (verwant.age + (dood or 0))) + 100)
    return BetrokkeneGegevens(
        rol=Rol.NETWERK, relatie=verwant.relatie, voornamen=verwant.voornamen, achternaam=verwant.achternaam,
        tussenvoegsel=verwant.tussenvoegsel, geboortedatum=born, geboorte_precisie=Precisie.DAG,
        geslacht=verwant.geslacht, in_huishouden=verwant.voornamen in IN_HUIS,
        overleden_op=None if dood is None else today - timedelta(days=round(365.25 * dood)),
    )  # fmt: skip


IN_HUIS = frozenset({"Tim", "Floor"})
"""Who of the people around a family lives in the household."""
