"""A worker in front of the call screen: what is posted, and how a page is sent once more."""

import uuid
from typing import Any

from django.test import Client

from meldingen.models import Gesprek
from tests import builders
from veiligthuis import roles
from veiligthuis.core.models import Medewerker

VALID_BSN = "999990019"


def browser(rol: str = roles.INTAKE, *, who: Medewerker | None = None) -> Client:
    """A browser in which somebody of this role has signed in."""
    client = Client()
    client.force_login(who or builders.medewerker(rol))
    return client


def person(index: int, **fields: str) -> dict[str, str]:
    """One row of the household as a browser posts it."""
    row = {
        "achternaam": "Kaya",
        "rol": "slachtoffer",
        "gezag": "onbekend",
        "geslacht": "onbekend",
        "in_huishouden": "on",
    }
    return {f"gezin-{index}-{name}": value for name, value in {**row, **fields}.items() if value}


def call(*persons: dict[str, str], **fields: Any) -> dict[str, Any]:
    """What the call screen posts for a complete melding, unless told otherwise."""
    rows = persons or (person(0, voornamen="Sevda"),)
    values: dict[str, Any] = {
        "sleutel": str(uuid.uuid4()), "tab": "een", "soort": "melding", "kanaal": "telefoon", "naam": "M. Dijkgraaf",
        "hoedanigheid": "basisonderwijs", "aanleiding": ["partnergeweld"], "notitie": "Vader duwde moeder.",
        "gezin-TOTAL_FORMS": str(max(3, len(rows))), "gezin-INITIAL_FORMS": "0",
    }  # fmt: skip
    for row in rows:
        values |= row
    return {name: value for name, value in {**values, **fields}.items() if value is not None}


def start(client: Client) -> str:
    """The address of a call just opened."""
    return str(client.get("/gesprekken/nieuw/").headers["Location"])


def gesprek(address: str) -> Gesprek:
    """The conversation at this address."""
    return Gesprek.objects.get(pk=address.rstrip("/").rpartition("/")[2])
