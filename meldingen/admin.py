"""Where beheer keeps the calendar and the settings of terms; case data never stands here."""

from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from meldingen.models import Hermeldregel
from meldingen.termijnen import beheer, rekenregels
from meldingen.termijnen.instellingen import WAT, Instelling, Kalenderdag, Kalenderjaar
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken

VELDEN = ("sleutel", "waarde", "geldig_van", "bron")
"""What is filled in for a setting; the rest follows from who does it and when."""


class KalenderAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows of the calendar; after a change running terms wait for one visible recomputation."""

    def save_model(self, request: HttpRequest, obj: object, form: object, change: bool) -> None:
        """Save, and say what still has to be done."""
        super().save_model(request, obj, form, change)
        self._meld(request)

    def delete_model(self, request: HttpRequest, obj: object) -> None:
        """Delete, and say what still has to be done."""
        super().delete_model(request, obj)
        self._meld(request)

    def _meld(self, request: HttpRequest) -> None:
        rekenregels.vergeet()
        tekst = 'Nieuwe termijnen rekenen hier nu mee. <a href="{}">Bekijk welke lopende termijnen verschuiven</a>.'
        messages.warning(request, format_html(tekst, reverse("pages:herbereken")))


@admin.register(Kalenderdag)
class KalenderdagAdmin(KalenderAdmin):
    """KB-dagen and corrected holidays, each with its source."""

    list_display = ("dag", "soort", "naam", "bron")
    list_filter = ("soort",)
    date_hierarchy = "dag"


@admin.register(Kalenderjaar)
class KalenderjaarAdmin(KalenderAdmin):
    """The years of which all KB-dagen are known."""

    list_display = ("jaar", "bron")


class InstellingFormulier(forms.ModelForm):  # type: ignore[type-arg]
    """A new choice; refused beside the field with the sentence of the service."""

    sleutel = forms.ChoiceField(label="Wat", choices=sorted(WAT.items()))

    class Meta:
        model = Instelling
        fields = VELDEN

    def clean(self) -> None:
        """Ask the rules of the service, so that a refusal stands in the form."""
        super().clean()
        if self.errors:
            return
        try:
            beheer.keur_instelling(**{veld: self.cleaned_data[veld] for veld in VELDEN})
        except RuleBroken as fout:
            self.add_error(getattr(fout, "field", None), str(fout))


@admin.register(Instelling)
class InstellingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What the law leaves open, from a day on; rows are added, never changed."""

    form = InstellingFormulier
    list_display = ("wat", "waarde", "geldig_van", "versie", "bron", "vastgelegd_door")
    list_filter = ("sleutel",)
    readonly_fields = ("versie", "vastgelegd_op", "vastgelegd_door")

    def has_change_permission(self, request: HttpRequest, obj: Instelling | None = None) -> bool:
        """Nobody: running terms rest on the row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Instelling | None = None) -> bool:
        """Nobody: running terms rest on the row."""
        return False

    def save_model(
        self, request: HttpRequest, obj: Instelling, form: InstellingFormulier, change: bool
    ) -> None:
        """Lay it down through the service; the row gets its version there."""
        velden = {veld: getattr(obj, veld) for veld in VELDEN}
        access.require(request.user, beheer.INSTELLEN)
        vastgelegd = beheer.leg_instelling_vast(**velden, by=worker(request))
        obj.pk, obj.versie, obj.vastgelegd_op = vastgelegd.pk, vastgelegd.versie, vastgelegd.vastgelegd_op
        obj.vastgelegd_door = vastgelegd.vastgelegd_door
        rekenregels.vergeet()


@admin.register(Hermeldregel)
class HermeldregelAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """How far back a closed casus makes a melding a hermelding; a change is a new row."""

    list_display = ("geldig_van", "maanden", "bron")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody changes a rule that held."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Nobody removes a rule that held."""
        return False
