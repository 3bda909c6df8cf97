"""What is asked about one person in a casus: name, birth, role, safe contact, why something hidden is shown."""

from typing import Any

from django import forms

from meldingen.codelijsten import Geslacht, Gezag, Relatie, Rol
from meldingen.forms.delen import NaamDelen, VeiligContactDelen
from meldingen.forms.gezin import options
from meldingen.forms.velden import Geboortedatum, GeboortedatumVeld
from meldingen.models import Betrokkene, Persoon, VeiligContact
from meldingen.services import VeiligContactGegevens
from veiligthuis.core.forms import BsnVeld, Datumveld, Formulier

NAAM = ("voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam")
REST = ("geslacht", "bsn", "overleden_op", "uitgerekende_datum", "taal", "tolk_nodig", "telefoon")
KENT = "Onbekende dag of maand: 00-05-2018 of 00-00-2018."

REDENEN = [
    ("", ""), ("huisbezoek", "Huisbezoek of afspraak daar"), ("contact", "Contact zoeken met deze persoon"),
    ("post", "Post versturen"), ("crisis", "Crisis: iemand moet er nu heen"),
    ("controle", "Gegevens controleren"), ("overleg", "Overleg met politie of opvang"),
]  # fmt: skip
"""Why something hidden is shown; a code, because the trail holds no words about a person."""


class PersoonWijzigFormulier(NaamDelen):
    """Who somebody is; of an unborn child the due date, of anybody else birth and death."""

    geboortedatum = GeboortedatumVeld(required=False, help_text=KENT)
    overleden_op = Datumveld(label="Overleden op", required=False)
    uitgerekende_datum = Datumveld(label="Uitgerekend op", required=False)
    geslacht = forms.ChoiceField(label="Geslacht", choices=Geslacht.choices)
    bsn = BsnVeld(required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=20, required=False)
    taal = forms.CharField(label="Taal", max_length=50, required=False)
    tolk_nodig = forms.BooleanField(label="Tolk nodig", required=False)

    def __init__(self, *args: Any, persoon: Persoon, **kwargs: Any) -> None:
        self.persoon = persoon
        born = Geboortedatum(persoon.geboortedatum, persoon.geboorte_precisie)  # type: ignore[arg-type]
        known = {naam: getattr(persoon, naam) for naam in (*NAAM, *REST)}
        super().__init__(*args, initial={**known, "geboortedatum": born}, **kwargs)
        for naam in ("geboortedatum", "overleden_op") if persoon.ongeboren else ("uitgerekende_datum",):
            del self.fields[naam]

    def clean(self) -> dict[str, Any]:
        """A born person has a name."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        heeft_naam = any(
            data.get(naam) for naam in ("voornamen", "roepnaam", "achternaam", "partner_achternaam")
        )
        if not self.persoon.ongeboren and not heeft_naam:
            self.add_error("achternaam", "Vul een naam in, ook als u alleen een voornaam of roepnaam weet.")
        return data

    @staticmethod
    def velden(data: dict[str, Any]) -> dict[str, Any]:
        """What was filled in as the fields of the person."""
        if "geboortedatum" not in data:
            return data
        born = data["geboortedatum"]
        return data | {"geboortedatum": born.datum, "geboorte_precisie": born.precisie}


class GeboorteFormulier(NaamDelen):
    """The unborn child was born; the same person goes on."""

    geboortedatum = GeboortedatumVeld(label="Geboren op", help_text=KENT)
    geslacht = forms.ChoiceField(label="Geslacht", choices=Geslacht.choices)
    bsn = BsnVeld(required=False, help_text="Nog niet bekend? Laat dit leeg.")

    def __init__(self, *args: Any, persoon: Persoon, **kwargs: Any) -> None:
        super().__init__(
            *args, initial={naam: getattr(persoon, naam) for naam in (*NAAM, "geslacht")}, **kwargs
        )
        self.order_fields(["geboortedatum", "geslacht", "bsn"])

    def clean_geboortedatum(self) -> Geboortedatum:
        """A birth has a date, known as far as it goes."""
        born: Geboortedatum = self.cleaned_data["geboortedatum"]
        if born.datum is None:
            raise forms.ValidationError("Vul in wanneer het kind is geboren; alleen het jaar mag ook.")
        return born

    velden = staticmethod(PersoonWijzigFormulier.velden)


class RolFormulier(Formulier):
    """What somebody is in this casus."""

    rol = forms.ChoiceField(label="Rol", choices=options(Rol))
    relatie = forms.ChoiceField(label="Relatie", choices=options(Relatie), required=False)
    gezag = forms.ChoiceField(label="Heeft gezag over kinderen van deze casus", choices=Gezag.choices)
    in_huishouden = forms.BooleanField(label="Woont in het huishouden", required=False)

    def __init__(self, *args: Any, betrokkene: Betrokkene, **kwargs: Any) -> None:
        known = {naam: getattr(betrokkene, naam) for naam in ("rol", "relatie", "gezag", "in_huishouden")}
        super().__init__(*args, initial=known, **kwargs)


class VeiligContactFormulier(VeiligContactDelen):
    """The whole of it on the page of a person; the code word that holds is not shown, only replaced or taken away."""

    veilig_contact = forms.CharField(
        label="Toelichting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gaat mee bij een overdracht.",
    )
    codewoord_weg = forms.BooleanField(label="Het codewoord vervalt", required=False)

    def __init__(self, *args: Any, persoon: Persoon, contact: VeiligContact | None, **kwargs: Any) -> None:
        self.contact = contact
        known: dict[str, Any] = {"veilig_contact": persoon.veilig_contact}
        if contact is not None:
            known |= {
                naam: getattr(contact, naam) for naam in ("kanaal", "uren", "via_wie", "voicemail", "post")
            }
        super().__init__(*args, initial=known, **kwargs)
        if contact is None or not contact.codewoord:
            del self.fields["codewoord_weg"]
            self.fields[
                "codewoord"
            ].help_text = "Hiermee weet u wie er aan de lijn is. Gaat nooit naar buiten."
        else:
            self.fields["codewoord"].help_text = "Er is een codewoord. Laat leeg om het te houden."

    def gegevens(self) -> VeiligContactGegevens:
        """What holds from now on; only after `is_valid()`."""
        data = self.cleaned_data
        oud = self.contact.codewoord if self.contact else ""
        woord = "" if data.get("codewoord_weg") else data["codewoord"] or oud
        delen = {naam: data[naam] for naam in ("uren", "via_wie")}
        keuzes = {naam: data[naam] or "onbekend" for naam in ("kanaal", "voicemail", "post")}
        return VeiligContactGegevens(**delen, **keuzes, codewoord=woord)


class ToonFormulier(Formulier):
    """Why something hidden must be shown now."""

    reden = forms.ChoiceField(label="Waarvoor hebt u dit nu nodig?", choices=REDENEN)


class EindeFormulier(Formulier):
    """Until when something held."""

    tot = Datumveld(label="Tot en met")


class OpheffenFormulier(Formulier):
    """Why a source needs no protection any more."""

    reden = forms.CharField(label="Waarom hoeft deze bron niet langer beschermd te zijn?", max_length=300)
