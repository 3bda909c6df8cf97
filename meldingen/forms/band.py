"""What one person in the casus is to another, and which paragraphs of a source are protected."""

from collections.abc import Sequence
from typing import Any

from django import forms

from meldingen.bronnen.alineas import Alinea
from meldingen.codelijsten import Afschermgrond
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.models import Betrokkene, Casus
from veiligthuis.core.forms import Datumveld, Formulier


class BandFormulier(Formulier):
    """One band, read as a sentence: who, is what, of whom."""

    van = forms.ModelChoiceField(label="Wie", queryset=Betrokkene.objects.none())
    soort = forms.ChoiceField(label="Is", choices=[("", ""), *Bandsoort.choices])
    naar = forms.ModelChoiceField(label="Van of met wie", queryset=Betrokkene.objects.none())
    sinds = Datumveld(label="Sinds", required=False)
    bron = forms.CharField(label="Hoe weten we dit", max_length=120)

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("van", "naar"):
            field = self.fields[name]
            field.queryset = casus.betrokkenen.select_related("persoon")  # type: ignore[attr-defined]
            field.label_from_instance = lambda who: who.persoon.weergavenaam  # type: ignore[attr-defined]


class BronFormulier(Formulier):
    """Why a source is protected; of a text also which paragraphs."""

    kenmerken = forms.MultipleChoiceField(label="Welke alinea", widget=forms.CheckboxSelectMultiple)
    grond = forms.ChoiceField(label="Grond", choices=[("", ""), *Afschermgrond.choices])
    toelichting = forms.CharField(label="Toelichting", max_length=300, required=False)

    def __init__(self, *args: Any, regels: Sequence[Alinea] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if regels is None:
            del self.fields["kenmerken"]
        else:
            open_ = {regel.kenmerk: regel.tekst for regel in regels if regel.bescherming is None}
            self.fields["kenmerken"].choices = list(open_.items())  # type: ignore[attr-defined]
