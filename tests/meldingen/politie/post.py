"""Messages as the police would send them, in both forms; the test numbers belong to no living person."""

import json
from typing import Any
from xml.sax.saxutils import escape

from meldingen.models import Afzender, Bericht
from meldingen.politie.services import ontvang, verwerk
from tests import builders

ELIF, JEROEN, VREEMD = "999993847", "999992077", "999993483"
"""BSN of the public BRP trial environment."""


def mens(bsn: str = "", naam: str = "Kaya", **anders: Any) -> dict[str, Any]:
    """Somebody in a message."""
    gewoon = {"geslacht": "2", "naam": {"voornamen": "Sevda", "geslachtsnaam": naam}}
    return {**({"burgerservicenummer": bsn} if bsn else {}), **gewoon, **anders}


def bericht(nummer: str = "PL-1", *mensen: dict[str, Any], **anders: Any) -> dict[str, Any]:
    """A whole message as a tree; of one person without BSN unless told otherwise."""
    gewoon: dict[str, Any] = {
        "id": nummer, "soort": "VT", "datumTijd": "2026-04-26T03:12:00+02:00",
        "zorgelijkeSituatie": {"situatieSchets": "Ruzie in de woning; een buurman belde."},
        "contact": {"naam": "Brigadier Smit", "telefoonnummer": "0900-8844"},
        "betrokkene": list(mensen) or [mens()],
    }  # fmt: skip
    return {naam: waarde for naam, waarde in {**gewoon, **anders}.items() if waarde is not None}


def als_json(boom: Any) -> bytes:
    return json.dumps(boom, ensure_ascii=False).encode()


def als_xml(boom: dict[str, Any], *, ruimte: str = "") -> bytes:
    """The same tree as XML, with the names of the classes (Incident, Betrokkene) capitalised as in the model."""
    binnen = "".join(_element(naam, waarde) for naam, waarde in boom.items())
    naamruimte = f' xmlns="{ruimte}"' if ruimte else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Melding{naamruimte}>{binnen}</Melding>'.encode()


def _element(naam: str, waarde: Any) -> str:
    if isinstance(waarde, list):
        return "".join(
            _element(naam.capitalize() if naam in {"incident", "betrokkene"} else naam, r) for r in waarde
        )
    if isinstance(waarde, dict):
        binnen = "".join(_element(eigen, rij) for eigen, rij in waarde.items())
    else:
        binnen = escape(str(waarde).lower() if isinstance(waarde, bool) else str(waarde))
    return f"<{naam}>{binnen}</{naam}>"


def afzender(code: str = "politie") -> Afzender:
    """The police, whose messages go to the usual team."""
    found, _ = Afzender.objects.get_or_create(
        code=code, defaults={"naam": "Politie Merenland", "team": builders.vt_team()}
    )
    return found


def bewaard(inhoud: bytes) -> Bericht:
    """A message that was kept and not read yet."""
    return ontvang(inhoud, afzender=afzender(), kanaal="koppeling")[0]


def verwerkt(nummer: str = "PL-1", *mensen: dict[str, Any], **anders: Any) -> Bericht:
    """A message after the reading, whatever came of it."""
    return verwerk(bewaard(als_json(bericht(nummer, *mensen, **anders))).pk)
