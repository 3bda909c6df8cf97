"""Choices of rows in the database: what a form offers follows the rows it was given after it was made."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group

from veiligthuis.core.forms import Formulier


class Kies(Formulier):
    groep = forms.ModelChoiceField(queryset=Group.objects.none(), label="Groep")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groep"].queryset = Group.objects.filter(name="noord")  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_select_offers_the_rows_that_the_form_chose_itself() -> None:
    Group.objects.create(name="zuid")
    Group.objects.create(name="noord")

    shown = [label for _, label in Kies().fields["groep"].choices]  # type: ignore[attr-defined]

    assert shown == ["maak een keuze", "noord"]
