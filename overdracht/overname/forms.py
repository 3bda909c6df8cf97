"""What is typed about a take-over: which team, why, and the answer of the first receiver."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from ketenpartners.models import Team
from overdracht.models import Overdracht
from overdracht.overname.queries import by_room, could_take_over
from overdracht.queries.ruimte import Ruimte, capacity, in_words
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, StapFormulier

LANG = forms.Textarea(attrs={"rows": 3})


class OvernameFormulier(StapFormulier):
    """Another team that takes over what waits; the one with most room stands on top."""

    naar_team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Welk team neemt over?",
        help_text="Bovenaan staat het team met de meeste ruimte, zoals het die zelf opgeeft.",
    )
    reden = forms.CharField(label="Waarom", widget=LANG)


class InstemFormulier(StapFormulier):
    """The consent of the first receiver."""

    stap: ClassVar[str] = "stem_in_met_overname"

    toelichting = forms.CharField(label="Toelichting", required=False, widget=LANG)


class TegenhoudFormulier(StapFormulier):
    """The first receiver keeps it, and says from when."""

    stap: ClassVar[str] = "houd_overname_tegen"

    reden = forms.CharField(
        label="Waarom houdt u dit gezin?", widget=LANG, help_text="Veilig Thuis leest dit."
    )
    verwacht_op = Datumveld(label="Wanneer start uw team?")


class VerhuisFormulier(Formulier):
    """Which caseload goes where, and why."""

    van_team = forms.ModelChoiceField(Team.objects.none(), label="Welk team stopt?")
    naar_team = forms.ModelChoiceField(Team.objects.none(), label="Welk team neemt de gezinnen over?")
    reden = forms.CharField(label="Waarom", widget=LANG, help_text="Dit staat bij elk gezin.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teams = (
            Team.objects.van_partners().select_related("organisatie").order_by("organisatie__naam", "naam")
        )
        self.fields["van_team"].queryset = teams  # type: ignore[attr-defined]
        nieuw = teams.actief().onder_convenant(clock.today())
        _offer(self.fields["naar_team"], by_room(capacity(nieuw).values()))

    def clean(self) -> dict[str, Any]:
        """Somewhere else than where they are."""
        data = super().clean() or self.cleaned_data
        if data.get("van_team") and data.get("van_team") == data.get("naar_team"):
            self.add_error("naar_team", "Kies een ander team dan het team dat stopt.")
        return data


def choose_team(form: StapFormulier, overdracht: Overdracht) -> None:
    """The teams that could take over, with the room they say they have, the most room first."""
    _offer(form.fields["naar_team"], could_take_over(overdracht))


def _offer(veld: Any, ruimtes: list[Ruimte]) -> None:
    """Only these teams, in this order, each with its room in words."""
    veld.queryset = Team.objects.filter(pk__in=[ruimte.team.pk for ruimte in ruimtes])
    veld.choices = [("", "maak een keuze"), *((ruimte.team.pk, in_words(ruimte)) for ruimte in ruimtes)]
