"""Fields and forms that assessment and plan share."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from veiligthuis.core import words
from veiligthuis.core.fields import read_date
from veiligthuis.core.forms import Formulier

RANGE = "Het cijfer ligt tussen 0 en 10. 0 is heel onveilig, 10 is veilig."


class Cijferveld(forms.DecimalField):
    """A veiligheidscijfer from 0 to 10, at most one decimal, with a comma or a point; empty is None."""

    default_error_messages = {
        "invalid": "Vul een cijfer in van 0 tot 10, bijvoorbeeld 4 of 4,5.",
        "min_value": RANGE,
        "max_value": RANGE,
        "max_digits": RANGE,
        "max_whole_digits": RANGE,
        "max_decimal_places": "Eén cijfer achter de komma is genoeg, bijvoorbeeld 4,5.",
    }

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            min_value=0,
            max_value=10,
            max_digits=3,
            decimal_places=1,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 4, "autocomplete": "off"}),
        )

    def run_validators(self, value: Any) -> None:
        """Django's checks; whatever they find is said in our words."""
        try:
            super().run_validators(value)
        except ValidationError as found:
            codes = [error.code or "invalid" for error in found.error_list]
            raise ValidationError(
                [self.error_messages.get(code, RANGE) for code in dict.fromkeys(codes)]
            ) from None

    def to_python(self, value: Any) -> Any:
        """The number as typed, the Dutch comma included."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """The number with a Dutch comma and no needless zero."""
        return value if value is None or isinstance(value, str) else f"{float(value):g}".replace(".", ",")


class Datumsveld(forms.CharField):
    """Several dates with a comma between them, as a sorted list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.TextInput(attrs={"placeholder": "dd-mm-jjjj, dd-mm-jjjj", "autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> list[date]:
        """The typed dates, each once and in order. Raises ValidationError with what is wrong with one."""
        typed = super().clean(value)
        return sorted({read_date(part) for part in str(typed).split(",") if part.strip()})

    def prepare_value(self, value: Any) -> Any:
        """The dates in Dutch order; typed text as it was typed."""
        return ", ".join(words.numbers(day) for day in value) if isinstance(value, list) else value


class ConceptFormulier(Formulier):
    """A form of a draft: nothing is required to save it, though most of it is needed to finish.

    `vrij` names the fields that may stay open for good; only those are called *niet verplicht*.
    """

    vrij: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.later_nodig = name not in self.vrij  # type: ignore[attr-defined]
