"""Print every state machine as a diagram and a table, or check that docs/machines.md still says the same."""

import inspect
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from veiligthuis import roles
from veiligthuis.core.machine import Begin, Step, steps_of, transitions_of
from veiligthuis.core.status import StatusModel

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "machines.md"

INTRO = """# Machines

Made by `manage.py machines --write`; do not edit. Every status and every step of every object, as its
`machine` declares it. *Automatic* steps follow from something else: nobody presses a button for them. A step may
be taken by who has its permission through a role (`veiligthuis/roles.py`) and may see the object.
"""

APP_ORDER = ("meldingen", "veiligheid", "overdracht")


def machines() -> list[type[StatusModel]]:
    """Every concrete model with a state machine, from the lowest app to the highest, then by name."""
    found = [cast(type[StatusModel], model) for model in apps.get_models() if issubclass(model, StatusModel)]
    order = {name: place for place, name in enumerate(APP_ORDER)}
    return sorted(found, key=lambda m: (order.get(m._meta.app_label, len(order)), m.__name__))


def groups_of(machine: type[StatusModel]) -> dict[str, frozenset[str]]:
    """The named groups of statuses that stand beside the statuses of this machine, by name."""
    labels = statuses_of(machine)
    declaring = next(cls for cls in machine.__mro__ if "BEGIN" in vars(cls)).__module__
    room = declaring[: declaring.index(".machine") + len(".machine")]
    found = {}
    for module in [
        m for name, m in sorted(sys.modules.items()) if name == room or name.startswith(room + ".")
    ]:
        for name, value in vars(module).items():
            if name.isupper() and isinstance(value, frozenset) and _are_of(value, labels):
                found[name] = frozenset(str(member) for member in value)
    return found


def statuses_of(machine: type[StatusModel]) -> dict[str, str]:
    """Value and Dutch label of each status, in declared order."""
    options: Any = machine._meta
    field = options.get_field("status")
    return {str(value): str(label) for value, label in field.choices or ()}


def render() -> str:
    """The whole document."""
    return "\n".join([INTRO, *(_chapter(machine) for machine in machines())]).rstrip() + "\n"


class Command(BaseCommand):
    """`manage.py machines [--check]`."""

    help = "Print every state machine; with --check compare docs/machines.md with the declarations."

    def add_arguments(self, parser: CommandParser) -> None:
        """Both are off by default: the document goes to standard output."""
        parser.add_argument("--check", action="store_true", help="exit 1 when docs/machines.md is outdated")
        parser.add_argument("--write", action="store_true", help="write docs/machines.md")

    def handle(self, *_args: str, check: bool = False, write: bool = False, **_options: object) -> None:
        """Print, write or compare. Raises CommandError (exit 1) when the document differs."""
        text = render()
        if write:
            DOCUMENT.write_text(text, encoding="utf-8")
        elif check:
            if not DOCUMENT.exists() or DOCUMENT.read_text(encoding="utf-8") != text:
                raise CommandError(
                    "docs/machines.md is outdated: run manage.py machines --write", returncode=1
                )
            self.stdout.write("docs/machines.md is up to date.")
        else:
            self.stdout.write(text)


def _are_of(members: frozenset[Any], labels: dict[str, str]) -> bool:
    """Whether these are statuses of the machine with these labels, and not of another with the same words."""
    return bool(members) and all(dict(getattr(type(m), "choices", ())) == labels for m in members)


def _chapter(machine: type[StatusModel]) -> str:
    title = str(machine._meta.verbose_name).capitalize()
    about = _first_sentence(inspect.getdoc(machine) or "")
    groups = [
        f"- `{name}`: {', '.join(_labels(machine, members))}" for name, members in groups_of(machine).items()
    ]
    return "\n".join(
        [
            f"## {title}", "", f"`{machine._meta.label}`. {about}", "",
            *_diagram(machine), "", "Groups of statuses:", "", *groups, "", *_table(machine), "",
        ]
    )  # fmt: skip


def _labels(machine: type[StatusModel], members: Iterable[str]) -> list[str]:
    wanted = set(members)
    return [label for value, label in statuses_of(machine).items() if value in wanted]


def _diagram(machine: type[StatusModel]) -> list[str]:
    begin: Begin = machine.BEGIN  # type: ignore[attr-defined]
    steps = {step.name: step for step in steps_of(machine)}
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f'    state "{label}" as {value}' for value, label in statuses_of(machine).items()]
    lines.append(f"    [*] --> {begin.to}: {begin.label}")
    for source, target, method in transitions_of(machine):
        lines.append(f"    {source} --> {target}: {steps[method.__name__].label}")
    return [*lines, "```"]


def _table(machine: type[StatusModel]) -> list[str]:
    begin: Begin = machine.BEGIN  # type: ignore[attr-defined]
    labels = statuses_of(machine)
    rows = [
        "| Van | Naar | Stap | Wie | Regels | Gevolgen | Bron |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        _row("-", labels[begin.to], begin, "begin"),
    ]
    for step in steps_of(machine):
        pairs = [(source, target) for source, target, m in transitions_of(machine) if m.__name__ == step.name]
        sources = ", ".join(labels[source] for source, _ in pairs)
        rows.append(_row(sources, labels.get(str(step.target), "blijft"), step, step.name))
    return rows


def _row(source: str, target: str, step: Step | Begin, name: str) -> str:
    rules = [*step.rules, *(step.input_rules if isinstance(step, Step) else ())]
    effects = [effect.describe() for effect in step.effects]
    cells = [
        source, target, f"{step.label} (`{name}`)", _who(step),
        "; ".join(_rule(rule) for rule in rules) or "-", "; ".join(effects) or "-", step.law,
    ]  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _who(step: Step | Begin) -> str:
    if step.automatic:
        return "automatic"
    holders = [roles.LABELS[role] for role, codes in roles.ROLES.items() if step.permission in codes]
    return f"`{step.permission}`: {', '.join(holders) or 'nobody'}"


def _rule(rule: Callable[..., str | None]) -> str:
    return _first_sentence(inspect.getdoc(rule) or "").rstrip(".") or rule.__name__


def _first_sentence(doc: str) -> str:
    paragraph = " ".join(doc.split("\n\n")[0].split())
    return paragraph.split(". ")[0].rstrip(".") + "." if paragraph else ""
