"""What every write of an overleg asks first: may this person, is it still open, does the text betray a secret."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from meldingen.queries import geheimen
from overdracht.overleg.machine import LEIDEN
from overdracht.overleg.records import Overleg
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

VERRAADT = (
    "Hier staat iets dat niemand buiten Veilig Thuis mag weten: een geheim adres, een nummer, een bron of een "
    "codewoord. Schrijf het anders."
)


def op_slot(overleg: Overleg, *, by: Medewerker, in_: Collection[str]) -> Overleg:
    """The overleg, locked, for who leads it. Raises NotAllowed, or RuleBroken in another status than `in_`."""
    if not has_codename(by, LEIDEN):
        raise NotAllowed(LEIDEN)
    rijen = Overleg.objects.select_for_update(of=("self",)).select_related("casus__team", "voorzitter")
    rij: Overleg | None = rijen.in_dossier_van(by).filter(pk=overleg.pk).first()
    if rij is None:
        raise NotAllowed(LEIDEN)
    if rij.status not in in_:
        raise RuleBroken(
            f"Dit kan niet meer: het overleg is ‘{rij.get_status_display()}’. Laad de pagina opnieuw."
        )
    return rij


def zonder_geheim(overleg: Overleg, **teksten: str) -> None:
    """Refuse texts for others that hold a secret of the casus; the name of each is that of its field."""
    alle: Any = geheimen.alle_van(overleg.casus)
    for veld, tekst in teksten.items():
        if tekst and alle.betrays(tekst):
            raise RuleBroken(VERRAADT, field=veld)
    if alle.betrays(" ".join(filter(None, teksten.values()))):
        raise RuleBroken(VERRAADT)
