"""Invented values for the sheet of parts at /hulp/onderdelen/: every state of every component, once."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from veiligthuis.core import clock
from veiligthuis.core.forms import BsnVeld, Datumveld, Formulier, Momentveld, PdfVeld, Segment

UITLEG = (
    "5 dagen vanaf wo 22 april. Dat is ma 27 april, Koningsdag. Een termijn die op een feestdag eindigt, loopt "
    "door: di 28 april."
)
BRON = "Uitvoeringsbesluit Wmo 2015 art. 4.1.7; Algemene termijnenwet art. 1"


class Voorbeeld(Formulier):
    """One field of each kind."""

    naam = forms.CharField(label="Naam")
    geboren = Datumveld(label="Geboren", help_text="Dag, maand en jaar.")
    ontvangen = Momentveld(label="Ontvangen op", required=False)
    bsn = BsnVeld(required=False)
    hoedanigheid = forms.ChoiceField(
        label="Hoedanigheid",
        choices=[("", "---------"), ("buurt", "Buurtbewoner"), ("school", "Basisonderwijs")],
    )
    wapen = forms.ChoiceField(
        label="Wapen in huis", choices=[("ja", "Ja"), ("nee", "Nee"), ("?", "Onbekend")], widget=Segment
    )
    aard = forms.MultipleChoiceField(
        label="Aard van het geweld",
        choices=[("lichamelijk", "Lichamelijk"), ("psychisch", "Psychisch")],
        widget=forms.CheckboxSelectMultiple,
    )
    kinderen = forms.BooleanField(label="Kinderen waren erbij", required=False)
    toelichting = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    bijlage = PdfVeld(label="Bijlage", required=False)


def parts(request: HttpRequest) -> dict[str, Any]:
    """The template variables of the sheet of parts."""
    return {
        "klokken": clocks(),
        "stappen": steps(),
        "loop": [
            {"woord": "gemeld", "staat": "klaar"},
            {"woord": "gewogen", "staat": "over"},
            {"woord": "plan", "staat": "nu"},
            {"woord": "overdracht", "staat": ""},
        ],
        "tabs": [
            {"woord": "Overzicht", "adres": "#", "actief": True},
            {"woord": "Gezin", "adres": "#", "tel": 11},
            {"woord": "Tijdlijn", "adres": "#"},
        ],
        "regels": events(),
        "pagina": Paginator(range(120), 50).get_page(request.GET.get("pagina")),
        "kolommen": [
            {"woord": "Casus", "sleutel": "nummer"},
            {"woord": "Wie", "sleutel": "behandelaar"},
            {"woord": "Dagen", "sleutel": "dagen", "getal": True},
        ],
        "volgorde": request.GET.get("volgorde", "nummer"),
        "leeg_formulier": Voorbeeld(auto_id="leeg_%s"),
        "fout_formulier": Voorbeeld(
            {
                "naam": "",
                "geboren": "31-02-2018",
                "bsn": "123456789",
                "hoedanigheid": "",
                "ontvangen": "22-04-2026",
            }
        ),
        "moment": clock.now(),
    }


def clocks() -> list[list[dict[str, str]]]:
    """A chip for each state, and the usual pair of law and norm."""
    wet = {
        "soort": "wet",
        "staat": "vandaag",
        "woorden": "vandaag",
        "datum": "di 28 apr",
        "uitleg": UITLEG,
        "bron": BRON,
    }
    norm = {"soort": "norm", "staat": "", "woorden": "nog 2 werkdagen", "datum": "do 30 apr"}
    over = {"soort": "wet", "staat": "over", "woorden": "over tijd", "datum": "wo 22 apr"}
    uren = {"soort": "uren", "staat": "vandaag", "woorden": "nog 9 uur", "datum": "23:10"}
    klaar = {"soort": "wet", "staat": "klaar", "woorden": "op tijd", "datum": "di 21 apr"}
    uit = {"soort": "norm", "staat": "uit", "woorden": "staat stil", "datum": "sinds ma 20 apr"}
    return [[wet, norm], [norm], [over], [uren], [klaar], [uit]]


def steps() -> list[SimpleNamespace]:
    """A step that is possible, and two that are not."""
    return [
        SimpleNamespace(step=SimpleNamespace(name="neem_aan", label="In behandeling nemen"), reason=None),
        SimpleNamespace(
            step=SimpleNamespace(name="draag_over", label="Overdragen"),
            reason="Overdragen kan nog niet: het veiligheidsplan is nog niet vastgesteld.",
        ),
        SimpleNamespace(
            step=SimpleNamespace(name="sluit", label="Casus sluiten"),
            reason="Sluiten kan nog niet: er lopen nog 2 termijnen.",
        ),
    ]


def events() -> list[dict[str, Any]]:
    """Three lines of a time line, newest first."""
    start = datetime(2026, 4, 28, 12, 3, tzinfo=UTC)
    return [
        {"op": start, "wat": "Veiligheidsbeoordeling vastgesteld", "wie": "M. Sanders", "teken": "ok"},
        {
            "op": start - timedelta(days=4),
            "wat": "Niet gelukt: gebeld, geen gehoor",
            "wie": "N. el Idrissi",
            "teken": "tel",
        },
        {
            "op": start - timedelta(days=6),
            "wat": "Melding ontvangen",
            "toelichting": "Door de basisschool.",
            "teken": "in",
        },
    ]
