"""The audit trail: changes, looks and refusals, each one append-only line without any content.

A change is written in the transaction of the change itself: both stand or both fall. A look or a refusal is
written on its own. The database chains the lines (trigger `audit_wordt_geketend` on AuditEntry).
"""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction

from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry, Medewerker

request_id: ContextVar[str] = ContextVar("request_id", default="")


def record_change(
    by: Medewerker | None,
    obj: models.Model,
    *,
    action: str,
    source: str = "",
    target: str = "",
    fields: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Record that something changed; `fields` holds codes and field names only, never personal content.

    `by` is None when the system did it as a consequence. Call it inside the transaction of the change.
    """
    entry = _entry(AuditEntry.Soort.WIJZIGING, by, obj, action)
    entry.van, entry.naar, entry.velden = source, target, dict(fields or {})
    entry.save(force_insert=True)
    return entry


def record_changes(
    by: Medewerker | None,
    objects: Iterable[tuple[models.Model, Mapping[str, Any]]],
    *,
    action: str,
) -> None:
    """Record the same change of several objects, each with its own `fields`, as so many lines in this order."""
    entries = []
    for obj, fields in objects:
        entry = _entry(AuditEntry.Soort.WIJZIGING, by, obj, action)
        entry.velden = dict(fields)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)


def record_view(
    by: Medewerker, obj: models.Model, *, action: str = "bekijken", fields: Mapping[str, Any] | None = None
) -> AuditEntry:
    """Record that somebody looked at an object; `fields` as in `record_change`."""
    entry = _entry(AuditEntry.Soort.INZAGE, by, obj, action)
    entry.velden = dict(fields or {})
    entry.save(force_insert=True)
    return entry


def record_denial(by: Medewerker | AnonymousUser | None, obj: models.Model, *, action: str) -> AuditEntry:
    """Record that somebody was refused; to be called where no rollback follows."""
    person = by if isinstance(by, Medewerker) else None
    entry = _entry(AuditEntry.Soort.WEIGERING, person, obj, action)
    with transaction.atomic():
        entry.save(force_insert=True)
    return entry


def roles_of(person: Medewerker | None) -> str:
    """The roles somebody acts under, as one line; empty for the system."""
    if person is None:
        return ""
    if "_roles" not in person.__dict__:
        remember_roles(person, person.groups.values_list("name", flat=True))
    return str(person.__dict__["_roles"])


def remember_roles(person: Medewerker, groups: Iterable[str]) -> None:
    """Keep the roles of a person for this request; the group of a team ("team:7") is none."""
    person.__dict__["_roles"] = ", ".join(sorted(name for name in groups if ":" not in name))[:200]


def _entry(kind: AuditEntry.Soort, by: Medewerker | None, obj: models.Model, action: str) -> AuditEntry:
    casus = getattr(obj, "casus", None)
    return AuditEntry(
        op=clock.now(),
        soort=kind,
        actie=action,
        door_id=by.pk if by else None,
        door_naam=by.username if by else "systeem",
        namens=roles_of(by),
        casus_nummer=getattr(casus, "nummer", "") or "",
        object_soort=obj._meta.label_lower,
        object_id=str(obj.pk),
        verzoek=request_id.get(),
        shard=0,
        volgnummer=0,
        hash=b"",
    )
