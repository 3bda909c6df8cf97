"""Imports run downward only; a wrong tree is shown to be found."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

LAYERS = {
    "veiligthuis.core": 0,
    "ketenpartners": 1,
    "meldingen": 2,
    "veiligheid": 3,
    "overdracht": 4,
    "veiligthuis": 5,
}
"""A module may import its own layer and every layer with a lower number."""

LABELS = {"core": "veiligthuis.core"}
"""App labels in string relations that differ from the package."""

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""(file, target) -> why this one may; empty is the aim."""

PUBLIC = {"models", "services", "queries", "rules", "machine", "termijnen", "codelijsten"}
"""What one domain app may see of another; the shell may see everything."""

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def package_of(module: str) -> str | None:
    """The layer a dotted name belongs to, or None when it is not ours."""
    fits = [name for name in LAYERS if module == name or module.startswith(name + ".")]
    return max(fits, key=len, default=None)


def targets(tree: ast.AST, package: str) -> Iterator[str]:
    """Every module or app that a file names: imports at any depth and relations given as a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in RELATIONS:
            named = [*node.args[:1], *(k.value for k in node.keywords if k.arg == "to")]
            for label, _, model in (
                str(n.value).partition(".") for n in named if isinstance(n, ast.Constant)
            ):
                yield f"{LABELS.get(label, label)}.models.{model}" if model else ""


def violations(root: Path) -> list[str]:
    """Each import or relation that points upward, or past the public modules of another app."""
    found: list[str] = []
    for path in sorted(p for name in LAYERS if "." not in name for p in (root / name).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        module = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        for target in targets(ast.parse(path.read_text(encoding="utf-8")), package):
            found += judge(module, target, str(path.relative_to(root)))
    return sorted(set(found))


def judge(module: str, target: str, where: str) -> Iterator[str]:
    """Why `module` may not name `target`, if so."""
    here, there = package_of(module), package_of(target)
    if here is None or there is None or here == there or (where, target) in EXCEPTIONS:
        return
    if LAYERS[there] > LAYERS[here]:
        yield f"{where}: {here} may not know {target}"
    elif "veiligthuis" not in (here, there.split(".")[0]) and public_part(there, target) not in PUBLIC:
        yield f"{where}: of {there} only {sorted(PUBLIC)} may be seen, not {target}"


def public_part(package: str, target: str) -> str:
    """The first name below the package: `models` of `veiligheid.models.Plan`."""
    return target.removeprefix(package + ".").split(".")[0]


def test_imports_run_downward_only() -> None:
    assert violations(ROOT) == []


@pytest.mark.parametrize(
    ("where", "text", "says"),
    [
        ("meldingen/services.py", "from veiligheid.models import Plan", "meldingen may not know veiligheid"),
        (
            "meldingen/queries.py",
            "def f():\n    import overdracht.models",
            "meldingen may not know overdracht",
        ),
        ("ketenpartners/models.py", "x = models.ForeignKey('meldingen.Casus', 1)", "may not know meldingen"),
        ("veiligheid/models.py", "x = OneToOneField(to='overdracht.Rapport')", "may not know overdracht"),
        ("veiligthuis/core/access.py", "from veiligthuis import roles", "veiligthuis.core may not know"),
        ("veiligthuis/core/machine.py", "from ..pages import figures", "veiligthuis.core may not know"),
        ("overdracht/services.py", "from veiligheid.views import plan", "only"),
    ],
)
def test_a_wrong_tree_is_found(tmp_path: Path, where: str, text: str, says: str) -> None:
    (tmp_path / where).parent.mkdir(parents=True)
    (tmp_path / where).write_text(text)

    found = violations(tmp_path)

    assert len(found) >= 1 and says in found[0]


def test_what_points_downward_passes(tmp_path: Path) -> None:
    (tmp_path / "veiligthuis" / "pages").mkdir(parents=True)
    (tmp_path / "veiligthuis" / "pages" / "figures.py").write_text("from overdracht.views import x")
    (tmp_path / "overdracht").mkdir()
    (tmp_path / "overdracht" / "models.py").write_text("x = ForeignKey('meldingen.Casus')\nimport django.db")

    assert violations(tmp_path) == []
