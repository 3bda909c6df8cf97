"""The conventions of the code, each shown to find a planted violation."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OURS = ("veiligthuis", "ketenpartners", "meldingen", "veiligheid", "overdracht", "benchmarks")

CLOCK = {
    "timezone.now",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "timezone.localdate",
}
CATCH_ALL = {"utils", "helpers", "common", "mixins", "misc"}
SIGNAL = re.compile(r"(pre|post)_(save|delete|init|migrate)|m2m_changed|request_(started|finished)|_fired")

EXCEPTIONS = {
    ("asks_the_time", "veiligthuis/core/clock.py"): "the one place that asks the time",
    ("renders_pdf", "veiligthuis/core/pdf.py"): "the one place that renders",
    ("imports_inside", "veiligthuis/core/pdf.py"): "slow to load; only the report worker pays for it",
    ("uses_signals", "veiligthuis/apps.py"): "Django's own post_migrate keeps the groups in line",
}


@dataclass(frozen=True)
class File:
    """One source file as the checks see it."""

    where: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a name or attribute; empty for anything else."""
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def is_long(file: File) -> Iterator[str]:
    lines = file.text.count("\n")
    if lines > 300:
        yield f"{lines} lines"


def has_long_functions(file: File) -> Iterator[str]:
    for function in file.functions():
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > 40:
            yield f"{function.name}: {lines} lines"


def is_catch_all(file: File) -> Iterator[str]:
    if CATCH_ALL & {*Path(file.where).with_suffix("").parts}:
        yield "a name that says nothing"


def lacks_docstring(file: File) -> Iterator[str]:
    if not ast.get_docstring(file.tree):
        yield "no module docstring"


def renders_pdf(file: File) -> Iterator[str]:
    if re.search(r"^\s*(import|from) weasyprint", file.text, re.M):
        yield "WeasyPrint"


def asks_the_time(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and any(dotted(node).endswith(call) for call in CLOCK):
            yield f"line {node.lineno}: {dotted(node)}"
        if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}:
            yield f"line {node.value.lineno}: {node.arg}"


def updates_a_status(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"update", "bulk_update"}:
            inside = (part for argument in node.args for part in ast.walk(argument))
            named = {keyword.arg for keyword in node.keywords} | {
                getattr(part, "value", "") for part in inside
            }
            if "status" in named:
                yield f"line {node.lineno}"


def uses_signals(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        called = dotted(node.func) if isinstance(node, ast.Call) else ""
        if called.endswith(".connect") and SIGNAL.search(called):
            yield called
        if isinstance(node, ast.ImportFrom) and "receiver" in {alias.name for alias in node.names}:
            yield f"line {node.lineno}: receiver"


def overrides_save(file: File) -> Iterator[str]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.save" for f in node.body if getattr(f, "name", "") == "save")


def imports_inside(file: File) -> Iterator[str]:
    for function in file.functions():
        inner = (n for n in ast.walk(function) if isinstance(n, ast.Import | ast.ImportFrom))
        yield from (f"{function.name}, line {n.lineno}" for n in inner)


def waits_by_eval(file: File) -> Iterator[str]:
    """The policy of our pages forbids the eval by which a browser waits, and it is used only when waiting is needed."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Attribute) and node.attr == "wait_for_function":
            yield f"line {node.lineno}"


def stays_out(file: File) -> Iterator[str]:
    for word in ("GenericForeignKey", "gettext", "TO" + "DO", "FIX" + "ME"):
        if re.search(rf"\b{word}\b", file.text):
            yield word


Check = Callable[[File], Iterator[str]]

PLANTED: dict[Check, File] = {
    is_long: File("meldingen/x.py", "x = 1\n" * 301),
    has_long_functions: File("meldingen/x.py", "def f():\n" + "    x = 1\n" * 41),
    is_catch_all: File("meldingen/utils.py", ""),
    lacks_docstring: File("meldingen/x.py", "x = 1\n"),
    renders_pdf: File("overdracht/x.py", "def f():\n    import weasyprint\n"),
    asks_the_time: File("meldingen/x.py", "x = datetime.datetime.now(tz)\n"),
    updates_a_status: File("meldingen/x.py", "Melding.objects.filter(pk=1).update(status='x')\n"),
    uses_signals: File("meldingen/x.py", "from django.dispatch import receiver\n"),
    overrides_save: File("meldingen/x.py", "class A(Model):\n    def save(self): ...\n"),
    imports_inside: File("meldingen/x.py", "def f():\n    from os import path\n"),
    waits_by_eval: File("tests/browser/x.py", "page.wait_for_function('x')\n"),
    stays_out: File("meldingen/x.py", "# TO" + "DO later\n"),
}

ALSO_TESTS = {is_long, has_long_functions, is_catch_all, lacks_docstring, imports_inside, waits_by_eval}


def sources(*, tests: bool) -> Iterator[File]:
    """Our own Python files; migrations are generated and stay out."""
    for name in (*OURS, "tests") if tests else OURS:
        for path in sorted((ROOT / name).rglob("*.py")):
            if "migrations" not in path.parts:
                yield File(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("check", PLANTED, ids=lambda check: check.__name__)
def test_the_code_obeys(check: Check) -> None:
    files = sources(tests=check in ALSO_TESTS)
    found = [
        f"{file.where}: {what}"
        for file in files
        if (check.__name__, file.where) not in EXCEPTIONS
        for what in check(file)
    ]

    assert found == []


@pytest.mark.parametrize(
    ("check", "planted"), PLANTED.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_a_planted_violation_is_found(check: Check, planted: File) -> None:
    assert list(check(planted))


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (updates_a_status, "x.bulk_update(rows, ['status'])"),
        (uses_signals, "post_save.connect(f)"),
        (asks_the_time, "x = DateTimeField(auto_now_add=True)"),
    ],
)
def test_another_shape_of_the_violation_is_found(check: Check, text: str) -> None:
    assert list(check(File("meldingen/x.py", text)))


def test_every_exception_is_still_needed() -> None:
    checks = {check.__name__: check for check in PLANTED}
    idle = []
    for name, where in EXCEPTIONS:
        path = ROOT / where
        if not list(checks[name](File(where, path.read_text(encoding="utf-8")))):
            idle.append((name, where))

    assert idle == []
