"""A weekend of the police: twelve messages, of which one came twice, one was corrected and two could not be read.

In the last one a name is misspelt: she is known.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from meldingen.politie.records import BerichtKanaal
from meldingen.politie.services import ontvang, verwerk
from meldingen.politie.services.afzender import van_de_map
from veiligthuis.demo.names import TEST_BSN
from veiligthuis.demo.teller import Story, Teller

Mens = tuple[str, str, str, str]
"""First name, surname, sex as ISO 5218 and role."""

Voorval = tuple[float, str, str, tuple[Mens, ...], str]
"""Hours ago, what happened, where, who, and what the police asks."""

WEEKEND: tuple[Voorval, ...] = (
    (31, "Ruzie over geld liep uit op duwen. De vrouw had een blauwe plek op haar arm. Partijen zijn uit elkaar.",
     "Lage Weide 4, Meerstad", (("Dilara", "Polat", "2", "slachtoffer"), ("Emre", "Polat", "1", "pleger")), ""),
    (30.5, "Buren hoorden een kind lang huilen. De moeder deed pas na tien minuten open en was onder invloed.",
     "Torenvalk 19, Meerstad", (("Kim", "Rietveld", "2", ""), ("Jayden", "Rietveld", "1", "kind")), ""),
    (29, "Een dochter van zestien belde zelf: haar vader had haar opgesloten nadat zij haar vriend had gezien.",
     "Sluiskade 7, Plassenburg", (("Noor", "Amrani", "2", "kind"), ("Hassan", "Amrani", "1", "pleger")),
     "Bel haar niet thuis."),
    (27, "Ex-partner stond ondanks afspraken voor de deur en bonsde op de ramen. De kinderen sliepen.",
     "Waterlelie 12, Meerstad", (("Elif", "Şahin", "2", "slachtoffer"),), ""),
    (26, "Een zoon van veertig duwde zijn moeder van tachtig toen zij geen geld gaf. Zij wil geen aangifte doen.",
     "Hofje 2, Veenhorst", (("Grietje", "Wagenaar", "2", "slachtoffer"), ("Klaas", "Wagenaar", "1", "pleger")), ""),
    (25, "Twee broers vochten op straat; een van hen dreigde met een schroevendraaier. Ouders suste het.",
     "Marktplein, Plassenburg", (("Sem", "Koopman", "1", ""), ("Daan", "Koopman", "1", "")), ""),
    (22, "Vrouw meldt aan de balie dat haar man haar bij de keel greep. Zij durft niet naar huis met de baby.",
     "Bureau Meerstad", (("Sofia", "Novak", "2", "slachtoffer"), ("Marek", "Novak", "1", "pleger"),
                         ("Lena", "Novak", "2", "kind")), "Graag vandaag contact."),
    (12, "Overlast door harde muziek, daarna een woordenwisseling tussen partners. Geen letsel.",
     "Karekiet 40, Meerstad", (("Lotte", "Otema", "2", ""), ("Rick", "Blom", "1", "")), ""),
)  # fmt: skip


def police_weekend(t: Teller) -> Iterator[datetime]:
    """The messages come in one by one; nobody has looked at them yet."""
    for number, event in enumerate(WEEKEND, start=1):
        yield t.hours_ago(event[0])
        _arrive(_json(_message(t, number, event)))
    yield t.hours_ago(11)
    _arrive(_json(_message(t, 2, WEEKEND[1])) + b"\n")  # sent twice
    yield t.hours_ago(10)
    _arrive(
        b'<?xml version="1.0"?><!DOCTYPE Melding SYSTEM "melding.dtd"><Melding><id>PL-2026-0411</id></Melding>'
    )
    yield t.hours_ago(9)
    wrong = _message(t, 12, WEEKEND[7])
    wrong["betrokkene"][0]["burgerservicenummer"] = "123456789"
    _arrive(_json(wrong))
    yield t.hours_ago(8)
    later = _message(t, 1, WEEKEND[0])
    later["versie"] = 2
    later["zorgelijkeSituatie"]["nadereOmschrijving"] = "Later bleek dat ook een dochter van vier erbij was."
    _arrive(_json(later))


def _message(t: Teller, number: int, event: Voorval) -> Any:
    hours, what, where, who, asks = event
    moment = t.hours_ago(hours + 1).isoformat()
    message: dict[str, Any] = {
        "id": f"PL-2026-{400 + number:04}", "soort": "VT", "datumTijd": moment,
        "terugkoppelingGewenst": True,
        "zorgelijkeSituatie": {
            "situatieSchets": what,
            "vraagAntwoord": [{"vraag": "Waren er kinderen aanwezig?", "antwoord": "Zie de situatieschets"}],
        },
        "contact": {"naam": "Wijkagent J. de Vries", "telefoonnummer": "0900-8844"},
        "incident": [{"id": f"2026{number:06}", "datumTijd": moment, "locatie": where, "omschrijving": what}],
        "betrokkene": [_person(person) for person in who],
    }  # fmt: skip
    return message | ({"verzoek": asks} if asks else {})


def _person(person: Mens) -> dict[str, Any]:
    first, surname, sex, role = person
    known = {"burgerservicenummer": TEST_BSN[0]} if surname == "Şahin" else {}
    return {**known, "geslacht": sex, "naam": {"voornamen": first, "geslachtsnaam": surname},
            **({"rol": role} if role else {})}  # fmt: skip


def _json(message: Any) -> bytes:
    return json.dumps(message, ensure_ascii=False, indent=1).encode()


def _arrive(content: bytes) -> None:
    verwerk(ontvang(content, afzender=van_de_map(), kanaal=BerichtKanaal.MAP)[0].pk)


POLICE: tuple[Story, ...] = (police_weekend,)
