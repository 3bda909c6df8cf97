"""The form that takes in a paper."""

from django import forms

from meldingen.codelijsten import DocumentSoort
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, PdfVeld


class DocumentFormulier(Formulier):
    """One PDF, what it is and who sent it."""

    bestand = PdfVeld(label="Bestand")
    soort = forms.ChoiceField(label="Soort", choices=[("", ""), *DocumentSoort.choices])
    omschrijving = forms.CharField(
        label="Omschrijving", max_length=150, help_text="Zo herkent een collega het."
    )
    herkomst = forms.CharField(
        label="Van wie", max_length=150, help_text="Bijvoorbeeld: huisarts, school, politie."
    )
    ontvangen_op = Datumveld(label="Ontvangen op", initial=clock.today)
