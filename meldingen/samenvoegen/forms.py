"""What is asked when two persons are compared: which value stays, why, and certainty where dates differ."""

from typing import Any

from django import forms

from meldingen.models import Persoon
from meldingen.samenvoegen import rules
from meldingen.samenvoegen.velden import VERLIEZER, WINNAAR, vergelijk
from veiligthuis.core.forms import Formulier, Vinkje

KEUZE = "keuze_"


class SamenvoegFormulier(Formulier):
    """A choice for each part that differs."""

    reden = forms.CharField(
        label="Waaraan ziet u dat dit dezelfde persoon is?",
        max_length=300,
        help_text="Bijvoorbeeld: zelfde geboortedatum en telefoon, moeder bevestigt het.",
    )
    gezien = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, winnaar: Persoon, verliezer: Persoon, gezien: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"gezien": gezien}, **kwargs)
        self.verschillen = vergelijk(winnaar, verliezer)
        for rij in self.verschillen:
            if rij.keuze:
                self.fields[KEUZE + rij.deel.sleutel] = forms.ChoiceField(
                    label=f"{rij.deel.woord}: wat blijft?",
                    choices=[(WINNAAR, rij.links), (VERLIEZER, rij.rechts)],
                    initial=rij.voorstel,
                    widget=forms.RadioSelect,
                )
        if rules.geboortedatums_verschillen(winnaar, verliezer):
            self.fields["zeker"] = forms.BooleanField(
                label="Ik ben zeker: het is dezelfde persoon en een van de geboortedatums is fout.",
                required=False,
                widget=Vinkje,
            )
        self.order_fields(
            [*(naam for naam in self.fields if naam.startswith(KEUZE)), "zeker", "reden", "gezien"]
        )

    def inputs(self) -> dict[str, Any]:
        """What the service asks."""
        data = dict(self.cleaned_data)
        keuzes = {k.removeprefix(KEUZE): data.pop(k) for k in list(data) if k.startswith(KEUZE)}
        return {**data, "keuzes": keuzes}


class TerugdraaiFormulier(Formulier):
    """Why they are two people after all."""

    reden = forms.CharField(label="Waarom zijn dit toch twee mensen?", max_length=300)
