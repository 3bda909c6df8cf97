"""Who may do what to which object: the one place where object permissions are decided.

A permission on an object is two things at once: a role of the person has the codename, and the object is in
`visible_to(person)`. Neither alone is enough, and being superuser gives nothing.
"""

from collections.abc import Callable
from typing import Any, Self, TypeVar

from django.contrib.auth.models import AnonymousUser, Permission
from django.db import models
from django.http import Http404, HttpRequest

from veiligthuis.core import audit
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import Medewerker

Model = TypeVar("Model", bound=models.Model)
Person = Medewerker | AnonymousUser


class VisibleQuerySet(models.QuerySet[Model]):
    """A queryset that knows who may see its rows; the only door to lists and to single objects."""

    def visible_to(self, user: Person) -> Self:
        """The rows this person may see, and nobody else's. Every concrete queryset states its own condition."""
        raise NotImplementedError(f"{type(self).__name__} must say who may see its rows")


def codenames(user: Person) -> frozenset[str]:
    """The codenames ("app.codename") that the person's roles give, read once per user object."""
    if not user.is_active or not isinstance(user, Medewerker):
        return frozenset()
    known: frozenset[str] | None = user.__dict__.get("_codenames")
    if known is None:
        rows = list(
            Permission.objects.filter(group__user=user)
            .values_list("content_type__app_label", "codename", "group__name")
            .order_by()
        )
        known = frozenset(f"{app}.{codename}" for app, codename, _ in rows)
        audit.remember_roles(user, {group for _, _, group in rows})
        user.__dict__["_codenames"] = known
    return known


def has_codename(user: Person, codename: str) -> bool:
    """Whether a role of the person gives this codename, apart from any object."""
    return codename in codenames(user)


def is_visible(user: Person, obj: models.Model) -> bool:
    """Whether the person may see this object at all."""
    queryset = type(obj)._default_manager.all()
    if not isinstance(queryset, VisibleQuerySet):
        raise TypeError(f"{type(obj).__name__} has no VisibleQuerySet")
    return queryset.visible_to(user).filter(pk=obj.pk).exists()


def may(user: Person, codename: str, obj: models.Model) -> bool:
    """Whether the person may do this to this object: role and visibility together."""
    return has_codename(user, codename) and is_visible(user, obj)


def needs(codename: str) -> Callable[[models.Model, Person], bool]:
    """The permission of a transition, as django-fsm asks for it: object and user in, answer out."""

    def permitted(obj: models.Model, user: Person) -> bool:
        return may(user, codename, obj)

    return permitted


def worker(request: HttpRequest) -> Medewerker:
    """The employee who asks. Raises Http404 for anybody else; the login middleware lets nobody else come here."""
    if not isinstance(request.user, Medewerker):
        raise Http404
    return request.user


def require(user: Person, codename: str) -> None:
    """Refuse an action that has no object yet. Raises NotAllowed."""
    if not has_codename(user, codename):
        raise NotAllowed(codename)


def get_visible(queryset: VisibleQuerySet[Model], user: Person, **lookup: Any) -> Model:
    """One object the person may see; Http404 for unknown and forbidden alike.

    A forbidden object that does exist leaves a denial in the audit trail.
    """
    found = queryset.visible_to(user).filter(**lookup).first()
    if found is not None:
        return found
    hidden = queryset.filter(**lookup).first()
    if hidden is not None:
        audit.record_denial(user, hidden, action="openen")
    raise Http404
