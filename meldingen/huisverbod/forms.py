"""What is asked about a huisverbod; the rules stand in the machine."""

from __future__ import annotations

from typing import Any

from django import forms

from meldingen.forms.stappen import text_area
from meldingen.huisverbod.rules import langste_verlenging
from meldingen.huisverbod.status import Bereikbaarheid, Burgemeesteradvies
from meldingen.models import Betrokkene, Casus, Huisverbod
from veiligthuis.core.forms import Formulier, Momentveld, StapFormulier


class HuisverbodFormulier(Formulier):
    """The decision of the burgemeester, and about whom."""

    uithuisgeplaatste = forms.ModelChoiceField(
        label="Wie is uit huis geplaatst", queryset=Betrokkene.objects.none()
    )
    achterblijvers = forms.ModelMultipleChoiceField(
        label="Wie blijven achter",
        queryset=Betrokkene.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Met hen is geen contact toegestaan.",
    )
    gemeente = forms.CharField(label="Burgemeester van", max_length=80)
    opgelegd_op = Momentveld(
        label="Ingegaan op", help_text="Dag en tijd. Het huisverbod eindigt na tien dagen op dezelfde tijd."
    )
    mondeling = forms.BooleanField(label="Eerst mondeling aangezegd", required=False)
    kenmerk = forms.CharField(label="Kenmerk van het besluit", max_length=60, required=False)
    aanleiding = forms.CharField(
        label="Feiten en omstandigheden", widget=text_area(3), help_text="Zoals in het besluit staat."
    )
    kindermishandeling = forms.BooleanField(
        label="Het gaat ook om (een vermoeden van) kindermishandeling", required=False
    )
    overleg = forms.CharField(
        label="Overleg vooraf met de burgemeester",
        required=False,
        widget=text_area(2),
        help_text="Verplicht bij kindermishandeling: wat is overlegd, of waarom niet.",
    )

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mensen = Betrokkene.objects.filter(casus=casus, persoon__ongeboren=False).select_related("persoon")
        for naam in ("uithuisgeplaatste", "achterblijvers"):
            veld: Any = self.fields[naam]
            veld.queryset = mensen
            veld.label_from_instance = self._naam

    @staticmethod
    def _naam(wie: Betrokkene) -> str:
        return f"{wie.persoon.weergavenaam} ({wie.get_relatie_display() or wie.get_rol_display()})".replace(
            "()", ""
        )


class BereikbaarheidVorm(StapFormulier):
    """How the person kept out can be reached."""

    stap = "leg_bereikbaarheid_vast"
    hoe = forms.ChoiceField(
        label="Hoe is de uithuisgeplaatste bereikbaar?",
        choices=[("", ""), *Bereikbaarheid.choices],
        help_text="Een adres legt u vast bij de persoon. Het wordt vanzelf geheim voor de achterblijvers.",
    )


class AdviesVorm(StapFormulier):
    """What Veilig Thuis advises, and why."""

    stap = "adviseer_burgemeester"
    advies = forms.ChoiceField(label="Advies", choices=[("", ""), *Burgemeesteradvies.choices])
    motivering = forms.CharField(
        label="Motivering",
        widget=text_area(5),
        help_text="Duurt het gevaar voort? Wat is er sinds de oplegging gedaan, en werken betrokkenen mee?",
    )


class VerlengVorm(StapFormulier):
    """When the burgemeester decided, and by how many days."""

    stap = "verleng"
    besloten_op = Momentveld(label="Besloten op")
    dagen = forms.IntegerField(label="Verlengd met (dagen)", min_value=1)

    def __init__(self, *args: Any, verbod: Huisverbod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meest = langste_verlenging(verbod)
        self.fields["dagen"].help_text = f"Ten hoogste {meest} dagen: samen vier weken na de oplegging."


class IntrekVorm(StapFormulier):
    """When and why it was withdrawn."""

    stap = "trek_in"
    ingetrokken_op = Momentveld(label="Ingetrokken op")
    reden = forms.CharField(label="Waarom", widget=text_area(3))
    hoe_verder = forms.CharField(
        label="Hoe gaat het gezin verder?",
        widget=text_area(3),
        help_text="Wie is waar, en wie let op de veiligheid.",
    )


class EindeVorm(StapFormulier):
    """How the family goes on after the last moment."""

    stap = "rond_af"
    hoe_verder = forms.CharField(
        label="Hoe gaat het gezin verder?",
        widget=text_area(4),
        help_text="Wie is waar, en wie let op de veiligheid.",
    )
    reden_geen_plan = forms.CharField(
        label="Waarom is er geen veiligheidsplan?",
        required=False,
        widget=text_area(2),
        help_text="Alleen als tijdens het huisverbod geen plan is vastgesteld.",
    )


def vorm_van(naam: str, data: Any, verbod: Huisverbod) -> StapFormulier:
    """The form of a step. Raises KeyError for a step that is not of a huisverbod."""
    if naam == VerlengVorm.stap:
        return VerlengVorm(data, verbod=verbod)
    return {v.stap: v for v in (BereikbaarheidVorm, AdviesVorm, IntrekVorm, EindeVorm)}[naam](data)
