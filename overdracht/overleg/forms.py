"""What is typed about an overleg."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from ketenpartners.models import Contactpersoon, Lidmaatschap
from overdracht.overleg.codelijsten import OverlegSoort, Uitkomst, Vorm
from overdracht.overleg.records import Agendapunt, Overleg, Overlegdeelnemer
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment, StapFormulier, Vinkje

LANG = forms.Textarea(attrs={"rows": 3})
LEESBAAR = "Iedereen aan tafel leest dit. Geen adres, geen naam van een melder."


class PlekFormulier(StapFormulier):
    """When and where."""

    stap = "verzet"

    begint_op = Momentveld(label="Wanneer", help_text="Datum en tijd, bijvoorbeeld 30-04-2026 14:00.")
    vorm = forms.ChoiceField(label="Hoe", choices=Vorm.choices, widget=Segment)
    plaats = forms.CharField(
        label="Waar, of hoe komen mensen in het gesprek", required=False, max_length=150, help_text=LEESBAAR
    )


class OverlegFormulier(PlekFormulier):
    """A new overleg."""

    soort = forms.ChoiceField(label="Soort overleg", choices=OverlegSoort.choices)
    onderwerp = forms.CharField(
        label="Zo staat het in de uitnodiging",
        max_length=150,
        help_text=f"Bijvoorbeeld: gezin Jansen, veilig thuis voor de kinderen. {LEESBAAR}",
    )
    doel = forms.CharField(label="Wat willen we bereiken?", required=False, widget=LANG, help_text=LEESBAAR)

    field_order = ("soort", "onderwerp", "doel", "begint_op", "vorm", "plaats")


class ProfessionalFormulier(Formulier):
    """Somebody who works elsewhere or here: with a login, or a contact person without one."""

    lid = forms.ModelChoiceField(
        Lidmaatschap.objects.none(), label="Iemand met een inlog", required=False, empty_label="niemand"
    )
    contactpersoon = forms.ModelChoiceField(
        Contactpersoon.objects.none(),
        label="Of een contactpersoon zonder inlog",
        required=False,
        empty_label="niemand",
    )

    def __init__(self, *args: Any, overleg: Overleg, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aan_tafel = overleg.deelnemers.aan_tafel()
        leden: Any = self.fields["lid"]
        leden.queryset = (
            Lidmaatschap.objects.lopend(clock.today())
            .filter(medewerker__is_active=True, team__actief=True, team__organisatie__actief=True)
            .exclude(medewerker__in=aan_tafel.filter(medewerker__isnull=False).values("medewerker"))
            .select_related("medewerker", "team__organisatie")
            .order_by("team__organisatie__naam", "team__naam", "medewerker__last_name")
        )
        leden.label_from_instance = lambda lid: (
            f"{lid.medewerker.weergavenaam}, {lid.team.naam}, {lid.team.organisatie.naam}"
        )
        bellen: Any = self.fields["contactpersoon"]
        bellen.queryset = (
            Contactpersoon.objects.filter(actief=True, organisatie__actief=True)
            .exclude(pk__in=aan_tafel.filter(contactpersoon__isnull=False).values("contactpersoon"))
            .select_related("organisatie")
            .order_by("organisatie__naam", "naam")
        )
        bellen.label_from_instance = lambda wie: f"{wie}, {wie.organisatie.naam}"

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(cleaned.get("lid")) == bool(cleaned.get("contactpersoon")):
            self.add_error("lid", "Kies één persoon: iemand met een inlog, of een contactpersoon.")
        return cleaned


class GezinslidFormulier(Formulier):
    """Whether somebody of the family comes."""

    reden_niet = forms.CharField(
        label="Waarom niet? Laat leeg als deze persoon wordt uitgenodigd",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld: acht jaar; de school spreekt met hem en vertelt wat hij wil.",
    )


class NieuwPuntFormulier(Formulier):
    """A point of one's own."""

    woorden = forms.CharField(label="Eigen punt voor de agenda", max_length=300, help_text=LEESBAAR)


class PuntFormulier(Formulier):
    """In which words and for whom a point stands on the agenda."""

    woorden = forms.CharField(
        label="In woorden voor de deelnemers",
        required=False,
        max_length=300,
        widget=LANG,
        help_text=f"Leeg: alleen Veilig Thuis ziet dit punt. {LEESBAAR}",
    )
    voor_allen = forms.BooleanField(label="Voor alle deelnemers", required=False, widget=Vinkje)
    voor = forms.ModelMultipleChoiceField(
        Overlegdeelnemer.objects.none(),
        label="Of alleen voor",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weggelaten = forms.BooleanField(label="Toch niet op de agenda", required=False, widget=Vinkje)

    def __init__(self, *args: Any, punt: Agendapunt, **kwargs: Any) -> None:
        begin = {
            "woorden": punt.woorden, "voor_allen": punt.voor_allen, "weggelaten": punt.weggelaten,
            "voor": list(punt.voor.all()),
        }  # fmt: skip
        super().__init__(*args, initial=begin, **kwargs)
        _deelnemers(self.fields["voor"], punt.overleg)


class AfspraakFormulier(Formulier):
    """An agreement: what, who, by when, and who else may know."""

    wat = forms.CharField(
        label="Wat", max_length=300, help_text="Eén ding, zo dat iemand kan zeggen: gedaan."
    )
    eigenaar = forms.ModelChoiceField(Overlegdeelnemer.objects.none(), label="Wie doet het")
    uiterlijk = Datumveld(label="Uiterlijk op")
    voor_allen = forms.BooleanField(label="Alle deelnemers mogen dit weten", required=False, widget=Vinkje)
    gedeeld_met = forms.ModelMultipleChoiceField(
        Overlegdeelnemer.objects.none(),
        label="Of alleen, naast wie het doet",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, overleg: Overleg, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _deelnemers(self.fields["eigenaar"], overleg)
        _deelnemers(self.fields["gedeeld_met"], overleg)


class AfrondFormulier(Formulier):
    """How an agreement ended."""

    uitkomst = forms.ChoiceField(label="Is het gedaan?", choices=Uitkomst.choices, widget=Segment)
    toelichting = forms.CharField(
        label="Toelichting", required=False, max_length=300, help_text="Niet gedaan? Schrijf waarom."
    )


class GezienFormulier(StapFormulier):
    """The mark of what was shown; whoever presses the button agrees to exactly that."""

    gezien = forms.CharField(widget=forms.HiddenInput)


class HoudFormulier(StapFormulier):
    """Who was there."""

    stap = "houd"

    aanwezig = forms.ModelMultipleChoiceField(
        Overlegdeelnemer.objects.none(), label="Wie was erbij?", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, overleg: Overleg, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["aanwezig"]
        veld.queryset = overleg.deelnemers.aan_tafel().filter(reden_niet="").met_mensen()
        veld.label_from_instance = _met_naam


class VervalFormulier(StapFormulier):
    """Why it does not take place."""

    stap = "laat_vervallen"

    reden = forms.CharField(
        label="Waarom gaat het niet door?", max_length=300, help_text="Wie is uitgenodigd, leest dit."
    )


class VerslagFormulier(Formulier):
    """The report, and per point what came out of it."""

    verslag = forms.CharField(
        label="Wat is besproken, kort", widget=forms.Textarea(attrs={"rows": 5}), help_text=LEESBAAR
    )

    def __init__(self, *args: Any, overleg: Overleg, punten: Sequence[Agendapunt], **kwargs: Any) -> None:
        super().__init__(*args, initial={"verslag": overleg.verslag}, **kwargs)
        self.punten = punten
        for punt in punten:
            self.fields[f"punt_{punt.pk}"] = forms.CharField(
                label=f"Wat kwam eruit: {punt.woorden or punt.titel}",
                required=False,
                initial=punt.uitkomst,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def inhoud(self) -> dict[str, Any]:
        """For the service; only after `is_valid()`."""
        data = self.cleaned_data
        return {
            "verslag": data["verslag"],
            "uitkomsten": {punt.pk: data[f"punt_{punt.pk}"] for punt in self.punten},
        }


def _deelnemers(veld: Any, overleg: Overleg) -> None:
    veld.queryset = overleg.deelnemers.professionals().aan_tafel().met_mensen()
    veld.label_from_instance = _met_naam


def _met_naam(plek: Overlegdeelnemer) -> str:
    return f"{plek.naam}, {plek.waar}" if plek.waar else plek.naam
