"""How unsafe a household is, as one mark: a tone, a word and a sign."""

from dataclasses import dataclass

from meldingen.codelijsten import Veiligheidsniveau


@dataclass(frozen=True)
class Merk:
    """What the badge component needs."""

    toon: str
    woord: str
    teken: str = ""


MERKEN = {
    Veiligheidsniveau.ACUUT: Merk("danger", "acuut"),
    Veiligheidsniveau.STRUCTUREEL: Merk("warning", "structureel"),
    Veiligheidsniveau.ONTHULLING: Merk("geheim", "onthulling", "spraak"),
    Veiligheidsniveau.GEEN: Merk("safe", "stabiel"),
}
NOG_TE_WEGEN = Merk("inactive", "nog te wegen")


def mark_of(niveau: str) -> Merk:
    """The mark of a veiligheidsniveau; an empty one was not weighed yet, which is not the same as safe."""
    return MERKEN[Veiligheidsniveau(niveau)] if niveau else NOG_TE_WEGEN
