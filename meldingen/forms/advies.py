"""The page of an advies: what was asked and advised, to be completed after a later contact."""

from typing import Any

from django import forms

from meldingen.codelijsten import Aanleiding, Aard, Kanaal
from meldingen.forms.concept import Concept, draft_with
from meldingen.forms.gesprek import HOEDANIGHEID_GROEPEN, MELDING
from meldingen.forms.stappen import text_area
from meldingen.models import Advies
from meldingen.services import AdviesGegevens
from veiligthuis.core.forms import Formulier

FIELDS = (
    "hoedanigheid", "aanleiding", "aard", "vraag", "gegeven_advies", "kanaal", "adviesvrager_naam",
    "adviesvrager_telefoon",
)  # fmt: skip


class AdviesFormulier(Formulier):
    """What is kept of an advies; nothing that points to the people it is about."""

    vraag = forms.CharField(label="Wat was de vraag?", required=False, widget=text_area(3))
    gegeven_advies = forms.CharField(label="Welk advies is gegeven?", required=False, widget=text_area(5))
    hoedanigheid = forms.ChoiceField(label="Hoedanigheid", choices=HOEDANIGHEID_GROEPEN)
    adviesvrager_naam = forms.CharField(label="Naam van de beller", max_length=150, required=False)
    adviesvrager_telefoon = forms.CharField(label="Terugbellen op", max_length=20, required=False)
    kanaal = forms.ChoiceField(label="Kanaal", choices=Kanaal.choices)
    aanleiding = forms.MultipleChoiceField(
        label="Aanleiding", choices=Aanleiding.choices, widget=forms.CheckboxSelectMultiple
    )
    aard = forms.MultipleChoiceField(
        label="Aard van het geweld", choices=Aard.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def gegevens(self) -> AdviesGegevens:
        """What the service takes; only after `is_valid()`."""
        return AdviesGegevens(**self.cleaned_data)


def values_of(advies: Advies) -> dict[str, Any]:
    """What stands in the advies now, for the fields."""
    return {name: getattr(advies, name) for name in FIELDS}


def draft_of_advies(advies: Advies) -> Concept:
    """The call screen filled with what is known of the advies, ready to become a melding."""
    return draft_with(
        soort=MELDING,
        van_advies=advies.nummer,
        naam=advies.adviesvrager_naam,
        telefoon=advies.adviesvrager_telefoon,
        hoedanigheid=advies.hoedanigheid,
        kanaal=advies.kanaal,
        aanleiding=advies.aanleiding,
        aard=advies.aard,
        beschrijving=advies.vraag,
    )
