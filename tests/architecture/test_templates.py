"""Templates: short, deciding nothing about a status, and no person in a page title."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "templates"

TITLE = re.compile(r"<title>(.*?)</title>|{% block tit(?:el|le) %}(.*?){% endblock", re.S)
VALUE = re.compile(r"{{\s*([\w.]+)[^}]*}}")
SAFE = re.compile(r"(nummer|\.label|titel|_label|^raam\.titel)$")
"""Values that may stand in a title: numbers, labels, fixed titles, the name of the organisation."""


def persons_in_title(text: str) -> Iterator[str]:
    """Each value in the page title that is not a number, a label or a fixed title."""
    for match in TITLE.finditer(text):
        values = VALUE.findall("".join(filter(None, match.groups())))
        yield from (value for value in values if not SAFE.search(value))


def decides(text: str) -> Iterator[str]:
    """Each comparison of a status in a template."""
    yield from re.findall(r"{%\s*(?:el)?if [^%]*status\s*[!=]=[^%]*%}", text)


def templates() -> dict[str, str]:
    """Every template: where it stands and what it says."""
    return {str(p.relative_to(ROOT)): p.read_text(encoding="utf-8") for p in sorted(ROOT.rglob("*.html"))}


def test_no_template_is_longer_than_120_lines() -> None:
    long = [where for where, text in templates().items() if text.count("\n") > 120]

    assert long == []


def test_no_title_gives_a_person_away() -> None:
    found = {where: list(persons_in_title(text)) for where, text in templates().items()}

    assert {where: values for where, values in found.items() if values} == {}


def test_no_template_compares_a_status() -> None:
    found = {where: list(decides(text)) for where, text in templates().items()}

    assert {where: values for where, values in found.items() if values} == {}


@pytest.mark.parametrize(
    "text",
    ["<title>{{ casus.naam }}</title>", "{% block titel %}Gezin {{ persoon.roepnaam|title }}{% endblock %}"],
)
def test_a_person_in_a_title_is_found(text: str) -> None:
    assert list(persons_in_title(text))


def test_a_number_in_a_title_passes() -> None:
    assert not list(persons_in_title("{% block titel %}Casus {{ casus.nummer }}{% endblock %}"))


def test_a_comparison_of_a_status_is_found() -> None:
    assert list(decides("{% if melding.status == 'open' %}"))
