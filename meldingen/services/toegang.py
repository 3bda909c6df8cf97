"""Who was given sight of a casus: a team through its group, a person directly."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db import transaction
from guardian.shortcuts import remove_perm

from ketenpartners.models import Team
from meldingen.models import Casus
from meldingen.models.casus import CasusGroupObjectPermission, CasusUserObjectPermission
from meldingen.queries import ZIEN
from veiligthuis.core import audit
from veiligthuis.core.access import may
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker
from veiligthuis.core.whole import as_part


def require_on_casus(by: Medewerker, codename: str, casus: Casus) -> None:
    """Refuse an action on a casus that takes no step. Raises NotAllowed."""
    if not may(by, codename, casus):
        raise NotAllowed(codename)


@as_part
def verleen_toegang(casus: Casus, *, aan: Team | Medewerker, by: Medewerker | None) -> None:
    """Give a team or a person sight of the casus; a consequence of another intention, so no permission is asked.

    Raises ValueError for a team without a group.
    """
    zien = Permission.objects.get(codename=ZIEN, content_type__app_label=Casus._meta.app_label)
    if isinstance(aan, Medewerker):
        person = CasusUserObjectPermission(permission=zien, user=aan, content_object=casus)
        CasusUserObjectPermission.objects.bulk_create([person], ignore_conflicts=True)
    else:
        team = CasusGroupObjectPermission(permission=zien, group_id=_groep(aan), content_object=casus)
        CasusGroupObjectPermission.objects.bulk_create([team], ignore_conflicts=True)
    audit.record_change(by, casus, action="verleen_toegang", fields={"aan": _naam(aan)})


@transaction.atomic
def beeindig_toegang(casus: Casus, *, van: Team | Medewerker, by: Medewerker | None) -> None:
    """Take sight of the casus away again; it works at the next request."""
    remove_perm(ZIEN, _wie(van), casus)
    audit.record_change(by, casus, action="beeindig_toegang", fields={"van": _naam(van)})


def _wie(ontvanger: Team | Medewerker) -> object:
    if isinstance(ontvanger, Medewerker):
        return ontvanger
    _groep(ontvanger)
    return ontvanger.groep


def _groep(team: Team) -> int:
    if team.groep_id is None:
        raise ValueError(f"team {team.pk} has no group")
    return int(team.groep_id)


def _naam(ontvanger: Team | Medewerker) -> str:
    soort = "medewerker" if isinstance(ontvanger, Medewerker) else "team"
    return f"{soort}:{ontvanger.pk}"
