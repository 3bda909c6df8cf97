"""What is typed about a finding of the receiver, and about the plan it changes."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from ketenpartners.queries import is_manager, leden_van
from overdracht.models import Overdracht
from overdracht.terug.records import Resultaat
from veiligheid.models import Afspraak
from veiligheid.queries import geldig_plan
from veiligthuis.core.forms import Datumveld, StapFormulier
from veiligthuis.core.models import Medewerker

LANG = forms.Textarea(attrs={"rows": 3})
NIEUW = ("wat", "wie", "wanneer", "controle")
MET_NAMENS = frozenset({"accepteer", "zet_op_wachtlijst", "weiger"})
"""The answers that the manager of a team may give for an absent colleague."""


class PlanvoorstelFormulier(StapFormulier):
    """What changes in the plan; an empty text leaves what is there."""

    stap: ClassVar[str] = "stel_plan_voor"

    tekst = forms.CharField(label="Waarom verandert het plan?", widget=LANG)
    signalen = forms.CharField(
        label="Zo merken we dat het misgaat",
        required=False,
        widget=LANG,
        help_text="Leeg: blijft zoals het is.",
    )
    noodplan = forms.CharField(
        label="Gaat het mis? Doe dit", required=False, widget=LANG, help_text="Leeg: blijft zoals het is."
    )
    wat = forms.CharField(label="Nieuwe afspraak: wat?", required=False, max_length=300)
    wie = forms.CharField(label="Wie doet dat?", required=False, max_length=80)
    wanneer = forms.CharField(label="Wanneer?", required=False, max_length=80)
    controle = forms.CharField(label="Wie let erop, en hoe?", required=False, max_length=200)
    vervalt = forms.ModelMultipleChoiceField(
        Afspraak.objects.none(),
        label="Welke afspraken vervallen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Voorwaarden van Veilig Thuis vervallen niet; bel daarvoor de behandelaar.",
    )
    evaluatie_op = Datumveld(label="Wanneer kijkt u samen weer?")

    def clean(self) -> dict[str, Any]:
        """The new agreement as one row, or nothing; half of one is refused."""
        data = super().clean() or self.cleaned_data
        nieuw = {naam: str(data.pop(naam, "") or "").strip() for naam in NIEUW}
        for naam in ("wat", "wie", "controle"):
            if any(nieuw.values()) and not nieuw[naam] and naam not in self.errors:
                self.add_error(naam, "Maak de afspraak af: wat, wie en wie erop let.")
        return {
            **data,
            "erbij": [nieuw] if any(nieuw.values()) else [],
            "vervalt": [rij.pk for rij in data.get("vervalt") or ()],
        }


class OnveiligFormulier(StapFormulier):
    """What happened; nothing else is asked of somebody in a hurry."""

    stap: ClassVar[str] = "meld_onveilig"

    tekst = forms.CharField(
        label="Wat is er gebeurd, en is iedereen nu veilig?",
        widget=LANG,
        help_text="Is er nu gevaar? Bel eerst 112. Dit bericht gaat meteen naar de triage en de crisisdienst.",
    )


class AfsluitFormulier(StapFormulier):
    """How the help ended."""

    stap: ClassVar[str] = "sluit_hulp_af"

    resultaat = forms.ChoiceField(label="Hoe eindigde de hulp?", choices=[("", ""), *Resultaat.choices])
    tekst = forms.CharField(
        label="Toelichting", widget=LANG, help_text="Veilig Thuis besluit hierna over de casus."
    )


class VervolgFormulier(StapFormulier):
    """What Veilig Thuis does with it."""

    vervolg = forms.CharField(label="Wat doet u hiermee?", widget=LANG, help_text="De ontvanger leest dit.")


def choose_afspraken(form: StapFormulier, overdracht: Overdracht) -> None:
    """Only agreements that the receiver was shown may be dropped; conditions of Veilig Thuis never."""
    gezien = {rij["wat"] for rij in ((overdracht.momentopname or {}).get("plan") or {}).get("afspraken", ())}
    eigen = Afspraak.objects.filter(plan__terugmelding__overdracht=overdracht).values_list("wat", flat=True)
    plan = geldig_plan(overdracht.casus)
    rijen = Afspraak.objects.filter(plan=plan, soort="afspraak", wat__in=gezien | set(eigen))
    veld = form.fields["vervalt"]
    veld.queryset = rijen.order_by("volgorde")  # type: ignore[attr-defined]
    veld.label_from_instance = lambda afspraak: afspraak.wat  # type: ignore[attr-defined]


def offer_colleagues(form: StapFormulier, step: str, overdracht: Overdracht, by: Medewerker) -> None:
    """Let the manager of the receiving team name the absent colleague; nobody else sees the question."""
    if step not in MET_NAMENS or not _manages(overdracht, by):
        return
    collegas = [lid.pk for lid in leden_van(overdracht.naar_team) if lid.pk != by.pk]
    veld = forms.ModelChoiceField(
        Medewerker.objects.filter(pk__in=collegas).order_by("first_name", "last_name"),
        label="Namens een afwezige collega",
        required=False,
        help_text="Leeg: u antwoordt zelf. De naam staat bij het antwoord.",
    )
    form.fields["namens"] = veld


def _manages(overdracht: Overdracht, by: Medewerker) -> bool:
    """Asked once per object, because three forms stand on one page."""
    bekend: dict[int, bool] = overdracht.__dict__.setdefault("_beheert", {})
    if by.pk not in bekend:
        bekend[by.pk] = is_manager(by, overdracht.naar_team)
    return bekend[by.pk]
