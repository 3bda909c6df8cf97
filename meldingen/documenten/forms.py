"""The form that takes in papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from meldingen.codelijsten import Afschermgrond, DocumentSoort
from meldingen.models import Betrokkene, Casus
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier
from veiligthuis.core.uploads import MEESTE_BESTANDEN

KIEST = "application/pdf,image/jpeg,image/png"


class Bestandkeuze(forms.FileInput):
    """A choice of one or more files."""

    allow_multiple_selected = True


class BestandenVeld(forms.FileField):
    """One or more files; whether each is safe to keep, the service says."""

    widget = Bestandkeuze(attrs={"accept": KIEST, "multiple": True})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files in the order they were chosen."""
        gekozen = data if isinstance(data, list) else [data]
        if not gekozen:
            super().clean(None, initial)
        for bestand in gekozen:
            if bestand is None:
                super().clean(None, initial)
        return gekozen


class OverWie(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Persons of a casus, by their names; choosing nobody is right too."""

    def __init__(self) -> None:
        super().__init__(
            Betrokkene.objects.none(),
            label="Over wie",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text="Zo vindt een collega het terug bij deze persoon.",
        )

    def label_from_instance(self, obj: Any) -> str:
        """The name as people say it."""
        return str(obj.persoon.weergavenaam)


class OverWieFormulier(Formulier):
    """About which persons of the casus one paper is."""

    over = OverWie()

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["over"].queryset = casus.betrokkenen.select_related("persoon")  # type: ignore[attr-defined]


class DocumentFormulier(OverWieFormulier):
    """What it is, who sent it, and whether the family and partners may know."""

    bestand = BestandenVeld(
        label="Bestand",
        help_text=f"PDF, JPEG of PNG van ten hoogste 10 MB. Ten hoogste {MEESTE_BESTANDEN} tegelijk, samen 25 MB.",
    )
    soort = forms.ChoiceField(label="Soort", choices=[("", ""), *DocumentSoort.choices])
    omschrijving = forms.CharField(
        label="Omschrijving", max_length=140, help_text="Zo herkent een collega het."
    )
    herkomst = forms.CharField(
        label="Van wie", max_length=150, help_text="Bijvoorbeeld: huisarts, school, politie."
    )
    ontvangen_op = Datumveld(label="Ontvangen op", initial=clock.today)
    over = OverWie()
    grond = forms.ChoiceField(
        label="Bron beschermen",
        choices=[("", "nee, niet nodig"), *Afschermgrond.choices],
        required=False,
        help_text="Beschermd: het gaat niet naar het gezin, een wijkteam of de Raad.",
    )

    def __init__(self, *args: Any, mag_beschermen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mag_beschermen:
            del self.fields["grond"]
