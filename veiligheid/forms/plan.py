"""The form of the safety plan: its texts, rows of conditions and agreements, a row per person."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db import models
from django.forms import BaseFormSet

from ketenpartners.models import Organisatie
from meldingen.models import Betrokkene
from veiligheid.codelijsten import Fase, SoortAfspraak
from veiligheid.forms.beoordeling import filled_rows
from veiligheid.forms.velden import Cijferveld, ConceptFormulier, Datumsveld
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligheid.queries import huidigen
from veiligthuis.core.forms import Datumveld, Segment, Vinkje


class PlanFormulier(ConceptFormulier):
    """The texts of a plan, in words the family uses; a draft may leave everything open."""

    vrij = frozenset(
        {
            "signalen",
            "noodplan",
            "codewoord",
            "toevlucht",
            "regie_telefoon",
            "regie_kent_noodplan",
            "latere_evaluaties",
        }
    )

    fase = forms.ChoiceField(
        label="Waar is dit plan nu voor?",
        help_text="Eerst veilig, dan de oorzaken, dan herstel.",
        required=False,
        choices=Fase.choices,
        widget=Segment,
    )
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
    toevlucht = forms.CharField(
        label="Hier kan wie weg moet naartoe",
        help_text="Komt alleen op het blad van wie het mag weten.",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
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
    regie_kent_noodplan = forms.BooleanField(
        label="De regiehouder mag codewoord en toevlucht kennen",
        help_text="Alleen met een vinkje gaan ze mee bij een overdracht.",
        required=False,
        widget=Vinkje,
    )
    evaluatie_op = Datumveld(label="We kijken weer samen op", required=False)
    latere_evaluaties = Datumsveld(
        label="En daarna op", help_text="Meer dagen, met een komma ertussen.", required=False
    )

    def clean_fase(self) -> str:
        """The phase as it was when none was sent."""
        return self.cleaned_data["fase"] or self.initial.get("fase") or Fase.DIRECT


def texts_of(plan: Veiligheidsplan) -> dict[str, Any]:
    """What the form starts with."""
    return {name: getattr(plan, name) for name in PlanFormulier.base_fields}


class Regel(ConceptFormulier):
    """A row that can be left out of the copies of some people of the casus."""

    niet_voor = forms.MultipleChoiceField(
        label="Niet op het blad van", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, mensen: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["niet_voor"].choices = mensen  # type: ignore[attr-defined]

    def clean_niet_voor(self) -> list[int]:
        """The keys of whose copy leaves this row out."""
        return sorted(map(int, self.cleaned_data["niet_voor"]))


class AfspraakRegel(Regel):
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
    controle_op = Datumveld(label="Kijken of het lukt op", required=False)

    def clean(self) -> dict[str, Any]:
        """A filled row says what; it does not end before it begins; an empty row is left out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        cleaned["soort"] = cleaned.get("soort") or SoortAfspraak.AFSPRAAK
        others = [v for name, v in cleaned.items() if name not in ("soort", "wat", "niet_voor", "DELETE")]
        if any(others) and not cleaned.get("wat") and "wat" not in self.errors:
            self.add_error("wat", "Schrijf wat er wordt afgesproken, of maak de regel helemaal leeg.")
        begin, end = cleaned.get("vanaf"), cleaned.get("tot")
        if begin and end and end < begin:
            self.add_error("tot", "De afspraak eindigt vóór zij begint. Controleer de twee dagen.")
        return cleaned


class NetwerkRegel(Regel):
    """Somebody around the family."""

    naam = forms.CharField(label="Naam", required=False, max_length=80)
    doet = forms.CharField(label="Wat doet deze persoon", required=False, max_length=200)
    telefoon = forms.CharField(
        label="Telefoon", required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )

    def clean(self) -> dict[str, Any]:
        """Who does something has a name; an empty row is left out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (cleaned.get("doet") or cleaned.get("telefoon")) and not cleaned.get("naam"):
            self.add_error("naam", "Schrijf wie dit is, of maak de regel helemaal leeg.")
        return cleaned


_AfspraakSet = forms.formset_factory(AfspraakRegel, extra=2, max_num=40, can_delete=True)
_NetwerkSet = forms.formset_factory(NetwerkRegel, extra=2, max_num=20, can_delete=True)


class Planregels(BaseFormSet):  # type: ignore[type-arg]
    """Rows of a plan with two empty ones to fill; each can be kept from people of the casus.

    Every row counts as typed, also one that an automatic save has stored already since the page was opened.
    """

    prefix_naam = ""
    sleutelveld = ""

    def __init__(
        self, data: Any = None, *, regels: Sequence[models.Model] = (), mensen: Sequence[Betrokkene] = ()
    ) -> None:
        self.mensen = [(str(wie.pk), wie.persoon.weergavenaam) for wie in mensen]
        names = self.form.base_fields
        initial = [{name: getattr(row, name) for name in names} for row in regels]
        for row in initial:
            row["niet_voor"] = huidigen(mensen[0].casus, row["niet_voor"]) if mensen else row["niet_voor"]
        super().__init__(data, prefix=self.prefix_naam, initial=initial)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Whom a row can be kept from; and no row may be left empty without being seen."""
        return {**super().get_form_kwargs(index), "empty_permitted": False, "mensen": self.mensen}

    def rows(self) -> list[Mapping[str, Any]]:
        """The filled rows; only after `is_valid()`."""
        return filled_rows(self, self.sleutelveld)


class AfspraakRegels(Planregels, _AfspraakSet):  # type: ignore[valid-type,misc]
    """The conditions and agreements."""

    prefix_naam, sleutelveld = "afspraken", "wat"


class NetwerkRegels(Planregels, _NetwerkSet):  # type: ignore[valid-type,misc]
    """The people around the family."""

    prefix_naam, sleutelveld = "netwerk", "naam"


class DeelnemerFormulier(ConceptFormulier):
    """One betrokkene: was this person spoken to, or why not."""

    gesproken_op = Datumveld(label="Gesproken op", required=False)
    niet_gesproken_reden = forms.CharField(label="Niet gesproken, omdat", required=False, max_length=200)
    cijfer = Cijferveld("Veiligheidscijfer nu")
    kent_noodplan = forms.BooleanField(
        label="Mag het noodplan, het codewoord en de toevlucht kennen", required=False, widget=Vinkje
    )

    def __init__(
        self, data: Any = None, *, betrokkene: Betrokkene, deelnemer: Plandeelnemer | None = None
    ) -> None:
        self.betrokkene = betrokkene
        initial = {} if deelnemer is None else {name: getattr(deelnemer, name) for name in self.base_fields}
        super().__init__(data, prefix=f"deelnemer-{betrokkene.pk}", initial=initial)

    def row(self) -> dict[str, Any]:
        """What the service keeps; only after `is_valid()`."""
        return {"betrokkene": self.betrokkene.pk, **self.cleaned_data}
