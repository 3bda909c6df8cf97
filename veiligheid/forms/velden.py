"""Fields that assessment and plan share."""

from typing import Any

from django import forms

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
        for validator in self.validators:
            validator.message = self.error_messages.get(validator.code, getattr(validator, "message", ""))

    def to_python(self, value: Any) -> Any:
        """The number as typed, the Dutch comma included."""
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """The number with a Dutch comma and no needless zero."""
        return value if value is None or isinstance(value, str) else f"{value:g}".replace(".", ",")
