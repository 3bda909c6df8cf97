"""What is typed about a handover: one form per step that asks something, and the choice of a receiver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms

from ketenpartners.models import Team
from meldingen.models import Betrokkene
from overdracht import momentopname
from overdracht.machine import RedenWeigering
from overdracht.models import Overdracht, Vraag
from overdracht.models.contact import Middel
from overdracht.overname.forms import InstemFormulier, OvernameFormulier, TegenhoudFormulier, choose_team
from overdracht.queries import family_of
from overdracht.queries.ruimte import capacity, in_words
from overdracht.terug.forms import (
    AfsluitFormulier,
    OnveiligFormulier,
    PlanvoorstelFormulier,
    VervolgFormulier,
    choose_afspraken,
    offer_colleagues,
)
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment, StapFormulier
from veiligthuis.core.models import Medewerker

LANG = forms.Textarea(attrs={"rows": 3})
GELUKT = (("ja", "Gelukt"), ("nee", "Niet gelukt"))


class OntvangerFormulier(Formulier):
    """The choice of a team to offer to."""

    naar_team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Aan welk team?",
        help_text="Met de wachttijd zoals elk team die zelf opgeeft.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = Team.objects.van_partners().actief().select_related("organisatie")
        namen = capacity(teams.order_by("organisatie__naam", "naam"))
        veld: Any = self.fields["naar_team"]
        veld.queryset = teams
        veld.choices = [("", "maak een keuze"), *((pk, in_words(ruimte)) for pk, ruimte in namen.items())]


class GegevensFormulier(StapFormulier):
    """What goes along with the offer; all of it may still be empty, offering says what misses."""

    stap: ClassVar[str] = "vul_aan"

    gezin_geinformeerd_op = Datumveld(label="Gezin geïnformeerd op", required=False)
    gezin_niet_geinformeerd_reden = forms.CharField(
        label="Of: waarom het gezin nog niet is geïnformeerd", required=False, widget=LANG
    )
    eigen_veiligheidsacties = forms.CharField(
        label="Wat deed Veilig Thuis zelf voor de veiligheid?", required=False, widget=LANG
    )
    voorgestelde_regie = forms.CharField(
        label="Wie stelt u voor als regiehouder?",
        required=False,
        max_length=200,
        help_text="Een naam, of een functie bij de ontvanger. De ontvanger beslist wie het wordt.",
    )
    afspraken = forms.CharField(label="Wat spreken wij met elkaar af?", required=False, widget=LANG)


class AanbodFormulier(StapFormulier):
    """The offer, of exactly what stands beside it."""

    stap: ClassVar[str] = "bied_aan"

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class UitzonderingFormulier(StapFormulier):
    """The exception of a teammanager."""

    stap: ClassVar[str] = "verleen_uitzondering"

    reden = forms.CharField(label="Waarom kan dit zonder plan?", widget=LANG)
    tot = Datumveld(label="Het plan is er uiterlijk op")


class RedenFormulier(StapFormulier):
    """A reason in plain words."""

    reden = forms.CharField(label="Reden", widget=LANG, help_text="De ander leest dit.")


class WeigerFormulier(StapFormulier):
    """A refusal: a kind of reason and an explanation."""

    stap: ClassVar[str] = "weiger"

    reden_code = forms.ChoiceField(label="Soort reden", choices=[("", ""), *RedenWeigering.choices])
    reden = forms.CharField(
        label="Toelichting", widget=LANG, help_text="Veilig Thuis moet hiermee verder kunnen."
    )


class AccepteerFormulier(StapFormulier):
    """The acceptance: one regiehouder, and the plan was read."""

    stap: ClassVar[str] = "accepteer"

    regiehouder_naam = forms.CharField(
        label="Wie wordt regiehouder?",
        max_length=150,
        help_text="Eén persoon. Deze naam staat op het plan van het gezin.",
    )
    regiehouder_functie = forms.CharField(label="Functie", max_length=100)
    regiehouder_telefoon = forms.CharField(label="Telefoon", max_length=20)
    plan_gelezen = forms.BooleanField(
        label="Ik heb het veiligheidsplan gelezen en bespreek het met het gezin.",
        required=False,
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeesFormulier(StapFormulier):
    """The confirmation that a plan sent later was read."""

    stap: ClassVar[str] = "lees_nieuw_plan"

    plan_gelezen = forms.BooleanField(
        label="Ik heb het nieuwe veiligheidsplan gelezen en bespreek het met het gezin.", required=False
    )
    gezien = forms.IntegerField(widget=forms.HiddenInput, required=False)


class WachtlijstFormulier(StapFormulier):
    """The waiting list: from which day on."""

    stap: ClassVar[str] = "zet_op_wachtlijst"

    verwacht_op = Datumveld(label="Wanneer verwacht u te starten?")


class VraagFormulier(StapFormulier):
    """A question to Veilig Thuis."""

    stap: ClassVar[str] = "stel_vraag"

    vraag = forms.CharField(label="Uw vraag aan Veilig Thuis", widget=LANG, help_text="De klok loopt door.")


class AntwoordFormulier(StapFormulier):
    """The answer to one open question of the receiver."""

    stap: ClassVar[str] = "beantwoord_vraag"

    vraag = forms.ModelChoiceField(Vraag.objects.none(), label="Welke vraag?", empty_label=None)
    antwoord = forms.CharField(label="Antwoord", widget=LANG)


class ContactFormulier(StapFormulier):
    """One attempt to speak with the family."""

    stap: ClassVar[str] = "leg_contact_vast"

    op = Momentveld(label="Wanneer")
    betrokkene = forms.ModelChoiceField(Betrokkene.objects.none(), label="Met wie", required=False)
    met_ander = forms.CharField(label="Of iemand anders", required=False, max_length=200)
    middel = forms.ChoiceField(label="Hoe", choices=[("", ""), *Middel.choices])
    gelukt = forms.ChoiceField(label="Uitkomst", choices=GELUKT, widget=Segment)
    toelichting = forms.CharField(label="Toelichting", required=False, max_length=500)

    def clean_gelukt(self) -> bool:
        """The choice as yes or no."""
        return bool(self.cleaned_data["gelukt"] == "ja")


FORMS: Mapping[str, type[StapFormulier]] = {
    "vul_aan": GegevensFormulier,
    "verleen_uitzondering": UitzonderingFormulier,
    "bied_aan": AanbodFormulier,
    "stuur_plan_mee": StapFormulier,
    "trek_in": RedenFormulier,
    "neem_terug": RedenFormulier,
    "laat_overnemen": OvernameFormulier,
    "beantwoord_vraag": AntwoordFormulier,
    "accepteer": AccepteerFormulier,
    "lees_nieuw_plan": LeesFormulier,
    "zet_op_wachtlijst": WachtlijstFormulier,
    "weiger": WeigerFormulier,
    "stel_vraag": VraagFormulier,
    "leg_contact_vast": ContactFormulier,
    "geef_terug": RedenFormulier,
    "rond_af": StapFormulier,
    "vraag_overname": OvernameFormulier,
    "stem_in_met_overname": InstemFormulier,
    "houd_overname_tegen": TegenhoudFormulier,
    "stel_plan_voor": PlanvoorstelFormulier,
    "bevestig_plan": StapFormulier,
    "laat_voorstel_vervallen": RedenFormulier,
    "meld_onveilig": OnveiligFormulier,
    "sluit_hulp_af": AfsluitFormulier,
    "pak_onveilig_op": VervolgFormulier,
    "lees_terugmeldingen": VervolgFormulier,
}
"""The form of each step; a step that is not here has no page."""


def form_for(
    step: str, overdracht: Overdracht, *, by: Medewerker, data: Mapping[str, Any] | None = None
) -> StapFormulier | None:
    """The form of a step, with the choices of this handover; None when the step has no page."""
    kind = FORMS.get(step)
    if kind is None:
        return None
    form = kind(data, initial=_initial(step, overdracht, by), auto_id=f"{step}_%s")
    fill = CHOICES.get(step)
    if fill is not None:
        fill(form, overdracht)
    offer_colleagues(form, step, overdracht, by)
    return form


def _initial(step: str, overdracht: Overdracht, by: Medewerker) -> dict[str, Any]:
    if step == "bied_aan":
        return {"gezien": momentopname.kenmerk(momentopname.build(overdracht, by=by))}
    if step == "vul_aan":
        return {veld: getattr(overdracht, veld) for veld in GegevensFormulier.base_fields}
    if step == "accepteer":
        return {
            "regiehouder_naam": by.weergavenaam, "regiehouder_functie": by.functie,
            "gezien": overdracht.plan_id or 0,
        }  # fmt: skip
    if step == "lees_nieuw_plan":
        return {"gezien": overdracht.plan_id or 0}
    if step == "leg_contact_vast":
        return {"op": clock.now()}
    return {}


def _choose_family(form: StapFormulier, overdracht: Overdracht) -> None:
    veld = form.fields["betrokkene"]
    veld.queryset = family_of(overdracht)  # type: ignore[attr-defined]
    veld.label_from_instance = lambda betrokkene: betrokkene.persoon.weergavenaam  # type: ignore[attr-defined]


def _choose_vraag(form: StapFormulier, overdracht: Overdracht) -> None:
    veld = form.fields["vraag"]
    veld.queryset = Vraag.objects.van_keten(overdracht).filter(antwoord="")  # type: ignore[attr-defined]
    veld.label_from_instance = lambda vraag: vraag.vraag[:100]  # type: ignore[attr-defined]


CHOICES: Mapping[str, Callable[[StapFormulier, Overdracht], None]] = {
    "laat_overnemen": choose_team,
    "vraag_overname": choose_team,
    "stel_plan_voor": choose_afspraken,
    "leg_contact_vast": _choose_family,
    "beantwoord_vraag": _choose_vraag,
}
"""Which steps offer choices that depend on the handover."""
