"""The inputs of steps and decisions that stand on a page of their own."""

from django import forms

from meldingen.codelijsten import Besluit
from veiligthuis.core.forms import Formulier, StapFormulier


class RedenFormulier(StapFormulier):
    """Why something is given back or lapses."""

    reden = forms.CharField(
        label="Reden",
        help_text="Zo dat een collega later begrijpt wat er gebeurde.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HeropenFormulier(Formulier):
    """Why it is unsafe again."""

    toelichting = forms.CharField(
        label="Wat maakt het weer onveilig?",
        help_text="Wie zei het, wat gebeurde er, en wanneer.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TrajectFormulier(Formulier):
    """A new decision on a running traject."""

    besluit = forms.ChoiceField(
        label="Nieuw besluit",
        choices=[(keuze.value, keuze.label) for keuze in (Besluit.ONDERZOEK, Besluit.VV)],
        widget=forms.RadioSelect,
    )
    motivering = forms.CharField(
        label="Motivering",
        help_text="Waarom past de andere weg nu beter?",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    multidisciplinair_overleg = forms.CharField(
        label="Multidisciplinair overleg",
        help_text="Wie waren erbij, wanneer, en wat was de uitkomst?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    onderzoeksvraag = forms.CharField(
        label="Onderzoeksvraag",
        help_text="Alleen bij een onderzoek: welke feiten zijn betwist of onduidelijk?",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
