"""The overdrachtsdossier: what was handed over, exactly as the receiver saw it, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from meldingen.queries import lezen, regiewoorden
from overdracht import momentopname
from overdracht.genogram import drawing_of, numbers_of
from veiligheid.queries import Cijferrij, grafiek_van
from veiligthuis.core import words
from veiligthuis.core.charts import LineChart
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from overdracht.models import Overdracht

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Poging:
    """One attempt to reach the family, in words."""

    wanneer: str
    hoe: str
    met: str
    uitkomst: str
    door: str


@dataclass(frozen=True)
class VraagAntwoord:
    """One question with its answer; `antwoord` says when there is none yet."""

    vraag: str
    antwoord: str


@dataclass(frozen=True)
class Dossier:
    """Everything on the pages of the overdrachtsdossier; `m` is the momentopname."""

    nummer: str
    ontvanger: str
    organisatie: str
    stand: str
    aangeboden: str
    geaccepteerd: str
    regiehouder: str
    regie: str
    norm_antwoord: str
    norm_contact: str
    eerste_contact: str
    m: Mapping[str, Any]
    pogingen: tuple[Poging, ...]
    vragen: tuple[VraagAntwoord, ...]

    @property
    def genogram(self) -> lezen.Genogram | None:
        """The family as the receiver saw it drawn; None when it was offered before there were drawings."""
        return drawing_of(self.m.get("genogram"))

    @property
    def cijfers(self) -> list[Cijferrij]:
        """The veiligheidscijfers over time as the receiver saw them."""
        return numbers_of(self.m)

    @property
    def grafiek(self) -> LineChart | None:
        """Their drawing; None when nobody gave one."""
        return grafiek_van(self.cijfers)


def dossier_of(overdracht: Overdracht, *, by: Medewerker) -> Dossier:
    """The dossier of a handover; before the offer it shows what would be offered now."""
    geheimen = momentopname.secrets_of(overdracht.casus)
    convenant = overdracht.convenant
    return Dossier(
        nummer=overdracht.casus.nummer,
        ontvanger=overdracht.naar_team.naam,
        organisatie=overdracht.naar_team.organisatie.naam,
        stand=str(overdracht.get_status_display()),
        aangeboden=_moment(overdracht.aangeboden_op, "nog niet aangeboden"),
        geaccepteerd=_moment(overdracht.geaccepteerd_op, "nog niet geaccepteerd"),
        regiehouder=_regiehouder(overdracht),
        regie=regiewoorden.regieregel(overdracht.casus, geheim=geheimen).tekst,
        norm_antwoord=f"{convenant.acceptatie_werkdagen} werkdagen" if convenant else ONBEKEND,
        norm_contact=f"{convenant.eerste_contact_werkdagen} werkdagen" if convenant else ONBEKEND,
        eerste_contact=_moment(overdracht.eerste_contact_op, "nog geen gelukt contact met het gezin"),
        m=momentopname.shown(overdracht, by=by, geheimen=geheimen),
        pogingen=tuple(geheimen.scrub_all(_pogingen(overdracht))),
        vragen=tuple(geheimen.scrub_all(_vragen(overdracht))),
    )


def _moment(moment: Any, anders: str) -> str:
    return f"{words.full_day(moment)}, {words.time_of_day(moment)}" if moment else anders


def _regiehouder(overdracht: Overdracht) -> str:
    if not overdracht.regiehouder_naam:
        return f"nog niemand; voorstel: {overdracht.voorgestelde_regie or ONBEKEND}"
    return ", ".join(
        (overdracht.regiehouder_naam, overdracht.regiehouder_functie, overdracht.regiehouder_telefoon)
    )


def _pogingen(overdracht: Overdracht) -> list[Poging]:
    rijen = overdracht.contactpogingen.select_related("betrokkene__persoon", "door")
    return [
        Poging(
            wanneer=_moment(rij.op, ONBEKEND),
            hoe=rij.get_middel_display(),
            met=rij.betrokkene.persoon.weergavenaam if rij.betrokkene else rij.met_ander,
            uitkomst=("gelukt" if rij.gelukt else "niet gelukt")
            + (f": {rij.toelichting}" if rij.toelichting else ""),
            door=rij.door.weergavenaam,
        )
        for rij in rijen
    ]


def _vragen(overdracht: Overdracht) -> list[VraagAntwoord]:
    return [VraagAntwoord(rij.vraag, rij.antwoord or "nog geen antwoord") for rij in overdracht.vragen.all()]
