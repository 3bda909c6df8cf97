"""What somebody fills in about a message or a police report."""

from __future__ import annotations

from typing import Any

from django import forms

from meldingen.politie.lezer import Gelezen
from veiligthuis.core.forms import Formulier, StapFormulier

REDENEN = (
    ("uit_elkaar", "Partijen zijn uit elkaar; nu geen direct gevaar"),
    ("gerust", "De politie liet de situatie rustig achter"),
    ("letsel", "Letsel, wapen of ernstige bedreiging; direct gevaar"),
    ("kind", "Een kind is nu niet veilig"),
)
"""Sentences that are chosen with one key; own words may stand behind or instead."""


class Schiften(Formulier):
    """The first look with as few keys as can be; which of two buttons is pressed says whether it is acute."""

    zin = forms.ChoiceField(label="Waarom", choices=REDENEN, required=False, widget=forms.RadioSelect)
    woorden = forms.CharField(label="In eigen woorden", required=False, max_length=200)
    eigen_systeem_doorzocht = forms.BooleanField(label="Eigen registratie bekeken", required=False)
    vt_register_doorzocht = forms.BooleanField(label="VT-register geraadpleegd", required=False)
    acuut = forms.ChoiceField(choices=[("ja", "Acuut"), ("nee", "Niet acuut")], widget=forms.HiddenInput)

    def inputs(self) -> dict[str, Any]:
        """What the step asks."""
        gekozen = dict(REDENEN).get(self.cleaned_data["zin"], "")
        delen = [deel for deel in (gekozen, self.cleaned_data["woorden"].strip()) if deel]
        return {
            "acuut": self.cleaned_data["acuut"] == "ja",
            "reden": ". ".join(delen),
            "eigen_systeem_doorzocht": self.cleaned_data["eigen_systeem_doorzocht"],
            "vt_register_doorzocht": self.cleaned_data["vt_register_doorzocht"],
        }


class Verbeteren(StapFormulier):
    """The faulty fields of a message, each with the value as it was sent and why that cannot be."""

    stap = "bied_opnieuw_aan"

    def __init__(self, *args: Any, gelezen: Gelezen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fout in gelezen.fouten:
            veld = forms.CharField(
                label=fout.veld, help_text=fout.reden.capitalize(), required=False, max_length=50_000,
                initial=waarde_van(gelezen.boom, fout.pad),
            )  # fmt: skip
            self.fields[fout.pad] = veld

    def clean(self) -> dict[str, Any]:
        """The values by path, as the service takes them; what was not touched is not a correction."""
        ingevuld = super().clean() or {}
        gewijzigd = {pad: waarde for pad, waarde in ingevuld.items() if pad in self.changed_data}
        return {"verbeteringen": gewijzigd}


class Afwijzen(StapFormulier):
    """Why a message is not taken in."""

    stap = "wijs_af"
    toelichting = forms.CharField(
        label="Waarom wordt dit bericht niet opgenomen, en wat hoort de afzender?",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def waarde_van(boom: Any, pad: str) -> str:
    """The value at a path, as text; empty when there is none."""
    for deel in pad.split("."):
        if isinstance(boom, list):
            boom = boom[int(deel)] if deel.isdigit() and int(deel) < len(boom) else None
        else:
            boom = boom.get(deel) if isinstance(boom, dict) else None
    return (
        boom if isinstance(boom, str) else "" if boom is None or isinstance(boom, dict | list) else str(boom)
    )
