"""The words of letters: read from brieven.toml, filled in, and taken apart for screen and paper."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from meldingen.informeren.codelijsten import Lezer, Waarover

Teksten = dict[str, Any]
"""The texts of letters by their path, as brieven.toml has them."""

BRIEVEN: Teksten = tomllib.loads(Path(__file__).with_name("brieven.toml").read_text(encoding="utf-8"))

NOG_GEEN, DOORGEZET = "nog_geen", "doorgezet"
"""What stands where a melding has no vervolgbesluit: it is to come, or the melding was passed on."""

AFGESLOTEN, HULP = "afgesloten", "hulp"
"""How a traject ended, as far as a letter tells: nothing need follow, or somebody else helps."""


@dataclass(frozen=True, kw_only=True)
class Invulling:
    """What is filled in; names and numbers as they will stand there.

    `melder` is who reported, empty when the reader may not know. `met_kinderen` when the letter also informs about
    children under twelve, `zelf` for a child of sixteen or older. `regie` says who directs the help, empty when the
    reader may not know that.
    """

    aanhef: str
    meldingsdatum: str
    besluit: str = NOG_GEEN
    afloop: str = HULP
    melder: str = ""
    met_kinderen: bool = False
    zelf: bool = False
    telefoon: str
    medewerker: str
    kenmerk: str
    regie: str = ""


@dataclass(frozen=True)
class Deel:
    """One part of a letter: `kop`, `alinea` or `lijst`; of a list the lines, else one text."""

    soort: str
    tekst: str = ""
    regels: list[str] = field(default_factory=list)


def onderwerpen(lezer: str) -> list[str]:
    """What there is a letter about for this reader."""
    return [str(waarover) for waarover in Waarover.values if waarover in BRIEVEN[lezer]]


def tekst_van(brieven: Teksten, sleutel: str) -> str:
    """The text with this path. Raises KeyError when there is none."""
    waarde: Any = brieven
    for stap in sleutel.split("."):
        waarde = waarde[stap]
    return str(waarde)


def schrijf(lezer: str, waarover: str, invulling: Invulling, *, brieven: Teksten = BRIEVEN) -> str:
    """The letter as it is proposed, in the words of `brieven`; somebody reads and changes it before it goes.

    Raises KeyError when there is no letter about this for this reader.
    """
    vast = brieven["vast"]
    gedeeld = {"aanhef": invulling.aanhef, "meldingsdatum": invulling.meldingsdatum, "kenmerk": invulling.kenmerk,
               "telefoon": invulling.telefoon, "medewerker": invulling.medewerker}  # fmt: skip
    afloop = brieven["afloop"].get(lezer, {}).get(invulling.afloop, "")
    melder = (
        vast["melder_open"].format(melder=invulling.melder) if invulling.melder else vast["melder_geheim"]
    )
    gevuld: str = brieven[lezer][waarover].format(
        **gedeeld,
        besluit=brieven["zinnen"][lezer][invulling.besluit],
        afloop=afloop,
        melder=melder,
        kinderen=vast["kinderen"] if invulling.met_kinderen else "",
        lezen=vast["lezen_zelf" if invulling.zelf else "lezen_met_ouder"],
        slot="\n\n".join(deel for deel in (invulling.regie, vast["slot"].format(**gedeeld).strip()) if deel),
    )
    return gevuld.strip()


def delen(tekst: str) -> list[Deel]:
    """The parts of a letter in their order; nothing of the text is lost or added."""
    gevonden: list[Deel] = []
    for blok in tekst.replace("\r\n", "\n").split("\n\n"):
        for regel in blok.split("\n"):
            _voeg_toe(gevonden, regel.strip())
        if gevonden and gevonden[-1].soort == "alinea":
            gevonden.append(Deel("einde"))
    return [deel for deel in gevonden if deel.soort != "einde"]


def _voeg_toe(gevonden: list[Deel], regel: str) -> None:
    vorig = gevonden[-1] if gevonden else None
    if not regel:
        return
    if regel.startswith("# "):
        gevonden.append(Deel("kop", regel[2:]))
    elif regel.startswith("- ") and vorig and vorig.soort == "lijst":
        vorig.regels.append(regel[2:])
    elif regel.startswith("- "):
        gevonden.append(Deel("lijst", regels=[regel[2:]]))
    elif vorig and vorig.soort == "alinea":
        gevonden[-1] = Deel("alinea", f"{vorig.tekst}\n{regel}")
    else:
        gevonden.append(Deel("alinea", regel))


def lezers() -> list[str]:
    """Every reader there is a letter for."""
    return [str(lezer) for lezer in Lezer.values]
