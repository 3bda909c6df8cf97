"""From the people and bands of a casus to a drawing with its table and legend; it asks the database nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Geslacht
from meldingen.genogram.indeling import deel_in
from meldingen.genogram.invoer import Band, Familie, Mens, Soort, Teken
from meldingen.genogram.tekenen import Tekening, Verklaring, legenda, teken_indeling
from meldingen.genogram.woorden import Regel, beschrijf, tabel
from veiligthuis.core import words

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Gezinsband, Persoon

TEKENS = {Geslacht.MAN: Teken.MAN, Geslacht.VROUW: Teken.VROUW}
BLADEN = {"staand": 850, "liggend": 1250}
"""The sheets and how wide a drawing may be on each, in pixels."""
LAATST = 99_999_999
"""The birth order of who has no known birth date: behind the others."""


@dataclass(frozen=True)
class Genogram:
    """What page and report show: the drawing, its legend, the table, and what did not fit."""

    tekening: Tekening
    legenda: list[Verklaring]
    tabel: list[Regel]
    waarschuwingen: tuple[str, ...]
    breed: int
    met_huishouden: bool
    met_banden: bool

    @property
    def blad(self) -> str:
        """The sheet of paper on which the words of the drawing stay readable: staand, liggend (A4) or groot (A3)."""
        return next((blad for blad, breed in BLADEN.items() if self.breed <= breed), "groot")


def familie_van(
    betrokkenen: Iterable[Betrokkene], banden: Iterable[Gezinsband], *, op: date, met_huishouden: bool = True
) -> Familie:
    """The family as of a day, without any address. `met_huishouden` is False where nobody may read who lives together.

    The persons must have been fetched along; a band with somebody who is not among them is left out.
    """
    return Familie(
        tuple(_mens(wie, op, met_huishouden=met_huishouden) for wie in betrokkenen),
        tuple(Band(b.van_id, b.naar_id, Soort(b.soort), voorbij=b.tot is not None) for b in banden),
    )


def genogram_van(familie: Familie, *, met_huishouden: bool = True) -> Genogram | None:
    """The drawing of a family with everything beside it; None when there is nobody to draw."""
    if not familie.mensen:
        return None
    indeling = deel_in(familie)
    return Genogram(
        tekening=teken_indeling(indeling, beschrijf(familie)),
        legenda=legenda(indeling),
        tabel=tabel(familie, met_huishouden=met_huishouden),
        waarschuwingen=indeling.waarschuwingen,
        breed=indeling.vak[2],
        met_huishouden=met_huishouden,
        met_banden=bool(familie.geldig()),
    )


def genogram_van_casus(
    betrokkenen: Sequence[Betrokkene], banden: Sequence[Gezinsband], *, op: date
) -> Genogram | None:
    """The drawing for who works on the casus."""
    return genogram_van(familie_van(betrokkenen, banden, op=op))


def als_gegevens(familie: Familie) -> dict[str, Any]:
    """The running bands and the people as plain values that can be kept and read back by `uit_gegevens`."""
    return {
        "mensen": [asdict(mens) | {"teken": str(mens.teken)} for mens in familie.mensen],
        "banden": [{"van": b.van, "naar": b.naar, "soort": str(b.soort)} for b in familie.geldig()],
    }


def uit_gegevens(gegevens: Mapping[str, Any]) -> Familie:
    """The family that `als_gegevens` wrote down; a word blotted out since is no band any more."""
    velden = Mens.__dataclass_fields__
    mensen = [{naam: mens[naam] for naam in velden if naam in mens} for mens in gegevens["mensen"]]
    tekens, soorten = set(Teken), set(Soort)
    return Familie(
        tuple(
            Mens(**m | {"teken": Teken(m["teken"]) if m["teken"] in tekens else Teken.ONBEKEND})
            for m in mensen
        ),
        tuple(
            Band(b["van"], b["naar"], Soort(b["soort"])) for b in gegevens["banden"] if b["soort"] in soorten
        ),
    )


def _mens(wie: Betrokkene, op: date, *, met_huishouden: bool) -> Mens:
    persoon = wie.persoon
    jaren = persoon.leeftijd(op)
    return Mens(
        sleutel=wie.pk,
        naam=persoon.weergavenaam,
        teken=Teken.ONGEBOREN
        if persoon.ongeboren
        else TEKENS.get(Geslacht(persoon.geslacht), Teken.ONBEKEND),
        leeftijd="" if jaren is None else str(jaren),
        regel=_jaren(persoon),
        overleden=persoon.overleden_op is not None,
        in_huishouden=met_huishouden and wie.in_huishouden and persoon.overleden_op is None,
        volgorde=_volgorde(persoon),
    )


def _jaren(persoon: Persoon) -> str:
    """The year of birth, of birth and death, or the month in which a child is expected; empty when unknown."""
    if persoon.ongeboren:
        uit = persoon.uitgerekende_datum
        return f"verwacht {words.MONTHS[uit.month - 1]} {uit.year}" if uit else ""
    geboren = str(persoon.geboortedatum.year) if persoon.geboortedatum else ""
    if persoon.overleden_op:
        return f"{geboren or '?'} – {persoon.overleden_op.year}"
    return geboren


def _volgorde(persoon: Persoon) -> int:
    dag = persoon.geboortedatum or persoon.uitgerekende_datum
    return dag.toordinal() if dag else LAATST
