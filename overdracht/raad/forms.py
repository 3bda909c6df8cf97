"""The forms of the room of the Raad: the words of a verzoek, the call, the signatures, and what the Raad lets know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from ketenpartners.models import Organisatie
from ketenpartners.models import Soort as Organisatiesoort
from meldingen.models import Betrokkene, Casus
from overdracht.models import Raadverzoek
from overdracht.raad.inhoud import Stuk
from overdracht.raad.mensen import heeft_gezag
from overdracht.raad.samen import Gebotst
from overdracht.raad.status import BerichtSoort, Geinformeerd, Gevraagd, Strekking, Urgentie
from veiligthuis.core import clock
from veiligthuis.core.forms import Datumveld, Formulier, Momentveld, Segment, StapFormulier, Vinkje

KAN_REGIE_HEBBEN = (
    Organisatiesoort.RAAD, Organisatiesoort.GECERTIFICEERDE_INSTELLING, Organisatiesoort.WIJKTEAM,
)  # fmt: skip


def _tekst(label: str, *, rijen: int = 4, hulp: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, required=False, help_text=hulp, widget=forms.Textarea(attrs={"rows": rijen})
    )


class VerzoekFormulier(Formulier):
    """What the author adds to the dossier about the whole; nothing is required while it is a draft."""

    contact_telefoon = forms.CharField(
        label="Nummer waarop de Raad u kan bellen", max_length=20, required=False
    )
    aanleiding = _tekst("Wat moet de Raad nog weten van de aanleiding?", rijen=3)
    duiding = _tekst(
        "Hoe leest Veilig Thuis dit?", rijen=3, hulp="Dit komt in het verzoek als interpretatie."
    )
    patroon = _tekst("Wat is het patroon van het geweld, en wat beschermt?")
    hulp = _tekst("Welke hulp is geprobeerd, en waarom was die niet genoeg?")
    netwerk = _tekst("Wat deed het netwerk, en waarom is dat niet genoeg?", rijen=3)
    naleving = _tekst("Hield het gezin zich aan het veiligheidsplan?", rijen=3)
    noodzaak = _tekst("Waarom is hulp zonder dwang niet genoeg?")
    gevraagd = forms.ChoiceField(label="Wat vraagt u", choices=[("", ""), *Gevraagd.choices], required=False)
    vraag = _tekst("De vraag aan de Raad", rijen=3)
    urgentie = forms.ChoiceField(label="Hoe snel", choices=Urgentie.choices, required=False, widget=Segment)
    college_geinformeerd_op = Datumveld(label="College geïnformeerd op", required=False)
    college_wie = forms.CharField(label="Wie bij het college", max_length=150, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _later_nodig(
            self,
            "contact_telefoon",
            "hulp",
            "netwerk",
            "noodzaak",
            "gevraagd",
            "vraag",
            "urgentie",
            "college_geinformeerd_op",
        )


class KindFormulier(Formulier):
    """What the author writes about one child."""

    mee = forms.BooleanField(label="In dit verzoek", required=False, widget=Vinkje)
    situatie = _tekst("Hoe gaat het, en wat zegt het kind zelf?")
    bedreiging = _tekst("Waardoor wordt de ontwikkeling ernstig bedreigd?")
    reactie = _tekst("Reactie op het concept, of waarom die er niet is", rijen=3)

    def __init__(self, *args: Any, betrokkene: Betrokkene, rij: Any, **kwargs: Any) -> None:
        self.betrokkene = betrokkene
        begin = {naam: getattr(rij, naam) for naam in self.base_fields} if rij else {"mee": True}
        super().__init__(*args, prefix=f"kind{betrokkene.pk}", initial=begin, **kwargs)
        _noem(self, betrokkene)
        _later_nodig(self, "situatie", "bedreiging")

    def row(self) -> dict[str, Any]:
        """What `services.bewaar_verzoek` keeps of this child."""
        return {"betrokkene": self.betrokkene.pk, **self.cleaned_data}


class OuderFormulier(Formulier):
    """What the author writes about one parent, and whether that parent knows of the verzoek."""

    visie = _tekst("Wat vindt en kan deze ouder, en welke hulp neemt die aan?")
    geinformeerd = forms.ChoiceField(
        label="Weet van dit verzoek", choices=Geinformeerd.choices, required=False, widget=Segment
    )
    geinformeerd_op = Datumveld(label="Verteld op", required=False)
    reden_niet = forms.CharField(
        label="Waarom niet verteld", max_length=300, required=False, help_text="Alleen bij nee."
    )
    reactie = _tekst("Reactie op het concept, of waarom die er niet is", rijen=3)

    def __init__(self, *args: Any, betrokkene: Betrokkene, rij: Any, **kwargs: Any) -> None:
        self.betrokkene = betrokkene
        begin = {naam: getattr(rij, naam) for naam in self.base_fields} if rij else {}
        super().__init__(*args, prefix=f"ouder{betrokkene.pk}", initial=begin, **kwargs)
        _noem(self, betrokkene)
        _later_nodig(self, "geinformeerd", *(["reactie"] if heeft_gezag(betrokkene) else []))

    def row(self) -> dict[str, Any]:
        """What `services.bewaar_verzoek` keeps of this parent."""
        return {"betrokkene": self.betrokkene.pk, **self.cleaned_data}


def _noem(form: Formulier, betrokkene: Betrokkene) -> None:
    """Every label says about whom it is, so that it can be told apart when it is heard and not seen."""
    for veld in form.fields.values():
        veld.label = f"{betrokkene.persoon.weergavenaam}: {str(veld.label)[0].lower()}{str(veld.label)[1:]}"


def _later_nodig(form: Formulier, *velden: str) -> None:
    """A draft may lack these, but the signers do not get it without them; so no label says that they may stay empty."""
    for veld in velden:
        form.fields[veld].later_nodig = True  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Fout:
    """One error of the page: where to go, the words of the field, the sentence."""

    anker: str
    label: str
    zin: str


class VerzoekInvoer:
    """Everything the page of a draft sends at once. `data` None shows what is stored."""

    def __init__(self, stuk: Stuk, data: Any = None) -> None:
        begin = {naam: getattr(stuk.obj, naam) for naam in VerzoekFormulier.base_fields}
        self.form = VerzoekFormulier(data, initial=begin)
        self.kinderen = [KindFormulier(data, betrokkene=mens, rij=rij) for mens, rij in stuk.kinderen]
        self.ouders = [OuderFormulier(data, betrokkene=mens, rij=rij) for mens, rij in stuk.ouders]
        self.gebotst: Gebotst | None = None

    def is_valid(self) -> bool:
        """Whether everything can be kept; all forms are checked, so that all errors show at once."""
        return not self.fouten()

    def carried_out(self, action: Callable[..., Any]) -> bool:
        """Whether everything is right and `action` kept it; what a colleague changed meanwhile is in `gebotst`."""
        if not self.is_valid():
            return False
        try:
            action(**self.gegevens())
        except Gebotst as gebotst:
            self.gebotst = gebotst
            return False
        return True

    def elders(self) -> list[Fout]:
        """Per field that two changed: where it is, its words, and the text of the other."""
        velden = {veld.html_name: veld for form in self._forms() for veld in form}
        botsingen = self.gebotst.botsingen if self.gebotst else ()
        return [
            Fout(
                velden[een.veld].auto_id,
                str(velden[een.veld].label),
                _in_woorden(velden[een.veld], een.ander),
            )
            for een in botsingen
        ]

    def fouten(self) -> list[Fout]:
        """Every error of the page, in order."""
        return [fout for form in self._forms() for fout in _fouten_van(form)]

    def gegevens(self) -> dict[str, Any]:
        """What `services.bewaar_verzoek` keeps: all that fits, so that autosave loses nothing that is right."""
        self.is_valid()
        return {
            "velden": self.form.cleaned_data,
            "kinderen": [form.row() for form in self.kinderen if form.is_valid()],
            "ouders": [form.row() for form in self.ouders if form.is_valid()],
        }

    def _forms(self) -> list[Formulier]:
        return [self.form, *self.kinderen, *self.ouders]


def _in_woorden(veld: Any, waarde: str) -> str:
    """A choice by its label; nothing as such."""
    keuzes = dict(getattr(veld.field, "choices", ()))
    return str(keuzes.get(waarde, waarde)) or "(leeg)"


def _fouten_van(form: Formulier) -> Iterator[Fout]:
    for naam, zinnen in form.errors.items():
        for zin in zinnen:
            yield Fout(form[naam].auto_id, str(form[naam].label), str(zin))


class SpoedFormulier(Formulier):
    """When and with whom the Raad was called, and what was said."""

    gebeld_op = Momentveld(label="Gebeld op", initial=clock.now)
    gesproken_met = forms.CharField(
        label="Gesproken met",
        max_length=200,
        help_text="Eerst bellen, dan vastleggen: naam en functie bij de Raad.",
    )
    toelichting = forms.CharField(
        label="Wat is er gezegd en afgesproken", widget=forms.Textarea(attrs={"rows": 4})
    )


class Ondertekening(StapFormulier):
    """A signature under exactly the words that were on the screen."""

    merk = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, obj: Raadverzoek, **kwargs: Any) -> None:
        super().__init__(*args, initial={"merk": obj.bevroren_sha256}, **kwargs)


class OndertekenAlsGedragswetenschapper(Ondertekening):
    """With the reasons of the gedragswetenschapper."""

    stap = "onderteken_als_gedragswetenschapper"
    weging = forms.CharField(
        label="Waarom is een verzoek aan de Raad nodig?", widget=forms.Textarea(attrs={"rows": 4})
    )


class OndertekenAlsTeammanager(Ondertekening):
    """Nothing more is asked."""

    stap = "onderteken_als_teammanager"


class Reden(StapFormulier):
    """Why it goes back, or is not sent."""

    reden = forms.CharField(label="Reden", widget=forms.Textarea(attrs={"rows": 3}))


class Verzending(StapFormulier):
    """By which way it went."""

    stap = "verzend"
    hoe = forms.CharField(
        label="Hoe is het verzonden", max_length=100, initial="CORV", help_text="Bijvoorbeeld: CORV."
    )


class BerichtFormulier(Formulier):
    """What the Raad let know."""

    soort = forms.ChoiceField(label="Soort bericht", choices=[("", ""), *BerichtSoort.choices])
    strekking = forms.ChoiceField(label="Wat houdt het in", choices=[("", ""), *Strekking.choices])
    op = Datumveld(label="Datum van het bericht", initial=clock.today)
    betrokkene = forms.ModelChoiceField(
        label="Over welk kind",
        queryset=Betrokkene.objects.none(),
        required=False,
        help_text="Leeg: over alle kinderen.",
    )
    kenmerk = forms.CharField(label="Kenmerk bij de Raad", max_length=60, required=False)
    maatregel = forms.CharField(
        label="Maatregel",
        max_length=200,
        required=False,
        help_text="Bij een rekest of een beslissing van de rechter.",
    )
    uitvoerder = forms.ModelChoiceField(
        label="Wie gaat ermee verder", queryset=Organisatie.objects.none(), required=False
    )
    regie_naam = forms.CharField(
        label="Wie daar heeft de regie",
        max_length=200,
        required=False,
        help_text="Leeg: de regie blijft waar zij is.",
    )
    toelichting = _tekst("Toelichting", rijen=3)

    def __init__(self, *args: Any, casus: Casus, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wie, waar = self.fields["betrokkene"], self.fields["uitvoerder"]
        vandaag = clock.today()
        mensen = casus.betrokkenen.directbetrokken().select_related("persoon")
        kinderen = [mens.pk for mens in mensen if mens.persoon.is_minderjarig(vandaag)]
        wie.queryset = casus.betrokkenen.filter(pk__in=kinderen).select_related("persoon")  # type: ignore[attr-defined]
        wie.label_from_instance = lambda mens: mens.persoon.weergavenaam  # type: ignore[attr-defined]
        waar.queryset = Organisatie.objects.filter(soort__in=KAN_REGIE_HEBBEN)  # type: ignore[attr-defined]
