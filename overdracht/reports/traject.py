"""What the file of a traject and the keeping of a plan add to the sections of a verzoek tot onderzoek."""

from __future__ import annotations

from collections.abc import Iterator

from overdracht.reports.bewering import Bewering, Bronnen, dag, said

TRAJECT = "dossier van het traject"


def bevindingen(bron: Bronnen) -> Iterator[Bewering]:
    """Facts, opinions and interpretations as they were written down, each with who it comes from and its day.

    What a protected source said is not among them. Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    for rij in bron.bevindingen:
        yield from said(rij.soort, f"{rij.bron_in_woorden}, {dag(rij.van)}", rij.tekst)


def kinderen_gezien(bron: Bronnen) -> Iterator[Bewering]:
    """That a child was seen, by whom and with whom; or why it was not."""
    for rij in bron.gezien:
        tekst = f"Niet gezien: {rij.reden_niet}"
        if rij.gezien:
            tekst = f"Gezien op {dag(rij.op)} door {rij.gezien_door}; {rij.get_aanwezig_display().lower()}."
        yield Bewering(tekst, "feit", TRAJECT, rij.betrokkene.persoon.weergavenaam)


def conclusies(bron: Bronnen) -> Iterator[Bewering]:
    """What the onderzoek established on huiselijk geweld and kindermishandeling, and why."""
    for rij in bron.conclusies:
        kop = f"{rij.get_onderwerp_display()}: {rij.get_uitkomst_display().lower()}."
        yield Bewering(f"{kop} {rij.motivering}", "interpretatie", f"conclusie {dag(rij.vastgelegd_op)}")


def reacties(bron: Bronnen) -> Iterator[Bewering]:
    """What each person said of the draft report and what was done with it, or why there is no reaction."""
    for rij in bron.wederhoor:
        naam, waar = rij.betrokkene.persoon.weergavenaam, f"wederhoor {dag(rij.vastgelegd_op)}"
        yield from said("mening", waar, rij.reactie, over=naam)
        yield from said("feit", waar, rij.verwerkt and f"Wat ermee is gedaan: {rij.verwerkt}", over=naam)
        yield from said("feit", waar, rij.reden_niet and f"Geen reactie: {rij.reden_niet}", over=naam)


def naleving(bron: Bronnen) -> Iterator[Bewering]:
    """What was seen of each agreement, and what was done when it was not kept."""
    for rij in bron.controles:
        gezien = f": {rij.gezien}" if rij.gezien else ""
        gevolg = f" Daarna: {rij.gevolg_gedaan}" if rij.gevolg_gedaan else ""
        tekst = f"‘{rij.afspraak.wat}’ {rij.get_uitkomst_display().lower()}{gezien}.{gevolg}"
        yield Bewering(tekst, "feit", f"controle van het plan, {dag(rij.op)}")
