"""The one path by which a status changes: `perform`; and what may happen now: `available`.

Everything a transition requires and causes is declared where the transition is declared, with `stap`.
"""

import functools
import itertools
from collections.abc import Callable, Collection, Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast

from django_fsm import transition

from veiligthuis.core import audit, clock
from veiligthuis.core.access import Person, has_codename, is_visible, needs
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.status import StatusField, StatusModel, fsm_trigger, status_check, transitions_of
from veiligthuis.core.whole import part

__all__ = [
    "Begin", "Beschikbaar", "Effect", "StatusField", "StatusModel", "Step", "available", "begin", "find_step",
    "fsm_trigger", "perform", "stap", "status_check", "transitions_of",
]  # fmt: skip

Machine = TypeVar("Machine", bound=StatusModel)
Rule = Callable[..., str | None]

_performing: ContextVar[bool] = ContextVar("performing", default=False)


class Effect(Protocol):
    """What a transition causes elsewhere, in the same transaction; mostly a term that starts or is met.

    A kind may have `apply_together(effects, obj, at=)`, for neighbours of that kind in one declaration.
    """

    def apply(self, obj: Any, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]) -> None:
        """Do it, inside the transaction of the step."""

    def describe(self) -> str:
        """Say it in one line for docs/machines.md."""


@dataclass(frozen=True)
class Step:
    """One declared transition: what it is called, who may do it, what it requires and causes, and why.

    `rules` are asked for the button and again by `perform`; `input_rules` only with what was filled in.
    `automatic` steps are consequences of another action: no person is asked for permission, no button appears.
    `log` names the inputs that may stand in the audit trail: codes, never personal content.
    `target` None means that the status stays as it is and only a fact is recorded.
    """

    name: str
    label: str
    target: str | None
    permission: str
    law: str
    rules: tuple[Rule, ...] = ()
    input_rules: tuple[Rule, ...] = ()
    effects: tuple[Effect, ...] = ()
    log: tuple[str, ...] = ()
    automatic: bool = False

    def broken_rule(self, obj: StatusModel, *, by: Medewerker | None, at: datetime) -> str | None:
        """The Dutch reason of the first rule that refuses now, or None."""
        reasons = (rule(obj, by=by, at=at) for rule in self.rules)
        return next((reason for reason in reasons if reason), None)


@dataclass(frozen=True)
class Begin:
    """How an object of a machine comes into being: its first status and what that causes."""

    label: str
    to: str
    permission: str
    law: str
    effects: tuple[Effect, ...] = ()
    rules: tuple[Rule, ...] = ()
    automatic: bool = False


@dataclass(frozen=True)
class Beschikbaar:
    """A step the person's role allows from the present status; `reason` says why it is not possible now."""

    step: Step
    reason: str | None


def stap(
    field: Any,
    *,
    source: str | Collection[str],
    target: str | None,
    label: str,
    law: str,
    permission: str = "",
    rules: Iterable[Rule] = (),
    input_rules: Iterable[Rule] = (),
    effects: Iterable[Effect] = (),
    log: Iterable[str] = (),
    automatic: bool = False,
) -> Callable[[Callable[..., None]], Any]:
    """Declare a transition, or without `target` a fact that keeps the status; the method sets its own fields."""
    if not permission and not automatic:
        raise ValueError(f"{label}: a step needs a permission or is automatic")

    def decorate(method: Callable[..., None]) -> Any:
        step = Step(
            name=method.__name__, label=label, target=str(target) if target else None, permission=permission,
            law=law, rules=tuple(rules), input_rules=tuple(input_rules), effects=tuple(effects), log=tuple(log),
            automatic=automatic,
        )  # fmt: skip

        @functools.wraps(method)
        def only_in_perform(self: StatusModel, **inputs: Any) -> None:
            if not _performing.get():
                raise RuntimeError(f"{step.name}: a status changes only in core.machine.perform")
            method(self, **inputs)

        sources = [source] if isinstance(source, str) else sorted(source)
        permitted = cast(Any, needs(permission) if permission else None)
        custom = {"step": step}
        return transition(field, sources, target, permission=permitted, custom=custom)(only_in_perform)

    return decorate


def perform(
    obj: Machine, name: str, *, by: Medewerker | None, at: datetime | None = None, **inputs: Any
) -> Machine:
    """Take one step and return the row as it is afterwards.

    `by` None is the system, allowed for automatic steps only. Lock, status, permission, rules, fields, effects
    and audit stand or fall together. Raises RuleBroken (Dutch sentence) or NotAllowed.
    """
    moment = at or clock.now()
    with part():
        row: Machine = type(obj)._base_manager.select_for_update(of=("self",)).get(pk=obj.pk)
        step = find_step(row, name)
        source = row.status  # type: ignore[attr-defined]
        _check_status(row, step)
        _check_permission(row, step, by)
        _check_rules(row, step, by=by, at=moment, inputs=inputs)
        _call(row, step, by=by, at=moment, inputs=inputs)
        row.save()
        _cause(step.effects, row, by=by, at=moment, inputs=inputs)
        logged = {key: _plain(inputs[key]) for key in step.log if key in inputs}
        target = step.target or source
        audit.record_change(by, row, action=step.name, source=source, target=target, fields=logged)
    return row


def begin(obj: Machine, *, by: Medewerker | None, at: datetime | None = None) -> Machine:
    """Save a new object in its first status, with effects and audit. Raises RuleBroken or NotAllowed."""
    moment = at or clock.now()
    start: Begin = type(obj).BEGIN  # type: ignore[attr-defined]
    if not obj._state.adding or obj.status != start.to:  # type: ignore[attr-defined]
        raise ValueError("begin takes a new object in its first status")
    if not start.automatic and (by is None or not has_codename(by, start.permission)):
        raise NotAllowed(start.permission)
    with part():
        for rule in start.rules:
            if reason := rule(obj, by=by, at=moment):
                raise RuleBroken(reason)
        obj.save(force_insert=True)
        _cause(start.effects, obj, by=by, at=moment, inputs={})
        audit.record_change(by, obj, action="begin", target=start.to)
    return obj


def steps_of(machine: type[StatusModel]) -> list[Step]:
    """Every declared step of a machine once, in the order of its file."""
    seen: dict[str, Step] = {}
    for _, _, method in transitions_of(machine):
        seen.setdefault(method.__name__, _step(method))
    return list(seen.values())


def find_step(obj: StatusModel, name: str) -> Step:
    """The declared step of that name. Raises LookupError when the machine has none."""
    method = getattr(type(obj), name, None)
    if not hasattr(method, "_django_fsm"):
        raise LookupError(f"{type(obj).__name__} has no step {name}")
    return _step(method)


def available(obj: StatusModel, user: Person, *, seen: bool = False) -> list[Beschikbaar]:
    """The steps this person may take from the present status, each with the reason why not now, or None.

    `seen`: the object was just read through `visible_to` this person, and is not asked for once more.
    """
    if not isinstance(user, Medewerker) or not (seen or is_visible(user, obj)):
        return []
    moment, status = clock.now(), obj.status  # type: ignore[attr-defined]
    found = []
    for source, _, method in transitions_of(type(obj)):
        step = _step(method)
        if source != status or step.automatic or not has_codename(user, step.permission):
            continue
        found.append(Beschikbaar(step, step.broken_rule(obj, by=user, at=moment)))
    return found


def _step(method: Any) -> Step:
    transitions: Sequence[Any] = list(method._django_fsm.transitions.values())
    return cast(Step, transitions[0].custom["step"])


def _check_status(row: Any, step: Step) -> None:
    method = getattr(type(row), step.name)
    if not method._django_fsm.has_transition(row.status):
        raise RuleBroken(
            f"‘{step.label}’ kan niet: de status is ‘{row.get_status_display()}’. "
            "Misschien was een collega u voor. Laad de pagina opnieuw om te zien wat nu kan."
        )


def _check_permission(row: StatusModel, step: Step, by: Medewerker | None) -> None:
    if step.automatic:
        return
    if by is None or not has_codename(by, step.permission) or not is_visible(by, row):
        raise NotAllowed(step.permission)


def _check_rules(
    row: StatusModel, step: Step, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
) -> None:
    if reason := step.broken_rule(row, by=by, at=at):
        raise RuleBroken(reason)
    for rule in step.input_rules:
        if reason := rule(row, by=by, at=at, **inputs):
            raise RuleBroken(reason)


def _cause(
    effects: Sequence[Effect], obj: Any, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
) -> None:
    """Every effect in the order of its declaration; neighbours of a kind that can, in one go."""
    for kind, group in itertools.groupby(effects, key=type):
        together = getattr(kind, "apply_together", None)
        if together is not None:
            together(list(group), obj, at=at)
            continue
        for effect in group:
            effect.apply(obj, by=by, at=at, inputs=inputs)


def _call(
    row: StatusModel, step: Step, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
) -> None:
    token = _performing.set(True)
    try:
        getattr(row, step.name)(by=by, at=at, **inputs)
    finally:
        _performing.reset(token)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | type(None)) else str(value)
