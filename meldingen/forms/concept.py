"""The draft of a call: what stands in the fields, kept as it was typed and put back without judging it."""

from collections.abc import Mapping
from typing import Any

from django.forms import BaseForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from meldingen.forms.gesprek import GesprekFormulier
from meldingen.forms.gezin import EMPTY_ROWS, MOST_PERSONS, PREFIX, GezinBasis, GezinFormulieren, PersoonRegel

NOT_KEPT = frozenset(
    {
        "csrfmiddlewaretoken",
        "sleutel",
        "bewaar_nr",
        "merk",
        "erbij",
        "vastleggen",
        "rij",
        "wie",
        "los_van_advies",
    }
)
TOTAL = f"{PREFIX}-TOTAL_FORMS"

Concept = dict[str, list[str]]


def draft_of(posted: QueryDict) -> Concept:
    """What was posted, without keys and buttons, ready to be kept as JSON."""
    return {name: posted.getlist(name) for name in posted if name not in NOT_KEPT}


def draft_with(**values: Any) -> Concept:
    """A draft that somebody did not type: a text, a list of choices, or True for a tick."""
    kept = {name: _as_list(value) for name, value in values.items() if value}
    return {"soort": ["open"], **kept}


def rows_in(concept: Mapping[str, list[str]]) -> int:
    """How many rows of persons the draft has."""
    text = (concept.get(TOTAL) or ["0"])[-1]
    return min(int(text), MOST_PERSONS) if text.isdigit() else 0


def with_one_more_row(concept: Concept) -> Concept:
    """The draft with an empty row of the household below."""
    return {**concept, TOTAL: [str(min(max(rows_in(concept), EMPTY_ROWS) + 1, MOST_PERSONS))]}


def form_of(concept: Concept) -> GesprekFormulier:
    """The call screen as it was left, without a word of judgement."""
    return GesprekFormulier(initial=_typed(GesprekFormulier(), concept) if concept else None)


def household_of(concept: Concept) -> GezinBasis:
    """The rows of the household as they were left."""
    rows = range(rows_in(concept))
    return GezinFormulieren(
        rijen=[_typed(PersoonRegel(prefix=f"{PREFIX}-{index}"), concept) for index in rows]
    )


def as_posted(concept: Concept) -> MultiValueDict[str, str]:
    """The draft in the shape a form reads, to see what it still misses."""
    return MultiValueDict({**concept, TOTAL: [str(rows_in(concept))], f"{PREFIX}-INITIAL_FORMS": ["0"]})


def _as_list(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(part) for part in value]
    return ["on" if value is True else str(value)]


def _typed(form: BaseForm, concept: Concept) -> dict[str, Any]:
    """The raw value of each field in the draft."""
    data = MultiValueDict(concept)
    return {
        name: field.widget.value_from_datadict(data, MultiValueDict(), form.add_prefix(name))
        for name, field in form.fields.items()
    }
