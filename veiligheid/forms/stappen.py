"""The inputs of the steps that ask for a reason."""

from django import forms

from veiligthuis.core.forms import StapFormulier


class RedenFormulier(StapFormulier):
    """Why something is given back or lapses."""

    reden = forms.CharField(
        label="Reden",
        help_text="Zo dat een collega later begrijpt wat er gebeurde.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
