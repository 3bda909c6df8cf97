"""Who was given sight of a casus: a team through its group, a person directly."""

from __future__ import annotations

from django.db import transaction
from guardian.shortcuts import assign_perm, remove_perm

from ketenpartners.models import Team
from meldingen.models import Casus
from meldingen.queries import ZIEN
from veiligthuis.core import audit
from veiligthuis.core.access import may
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker


def require_on_casus(by: Medewerker, codename: str, casus: Casus) -> None:
    """Refuse an action on a casus that takes no step. Raises NotAllowed."""
    if not may(by, codename, casus):
        raise NotAllowed(codename)


@transaction.atomic
def verleen_toegang(casus: Casus, *, aan: Team | Medewerker, by: Medewerker | None) -> None:
    """Give a team or a person sight of the casus; a consequence of another intention, so no permission is asked.

    Raises ValueError for a team without a group.
    """
    assign_perm(ZIEN, _wie(aan), casus)
    audit.record_change(by, casus, action="verleen_toegang", fields={"aan": _naam(aan)})


@transaction.atomic
def beeindig_toegang(casus: Casus, *, van: Team | Medewerker, by: Medewerker | None) -> None:
    """Take sight of the casus away again; it works at the next request."""
    remove_perm(ZIEN, _wie(van), casus)
    audit.record_change(by, casus, action="beeindig_toegang", fields={"van": _naam(van)})


def _wie(ontvanger: Team | Medewerker) -> object:
    if isinstance(ontvanger, Medewerker):
        return ontvanger
    if ontvanger.groep is None:
        raise ValueError(f"team {ontvanger.pk} has no group")
    return ontvanger.groep


def _naam(ontvanger: Team | Medewerker) -> str:
    soort = "medewerker" if isinstance(ontvanger, Medewerker) else "team"
    return f"{soort}:{ontvanger.pk}"
