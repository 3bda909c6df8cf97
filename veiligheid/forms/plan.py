"""The form of the safety plan: its texts, rows of conditions and agreements, a row per person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from ketenpartners.models import Organisatie
from meldingen.models import Betrokkene
from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.forms.beoordeling import filled_rows
from veiligheid.forms.velden import Cijferveld, ConceptFormulier
from veiligheid.models import Afspraak, Plandeelnemer, Veiligheidsplan
from veiligthuis.core.forms import Datumveld, Formulier, Segment


class PlanFormulier(ConceptFormulier):
    """The texts of a plan, in words the family uses; a draft may leave everything open."""

    vrij = frozenset({"signalen", "noodplan", "codewoord", "netwerk", "regie_telefoon"})

    kern_van_de_zorgen = forms.CharField(
        label="Wat is er gebeurd?",
        help_text="In gewone woorden, zoals het gezin het zou zeggen. Geen verdenking, geen vaktaal.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    signalen = forms.CharField(
        label="Zo merken we dat het misgaat",
        help_text="Eén teken per regel.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    noodplan = forms.CharField(
        label="Gaat het mis? Doe dit",
        help_text="Eén stap per regel, de eerste stap bovenaan.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    codewoord = forms.CharField(
        label="Codewoord",
        help_text="Komt alleen op het blad van wie het mag weten.",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    netwerk = forms.CharField(
        label="Mensen om het gezin",
        help_text="Eén persoon per regel, met wat hij of zij doet.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    regie_naam = forms.CharField(label="Voorgestelde regiehouder", required=False, max_length=120)
    regie_organisatie = forms.ModelChoiceField(
        label="Organisatie met de regie", required=False, queryset=Organisatie.objects.filter(actief=True)
    )
    regie_telefoon = forms.CharField(
        label="Telefoon van de regiehouder",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    evaluatie_op = Datumveld(label="We kijken weer samen op", required=False)


def texts_of(plan: Veiligheidsplan) -> dict[str, Any]:
    """What the form starts with."""
    return {name: getattr(plan, name) for name in PlanFormulier.base_fields}


class AfspraakRegel(ConceptFormulier):
    """One condition or agreement."""

    soort = forms.ChoiceField(
        label="Soort", required=False, choices=SoortAfspraak.choices, initial=SoortAfspraak.AFSPRAAK
    )
    wat = forms.CharField(
        label="Wat", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    wie = forms.CharField(label="Wie", required=False, max_length=80)
    wanneer = forms.CharField(label="Wanneer", required=False, max_length=80)
    vanaf = Datumveld(label="Vanaf", required=False)
    tot = Datumveld(label="Tot en met", required=False)
    controle = forms.CharField(label="Wie let erop, en hoe", required=False, max_length=200)
    gevolg = forms.CharField(label="Wat als het misgaat", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """A filled row says what; it does not end before it begins; an empty row is left out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["soort"] = cleaned.get("soort") or SoortAfspraak.AFSPRAAK
        others = [value for name, value in cleaned.items() if name not in ("soort", "wat", "DELETE")]
        if any(others) and not cleaned.get("wat") and "wat" not in self.errors:
            self.add_error("wat", "Schrijf wat er wordt afgesproken, of maak de regel helemaal leeg.")
        begin, end = cleaned.get("vanaf"), cleaned.get("tot")
        if begin and end and end < begin:
            self.add_error("tot", "De afspraak eindigt vóór zij begint. Controleer de twee dagen.")
        return cleaned


_AfspraakSet = forms.formset_factory(AfspraakRegel, extra=2, max_num=40, can_delete=True)


class AfspraakRegels(_AfspraakSet):  # type: ignore[valid-type,misc]
    """The conditions and agreements, with two empty rows to fill."""

    def __init__(self, data: Any = None, *, afspraken: Sequence[Afspraak] = ()) -> None:
        initial = [{name: getattr(row, name) for name in AfspraakRegel.base_fields} for row in afspraken]
        super().__init__(data, prefix="afspraken", initial=initial)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every row counts as typed, also one that an automatic save has stored already since the page was opened."""
        return {**super().get_form_kwargs(index), "empty_permitted": False}

    def rows(self) -> list[Mapping[str, Any]]:
        """The filled rows; only after `is_valid()`."""
        return filled_rows(self, "wat")


class DeelnemerFormulier(ConceptFormulier):
    """One betrokkene: was this person spoken to, or why not."""

    gesproken_op = Datumveld(label="Gesproken op", required=False)
    niet_gesproken_reden = forms.CharField(label="Niet gesproken, omdat", required=False, max_length=200)
    cijfer = Cijferveld("Veiligheidscijfer nu")

    def __init__(
        self, data: Any = None, *, betrokkene: Betrokkene, deelnemer: Plandeelnemer | None = None
    ) -> None:
        self.betrokkene = betrokkene
        initial = {} if deelnemer is None else {name: getattr(deelnemer, name) for name in self.base_fields}
        super().__init__(data, prefix=f"deelnemer-{betrokkene.pk}", initial=initial)

    def row(self) -> dict[str, Any]:
        """What the service keeps; only after `is_valid()`."""
        return {"betrokkene": self.betrokkene.pk, **self.cleaned_data}


class UitkomstFormulier(Formulier):
    """How an agreement ended."""

    uitkomst = forms.ChoiceField(label="Uitkomst", choices=Uitkomst.choices, widget=Segment)
    toelichting = forms.CharField(label="Wat gebeurde er, en wat nu?", required=False, max_length=300)


class GezienFormulier(Formulier):
    """On which day a person saw the plan."""

    op = Datumveld(label="Gezien op")
