"""The rules of an overleg: one function each, returning the Dutch reason or None."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from overdracht.overleg.queries import in_dossier
from veiligthuis.core import words
from veiligthuis.core.models import Medewerker

WERKAFSPRAAK = "Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7; regionale werkafspraak over overleg"


def casus_is_open(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is no consultation about a family whose casus is closed.

    Source: Wmo 2015 art. 5.3.3 (only who is needed for the task hears of it).
    """
    if obj.casus.is_open:
        return None
    return "Deze casus is gesloten. Een overleg hoort bij een lopende casus; heropen die eerst."


def leider_ziet_de_casus(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Only who sees the casus leads the overleg; sitting at the table is not enough.

    Source: Wmo 2015 art. 5.3.3.
    """
    if by is not None and type(obj).objects.filter(in_dossier(by), pk=obj.pk).exists():
        return None
    return "U neemt deel aan dit overleg, maar de casus is niet van u. De voorzitter doet deze stap."


def moment_ligt_in_de_toekomst(
    obj: Any, *, by: Medewerker | None, at: datetime, begint_op: datetime, **inputs: Any
) -> str | None:
    """People are invited to something that is still to come. Source: working agreement."""
    return None if begint_op > at else "Dit moment is al voorbij. Kies een moment dat nog komt."


def overleg_is_begonnen(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Nothing was held before its hour. Source: working agreement."""
    if obj.begint_op <= at:
        return None
    return f"Het overleg begint {words.moment(obj.begint_op)}. Leg daarna vast wie er was."


def er_zijn_deelnemers(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A table of one is no table. Source: working agreement."""
    if obj.deelnemers.professionals().aan_tafel().count() > 1:
        return None
    return "Er is nog niemand om uit te nodigen. Voeg eerst een deelnemer toe."


def ieder_uit_het_gezin_is_bedacht(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Who it is about sits at the table, or it is written why not.

    Source: Handelingsprotocol Veilig Thuis 2019 (speaking with instead of about).
    """
    vergeten = obj.gezin_zonder_keuze()
    if not vergeten:
        return None
    namen = ", ".join(wie.persoon.weergavenaam for wie in vergeten)
    return f"Komt {namen} ook? Kies per gezinslid: uitgenodigd, of waarom niet."


def er_staat_iets_op_de_agenda(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Nobody comes for nothing. Source: working agreement."""
    if obj.agendapunten.op_de_agenda().exclude(woorden="").exists():
        return None
    return "De agenda is leeg voor de deelnemers. Schrijf minstens één punt in woorden die zij mogen lezen."


def verslag_is_geschreven(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """The report is what stays. Source: working agreement."""
    return None if obj.verslag.strip() else "Er is nog geen verslag. Schrijf kort wat er is besproken."


def reden_is_gegeven(
    obj: Any, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
) -> str | None:
    """Who was invited hears why it does not take place. Source: working agreement."""
    return None if reden.strip() else "Schrijf waarom het overleg niet doorgaat."


def is_bekend_waar(vorm: str, plaats: str) -> bool:
    """Whether it is said where people meet."""
    return bool(plaats.strip()) or vorm == "telefoon"
