"""What beheer and partners type: a file of postcodes, and how long a family waits."""

from __future__ import annotations

from typing import Any

from django import forms

from ketenpartners.postcodes.bestand import GROOTSTE, KOLOMMEN
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier

BRON = "CBS, Kerncijfers per postcode (PC4)"


class CapaciteitFormulier(Formulier):
    """What a team says of its own waiting time."""

    wachtweken = forms.IntegerField(
        label="Hoeveel weken wacht een gezin nu op het eerste contact?",
        min_value=0,
        max_value=104,
        help_text="0 als u meteen begint.",
    )
    plekken_per_maand = forms.IntegerField(
        label="Hoeveel nieuwe gezinnen kunt u per maand aan?", min_value=0, max_value=500, required=False
    )
    geldig_van = Datumveld(label="Vanaf", initial=clock.today)
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=300,
        required=False,
        help_text="Bijvoorbeeld: twee vacatures tot september. Schrijf geen namen van gezinnen.",
    )


class PostcodesFormulier(Formulier):
    """A file to look at, before anything changes."""

    bestand = forms.FileField(
        label="Bestand",
        help_text=f"CSV met de kolommen {', '.join(KOLOMMEN)}. De laatste drie mogen ontbreken.",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    bron = forms.CharField(label="Waar komt het vandaan?", max_length=200, initial=BRON)
    peildatum = Datumveld(label="Stand van", initial=clock.today)

    def clean_bestand(self) -> bytes:
        """The file itself; one that is far too large is not read."""
        bestand: Any = self.cleaned_data["bestand"]
        if bestand.size > GROOTSTE:
            raise forms.ValidationError("Het bestand is groter dan 1 MB. Kies het bestand met postcodes.")
        return bytes(bestand.read())


class VervangFormulier(Formulier):
    """What was looked at, sent back to be carried out."""

    inhoud = forms.CharField(widget=forms.HiddenInput, strip=False)
    bron = forms.CharField(widget=forms.HiddenInput, max_length=200)
    peildatum = Datumveld(widget=forms.HiddenInput)
    kenmerk = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_inhoud(self) -> bytes:
        """The file as it was looked at."""
        return str(self.cleaned_data["inhoud"]).encode()
