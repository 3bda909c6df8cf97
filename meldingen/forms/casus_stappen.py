"""What each step of a casus asks; the rules of the step itself stand in the machine."""

from typing import Any

from django import forms

from ketenpartners.models import Team
from ketenpartners.queries import leden_van
from meldingen.codelijsten import VoortijdigeReden
from meldingen.forms.stappen import text_area
from meldingen.monitoring.status import MonitoringEinde
from veiligthuis.core.forms import Datumveld, StapFormulier
from veiligthuis.core.models import Medewerker


class WijsToe(StapFormulier):
    """Which team carries the casus, and who in it."""

    stap = "wijs_toe"
    team = forms.ModelChoiceField(label="Team", queryset=Team.objects.none())
    behandelaar = forms.ModelChoiceField(
        label="Behandelaar",
        queryset=Medewerker.objects.none(),
        required=False,
        help_text="Leeg laten mag: dan staat de casus bij het team als onverdeeld.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.eigen().actief()
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        leden = [lid.pk for team in teams for lid in leden_van(team)]
        self.fields["behandelaar"].queryset = Medewerker.objects.filter(pk__in=leden)  # type: ignore[attr-defined]


class Toelichting(StapFormulier):
    """A step that wants to know why."""

    toelichting = forms.CharField(label="Toelichting", widget=text_area())


class SluitCasus(Toelichting):
    """Why it is safe enough to stop."""

    stap = "sluit_casus"
    toelichting = forms.CharField(
        label="Waarom is het veilig genoeg?",
        help_text="Met wie is dat nagegaan: het gezin, de hulpverlening, de school.",
        widget=text_area(),
    )


class VernietigingVoorstellen(StapFormulier):
    """On what ground the content may go."""

    stap = "stel_vernietiging_voor"
    grond = forms.CharField(
        label="Grond", help_text="Bijvoorbeeld: bewaartermijn verstreken op 12-03-2046.", widget=text_area()
    )


class WijsOpVernietiging(StapFormulier):
    """How the family was told, and who of it."""

    stap = "wijs_op_vernietiging"
    hoe = forms.CharField(
        label="Hoe en aan wie hebt u het verteld?",
        help_text="Het onderzoek vond geen geweld of mishandeling. Ieder uit het gezin mag vragen de gegevens te "
        "vernietigen; dat kan met een brief aan ons.",
        widget=text_area(),
    )


class TekenMee(StapFormulier):
    """How the second professional weighs it."""

    stap = "teken_mee"
    weging = forms.CharField(label="Uw weging", widget=text_area())


class SluitVoortijdig(Toelichting):
    """Why the traject cannot be finished, and whether the melder knows."""

    stap = "sluit_voortijdig"
    reden = forms.ChoiceField(label="Reden", choices=[("", ""), *VoortijdigeReden.choices])
    melder_ingelicht_op = Datumveld(label="Melder ingelicht op", required=False)
    reden_melder_niet = forms.CharField(
        label="Waarom is de melder niet ingelicht?", required=False, widget=text_area(2)
    )
    field_order = ["reden", "toelichting", "melder_ingelicht_op", "reden_melder_niet"]


class RondMonitormomentAf(StapFormulier):
    """What is concluded from the answers."""

    stap = "rond_monitormoment_af"
    conclusie = forms.CharField(
        label="Wat maakt u op uit de antwoorden?", help_text="Hoe veilig is het nu?", widget=text_area()
    )
    reden_eenzijdig = forms.CharField(
        label="Waarom is één kant genoeg?",
        required=False,
        widget=text_area(2),
        help_text="Alleen als het gezin of de professional niet antwoordde.",
    )


class BeeindigMonitoring(Toelichting):
    """Why Veilig Thuis stops following the family, and whether the melder knows."""

    stap = "beeindig_monitoring"
    reden = forms.ChoiceField(label="Reden", choices=[("", ""), *MonitoringEinde.choices])
    toelichting = forms.CharField(label="Waarop berust dit?", widget=text_area(3))
    melder_ingelicht_op = Datumveld(label="Melder ingelicht op", required=False)
    reden_melder_niet = forms.CharField(
        label="Waarom is de melder niet ingelicht?", required=False, widget=text_area(2)
    )
    field_order = ["reden", "toelichting", "melder_ingelicht_op", "reden_melder_niet"]


CASUS_STAPPEN: dict[str, type[StapFormulier]] = {
    vorm.stap: vorm
    for vorm in (
        WijsToe, SluitCasus, VernietigingVoorstellen, WijsOpVernietiging, TekenMee,
        SluitVoortijdig, RondMonitormomentAf, BeeindigMonitoring,
    )
}  # fmt: skip
"""Step of a casus -> its form; a step that is not here asks nothing."""
