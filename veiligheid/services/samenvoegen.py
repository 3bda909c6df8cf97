"""Rows per person of a draft: merged by person, never about somebody outside the casus."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from meldingen.models import Casus
from veiligheid.queries import directbetrokkenen
from veiligthuis.core.errors import RuleBroken

VREEMD = "Deze persoon hoort niet bij de casus. Laad de pagina opnieuw."


def merge_per_person(
    casus: Casus,
    known: Mapping[int, Model],
    rows: Sequence[Mapping[str, Any]],
    *,
    fields: Sequence[str],
    new: Callable[[int], Model],
) -> bool:
    """Keep `rows` by their `betrokkene`; whether anything changed.

    `known` are the rows there are, by betrokkene; `new` makes one for a betrokkene without. A field that a row does
    not name stays as it is. Raises RuleBroken for a row about somebody the casus is not about.
    """
    people = {betrokkene.pk for betrokkene in directbetrokkenen(casus)}
    changed = False
    for values in rows:
        pk = values["betrokkene"]
        if pk not in people:
            raise RuleBroken(VREEMD)
        row = known.get(pk) or new(pk)
        answers = {name: values[name] for name in fields if name in values}
        if row.pk is None or any(getattr(row, name) != value for name, value in answers.items()):
            for name, value in answers.items():
                setattr(row, name, value)
            row.save()
            changed = True
    return changed
