"""What is added to a casus that exists: a contact, a person, an address, informing somebody or putting it off."""

from typing import Any

from django import forms

from meldingen.codelijsten import AdresSoort, ContactSoort
from meldingen.forms.gezin import PersoonFormulier
from meldingen.forms.stappen import is_yes, text_area
from meldingen.models import Betrokkene, Casus
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment

GELUKT = [("ja", "Gelukt"), ("nee", "Niet gelukt")]


class ContactFormulier(Formulier):
    """One attempt to reach somebody, succeeded or not."""

    gelukt = forms.TypedChoiceField(
        label="Is het gelukt?", choices=GELUKT, coerce=is_yes, widget=Segment, empty_value=None
    )
    soort = forms.ChoiceField(label="Hoe", choices=[("", ""), *ContactSoort.choices])
    betrokkene = forms.ModelChoiceField(
        label="Met wie uit het gezin", queryset=Betrokkene.objects.none(), required=False
    )
    met_wie = forms.CharField(
        label="Met wie anders",
        max_length=150,
        required=False,
        help_text="Bijvoorbeeld: leerkracht, huisarts, buurvrouw.",
    )
    op = Momentveld(label="Wanneer", initial=clock.now)
    verslag = forms.CharField(
        label="Verslag", required=False, widget=text_area(), help_text="Nodig als het is gelukt."
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kies = self.fields["betrokkene"]
        kies.queryset = casus.betrokkenen.met_persoon()  # type: ignore[attr-defined]
        kies.label_from_instance = lambda betrokkene: betrokkene.persoon.weergavenaam  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody was sought, not later than now; what succeeded has a report."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not (data.get("betrokkene") or data.get("met_wie")) and "betrokkene" not in self.errors:
            self.add_error("betrokkene", "Kies iemand uit het gezin, of vul in met wie anders.")
        if data.get("gelukt") and not data.get("verslag"):
            self.add_error(
                "verslag", "Het contact is gelukt. Schrijf in een paar zinnen wat er is besproken."
            )
        if data.get("op") and data["op"] > clock.now():
            self.add_error("op", "Dit moment moet nog komen. Vul in wanneer het contact was.")
        if data.get("betrokkene") and not data.get("met_wie"):
            data["met_wie"] = data["betrokkene"].persoon.weergavenaam
        return data


class BetrokkeneFormulier(PersoonFormulier):
    """One more person in a casus."""


class AdresFormulier(Formulier):
    """Where somebody lives, stays or gets post from now on; the address of that kind until now ends."""

    soort = forms.ChoiceField(label="Soort adres", choices=AdresSoort.choices, initial=AdresSoort.WOON)
    straat = forms.CharField(label="Straat", max_length=120)
    huisnummer = forms.CharField(label="Huisnummer", max_length=12, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=80)
    gemeente = forms.CharField(label="Gemeente", max_length=80, required=False)
    van = Datumveld(label="Vanaf", initial=clock.today)
    geheim = forms.BooleanField(label="Dit adres is geheim", required=False)
    geheim_reden = forms.CharField(label="Waarom geheim", max_length=200, required=False)
    bron = forms.CharField(label="Hoe weten we dit", max_length=120)

    def clean(self) -> dict[str, Any]:
        """A secret address says why."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("geheim") and not data.get("geheim_reden"):
            self.add_error("geheim_reden", "Schrijf kort waarom dit adres geheim is.")
        return data


class InformeerFormulier(Formulier):
    """That somebody was told about the data we keep."""

    hoe = forms.CharField(
        label="Hoe is deze persoon geïnformeerd?",
        max_length=200,
        help_text="Bijvoorbeeld: in het gesprek van vandaag, of per brief naar het postadres.",
    )


class UitstelFormulier(Formulier):
    """Putting off telling somebody, at most two weeks at a time."""

    tot = Datumveld(label="Uitstellen tot en met")
    reden = forms.CharField(
        label="Waarom is informeren nu niet veilig?",
        widget=text_area(),
        help_text="Telkens ten hoogste twee weken.",
    )


class NietGesprokenFormulier(Formulier):
    """Why somebody was not spoken to."""

    reden = forms.CharField(
        label="Waarom is deze persoon niet gesproken?", max_length=300, widget=text_area(3)
    )
