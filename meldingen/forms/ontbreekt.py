"""What the protocol still asks during a call, each point a link to its field; most of it blocks nothing."""

from dataclasses import dataclass
from typing import Any

from meldingen.codelijsten import NIET_BEROEPSMATIG, Gezag, Relatie
from meldingen.forms.concept import Concept, as_posted
from meldingen.forms.gesprek import ADVIES, MELDING, GesprekFormulier
from meldingen.forms.gezin import GezinBasis, GezinFormulieren, PersoonRegel

PARENTS = frozenset({Relatie.MOEDER, Relatie.VADER})
ACUTE_SIGNS = "Tekenen van acuut gevaar"


@dataclass(frozen=True)
class Punt:
    """One thing that is asked: its words, the field to go to, and whether the call cannot be finished without it."""

    woord: str
    anker: str
    nodig: bool = False


def missing_in(concept: Concept, *, has_notes: bool) -> list[Punt]:
    """What this call still lacks, what blocks finishing first."""
    form, household = GesprekFormulier(as_posted(concept)), GezinFormulieren(as_posted(concept))
    form.is_valid()
    data = form.cleaned_data
    points = [*_kind(data), *_caller(data)]
    if data.get("soort") != ADVIES:
        points += [*_story(data, has_notes), *_household(household), *_danger(data)]
    else:
        points += _advice(data)
    return sorted(points, key=lambda point: not point.nodig)


def _kind(data: dict[str, Any]) -> list[Punt]:
    chosen = data.get("soort") in (ADVIES, MELDING)
    return [] if chosen else [Punt("Advies of melding", "id_soort_1", nodig=True)]


def _caller(data: dict[str, Any]) -> list[Punt]:
    found = []
    if not data.get("hoedanigheid"):
        found.append(Punt("Hoedanigheid van de beller", "id_hoedanigheid", nodig=True))
    if not data.get("aanleiding"):
        found.append(Punt("Aanleiding", "id_aanleiding_open", nodig=True))
    if not data.get("naam") and data.get("soort") == MELDING:
        found.append(Punt("Naam van de beller", "id_naam"))
    if not (data.get("telefoon") or data.get("email")):
        found.append(Punt("Terugbellen: op welk nummer?", "id_telefoon"))
    if data.get("afschermen") and not data.get("afscherm_grond"):
        found.append(Punt("Grond voor afschermen", "id_afscherm_grond", nodig=True))
    professional = data.get("hoedanigheid") and data["hoedanigheid"] not in NIET_BEROEPSMATIG
    if professional and not data.get("meldcode"):
        found.append(Punt("Stappen van de meldcode", "id_meldcode_0"))
    return found


def _story(data: dict[str, Any], has_notes: bool) -> list[Punt]:
    found = []
    if not (data.get("beschrijving") or data.get("notitie") or has_notes):
        found.append(Punt("Wat er is gebeurd", "id_notitie", nodig=True))
    if not data.get("weet_ervan"):
        found.append(Punt("Wat weet het gezin?", "id_weet_ervan"))
    if not data.get("straat"):
        found.append(Punt("Adres van het gezin", "id_straat"))
    return found


def _advice(data: dict[str, Any]) -> list[Punt]:
    asked = (("vraag", "De vraag van de beller"), ("gegeven_advies", "Het gegeven advies"))
    found = [Punt(words, f"id_{name}") for name, words in asked if not data.get(name)]
    if data.get("acuut") and not data.get("acuut_gedaan"):
        found.append(Punt("Wat er is gedaan tegen het gevaar", "id_acuut_gedaan", nodig=True))
    return found


def _household(household: GezinBasis) -> list[Punt]:
    household.is_valid()
    rows = [form for form in household.forms if form.has_changed()]
    if not rows:
        return [Punt("Minstens één persoon over wie het gaat", "id_gezin-0-voornamen", nodig=True)]
    return [point for form in rows for point in _person(form)]


def _person(form: PersoonRegel) -> list[Punt]:
    data = form.cleaned_data
    name = data.get("roepnaam") or data.get("voornamen") or data.get("achternaam") or "het kind"
    found = []
    if not data.get("rol"):
        found.append(Punt(f"Rol van {name}", f"id_{form.prefix}-rol", nodig=True))
    born = data.get("geboortedatum")
    if not data.get("ongeboren") and born is not None and born.datum is None:
        found.append(Punt(f"Geboren: {name}", f"id_{form.prefix}-geboortedatum"))
    if data.get("relatie") in PARENTS and data.get("gezag") == Gezag.ONBEKEND:
        found.append(Punt(f"Gezag van {name}", f"id_{form.prefix}-gezag"))
    asked = data.get("veilig_contact") or data.get("kanaal") not in ("", None, "onbekend")
    if not (asked or data.get("ongeboren") or data.get("overleden_op")):
        found.append(Punt(f"Veilig contact met {name}", f"id_{form.prefix}-veilig_contact"))
    return found


def _danger(data: dict[str, Any]) -> list[Punt]:
    if not data.get("acuut"):
        return [Punt(ACUTE_SIGNS, "acuut-knop")] if not data.get("acuut_tekenen") else []
    asked = (("acuut_reden", "Waarom het acuut is"), ("doorzocht", "Registratie en VT-register doorzoeken"))
    return [Punt(words, f"id_{name}", nodig=True) for name, words in asked if not data.get(name)]
