"""What weighing anew, planning contact and its outcome ask."""

from typing import Any

from django import forms

from meldingen.codelijsten import DIRECTBETROKKEN, IN_GESPREK, ContactSoort
from meldingen.models import Betrokkene, Casus
from veiligheid.wachtlijst.codelijsten import Wachtrisico
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment

GELUKT = [("ja", "Gesproken"), ("nee", "Niet bereikt")]
SOORTEN = [(soort.value, soort.label) for soort in ContactSoort if soort in IN_GESPREK]


def _is_yes(value: Any) -> bool:
    return str(value) == "ja"


def _gezin(veld: forms.Field, casus: Casus) -> None:
    """Choose among the people the casus is about."""
    veld.queryset = casus.betrokkenen.met_persoon().filter(rol__in=DIRECTBETROKKEN)  # type: ignore[attr-defined]
    veld.label_from_instance = lambda betrokkene: betrokkene.persoon.weergavenaam  # type: ignore[attr-defined]


class HerwegingFormulier(Formulier):
    """How high the risk is now, why, and when it is weighed again."""

    risico = forms.ChoiceField(label="Risico nu", choices=Wachtrisico.choices, widget=Segment)
    reden = forms.CharField(
        label="Waarom",
        help_text="Wat is er gebeurd sinds de vorige weging, en wie zei dat?",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    volgende_op = Datumveld(
        label="Volgende herweging uiterlijk",
        help_text="Hoog binnen 7, midden binnen 14, laag binnen 28 dagen.",
    )


class PlanFormulier(Formulier):
    """By which day the family hears from us, and who calls whom."""

    voor = Datumveld(label="Uiterlijk op")
    betrokkene = forms.ModelChoiceField(
        label="Met wie", queryset=Betrokkene.objects.none(), required=False, help_text="Mag nog open blijven."
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gezin(self.fields["betrokkene"], casus)


class ContactFormulier(Formulier):
    """How the planned contact went, and when the next one is."""

    gelukt = forms.TypedChoiceField(
        label="Hoe ging het?", choices=GELUKT, coerce=_is_yes, widget=Segment, empty_value=None
    )
    soort = forms.ChoiceField(label="Hoe", choices=[("", ""), *SOORTEN])
    betrokkene = forms.ModelChoiceField(label="Met wie", queryset=Betrokkene.objects.none())
    op = Momentveld(label="Wanneer", initial=clock.now)
    verslag = forms.CharField(
        label="Wat werd er gezegd over de veiligheid",
        required=False,
        help_text="Nodig als u iemand sprak.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    volgende = Datumveld(label="Volgende contact uiterlijk op")

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _gezin(self.fields["betrokkene"], casus)
