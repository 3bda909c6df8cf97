"""What each step of a crisisinzet asks; short, because it is filled in on a phone at a door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime

from meldingen.crisis.services import Feit
from meldingen.crisis.stappen import MAG_ONTBREKEN, Crisisstap
from meldingen.forms.stappen import BelRenderer, text_area
from veiligthuis.core import clock
from veiligthuis.core.fields import moment_of, read_time
from veiligthuis.core.forms import Datumveld, Formulier
from veiligthuis.core.models import Medewerker

MET_COLLEGA = frozenset({Crisisstap.GAAT, Crisisstap.ACHTERWACHT})
WIE = {
    Crisisstap.GAAT: "Tweede collega of partner", Crisisstap.ACHTERWACHT: "Iemand anders",
    Crisisstap.POLITIE: "Met wie bij de politie", Crisisstap.AFSPRAKEN: "Met wie",
    Crisisstap.OVERGEDRAGEN: "Aan wie",
}  # fmt: skip
TEKST = {
    Crisisstap.ACHTERWACHT: "Wat is besproken", Crisisstap.POLITIE: "Wat is afgesproken",
    Crisisstap.ACTIE: "Wat is er gedaan, en voor wie is het nu veilig?", Crisisstap.AFSPRAKEN: "Wie doet wat",
    Crisisstap.OVERGEDRAGEN: "Wat is er overgedragen",
}  # fmt: skip
NIET = {Crisisstap.GAAT: "Er gaat niemand heen, want", Crisisstap.POLITIE: "Overleg kan niet, want"}
"""Step -> what its fields are called; a step that is not here does not ask that."""


class StapVorm(Formulier):
    """The fields of one step. `tijd` empty is now, or the moment of pressing when the line was lost meanwhile."""

    default_renderer = BelRenderer()

    collega = forms.TypedChoiceField(label="Collega", required=False, coerce=int, empty_value=None)
    wie = forms.CharField(max_length=200, required=False)
    tekst = forms.CharField(required=False, max_length=2000, widget=text_area(2))
    tot = Datumveld(label="Tot en met", required=False)
    niet = forms.CharField(required=False, max_length=300)
    tijd = forms.CharField(
        label="Ander tijdstip", required=False, max_length=9,
        widget=forms.TextInput(attrs={"placeholder": "uu:mm", "inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    gedrukt_op = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, stap: str, collegas: Iterable[Medewerker], *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{stap}_%s")
        super().__init__(*args, **kwargs)
        self.stap = Crisisstap(stap)
        self.people = {collega.pk: collega for collega in collegas}
        self._keep_only_own_fields()

    def _keep_only_own_fields(self) -> None:
        own = {"tijd", "gedrukt_op"}
        own |= {"collega"} if self.stap in MET_COLLEGA else set()
        own |= {"tot"} if self.stap == Crisisstap.AFSPRAKEN else set()
        for name, labels in (("wie", WIE), ("tekst", TEKST), ("niet", NIET)):
            if self.stap in labels:
                own.add(name)
                self.fields[name].label = labels[self.stap]
        for name in set(self.fields) - own:
            del self.fields[name]
        if "collega" in self.fields:
            choices = [("", "kies"), *((pk, wie.weergavenaam) for pk, wie in self.people.items())]
            self.fields["collega"].choices = choices  # type: ignore[attr-defined]

    def clean_tijd(self) -> datetime | None:
        """The last time that the clock showed this; None when nothing was typed."""
        typed = self.cleaned_data["tijd"]
        if not typed:
            return None
        now, at = clock.now(), read_time(typed)
        today = clock.local(now).date()
        moment = moment_of(today, at)
        return moment if moment <= now else moment_of(today - timedelta(days=1), at)

    def clean_gedrukt_op(self) -> datetime | None:
        """When the button was pressed, if the browser says so and it can be true."""
        typed = self.cleaned_data["gedrukt_op"]
        try:
            moment = parse_datetime(typed) if typed else None
        except ValueError:
            moment = None
        return min(moment, clock.now()) if moment is not None and moment.tzinfo else None

    def clean(self) -> dict[str, Any]:
        """Not done and done at once cannot be."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        filled = data.get("collega") or data.get("wie") or data.get("tekst")
        if data.get("niet") and filled:
            raise ValidationError("U vult in dat het wel en dat het niet gebeurt. Maak een van beide leeg.")
        return data

    def feit(self) -> Feit:
        """What was filled in, for the service; only after `is_valid()`."""
        data = self.cleaned_data
        niet = data.get("niet", "") if self.stap in MAG_ONTBREKEN else ""
        return Feit(
            gedaan=not niet,
            gebeurd_op=data.get("tijd") or data.get("gedrukt_op"),
            medewerker=self.people.get(data.get("collega") or 0),
            wie=data.get("wie", ""),
            tekst=niet or data.get("tekst", ""),
            tot=data.get("tot"),
        )


class VerbeterVorm(StapVorm):
    """A step once more, with what was wrong the first time."""

    reden = forms.CharField(label="Wat klopte er niet?", max_length=300)

    def _keep_only_own_fields(self) -> None:
        super()._keep_only_own_fields()
        del self.fields["gedrukt_op"]
        self.fields["tijd"].label = "Tijdstip"
        self.fields["reden"] = forms.CharField(label="Wat klopte er niet?", max_length=300)


class IntrekVorm(Formulier):
    """Why a call is not acute after all."""

    acuut_intrek_reden = forms.CharField(
        label="Waarom is het toch niet acuut?", max_length=300, required=False
    )
