"""Nothing that points to a human is forgotten when two become one."""

from django.apps import apps
from django.db import models

from meldingen.models import Betrokkene, Persoon
from meldingen.samenvoegen.beeld import TABELLEN
from meldingen.samenvoegen.behandeling import BEHANDELING, SLEUTELLIJSTEN, Behandeling


def pointers() -> set[str]:
    """Every field of ours that points to a person or a betrokkene."""
    found = set()
    for model in apps.get_models():
        for field in (*model._meta.fields, *model._meta.many_to_many):
            if field.related_model in (Persoon, Betrokkene) or field.name in SLEUTELLIJSTEN:
                found.add(f"{model._meta.label}.{field.name}")
    return found


def test_every_pointer_says_what_a_merge_does_with_it() -> None:
    assert pointers() == set(BEHANDELING)


def test_what_moves_is_kept_for_undoing() -> None:
    kept: set[type[models.Model]] = {model for model, _, _ in TABELLEN.values()}
    moved = {name.rsplit(".", 1)[0] for name, (how, _) in BEHANDELING.items() if how == Behandeling.VERHUIST}

    assert {apps.get_model(name) for name in moved} <= kept


def test_each_says_where_or_why() -> None:
    assert all(why for _, why in BEHANDELING.values())
