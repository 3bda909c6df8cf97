"""What each line of the file of a traject asks."""

from typing import Any

from django import forms

from meldingen.codelijsten import IN_GESPREK, Aard, Afschermgrond, ContactSoort
from meldingen.models import Betrokkene, Casus, Document
from veiligheid.traject.codelijsten import Aanwezig, Bronsoort, Soort, Uitkomst
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment, StapFormulier

JA_NEE = [("ja", "Ja, gezien"), ("nee", "Nee")]
SOORTEN = [(soort.value, soort.label) for soort in ContactSoort if soort in IN_GESPREK]


def _text(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _is_yes(value: Any) -> bool:
    return str(value) == "ja"


class VraagFormulier(Formulier):
    """The onderzoeksvraag as it reads from now on, and why."""

    tekst = forms.CharField(label="De onderzoeksvraag zoals die nu luidt", widget=_text(5))
    reden = forms.CharField(label="Waarom stelt u de vraag bij?", widget=_text(3))


class KindFormulier(Formulier):
    """How a child was seen and what it said, or why it was not seen."""

    gezien = forms.TypedChoiceField(
        label="Is het kind gezien?", choices=JA_NEE, coerce=_is_yes, widget=Segment, empty_value=None
    )
    op = Momentveld(label="Wanneer", required=False, initial=clock.now)
    soort = forms.ChoiceField(label="Hoe", choices=SOORTEN, required=False, initial=ContactSoort.HUISBEZOEK)
    gezien_door = forms.CharField(
        label="Door wie",
        max_length=150,
        required=False,
        help_text="Leeg: door u. Anders bijvoorbeeld: jeugdarts.",
    )
    aanwezig = forms.ChoiceField(label="Wie was erbij", choices=[("", ""), *Aanwezig.choices], required=False)
    waar = forms.CharField(
        label="Waar",
        max_length=150,
        required=False,
        help_text="Bijvoorbeeld: op school. Schrijf hier geen adres.",
    )
    wat_zei_het_kind = forms.CharField(
        label="Wat zei het kind",
        required=False,
        help_text="In de woorden van het kind. Van een klein kind: hoe was het erbij?",
        widget=_text(),
    )
    reden_niet = forms.CharField(
        label="Waarom niet gezien",
        max_length=300,
        required=False,
        help_text="Alleen als het kind niet is gezien.",
        widget=_text(2),
    )


class BevindingFormulier(Formulier):
    """One fact, opinion or interpretation with its source and day."""

    soort = forms.ChoiceField(label="Wat is dit", choices=Soort.choices, widget=Segment)
    tekst = forms.CharField(
        label="Wat is er gezien, gezegd of gelezen",
        help_text="Een feit is na te gaan. Wat iemand vindt is een mening. Wat u eruit afleidt is een interpretatie.",
        widget=_text(),
    )
    bron = forms.ChoiceField(label="Van wie of waaruit", choices=[("", ""), *Bronsoort.choices])
    betrokkene = forms.ModelChoiceField(
        label="Wie in de casus", queryset=Betrokkene.objects.none(), required=False
    )
    document = forms.ModelChoiceField(label="Welk document", queryset=Document.objects.none(), required=False)
    bron_naam = forms.CharField(
        label="Naam van de bron",
        max_length=150,
        required=False,
        help_text="Bijvoorbeeld: leerkracht van groep 5, OBS De Wilg.",
    )
    van = Datumveld(label="Van welke dag", help_text="De dag waarop het is gezien, gezegd of geschreven.")
    afscherm_grond = forms.ChoiceField(
        label="Bron beschermen",
        choices=[("", ""), *Afschermgrond.choices],
        required=False,
        help_text="Dan krijgt het gezin deze regel niet te lezen.",
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie, wat = self.fields["betrokkene"], self.fields["document"]
        wie.queryset = casus.betrokkenen.met_persoon()  # type: ignore[attr-defined]
        wie.label_from_instance = lambda b: b.persoon.weergavenaam  # type: ignore[attr-defined]
        wat.queryset = casus.documenten.zonder_inhoud()  # type: ignore[attr-defined]
        wat.label_from_instance = lambda d: f"{d.omschrijving} ({d.herkomst})"  # type: ignore[attr-defined]


class WederhoorFormulier(Formulier):
    """What somebody said of the draft and what was done with it, or why there is no reaction."""

    getoond_op = Datumveld(label="Concept getoond op", required=False)
    reactie = forms.CharField(label="Reactie", required=False, widget=_text())
    verwerkt = forms.CharField(
        label="Wat is ermee gedaan", required=False, help_text="Aangepast, of waarom niet.", widget=_text(3)
    )
    reden_niet = forms.CharField(
        label="Waarom er geen reactie is",
        max_length=300,
        required=False,
        help_text="Alleen als er geen reactie is: weigert, niet bereikt, te gevaarlijk voor een ander.",
        widget=_text(2),
    )


class ConclusieFormulier(Formulier):
    """What was established about one subject, of which nature, and why."""

    uitkomst = forms.ChoiceField(
        label="Wat heeft het onderzoek vastgesteld", choices=Uitkomst.choices, widget=Segment
    )
    aard = forms.MultipleChoiceField(
        label="Aard van wat is bevestigd",
        choices=Aard.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen als er iets is bevestigd.",
    )
    motivering = forms.CharField(
        label="Motivering", help_text="Op welke feiten rust dit, en wat spreekt ertegen?", widget=_text(6)
    )
    medisch = forms.BooleanField(
        label="Deze conclusie rust op een medisch oordeel; een vertrouwensarts weegt mee", required=False
    )


class WeegFormulier(Formulier):
    """How a second professional weighs both conclusions."""

    weging = forms.CharField(
        label="Uw weging", help_text="Over beide conclusies: volgt dit uit de feiten?", widget=_text(5)
    )


class BesluitFormulier(StapFormulier):
    """What is needed after the onderzoek."""

    stap = "neem_onderzoeksbesluit"
    wat_nodig = forms.CharField(
        label="Wat is er nodig", help_text="En wie wordt daarvoor verantwoordelijk.", widget=_text()
    )
