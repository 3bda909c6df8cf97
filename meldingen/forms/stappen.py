"""What each step of a melding or an advies asks; the rules of the step itself stand in the machine."""

from typing import Any

from django import forms

from meldingen.codelijsten import ContactSoort, GeenTerugkoppeling, NietPassendReden
from veiligthuis.core.forms import Datumveld, NldsRenderer, Segment, StapFormulier

JA_NEE = [("ja", "Ja"), ("nee", "Nee")]


def is_yes(value: Any) -> bool:
    """What a choice between yes and no means."""
    return str(value) == "ja"


def text_area(rows: int = 4) -> forms.Textarea:
    """A text box of this many rows."""
    return forms.Textarea(attrs={"rows": rows})


class BelRenderer(NldsRenderer):
    """Fields of the call screen: nothing is required before the end, so no field says that it is not."""

    field_template_name = "meldingen/delen/veld.html"


class Zonder(StapFormulier):
    """A step that asks nothing but the decision itself."""


class Schift(StapFormulier):
    """First look: acute or not, and what was searched."""

    stap = "schift"
    acuut = forms.TypedChoiceField(
        label="Is er acuut gevaar?", choices=JA_NEE, coerce=is_yes, widget=Segment, empty_value=None
    )
    reden = forms.CharField(label="Waarom wel of niet", widget=text_area())
    eigen_systeem_doorzocht = forms.BooleanField(
        label="Ik heb onze eigen registratie doorzocht op deze personen", required=False
    )
    vt_register_doorzocht = forms.BooleanField(
        label="Ik heb het landelijke VT-register geraadpleegd", required=False
    )


class AcuutVaststellen(StapFormulier):
    """Why it turns out to be acute."""

    stap = "stel_acuut_vast"
    reden = forms.CharField(
        label="Waarom is het nu acuut?",
        help_text="Bij direct gevaar eerst 112. De klok van 24 uur loopt zodra u dit vastlegt.",
        max_length=300,
        widget=text_area(3),
    )


class EersteActie(StapFormulier):
    """What was done first to make it safe."""

    stap = "leg_eerste_veiligheidsactie_vast"
    actie = forms.CharField(
        label="Wat is er als eerste gedaan voor de veiligheid?",
        help_text="Wie deed wat, en voor wie is het nu veilig.",
        widget=text_area(),
    )


class Terugkoppeling(StapFormulier):
    """What the melder was told, and how."""

    stap = "leg_terugkoppeling_vast"
    wijze = forms.ChoiceField(label="Hoe", choices=[("", ""), *ContactSoort.choices])
    inhoud = forms.CharField(
        label="Wat de melder heeft gehoord",
        help_text="Een beroepsmatige melder hoort het besluit; een ander alleen dat de melding is opgepakt.",
        widget=text_area(),
    )


class GeenTerugkoppelingMogelijk(StapFormulier):
    """Why the melder is not told."""

    stap = "zie_af_van_terugkoppeling"
    reden = forms.ChoiceField(label="Waarom niet", choices=[("", ""), *GeenTerugkoppeling.choices])
    toelichting = forms.CharField(label="Wat hebt u geprobeerd", widget=text_area())


class Eindbericht(StapFormulier):
    """What the melder was told about how it ended, and how."""

    stap = "leg_eindbericht_vast"
    wijze = forms.ChoiceField(label="Hoe", choices=[("", ""), *ContactSoort.choices])
    inhoud = forms.CharField(
        label="Wat de melder over de afloop heeft gehoord",
        help_text="Een beroepsmatige melder hoort wat nodig is voor eigen werk; een ander alleen dat het klaar is.",
        widget=text_area(),
    )


class UitkomstGezin(StapFormulier):
    """Who of the family was told what was decided, and how."""

    stap = "leg_uitkomst_gezin_vast"
    wijze = forms.ChoiceField(label="Hoe", choices=[("", ""), *ContactSoort.choices])
    inhoud = forms.CharField(
        label="Wie heeft wat gehoord",
        help_text="Noem wie het hoorde. Is er iemand die het later hoort, schrijf dan wie en waarom.",
        widget=text_area(),
    )


class UitkomstGezinLater(StapFormulier):
    """Why the family hears it later, and when at the latest."""

    stap = "stel_uitkomst_gezin_uit"
    tot = Datumveld(label="Uitstellen tot en met")
    reden = forms.CharField(
        label="Waarom is vertellen nu niet veilig?",
        widget=text_area(),
        help_text="Telkens ten hoogste twee weken.",
    )


class NietPassend(StapFormulier):
    """Why this is not a matter for Veilig Thuis, and who has it now."""

    stap = "zet_niet_passend_door"
    reden = forms.ChoiceField(label="Reden", choices=[("", ""), *NietPassendReden.choices])
    toelichting = forms.CharField(label="Toelichting", widget=text_area())
    doorgezet_naar = forms.CharField(label="Doorgezet naar", required=False, max_length=200)


MELDING_STAPPEN: dict[str, type[StapFormulier]] = {
    vorm.stap: vorm
    for vorm in (
        Schift,
        AcuutVaststellen,
        EersteActie,
        Terugkoppeling,
        GeenTerugkoppelingMogelijk,
        Eindbericht,
        UitkomstGezin,
        UitkomstGezinLater,
        NietPassend,
    )
}
"""Step of a melding -> its form; a step that is not here asks nothing."""
