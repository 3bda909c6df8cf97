"""What is filled in beside the text of a plan: looks, reactions, evaluations, where paper is safe, a crisis."""

from collections.abc import Sequence
from typing import Any

from django import forms

from meldingen.models import Betrokkene
from veiligheid.codelijsten import Papier, Reactie, ReactieHoe, Uitkomst
from veiligheid.plan.crisis import Crisisplan
from veiligthuis.core.forms import Datumveld, Formulier, Segment, Vinkje


class UitkomstFormulier(Formulier):
    """What was seen of an agreement, and whether it goes on."""

    uitkomst = forms.ChoiceField(label="Lukte het?", choices=Uitkomst.choices, widget=Segment)
    gezien = forms.CharField(
        label="Wat is er gezien, en door wie?",
        help_text="Alleen wat u of een ander zelf zag of hoorde.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    loopt_door = forms.BooleanField(label="Deze afspraak loopt door", required=False, widget=Vinkje)
    controle_op = Datumveld(label="Weer kijken of het lukt op", required=False)


class GevolgFormulier(Formulier):
    """What was done after a condition was not kept."""

    gedaan = forms.CharField(
        label="Wat is er gedaan?",
        help_text="Met wie gesproken, wat ingezet, wat is nu de veiligheid.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GezienFormulier(Formulier):
    """On which day a person saw the plan."""

    op = Datumveld(label="Gezien op")


class ReactieFormulier(Formulier):
    """What a person says of the plan."""

    reactie = forms.ChoiceField(label="Wat zegt deze persoon?", choices=Reactie.choices, widget=Segment)
    op = Datumveld(label="Op welke dag")
    hoe = forms.ChoiceField(label="Hoe", choices=[("", ""), *ReactieHoe.choices])
    reden = forms.CharField(
        label="Waarom niet? In de woorden van deze persoon",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class EvaluatieFormulier(Formulier):
    """What looking again together showed."""

    bevinding = forms.CharField(
        label="Wat lukt, wat lukt niet, en wat nu?", widget=forms.Textarea(attrs={"rows": 4})
    )


class PapierFormulier(Formulier):
    """Whether a copy on paper is safe for this person; asked each time before one is made."""

    papier = forms.ChoiceField(
        label="Is een papier thuis veilig voor deze persoon?",
        help_text="Denk aan wie er nog meer woont of langskomt, en aan wie tassen en post bekijkt.",
        choices=Papier.choices,
        widget=Segment,
    )
    waar = forms.CharField(
        label="Waar ligt het dan veilig, en bij wie?",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Another place has a name."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("papier") == Papier.ELDERS and not cleaned.get("waar", "").strip():
            self.add_error(
                "waar", "Schrijf waar het papier veilig ligt, bijvoorbeeld bij school of bij een tante."
            )
        return cleaned


class CrisisFormulier(Formulier):
    """Three agreements, who stays where, whom to call; made for a phone at a kitchen table."""

    def __init__(self, data: Any = None, *, mensen: Sequence[Betrokkene]) -> None:
        super().__init__(data)
        self.mensen = mensen
        for number in (1, 2, 3):
            self.fields[f"afspraak_{number}"] = _regel(f"Afspraak {number}", required=number == 1)
        for wie in mensen:
            self.fields[f"waar_{wie.pk}"] = _regel(f"{wie.persoon.weergavenaam} blijft")
        for number in (1, 2):
            self.fields[f"bel_{number}"] = _regel(f"Wie bellen? ({number})", 80, required=number == 1)
            self.fields[f"nummer_{number}"] = forms.CharField(
                label="Telefoon", required=False, max_length=20,
                widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
            )  # fmt: skip
        self.fields["let_op"] = _regel("Wie kijkt of het lukt?")

    def velden_afspraken(self) -> list[forms.BoundField]:
        """The three agreements."""
        return [self[f"afspraak_{number}"] for number in (1, 2, 3)]

    def velden_waar(self) -> list[forms.BoundField]:
        """Where each person stays."""
        return [self[f"waar_{wie.pk}"] for wie in self.mensen]

    def velden_bellen(self) -> list[forms.BoundField]:
        """Whom to call, each with the number."""
        return [self[f"{name}_{number}"] for number in (1, 2) for name in ("bel", "nummer")]

    def inhoud(self) -> Crisisplan:
        """What was agreed; only after `is_valid()`."""
        data = self.cleaned_data
        calls = [(data[f"bel_{number}"], data[f"nummer_{number}"]) for number in (1, 2)]
        return Crisisplan(
            afspraken=tuple(filter(None, (data[f"afspraak_{number}"] for number in (1, 2, 3)))),
            waar={wie.pk: data[f"waar_{wie.pk}"] for wie in self.mensen},
            bellen=tuple((naam, nummer) for naam, nummer in calls if naam),
            let_op=data["let_op"],
        )


def _regel(label: str, length: int = 200, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
