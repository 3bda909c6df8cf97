"""The form of the assessment: ten sections, a row per person, rows of earlier information."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.forms import BoundField

from meldingen.codelijsten import Aanleiding, Aard, Besluit, Veiligheidsniveau
from meldingen.models import Betrokkene
from veiligheid.codelijsten import (
    AcuutSignaal,
    Bron,
    CijferDoor,
    Grondslag,
    Oordeel,
    RedenGeenVervolg,
    Risicofactor,
    Urgentie,
)
from veiligheid.forms.velden import Cijferveld, ConceptFormulier
from veiligheid.instrument import ONDERDELEN, VRAGEN, Onderdeel
from veiligheid.models import EerdereInformatie, Persoonsoordeel, Veiligheidsbeoordeling
from veiligheid.rules import Ontbreekt
from veiligthuis.core.forms import Datumveld, Segment, Vinkje


@dataclass(frozen=True)
class Blok:
    """One section as the page shows it: its fields and what it still misses."""

    onderdeel: Onderdeel
    velden: tuple[BoundField, ...]
    ontbreekt: tuple[Ontbreekt, ...]


def _tekst(rows: int = 3) -> forms.CharField:
    return forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": rows}))


def _oordeel(label: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=Oordeel.choices, widget=Segment)


def _keuze(choices: type[models.TextChoices], label: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", ""), *choices.choices])


def _vinkjes(choices: type[models.TextChoices]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        required=False, choices=choices.choices, widget=forms.CheckboxSelectMultiple
    )


class BeoordelingFormulier(ConceptFormulier):
    """The answers to the questions of the instrument; a draft may leave everything open."""

    vrij = frozenset({"meningen", "eerdere_informatie"})

    feiten = _tekst(6)
    meningen = _tekst()
    kinderen_aanwezig = _oordeel()
    gezinssituatie = _tekst()
    wapens_in_huis = _oordeel()
    eerdere_informatie = _tekst()
    acute_signalen = _vinkjes(AcuutSignaal)
    acute_lijst_nagelopen = forms.BooleanField(required=False, widget=Vinkje)
    directe_actie = _tekst()
    structureel_patroon = _tekst()
    escalatie = _oordeel()
    dwang_en_controle = _oordeel()
    risicofactoren = _vinkjes(Risicofactor)
    risico_toelichting = _tekst(2)
    beschermende_factoren = _tekst()
    netwerk = _tekst()
    aanleiding = _vinkjes(Aanleiding)
    aard = _vinkjes(Aard)
    categorie = forms.ChoiceField(required=False, choices=Veiligheidsniveau.choices, widget=forms.RadioSelect)
    urgentie = _keuze(Urgentie)
    weging = _tekst(5)
    voorgesteld_besluit = _keuze(Besluit)
    motivering = _tekst(4)
    reden_geen_vervolg = _keuze(RedenGeenVervolg)
    gewezen_op_vernietiging = forms.BooleanField(required=False, widget=Vinkje)
    melder_is_ingelicht = forms.BooleanField(required=False, widget=Vinkje)
    ontvangende_partij = forms.CharField(required=False, max_length=200)
    eigen_veiligheidsacties = _tekst(2)
    multidisciplinair_overleg = _tekst(2)
    onderzoeksvraag = _tekst(2)
    informatieplan = _tekst()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label, field.help_text = VRAGEN[name].vraag, VRAGEN[name].uitleg

    def blokken(self, ontbrekend: Sequence[Ontbreekt]) -> Iterator[Blok]:
        """The ten sections in order, each with its fields and its share of what is missing."""
        for onderdeel in ONDERDELEN:
            missing = tuple(punt for punt in ontbrekend if punt.onderdeel is onderdeel)
            yield Blok(onderdeel, tuple(self[vraag.veld] for vraag in onderdeel.vragen), missing)


def answers_of(beoordeling: Veiligheidsbeoordeling) -> dict[str, Any]:
    """What the form starts with."""
    return {veld: getattr(beoordeling, veld) for veld in VRAGEN}


class PersoonFormulier(ConceptFormulier):
    """The judgement about one betrokkene; the prefix carries who it is, so nobody can be swapped in."""

    acuut_onveilig = _oordeel("Acuut onveilig")
    structureel_onveilig = _oordeel("Structureel onveilig")
    toelichting = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    cijfer = Cijferveld("Veiligheidscijfer")
    cijfer_door = _keuze(CijferDoor, "Gegeven door")
    geen_cijfer_reden = forms.CharField(label="Geen cijfer, omdat", required=False, max_length=200)

    def __init__(
        self, data: Any = None, *, betrokkene: Betrokkene, oordeel: Persoonsoordeel | None = None
    ) -> None:
        self.betrokkene = betrokkene
        initial = {} if oordeel is None else {name: getattr(oordeel, name) for name in self.base_fields}
        super().__init__(data, prefix=f"persoon-{betrokkene.pk}", initial=initial)

    def clean(self) -> dict[str, Any]:
        """A number needs to say who gave it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("cijfer") is not None and not cleaned.get("cijfer_door"):
            self.add_error(
                "cijfer_door", "Kies wie het cijfer gaf, want dat maakt verschil voor wie het later leest."
            )
        return cleaned

    def row(self) -> dict[str, Any]:
        """What the service keeps; only after `is_valid()`."""
        return {"betrokkene": self.betrokkene.pk, **self.cleaned_data}


class InformatieRegel(ConceptFormulier):
    """One source that was asked."""

    bron = _keuze(Bron, "Bron")
    bij_wie = forms.CharField(label="Bij wie", required=False, max_length=120)
    gevraagd_op = Datumveld(label="Gevraagd op", required=False)
    grondslag = _keuze(Grondslag, "Grond")
    uitkomst = forms.CharField(label="Uitkomst", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """A row with anything in it names source, day and ground; an empty row is left out."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if any(cleaned.values()):
            for name, sentence in REQUIRED_OF_A_SOURCE.items():
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned


REQUIRED_OF_A_SOURCE = {
    "bron": "Kies waar de informatie is gevraagd.",
    "gevraagd_op": "Vul in op welke dag het is gevraagd.",
    "grondslag": "Kies op welke grond het is gevraagd; zonder grond mag het niet.",
}

_InformatieSet = forms.formset_factory(InformatieRegel, extra=1, max_num=30, can_delete=True)


class InformatieRegels(_InformatieSet):  # type: ignore[valid-type,misc]
    """The rows of earlier information, with an empty one to fill."""

    def __init__(self, data: Any = None, *, informatie: Sequence[EerdereInformatie] = ()) -> None:
        names = ("bron", "bij_wie", "gevraagd_op", "grondslag", "uitkomst")
        initial = [{name: getattr(row, name) for name in names} for row in informatie]
        super().__init__(data, prefix="informatie", initial=initial)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Every row counts as typed, also one that an automatic save has stored already since the page was opened."""
        return {**super().get_form_kwargs(index), "empty_permitted": False}

    def rows(self) -> list[Mapping[str, Any]]:
        """The filled rows; only after `is_valid()`."""
        return filled_rows(self, "bron")


def filled_rows(formset: Any, key: str) -> list[Mapping[str, Any]]:
    """The cleaned rows that say something in `key` and were not ticked to go away."""
    rows = [row for row in formset.cleaned_data if row.get(key) and not row.get("DELETE")]
    return [{name: value for name, value in row.items() if name != "DELETE"} for row in rows]
