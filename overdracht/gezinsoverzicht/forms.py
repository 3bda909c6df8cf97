"""The question before every paper: is it safe, and where."""

from __future__ import annotations

from typing import Any

from django import forms

from veiligheid.codelijsten import Papier
from veiligthuis.core.forms import Formulier, Segment


class PapierFormulier(Formulier):
    """Whether an overview on paper is safe for this person; asked each time before one is made."""

    papier = forms.ChoiceField(
        label="Is een papier thuis veilig voor deze persoon?",
        help_text="Denk aan wie er nog meer woont of langskomt, en aan wie tassen en post bekijkt.",
        choices=Papier.choices,
        widget=Segment,
    )
    waar = forms.CharField(
        label="Waar ligt het dan veilig, en bij wie?",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Another place has a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("papier") == Papier.ELDERS and not cleaned.get("waar", "").strip():
            self.add_error(
                "waar", "Schrijf waar het papier veilig ligt, bijvoorbeeld bij school of bij een tante."
            )
        return cleaned
