"""A verzoek to the Raad at each stage, through the services; the usual people do it."""

from datetime import date
from typing import Any

from meldingen.models import Betrokkene, Casus
from overdracht.models import Raadbericht, Raadverzoek
from overdracht.raad import services
from overdracht.raad.inhoud import stuk_van
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

WOORDEN: dict[str, Any] = {
    "contact_telefoon": "0800-2000",
    "duiding": "De ouders onderschatten wat Noah meemaakt.",
    "hulp": "Ambulante hulp van maart tot mei; de ouders zegden af.",
    "netwerk": "Oma kan het niet meer.",
    "noodzaak": "De ouders weigeren iedere hulp.",
    "gevraagd": "onderzoek",
    "vraag": "Is een maatregel nodig voor Noah?",
    "urgentie": "voorrang",
    "college_geinformeerd_op": date(2026, 4, 27),
    "college_wie": "Toegang jeugd",
}
KIND: dict[str, Any] = {
    "mee": True, "situatie": "Noah slaapt slecht en is bang.", "bedreiging": "Hij komt niet op school.",
    "reactie": "",
}  # fmt: skip
OUDER: dict[str, Any] = {
    "visie": "Wil geen hulp.", "geinformeerd": "ja", "geinformeerd_op": date(2026, 4, 27), "reden_niet": "",
    "reactie": "Is het er niet mee eens.",
}  # fmt: skip


def houder() -> Medewerker:
    """Nadia, who writes."""
    return builders.medewerker(roles.CASUSHOUDER)


def gedragswetenschapper() -> Medewerker:
    """Iris, who signs for the content."""
    return builders.medewerker(roles.GEDRAGSWETENSCHAPPER)


def manager() -> Medewerker:
    """Petra, who signs as teammanager and sends."""
    return builders.medewerker(roles.MANAGER)


def casus(**anders: Any) -> Casus:
    """A casus with a decision, a plan that holds and one established fact."""
    gevonden = stappen.besloten_casus(**anders)
    stappen.vastgesteld_plan(gevonden)
    return gevonden


def concept(van: Casus | None = None) -> Raadverzoek:
    """Begun, with nothing written."""
    return services.begin_verzoek(van or casus(), by=houder())


def geschreven(van: Casus | None = None, **anders: Any) -> Raadverzoek:
    """Everything the Raad must know is in it; `anders` takes the place of the words, None leaves a field out."""
    obj = concept(van)
    return schrijf(obj, **anders)


def schrijf(obj: Raadverzoek, *, by: Medewerker | None = None, **anders: Any) -> Raadverzoek:
    """Write everything the Raad must know."""
    stuk = stuk_van(obj)
    kinderen = [{"betrokkene": mens.pk, **KIND} for mens, _ in stuk.kinderen]
    ouders = [{"betrokkene": mens.pk, **OUDER} for mens, _ in stuk.ouders]
    vastgesteld(obj.casus)
    return services.bewaar_verzoek(
        obj, velden=WOORDEN | anders, kinderen=kinderen, ouders=ouders, by=by or houder()
    )


def vastgesteld(van: Casus) -> None:
    """One fact with its source, once."""
    if not van.traject_bevinding.exists():
        van.traject_bevinding.create(
            soort="feit", tekst="De huisarts zag een blauwe plek.", bron="organisatie", bron_naam="Huisarts",
            van=clock.today(), vastgelegd_op=clock.now(), door=houder(),
        )  # fmt: skip


def voorgelegd(van: Casus | None = None) -> Raadverzoek:
    """Laid before the signers."""
    return services.leg_voor(geschreven(van), by=houder())


def ondertekend(van: Casus | None = None) -> Raadverzoek:
    """Signed twice."""
    obj = voorgelegd(van)
    merk = obj.bevroren_sha256
    obj = services.onderteken_als_gedragswetenschapper(
        obj, merk=merk, weging="Noodzakelijk.", by=gedragswetenschapper()
    )
    return services.onderteken_als_teammanager(obj, merk=merk, by=manager())


def verzonden(van: Casus | None = None) -> Raadverzoek:
    """Sent to the Raad."""
    return services.verzend(ondertekend(van), hoe="CORV", by=manager())


def gebeld(van: Casus | None = None, **anders: Any) -> Raadverzoek:
    """The Raad was called in urgency."""
    velden: dict[str, Any] = {
        "gebeld_op": clock.now(), "gesproken_met": "Piketmedewerker", "toelichting": "Noah is in gevaar.",
    }  # fmt: skip
    return services.meld_spoed(
        van or casus(), by=builders.medewerker(roles.CRISISDIENST), **{**velden, **anders}
    )


def bericht(van: Casus, strekking: str, soort: str = "intake", **anders: Any) -> Raadbericht:
    """The Raad lets something know today."""
    velden: dict[str, Any] = {"soort": soort, "strekking": strekking, "op": clock.today()}
    return services.leg_bericht_vast(van, by=houder(), **{**velden, **anders})


def kind(van: Casus) -> Betrokkene:
    """Noah."""
    return van.betrokkenen.get(rol="kind")
