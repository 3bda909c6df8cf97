"""What is filled in for the informatieplan and for letters."""

from __future__ import annotations

from typing import Any

from django import forms

from ketenpartners.queries import leden_van
from meldingen.forms.stappen import text_area
from meldingen.gezin.codelijsten import JaNeeOnbekend
from meldingen.informeren import verzending
from meldingen.informeren.codelijsten import Middel, Verzendwijze
from meldingen.models import Adres, Casus, Exemplaar, Informatieregel
from veiligthuis.core.forms import Datumveld, Formulier, Segment
from veiligthuis.core.models import Medewerker

PAPIER = [(JaNeeOnbekend.JA, "Ja"), (JaNeeOnbekend.NEE, "Nee"), (JaNeeOnbekend.ONBEKEND, "Nog niet gevraagd")]


class RegelFormulier(Formulier):
    """Who tells it, when and how; for somebody outside the family also to whom and what."""

    ontvanger = forms.CharField(label="Wie hoort dit", max_length=150, help_text="Bijvoorbeeld: de huisarts.")
    wat = forms.CharField(label="Wat hoort hij of zij", max_length=300, widget=text_area(2), required=False)
    door = forms.ModelChoiceField(
        label="Wie van ons vertelt het", queryset=Medewerker.objects.none(), required=False
    )
    uiterlijk = Datumveld(label="Uiterlijk", required=False)
    middel = forms.ChoiceField(label="Hoe", choices=[("", ""), *Middel.choices], required=False)

    def __init__(
        self,
        *args: Any,
        casus: Casus,
        regel: Informatieregel | None = None,
        eigen: bool = False,
        **kwargs: Any,
    ) -> None:
        if regel is not None:
            velden = ("ontvanger", "wat", "door", "uiterlijk", "middel")
            kwargs.setdefault("initial", {naam: getattr(regel, naam) for naam in velden})
        super().__init__(*args, **kwargs)
        collegas = {lid.pk for lid in leden_van(casus.team)} | {casus.behandelaar_id or 0}
        self.fields["door"].queryset = Medewerker.objects.filter(pk__in=collegas)  # type: ignore[attr-defined]
        self.fields["door"].label_from_instance = lambda lid: lid.weergavenaam  # type: ignore[attr-defined]
        if eigen:
            self.fields["wat"].required = self.fields["uiterlijk"].required = True
        else:
            del self.fields["ontvanger"]


class GedaanFormulier(Formulier):
    """How it was told."""

    hoe = forms.CharField(label="Hoe is het verteld", max_length=300, widget=text_area(2))


class VervaltFormulier(Formulier):
    """Why it does not happen."""

    reden = forms.CharField(label="Waarom niet", max_length=300, widget=text_area(2))


class TekstFormulier(Formulier):
    """The words of a letter."""

    tekst = forms.CharField(
        label="De tekst van de brief",
        widget=text_area(24),
        strip=True,
        help_text="Een regel met # ervoor is een kop, met - ervoor een punt van een lijst. Zet er geen adressen in.",
    )


class VerzendFormulier(Formulier):
    """How one copy reaches its reader; asks first whether paper is safe. A secret address is only said to be there."""

    post_veilig = forms.ChoiceField(
        label="Is een brief op papier thuis veilig voor deze persoon?", choices=PAPIER, widget=Segment,
        help_text="Vraag het zelf, of denk aan wie de post opent en wie hem leest.",
    )  # fmt: skip
    wijze = forms.ChoiceField(label="Hoe gaat deze brief", choices=Verzendwijze.choices)
    adres = forms.ModelChoiceField(
        label="Naar welk adres", queryset=Adres.objects.none(), required=False, help_text="Alleen bij post."
    )
    adres_tekst = forms.CharField(
        label="Postadres",
        widget=text_area(3),
        required=False,
        help_text="Alleen bij post: straat, postcode, plaats.",
    )
    niet_reden = forms.CharField(
        label="Krijgt deze lezer geen brief? Schrijf waarom", max_length=300, required=False
    )

    def __init__(self, *args: Any, exemplaar: Exemplaar, **kwargs: Any) -> None:
        wie = exemplaar.betrokkene
        contact = verzending.contact_van(wie) if wie else None
        kwargs.setdefault(
            "initial",
            {
                "post_veilig": contact.post if contact else JaNeeOnbekend.ONBEKEND,
                "wijze": exemplaar.wijze,
                "adres": exemplaar.adres_id,
                "adres_tekst": exemplaar.adres_tekst,
                "niet_reden": exemplaar.niet_reden,
            },
        )
        super().__init__(*args, **kwargs)
        if wie is None:
            del self.fields["post_veilig"], self.fields["adres"], self.fields["niet_reden"]
            return
        del self.fields["adres_tekst"]
        mogelijk = verzending.adressen_voor(wie)
        geheimen = exemplaar.brief.geheimen
        self.fields["adres"].queryset = Adres.objects.filter(pk__in=[a.pk for a in mogelijk])  # type: ignore[attr-defined]
        self.fields["adres"].label_from_instance = lambda a: adresnaam(a, geheim=geheimen.covers(a))  # type: ignore[attr-defined]


class LaatVervallenFormulier(Formulier):
    """Why a letter does not go."""

    reden = forms.CharField(label="Waarom gaat deze brief niet?", max_length=300, widget=text_area(2))


def adresnaam(adres: Adres, *, geheim: bool) -> str:
    """An address as a choice on the screen; of a secret one only what kind it is."""
    soort = str(adres.get_soort_display())
    return f"{soort}: geheim, komt alleen op dit exemplaar" if geheim else f"{soort}: {adres.regel}"
