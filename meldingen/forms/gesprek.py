"""The call screen: what the caller tells, before it is an advies or a melding."""

from typing import Any

from django import forms

from meldingen.codelijsten import NIET_BEROEPSMATIG, Aanleiding, Aard, Afschermgrond, Hoedanigheid, Kanaal
from meldingen.forms.stappen import BelRenderer, text_area
from veiligthuis.core.forms import Formulier, Segment

OPEN, ADVIES, MELDING = "open", "advies", "melding"
SOORTEN = [(OPEN, "Nog open"), (ADVIES, "Advies"), (MELDING, "Melding")]

MELDCODE = [
    ("1", "1 signalen"), ("2", "2 overleg"), ("3", "3 gesprek"), ("4", "4 wegen"), ("5", "5 beslissen"),
]  # fmt: skip
"""The steps of the meldcode a professional has taken. Source: Besluit verplichte meldcode."""

AFWEGINGEN = [
    ("vermoeden", "Is er een vermoeden?"),
    ("onveilig", "Acute of structurele onveiligheid?"),
    ("hulp", "Kan de beller zelf effectieve hulp bieden of organiseren?"),
    ("aanvaarden", "Aanvaarden de betrokkenen die hulp?"),
    ("resultaat", "Leidt die hulp op tijd tot veiligheid?"),
]
"""The five weighings of step 5. Source: afwegingskader meldcode."""

ACUUT_TEKENEN = [
    ("letsel", "Ernstig letsel of poging"), ("wurging", "Keel dichtgeknepen"), ("wapen", "Wapen"),
    ("seksueel", "Seksueel misbruik, kans op herhaling"), ("doodsdreiging", "Dreigt met de dood of zelfdoding"),
    ("ontvoering", "Ontvoering, eerwraak, dwang"), ("ontregeld", "Verzorger psychotisch of onder invloed"),
    ("zwanger", "Geweld tegen zwangere"), ("gevlucht", "Gevlucht uit huis"),
    ("basiszorg", "Geen basiszorg voor wie daarvan afhangt"), ("mensenhandel", "Mensenhandel"),
]  # fmt: skip
"""Signs of acute danger. Source: afwegingskader meldcode; KNMG-meldcode 2018, bijlage 5."""

LONGEST_REASON = 300

HOEDANIGHEID_GROEPEN = [
    ("", "kies"),
    ("Beroepsmatig", [keuze for keuze in Hoedanigheid.choices if keuze[0] not in NIET_BEROEPSMATIG]),
    ("Niet beroepsmatig", [keuze for keuze in Hoedanigheid.choices if keuze[0] in NIET_BEROEPSMATIG]),
]

WEET_ERVAN = [
    ("", "kies"), ("Het gezin weet ervan", "Ja"), ("Een deel van het gezin weet ervan", "Deels"),
    ("Het gezin weet het niet", "Nee"), ("Niet bekend of het gezin het weet", "Niet gevraagd"),
]  # fmt: skip


class GesprekFormulier(Formulier):
    """Caller, reason, address and danger; what is required depends on advies or melding, and only at the end."""

    default_renderer = BelRenderer()

    soort = forms.ChoiceField(label="Soort contact", choices=SOORTEN, initial=OPEN, widget=Segment)
    notitie = forms.CharField(label="Nieuwe aantekening", required=False, widget=text_area(5))
    kanaal = forms.ChoiceField(label="Kanaal", choices=Kanaal.choices, initial=Kanaal.TELEFOON)

    naam = forms.CharField(label="Naam", max_length=150, required=False)
    hoedanigheid = forms.ChoiceField(label="Hoedanigheid", choices=HOEDANIGHEID_GROEPEN, required=False)
    organisatie = forms.CharField(label="Organisatie", max_length=150, required=False)
    telefoon = forms.CharField(
        label="Terugbellen op",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    email = forms.EmailField(label="E-mail", required=False)
    afschermen = forms.BooleanField(label="wil niet genoemd worden", required=False)
    afscherm_grond = forms.ChoiceField(
        label="Grond voor afschermen", choices=[("", "kies"), *Afschermgrond.choices], required=False
    )
    weet_ervan = forms.ChoiceField(label="Wat weet het gezin?", choices=WEET_ERVAN, required=False)
    meldcode = forms.MultipleChoiceField(
        label="Meldcode volgens de beller",
        choices=MELDCODE,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    afwegingen = forms.MultipleChoiceField(
        label="Besproken afwegingen", choices=AFWEGINGEN, required=False, widget=forms.CheckboxSelectMultiple
    )

    aanleiding = forms.MultipleChoiceField(
        label="Aanleiding", choices=Aanleiding.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    aard = forms.MultipleChoiceField(
        label="Aard van het geweld", choices=Aard.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    beschrijving = forms.CharField(label="Wat is er gebeurd?", required=False, widget=text_area(3))
    mening = forms.CharField(label="Wat vindt de beller ervan?", required=False, widget=text_area(2))
    vraag = forms.CharField(label="Wat is de vraag?", required=False, widget=text_area(3))
    gegeven_advies = forms.CharField(label="Welk advies gaf u?", required=False, widget=text_area(3))

    straat = forms.CharField(label="Straat", max_length=120, required=False)
    huisnummer = forms.CharField(label="Nummer", max_length=12, required=False)
    postcode = forms.CharField(label="Postcode", max_length=7, required=False)
    plaats = forms.CharField(label="Plaats", max_length=80, required=False)
    gemeente = forms.CharField(label="Gemeente", max_length=80, required=False)
    geheim = forms.BooleanField(label="geheim adres", required=False)

    acuut = forms.BooleanField(label="Acuut gevaar", required=False)
    acuut_tekenen = forms.MultipleChoiceField(
        label="Tekenen van acuut gevaar",
        choices=ACUUT_TEKENEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    acuut_reden = forms.CharField(label="Waarom is het acuut?", required=False, widget=text_area(2))
    acuut_wie = forms.CharField(label="Wie gaat erheen, of wie is gebeld?", required=False, max_length=200)
    acuut_gedaan = forms.CharField(
        label="Wat is er gedaan tegen het gevaar?", required=False, max_length=500, widget=text_area(2)
    )
    acuut_intrek_reden = forms.CharField(
        label="Waarom is het toch niet acuut?", required=False, max_length=300
    )
    doorzocht = forms.BooleanField(label="Eigen registratie en VT-register doorzocht", required=False)

    casusnummer = forms.CharField(label="Hoort bij casus", max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        """What this kind of contact cannot do without."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("soort") == OPEN:
            self.add_error("soort", "Kies advies of melding om af te ronden.")
        self._require("hoedanigheid", "Kies in welke hoedanigheid iemand belt.")
        self._require("aanleiding", "Kies minstens één aanleiding.")
        if data.get("soort") == MELDING:
            self._check_melding(data)
        elif data.get("acuut"):
            self._require("acuut_gedaan", "Schrijf wat er is gedaan tegen het gevaar, zonder namen.")
        return data

    def _check_melding(self, data: dict[str, Any]) -> None:
        if data.get("afschermen"):
            self._require("afscherm_grond", "Kies de grond waarop u de beller afschermt.")
        if data.get("acuut"):
            self._require("acuut_reden", "Schrijf in één zin waarom dit acuut is.")
            self._require("doorzocht", "Doorzoek onze registratie en het VT-register en zet dan dit vinkje.")
            if len(acuut_uitleg(data)) > LONGEST_REASON:
                self.add_error("acuut_reden", "Deze reden is te lang. Maak haar korter.")
        if data.get("straat") or data.get("postcode"):
            self._require("plaats", "Vul de plaats in, of haal het adres weg.")
            self._require("straat", "Vul de straat in, of haal het adres weg.")

    def _require(self, name: str, sentence: str) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, forms.ValidationError(sentence, code="required"))


def acuut_uitleg(data: dict[str, Any]) -> str:
    """Why it is acute, as one sentence with the signs that were ticked in front."""
    labels = dict(ACUUT_TEKENEN)
    signs = ", ".join(labels[sign].lower() for sign in data.get("acuut_tekenen", []))
    goes = f"Erheen of gebeld: {data['acuut_wie']}" if data.get("acuut_wie") else ""
    return ". ".join(
        part.rstrip(".") for part in (signs.capitalize(), data.get("acuut_reden", ""), goes) if part
    )
