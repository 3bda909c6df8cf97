"""A verzoek to the Raad as a casushouder writes it, and how it is signed and sent."""

from datetime import timedelta
from typing import Any

from meldingen.models import Casus
from overdracht.models import Raadverzoek
from overdracht.raad import services
from overdracht.raad.inhoud import stuk_van
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

WOORDEN: dict[str, Any] = {
    "contact_telefoon": "0800-2000",
    "duiding": "De ouders zien het gevaar niet en spreken elkaar tegen over wat er gebeurde.",
    "patroon": "Ruzies lopen op als er alcohol in het spel is; oma en de school bieden rust.",
    "hulp": "Ambulante hulp kwam twee keer aan huis; daarna deden de ouders niet meer open.",
    "netwerk": "Oma ving het kind vaak op. Zij is ziek en kan dat niet langer.",
    "naleving": "Van de vijf afspraken zijn er twee nagekomen.",
    "gevraagd": "ots",
    "vraag": "Is een ondertoezichtstelling nodig om het kind veilig te laten opgroeien?",
    "urgentie": "voorrang",
    "college_wie": "Toegang jeugd van de gemeente",
}


def write(obj: Raadverzoek, *, noodzaak: str, by: Medewerker) -> Raadverzoek:
    """Everything the Raad asks, for each child and parent; an empty `noodzaak` leaves that question open."""
    stuk, today = stuk_van(obj), clock.today()
    return services.bewaar_verzoek(
        obj,
        velden={**WOORDEN, "noodzaak": noodzaak, "college_geinformeerd_op": today},
        kinderen=[
            {
                "betrokkene": kind.pk, "mee": True, "reactie": "Wil dat het stopt.",
                "situatie": "Slaapt slecht en schrikt van harde stemmen.",
                "bedreiging": "Mist veel school en speelt niet meer met andere kinderen.",
            }
            for kind, _ in stuk.kinderen
        ],
        ouders=[
            {
                "betrokkene": ouder.pk, "visie": "Vindt dat het meevalt en wil geen hulp.", "geinformeerd": "ja",
                "geinformeerd_op": today - timedelta(days=1), "reden_niet": "",
                "reactie": "Is het niet eens met het verzoek.",
            }
            for ouder, _ in stuk.ouders
        ],
        by=by,
    )  # fmt: skip


def ask(casus: Casus, *, noodzaak: str, by: Medewerker, iris: Medewerker, petra: Medewerker) -> Raadverzoek:
    """Written, laid before both signers, signed twice and sent."""
    obj = write(services.begin_verzoek(casus, by=by), noodzaak=noodzaak, by=by)
    obj = services.leg_voor(obj, by=by)
    merk = obj.bevroren_sha256
    services.onderteken_als_gedragswetenschapper(
        obj, merk=merk, weging="Het letsel past niet bij de uitleg; vrijwillige hulp is afgewezen.", by=iris
    )
    obj = services.onderteken_als_teammanager(obj, merk=merk, by=petra)
    return services.verzend(obj, hoe="CORV", by=petra)
