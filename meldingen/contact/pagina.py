"""What stands beside the form of a contact: per person how to reach him safely, and how often that was tried."""

from __future__ import annotations

from dataclasses import dataclass

from meldingen.contact.queries import pogingen_in
from meldingen.gezin.codelijsten import NIET_BELLEN, JaNeeOnbekend
from meldingen.models import Betrokkene, Casus, VeiligContact

MEESTE_TOETSEN = 9


@dataclass(frozen=True)
class Bereik:
    """One person as somebody must know him before calling; `toets` is the key that records that nobody answered."""

    betrokkene: Betrokkene
    regels: tuple[str, ...]
    let_op: tuple[str, ...]
    toelichting: str
    pogingen: str
    toets: str

    @property
    def telefoon(self) -> str:
        """The number to call; empty when unknown."""
        return self.betrokkene.persoon.telefoon


def bereik(casus: Casus, eerst: int | None = None) -> tuple[list[Bereik], list[Bereik]]:
    """Who is likely to be called now, and the others who can be reached; three queries.

    The first are the person `eerst` alone, or else the directbetrokkenen; they have the keys.
    """
    mensen = list(
        casus.betrokkenen.filter(persoon__ongeboren=False, persoon__overleden_op__isnull=True)
        .select_related("persoon__veilig")
        .order_by("pk")
    )
    gezocht = {rij.betrokkene: rij.zin for rij in pogingen_in(casus, mensen)}
    nu = [mens for mens in mensen if mens.pk == eerst] or [m for m in mensen if m.is_directbetrokken]
    toetsen = {mens.pk: str(plek) for plek, mens in enumerate(nu[:MEESTE_TOETSEN], start=1)}
    rijen = {
        mens.pk: Bereik(
            mens, *_veilig(getattr(mens.persoon, "veilig", None)), mens.persoon.veilig_contact,
            gezocht.get(mens.pk, "nog niet gezocht"), toetsen.get(mens.pk, ""),
        )
        for mens in mensen
    }  # fmt: skip
    vooraan = [rijen.pop(mens.pk) for mens in nu]
    return vooraan, list(rijen.values())


def _veilig(contact: VeiligContact | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What holds, and what nobody may overlook; not knowing is never the same as yes."""
    if contact is None:
        return ("Nog niet gevraagd hoe het veilig kan: spreek geen voicemail in",), ()
    kanaal = str(contact.get_kanaal_display()).lower()
    regels = {
        f"Kanaal: {kanaal}": True,
        f"Via: {contact.via_wie}": contact.via_wie,
        f"Wanneer: {contact.uren}": contact.uren,
        "Voicemail: mag": contact.voicemail == JaNeeOnbekend.JA,
        "Voicemail: nog niet bekend, spreek niets in": contact.voicemail == JaNeeOnbekend.ONBEKEND,
        "Codewoord afgesproken": contact.codewoord,
    }
    let_op = {
        f"Niet bellen: {kanaal}.": contact.kanaal in NIET_BELLEN,
        "Geen voicemail inspreken.": contact.voicemail == JaNeeOnbekend.NEE,
    }
    return tuple(regel for regel, geldt in regels.items() if geldt), tuple(
        regel for regel, geldt in let_op.items() if geldt
    )
