"""Letters with invented names: to measure every variant of the texts, and to show one before it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from meldingen.informeren import teksten
from meldingen.informeren.teksten import Teksten


@dataclass(frozen=True)
class Proefbrief:
    """One variant: which, and the letter as it would read."""

    naam: str
    tekst: str


def proefbrieven(brieven: Teksten, lezers: list[str] | None = None) -> Iterator[Proefbrief]:
    """Every reader, subject, decision and outcome, in the words of `brieven`; no name in it is of anybody."""
    for lezer in lezers or teksten.lezers():
        for waarover, besluit, afloop, zelf in product(
            teksten.onderwerpen(lezer), brieven["zinnen"][lezer], (teksten.AFGESLOTEN, teksten.HULP), (True, False)
        ):  # fmt: skip
            invulling = teksten.Invulling(
                aanhef="Elif", meldingsdatum="28 april 2026", besluit=besluit, afloop=afloop, zelf=zelf,
                melder="de school" if zelf else "", met_kinderen=zelf, telefoon="0800-2000", medewerker="Nadia",
                kenmerk="B-12",
            )  # fmt: skip
            yield Proefbrief(
                f"{lezer}/{waarover}/{besluit}", teksten.schrijf(lezer, waarover, invulling, brieven=brieven)
            )
