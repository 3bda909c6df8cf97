"""How complete a verzoek is: what the Raad will ask at the gate, what of it must be answered, and what is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Geslacht, Relatie
from overdracht.raad.inhoud import Stuk, stuk_van, telefoon_van
from overdracht.raad.kind import is_te_herkennen
from overdracht.raad.mensen import heeft_gezag
from overdracht.raad.status import Geinformeerd
from veiligthuis.core import clock
from veiligthuis.core.bsn import is_nummer

if TYPE_CHECKING:
    from meldingen.models import Betrokkene
    from overdracht.models import Raadverzoek


@dataclass(frozen=True)
class Vraag:
    """One question of the Raad: of which section, whether it must be answered, and whether it is."""

    sectie: int
    vraag: str
    beantwoord: bool
    moet: bool = True


@dataclass(frozen=True)
class Meter:
    """All questions about one verzoek, in the order of its sections."""

    vragen: tuple[Vraag, ...]

    @property
    def moet_nog(self) -> list[Vraag]:
        """What keeps it from being laid before the signers."""
        return [vraag for vraag in self.vragen if vraag.moet and not vraag.beantwoord]

    @property
    def kan_nog(self) -> list[Vraag]:
        """What the Raad will ask, and what a short onderzoek rests on."""
        return [vraag for vraag in self.vragen if not vraag.moet and not vraag.beantwoord]

    @property
    def beantwoord(self) -> int:
        """How many are answered."""
        return sum(vraag.beantwoord for vraag in self.vragen)

    @property
    def totaal(self) -> int:
        """How many there are."""
        return len(self.vragen)


def meter_van(obj: Raadverzoek) -> Meter:
    """The questions about a verzoek as it stands now."""
    return meter_over(stuk_van(obj))


def meter_over(stuk: Stuk) -> Meter:
    """The questions about what was read already.

    Source: Raad voor de Kinderbescherming, wanneer neemt de Raad een verzoek in behandeling; BW boek 1 art. 255;
    Regeling justitiële keteninformatisering Jeugdwet, bijlage 1 (what a verzoek must hold).
    """
    vragen = [
        *_gegevens(stuk),
        *_feiten(stuk),
        *_per_mens(stuk),
        *_geprobeerd(stuk),
        *_gevraagd(stuk),
        *_gehoord(stuk),
    ]
    return Meter(tuple(sorted(vragen, key=lambda vraag: vraag.sectie)))


def _gegevens(stuk: Stuk) -> Iterator[Vraag]:
    yield Vraag(1, "Over welke kinderen gaat het verzoek?", bool(stuk.meegenomen))
    gezag = any(heeft_gezag(mens) for mens, _ in stuk.ouders)
    yield Vraag(1, "Wie heeft het gezag over de kinderen?", gezag)
    yield Vraag(1, "Op welk nummer kan de Raad u bellen?", bool(stuk.obj.contact_telefoon.strip()))
    for mens, _ in stuk.meegenomen:
        yield _personalia(stuk, mens)
        yield from _wie_het_is(mens)
    for mens, _ in stuk.ouders:
        bereikbaar = bool(telefoon_van(mens))
        yield Vraag(1, f"Op welk nummer is {mens.persoon.weergavenaam} te bereiken?", bereikbaar, moet=False)


def _personalia(stuk: Stuk, mens: Betrokkene) -> Vraag:
    """A born child has a birth date and a sex, an unborn one a mother and the day it is expected."""
    persoon = mens.persoon
    if persoon.ongeboren:
        moeder = any(ouder.relatie == Relatie.MOEDER for ouder, _ in stuk.ouders)
        bekend = bool(moeder and persoon.uitgerekende_datum)
        return Vraag(1, "Wanneer is het ongeboren kind uitgerekend, en wie is de moeder?", bekend)
    bekend = bool(persoon.geboortedatum and persoon.geslacht in (Geslacht.MAN, Geslacht.VROUW))
    return Vraag(1, f"Wanneer is {persoon.weergavenaam} geboren, en is het een jongen of een meisje?", bekend)


def _wie_het_is(mens: Betrokkene) -> Iterator[Vraag]:
    """A born child is recognised by its BSN, else by names and birth date; the BSN is what the Raad will ask.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1; Wmo 2015 art. 5.2.9.
    """
    if mens.persoon.ongeboren:
        return
    naam = mens.persoon.weergavenaam
    anders = f"Wat is het BSN van {naam}, of anders de hele naam en de geboortedatum?"
    yield Vraag(1, anders, is_te_herkennen(mens))
    yield Vraag(1, f"Wat is het BSN van {naam}?", is_nummer(mens.persoon.bsn), moet=False)


def _feiten(stuk: Stuk) -> Iterator[Vraag]:
    yield Vraag(2, "Wat is er gebeurd, en wanneer?", not _sectie(stuk, 2).is_leeg)
    feiten = any(soort == "feit" for soort, _ in _sectie(stuk, 3).groepen)
    yield Vraag(3, "Welke feiten staan vast, en wie stelde ze vast?", feiten)
    yield Vraag(
        6, "Wat is het patroon van het geweld, en wat beschermt?", _gevuld(stuk.obj.patroon), moet=False
    )


def _per_mens(stuk: Stuk) -> Iterator[Vraag]:
    for mens, rij in stuk.meegenomen:
        naam = mens.persoon.weergavenaam
        eigen = "" if mens.persoon.ongeboren else f", en wat zegt {naam} zelf"
        yield Vraag(4, f"Hoe gaat het met {naam}{eigen}?", _gevuld(rij and rij.situatie))
        bedreigd = f"Waardoor wordt de ontwikkeling van {naam} ernstig bedreigd?"
        yield Vraag(10, bedreigd, _gevuld(rij and rij.bedreiging))
    for mens, rij in stuk.ouders:
        vraag = f"Wat vindt en kan {mens.persoon.weergavenaam}, en welke hulp neemt die aan?"
        yield Vraag(5, vraag, _gevuld(rij and rij.visie), moet=False)


def _geprobeerd(stuk: Stuk) -> Iterator[Vraag]:
    obj = stuk.obj
    yield Vraag(7, "Welke hulp is geprobeerd, en waarom was die niet genoeg?", _gevuld(obj.hulp))
    yield Vraag(8, "Wat deed het netwerk, en waarom is dat niet genoeg?", _gevuld(obj.netwerk))
    nageleefd = _gevuld(obj.naleving) or not _sectie(stuk, 9).is_leeg
    yield Vraag(9, "Is er een veiligheidsplan, en hield het gezin zich eraan?", nageleefd, moet=False)
    yield Vraag(11, "Waarom is hulp zonder dwang niet genoeg?", _gevuld(obj.noodzaak))


def _gevraagd(stuk: Stuk) -> Iterator[Vraag]:
    obj = stuk.obj
    yield Vraag(12, "Wat vraagt u aan de Raad?", bool(obj.gevraagd) and _gevuld(obj.vraag))
    yield Vraag(12, "Hoe snel is onderzoek nodig?", bool(obj.urgentie))
    yield Vraag(12, "Wanneer is het college geïnformeerd?", obj.college_geinformeerd_op is not None)


def _gehoord(stuk: Stuk) -> Iterator[Vraag]:
    """Whoever has authority is informed and heard; a child from twelve years is heard."""
    for mens, rij in stuk.ouders:
        naam = mens.persoon.weergavenaam
        yield Vraag(13, f"Weet {naam} van dit verzoek? Zo nee, waarom niet?", _weet_het(rij))
        gehoord = _gevuld(rij and rij.reactie) or mens.wederhoor_op is not None
        yield Vraag(13, f"Wat zegt {naam} van het concept?", gehoord, moet=heeft_gezag(mens))
    for mens, rij in stuk.meegenomen:
        if mens.moet_gehoord(clock.today()):
            gehoord = _gevuld(rij and rij.reactie) or mens.wederhoor_op is not None
            yield Vraag(13, f"Wat zegt {mens.persoon.weergavenaam} van het concept?", gehoord)


def _weet_het(rij: Any) -> bool:
    if rij is None:
        return False
    if rij.geinformeerd == Geinformeerd.JA:
        return rij.geinformeerd_op is not None
    return bool(rij.geinformeerd == Geinformeerd.NEE and rij.reden_niet.strip())


def _gevuld(tekst: Any) -> bool:
    return bool(tekst and tekst.strip())


def _sectie(stuk: Stuk, nummer: int) -> Any:
    return stuk.verzoek.secties[nummer - 1]
