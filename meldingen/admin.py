"""Where beheer keeps the calendar and the settings of terms; case data never stands here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meldingen.informeren import beheer as brieftekst
from meldingen.informeren.proef import Proefbrief
from meldingen.informeren.teksten import tekst_van
from meldingen.models import Brieftekst, Hermeldregel
from meldingen.termijnen import beheer, rekenregels
from meldingen.termijnen.instellingen import WAT, Instelling, Kalenderdag, Kalenderjaar
from veiligthuis.core import access, clock
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken

VELDEN = ("sleutel", "waarde", "geldig_van", "bron")
"""What is filled in for a setting; the rest follows from who does it and when."""

TEKSTVELDEN = ("sleutel", "tekst", "geldig_van", "bron")
"""What is filled in for a text of letters."""


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


class BrieftekstFormulier(forms.ModelForm):  # type: ignore[type-arg]
    """New words for letters: first shown as the letters they make, then kept; refused beside the field."""

    sleutel = forms.ChoiceField(
        label="Welke tekst", choices=[(sleutel, sleutel) for sleutel in brieftekst.sleutels()],
        help_text="lezer.onderwerp voor een hele brief; zinnen, afloop en vast voor zinnen die in brieven komen.",
    )  # fmt: skip
    gezien = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Brieftekst
        fields = TEKSTVELDEN

    def clean(self) -> None:
        """Ask the rules of the service; the first time show the letters and keep nothing."""
        super().clean()
        if self.errors:
            return
        gegeven = {veld: self.cleaned_data[veld] for veld in TEKSTVELDEN}
        try:
            proef = brieftekst.keur_brieftekst(**gegeven)
        except RuleBroken as fout:
            self.add_error(getattr(fout, "field", None), str(fout))
            return
        merk = brieftekst.kenmerk(gegeven["sleutel"], gegeven["tekst"])
        if self.cleaned_data["gezien"] != merk:
            self.data = {**self.data.dict(), "gezien": merk}  # type: ignore[attr-defined]
            self.add_error(None, _voorbeelden(proef))


def _voorbeelden(proef: list[Proefbrief]) -> SafeString:
    brieven = format_html_join("", "<h3>{}</h3><pre>{}</pre>", ((brief.naam, brief.tekst) for brief in proef))
    return format_html(
        "Zo lezen de brieven met deze woorden; de namen zijn verzonnen. Er is nog niets bewaard. "
        "Klopt het, bewaar dan nog eens.{}", brieven,
    )  # fmt: skip


@admin.register(Brieftekst)
class BrieftekstAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The words of letters from a day on; rows are added, never changed, and show no letter that was written."""

    form = BrieftekstFormulier
    list_display = ("sleutel", "versie", "geldig_van", "bron", "vastgelegd_door")
    list_filter = ("sleutel",)
    readonly_fields = ("versie", "vastgelegd_op", "vastgelegd_door")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """With `?sleutel=` the words that hold now stand there to begin with."""
        begin: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if begin.get("sleutel") in brieftekst.sleutels():
            begin["tekst"] = tekst_van(brieftekst.geldige_teksten(clock.today()), begin["sleutel"]).strip()
        return begin

    def has_change_permission(self, request: HttpRequest, obj: Brieftekst | None = None) -> bool:
        """Nobody: letters were made from the row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Brieftekst | None = None) -> bool:
        """Nobody: letters were made from the row."""
        return False

    def save_model(
        self, request: HttpRequest, obj: Brieftekst, form: BrieftekstFormulier, change: bool
    ) -> None:
        """Lay it down through the service; the row gets its version there."""
        access.require(request.user, brieftekst.RECHT)
        velden = {veld: getattr(obj, veld) for veld in TEKSTVELDEN}
        gezien = form.cleaned_data["gezien"]
        rij = brieftekst.leg_brieftekst_vast(**velden, gezien=gezien, by=worker(request))
        obj.pk, obj.versie, obj.vastgelegd_op = rij.pk, rij.versie, rij.vastgelegd_op
        obj.vastgelegd_door = rij.vastgelegd_door
