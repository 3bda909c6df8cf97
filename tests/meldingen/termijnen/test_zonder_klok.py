"""Every term that is defined is started by some code, or says why not: none lies unused without anybody seeing it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from meldingen.termijnen.regels import REGELS, ZONDER_KLOK

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("meldingen", "veiligheid", "overdracht", "veiligthuis")
STARTERS = {"start", "Start", "start_termijn", "start_termijnen", "StartPerMelder"}
CODES = {rij.code for rij in REGELS}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def codes_in(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and one.value in CODES}


def file_of(module: str) -> Path | None:
    place = ROOT.joinpath(*module.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.exists()), None)


@cache
def constant(path: Path, name: str) -> frozenset[str]:
    """The codes a module means by a name: of its own, or imported from another module of ours."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == name for t in node.targets):
            return frozenset(codes_in(node.value))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(PACKAGES):
            for alias in node.names:
                if (alias.asname or alias.name) == name and (source := file_of(str(node.module))):
                    return constant(source, alias.name)
    return frozenset()


def started_in(path: Path) -> Iterator[str]:
    """The codes that stand in what is given to a starter, or in the list it goes through."""
    for node in ast.walk(tree(path)):
        calls = [one for one in ast.walk(node) if isinstance(one, ast.Call)]
        loop = isinstance(node, ast.GeneratorExp | ast.ListComp)
        if not (loop or isinstance(node, ast.Call)):
            continue
        asked = calls if loop else calls[:1]
        if not any(getattr(c.func, "id", getattr(c.func, "attr", "")) in STARTERS for c in asked):
            continue
        parts = [g.iter for g in node.generators] if loop else node.args[:1]  # type: ignore[attr-defined]
        for part in parts:
            yield from codes_in(part)
            for name in (one.id for one in ast.walk(part) if isinstance(one, ast.Name)):
                yield from constant(path, name)


def test_no_term_lies_unused_without_a_reason() -> None:
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    started = {code for path in files if "migrations" not in path.parts for code in started_in(path)}

    assert {"T25", "T03B", "T14C", "R08", "W02", "RK1"} <= started, "the search finds what is started"
    assert sorted(CODES - started) == sorted(ZONDER_KLOK), "started, or named with a reason, and not both"
    assert all(reden.strip() for reden in ZONDER_KLOK.values())
