"""The household as it is typed during a call: one row per person, empty rows count for nothing."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from meldingen.codelijsten import Geslacht, Gezag, Relatie, Rol
from meldingen.forms.delen import NaamDelen, VeiligContactDelen
from meldingen.forms.stappen import BelRenderer
from meldingen.forms.velden import GeboortedatumVeld
from veiligthuis.core.bsn import is_nummer
from veiligthuis.core.forms import BsnVeld, Datumveld

EMPTY_ROWS = 3
MOST_PERSONS = 25
PREFIX = "gezin"

SHORT = {
    "relatie": [("", "kies"), *Relatie.choices],
    "gezag": [(Gezag.JA, "ja"), (Gezag.NEE, "nee"), (Gezag.ONBEKEND, "onbekend"), (Gezag.NVT, "n.v.t.")],
}
"""Words that fit in a row of the call screen."""

CALLED = ("voornamen", "roepnaam", "achternaam", "partner_achternaam")
"""Any of these is a name."""

TELLS_A_PERSON = (
    *CALLED, "tussenvoegsel", "geboortedatum", "bsn", "uitgerekende_datum", "overleden_op", "uren", "via_wie",
    "codewoord",
)  # fmt: skip
"""Whoever typed one of these meant a person."""

MEER = (
    "roepnaam", "partner_tussenvoegsel", "partner_achternaam", "taal", "overleden_op", "kanaal", "uren", "via_wie",
    "voicemail", "post", "codewoord", "tolk_nodig",
)  # fmt: skip
"""The fields behind "meer" on the call screen."""


def options(choices: Any) -> list[tuple[str, str]]:
    """The choices of a select with an empty one in front."""
    return [("", "kies"), *choices.choices]


class PersoonFormulier(NaamDelen, VeiligContactDelen):
    """One person: the name parts, birth, role, relation, authority and how to reach this person safely."""

    field_order = (
        "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam",
        "geboortedatum", "rol", "relatie", "gezag", "geslacht", "bsn", "ongeboren", "uitgerekende_datum",
        "in_huishouden", "taal", "tolk_nodig", "overleden_op",
    )  # fmt: skip
    """The ways to reach somebody come last."""

    geboortedatum = GeboortedatumVeld(required=False)
    rol = forms.ChoiceField(label="Rol", choices=options(Rol))
    relatie = forms.ChoiceField(label="Relatie", choices=options(Relatie), required=False)
    gezag = forms.ChoiceField(label="Gezag", choices=Gezag.choices, required=False, initial=Gezag.ONBEKEND)
    geslacht = forms.ChoiceField(
        label="Geslacht", choices=Geslacht.choices, required=False, initial=Geslacht.ONBEKEND
    )
    bsn = BsnVeld(label="BSN", required=False, help_text="")
    ongeboren = forms.BooleanField(label="Ongeboren", required=False)
    uitgerekende_datum = Datumveld(label="Uitgerekend op", required=False)
    in_huishouden = forms.BooleanField(label="Woont in het huishouden", required=False, initial=True)
    veilig_contact = forms.CharField(
        label="Veilig contact",
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "wat u moet weten voor u belt"}),
    )
    taal = forms.CharField(label="Taal", max_length=50, required=False)
    tolk_nodig = forms.BooleanField(label="Tolk nodig", required=False)
    overleden_op = Datumveld(label="Overleden op", required=False)

    def clean(self) -> dict[str, Any]:
        """A born person has a name; an unborn one has no birth date, only a due date."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["gezag"] = data.get("gezag") or Gezag.ONBEKEND
        data["geslacht"] = data.get("geslacht") or Geslacht.ONBEKEND
        if data.get("ongeboren"):
            self._check_unborn(data)
        elif not any(data.get(name) for name in CALLED):
            self.add_error("achternaam", "Vul een naam in, ook als u alleen een voornaam of roepnaam weet.")
        if data.get("uitgerekende_datum") and not data.get("ongeboren"):
            self.add_error(
                "ongeboren", "Er staat een uitgerekende datum. Is het kind ongeboren? Zet het vinkje."
            )
        return data

    def _check_unborn(self, data: dict[str, Any]) -> None:
        born = data.get("geboortedatum")
        if born is not None and born.datum:
            sentence = "Een ongeboren kind heeft nog geen geboortedatum. Vul de uitgerekende datum in."
            self.add_error("geboortedatum", sentence)


class PersoonRegel(PersoonFormulier):
    """A row on the call screen; a row in which nothing points to a person is left alone."""

    default_renderer = BelRenderer()
    bekend = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput())
    """The person of the register this row is about, once a worker chose one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in SHORT.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def rij(self) -> str:
        """Which row this is, counted from nought, as the buttons of the row post it."""
        return str(self.prefix or "").rpartition("-")[2]

    @property
    def meer_velden(self) -> list[forms.BoundField]:
        """The fields behind "meer", in the order in which they are asked."""
        return [self[name] for name in MEER]

    @property
    def meer_open(self) -> bool:
        """Whether something stands behind "meer" already, or is wrong there."""
        return any(
            self[name].errors or str(self[name].value() or "") not in ("", "onbekend", "False")
            for name in MEER
        )

    def has_changed(self) -> bool:
        """Whether somebody was typed here; ticks and choices alone are not a person."""
        typed = [
            str(self.data.get(self.add_prefix(name), "")).strip() for name in (*TELLS_A_PERSON, "bekend")
        ]
        return any(typed) or bool(self.data.get(self.add_prefix("ongeboren")))


class GezinBasis(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of the household; `rijen` are raw values to show, of a draft that was kept."""

    def __init__(self, *args: Any, rijen: list[dict[str, Any]] | None = None, **kwargs: Any) -> None:
        self.rijen = rijen or []
        kwargs.setdefault("prefix", PREFIX)
        super().__init__(*args, **kwargs)

    def total_form_count(self) -> int:
        """As many rows as were posted; otherwise those of the draft, and never fewer than the empty ones."""
        if self.is_bound:
            return super().total_form_count()
        return min(max(EMPTY_ROWS, len(self.rijen)), MOST_PERSONS)

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """The raw values of a draft row, as they were typed."""
        kwargs = dict(super().get_form_kwargs(index))
        if index is not None and index < len(self.rijen):
            kwargs["initial"] = self.rijen[index]
        return kwargs

    def personen(self) -> list[dict[str, Any]]:
        """What was filled in per person, without empty rows; only after `is_valid()`."""
        return [form.cleaned_data for form in self.forms if form.has_changed()]

    def clean(self) -> None:
        """The same burgerservicenummer never belongs to two persons."""
        seen: set[str] = set()
        for form in self.forms:
            number = form.cleaned_data.get("bsn", "") if form.is_valid() and form.has_changed() else ""
            if is_nummer(number) and number in seen:
                form.add_error(
                    "bsn", ValidationError("Dit burgerservicenummer staat al bij een ander in dit gezin.")
                )
            seen.add(number)


GezinFormulieren = cast(
    type[GezinBasis],
    forms.formset_factory(
        PersoonRegel, formset=GezinBasis, extra=EMPTY_ROWS, max_num=MOST_PERSONS, absolute_max=MOST_PERSONS
    ),
)
"""The rows of persons on the call screen."""
