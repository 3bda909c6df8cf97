"""The form that keeps what was asked at a moment of monitoring."""

from __future__ import annotations

from typing import Any

from django import forms

from meldingen.codelijsten import ContactSoort
from meldingen.forms.stappen import text_area
from meldingen.models import Betrokkene, Casus
from meldingen.monitoring.services import Navraag
from meldingen.monitoring.status import Veilig
from veiligthuis.core.forms import Formulier

VRAAG = "Is het sinds de vorige keer veilig gebleven? Worden de afspraken nagekomen?"


class NavraagFormulier(Formulier):
    """Whom, how, what, and the answer; silence is an answer of its own."""

    betrokkene = forms.ModelChoiceField(
        label="Iemand uit het gezin", queryset=Betrokkene.objects.none(), required=False
    )
    professional = forms.CharField(
        label="Of een professional",
        max_length=150,
        required=False,
        help_text="Naam en functie, bijvoorbeeld: J. Bakker, intern begeleider.",
    )
    soort = forms.ChoiceField(label="Hoe", choices=ContactSoort.choices, initial=ContactSoort.TELEFOON)
    veilig = forms.ChoiceField(
        label="Is het veilig, volgens wie u vroeg?",
        choices=[("", "geen antwoord"), *Veilig.choices],
        required=False,
        help_text="Geen antwoord wordt ook bewaard. Het rondt het moment niet af.",
    )
    vraag = forms.CharField(label="Wat vroeg u?", initial=VRAAG, widget=text_area(2))
    antwoord = forms.CharField(label="Antwoord", required=False, widget=text_area(3))
    cijfer = forms.DecimalField(
        label="Veiligheidscijfer",
        min_value=0,
        max_value=10,
        max_digits=3,
        decimal_places=1,
        localize=True,
        required=False,
        help_text="0 is heel onveilig, 10 is veilig.",
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["betrokkene"]
        veld.queryset = Betrokkene.objects.filter(casus=casus, persoon__ongeboren=False).select_related(
            "persoon"
        )
        veld.label_from_instance = lambda wie: wie.persoon.weergavenaam


def navraag_van(**data: Any) -> Navraag:
    """What the form says, for the service."""
    return Navraag(**data)
