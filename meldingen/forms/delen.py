"""Parts that several forms about a person have in common: the name, and how to reach somebody without danger."""

from typing import Any

from django import forms

from meldingen.gezin.codelijsten import JaNeeOnbekend, VeiligKanaal
from veiligthuis.core.forms import Formulier


class NaamDelen(Formulier):
    """The parts of a name."""

    voornamen = forms.CharField(label="Voornamen", max_length=120, required=False)
    roepnaam = forms.CharField(label="Roepnaam", max_length=60, required=False)
    tussenvoegsel = forms.CharField(label="Tussenvoegsel", max_length=20, required=False)
    achternaam = forms.CharField(label="Geslachtsnaam", max_length=120, required=False)
    partner_tussenvoegsel = forms.CharField(
        label="Tussenvoegsel van de partner", max_length=20, required=False
    )
    partner_achternaam = forms.CharField(label="Naam van de partner", max_length=120, required=False)


class VeiligContactDelen(Formulier):
    """How somebody is reached without danger."""

    kanaal = forms.ChoiceField(
        label="Veilig kanaal", choices=VeiligKanaal.choices, initial=VeiligKanaal.ONBEKEND, required=False
    )
    uren = forms.CharField(
        label="Wanneer",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "ma-vr 10-12, niet in het weekend"}),
    )
    via_wie = forms.CharField(label="Via wie", max_length=150, required=False)
    voicemail = forms.ChoiceField(
        label="Voicemail inspreken",
        choices=JaNeeOnbekend.choices,
        initial=JaNeeOnbekend.ONBEKEND,
        required=False,
    )
    post = forms.ChoiceField(
        label="Post sturen", choices=JaNeeOnbekend.choices, initial=JaNeeOnbekend.ONBEKEND, required=False
    )
    codewoord = forms.CharField(
        label="Codewoord",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Via somebody else says via whom."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("kanaal") == VeiligKanaal.VIA_ANDER and not data.get("via_wie"):
            self.add_error("via_wie", "Schrijf via wie deze persoon veilig te bereiken is.")
        return data
