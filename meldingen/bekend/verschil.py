"""What was typed about a known person and the register says otherwise, at the moment a call becomes a melding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from meldingen.bekend.forms import VAN_PERSOON
from meldingen.codelijsten import Geslacht, Precisie
from meldingen.forms.gezin import PersoonRegel
from meldingen.forms.velden import Geboortedatum, show_birth_date
from meldingen.models import Persoon
from veiligthuis.core.errors import RuleBroken

TEKSTEN = (*VAN_PERSOON, "taal", "veilig_contact")
DAGEN = ("uitgerekende_datum", "overleden_op")
VINKEN = ("ongeboren", "tolk_nodig")
NIETS = frozenset({"", str(Geslacht.ONBEKEND)})


def anders_dan_register(personen: Sequence[Mapping[str, Any]], bekenden: Mapping[int, Persoon]) -> list[str]:
    """A sentence for each known person about whom something else was typed; the register itself stays as it is.

    What was left open or taken out says nothing else. Raises RuleBroken for another BSN: a number does not belong in
    a text that is read on, and it may be another person.
    """
    zinnen = []
    for getypt in personen:
        if not getypt["bekend"]:
            continue
        persoon = bekenden[getypt["bekend"]]
        _keur_bsn(getypt, persoon)
        if delen := list(_delen(getypt, persoon)):
            zinnen.append(f"Anders dan in het register, bij {persoon.weergavenaam}: {', '.join(delen)}")
    return zinnen


def _keur_bsn(getypt: Mapping[str, Any], persoon: Persoon) -> None:
    if getypt["bsn"] and getypt["bsn"] != persoon.bsn:
        raise RuleBroken(
            f"Het BSN dat u bij {persoon.weergavenaam} typte, staat zo niet in het register. Is het dezelfde persoon, "
            "haal het BSN hier dan weg en leg het na het afronden vast bij de persoon. Zo niet, kies dan een ander."
        )


def _delen(getypt: Mapping[str, Any], persoon: Persoon) -> Iterator[str]:
    """The label and what was typed, of each part that differs."""
    for naam, (nieuw, oud) in _paren(getypt, persoon).items():
        if nieuw in NIETS or " ".join(nieuw.split()).casefold() == oud.casefold():
            continue
        veld = PersoonRegel.base_fields[naam]
        label = str(veld.label).lower()
        keuzes = dict(getattr(veld, "choices", ()))
        yield label if naam in VINKEN else f"{label} {keuzes.get(nieuw, nieuw)}"


def _paren(getypt: Mapping[str, Any], persoon: Persoon) -> dict[str, tuple[str, str]]:
    """What was typed and what the register says, both as they are typed."""
    paren = {naam: (str(getypt[naam] or ""), str(getattr(persoon, naam) or "")) for naam in TEKSTEN}
    for naam in DAGEN:
        nieuw, oud = getypt[naam], getattr(persoon, naam)
        paren[naam] = (f"{nieuw:%d-%m-%Y}" if nieuw else "", f"{oud:%d-%m-%Y}" if oud else "")
    for naam in VINKEN:
        paren[naam] = ("ja" if getypt[naam] else "", "ja" if getattr(persoon, naam) else "")
    born = getypt["geboortedatum"]
    bekend = Geboortedatum(persoon.geboortedatum, Precisie(persoon.geboorte_precisie))
    paren["geboortedatum"] = (show_birth_date(born) if born and born.datum else "", show_birth_date(bekend))
    return paren
