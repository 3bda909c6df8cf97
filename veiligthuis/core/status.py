"""The guarded status field: read everywhere, written by a transition only, checked by the database too."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django_fsm import ConcurrentTransitionMixin, FSMField, FSMFieldDescriptor

HISTORICAL = "__fake__"
"""The module that Django gives the models of a migration."""


class _GuardedState(FSMFieldDescriptor):
    """Refuses an assignment of the status, but lets one instance reload itself.

    django-fsm-2 lifts its protection on the class while a row is refreshed, so for every thread at once; here
    the mark stands on the instance (see docs/adr/0003).
    """

    def __set__(self, instance: Any, value: Any) -> None:
        state, name = instance.__dict__, self.field.name
        if name in state and (state.get("_fsm_reload") or state[name] == value):
            self.field.set_state(instance, value)
            return
        super().__set__(instance, value)


class StatusField(FSMField):
    """A status that only a transition can change."""

    descriptor_class = _GuardedState

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("protected", True)
        super().__init__(*args, **kwargs)

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False, **kwargs: Any
    ) -> None:
        """On a model of the past, which a migration makes anew for every step, it is words in a column only.

        There it has no transitions, and each of them would listen to every model that comes after it.
        """
        if cls.__module__ == HISTORICAL:
            self.descriptor_class = DeferredAttribute  # type: ignore[assignment]
            models.CharField.contribute_to_class(self, cls, name, private_only)
        else:
            super().contribute_to_class(cls, name, private_only, **kwargs)


class StatusModel(ConcurrentTransitionMixin, models.Model):
    """A model with a status field; a save after somebody else's transition is refused."""

    class Meta:
        abstract = True

    @property
    def state_fields(self) -> list[Any]:
        """The status alone; asked for every row that is read, so no column is looked through for it."""
        return [self._meta.get_field("status")]

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Reload the row, the status included."""
        self.__dict__["_fsm_reload"] = True
        try:
            models.Model.refresh_from_db(self, *args, **kwargs)
            self._update_initial_state()
        finally:
            self.__dict__.pop("_fsm_reload", None)


def transitions_of(machine: type[StatusModel]) -> list[tuple[str, str, Any]]:
    """All (source, target, method) of a machine, in the order of its file; a step that stays has source twice."""
    found: list[tuple[str, str, Any]] = []
    for cls in reversed(machine.__mro__):
        for method in vars(cls).values():
            meta = getattr(method, "_django_fsm", None)
            if meta is None:
                continue
            found.extend(
                (str(source), str(t.target or source), method) for source, t in meta.transitions.items()
            )
    return found


def fsm_trigger(machine: type[StatusModel], *, name: str) -> pgtrigger.FSM:
    """The database trigger that allows exactly the declared transitions, whoever writes."""
    pairs = sorted({(source, target) for source, target, _ in transitions_of(machine)})
    return pgtrigger.FSM(name=name, field="status", transitions=pairs)


def status_check(choices: type[models.TextChoices], *, name: str) -> models.CheckConstraint:
    """The constraint that a status is one of the declared ones, also at insert."""
    return models.CheckConstraint(condition=models.Q(status__in=choices.values), name=name)
