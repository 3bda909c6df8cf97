"""How one copy of a letter reaches its reader: which address, by which way, and why it may not go so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from meldingen.codelijsten import AdresSoort
from meldingen.geheimen.plekken import bewoners
from meldingen.gezin.codelijsten import JaNeeOnbekend, VeiligKanaal
from meldingen.informeren.codelijsten import Verzendwijze

if TYPE_CHECKING:
    from meldingen.models import Adres, Betrokkene, Exemplaar, VeiligContact

VOLGORDE = (AdresSoort.POST, AdresSoort.OPVANG, AdresSoort.VERBLIJF, AdresSoort.WOON)
"""Where post goes first; never to a school or to work."""


def adressen_voor(wie: Betrokkene) -> list[Adres]:
    """The addresses this person can get post at now, the best first.

    Who has a secret address gets the post there, or at an own postal address, and never where he lived before.
    """
    huidig = [adres for adres in wie.adressen if adres.tot is None and adres.soort in VOLGORDE]
    if any(adres.geheim for adres in huidig):
        huidig = [adres for adres in huidig if adres.geheim or adres.soort == AdresSoort.POST]
    return sorted(huidig, key=lambda adres: (VOLGORDE.index(AdresSoort(adres.soort)), adres.pk))


def contact_van(wie: Betrokkene) -> VeiligContact | None:
    """How this person can be reached safely; None when nobody asked yet."""
    contact: VeiligContact | None = getattr(wie.persoon, "veilig", None)
    return contact


def voorstel(wie: Betrokkene) -> tuple[Verzendwijze, Adres | None]:
    """The way and the address to begin with; somebody looks at it before it goes."""
    contact, adressen = contact_van(wie), adressen_voor(wie)
    if contact is not None and contact.kanaal == VeiligKanaal.VIA_ANDER:
        return Verzendwijze.VIA_ANDER, None
    if contact is not None and contact.post == JaNeeOnbekend.NEE:
        return Verzendwijze.MEEGEVEN, None
    return Verzendwijze.POST, adressen[0] if adressen else None


def waarom_niet_zo(exemplaar: Exemplaar, mensen: Iterable[Betrokkene]) -> str | None:
    """Why this copy may not go this way, with what to do; None when it may.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8; design of the safe contact.
    """
    if exemplaar.niet_reden:
        return None
    wie = exemplaar.betrokkene
    if wie is None:
        return _aan_de_melder(exemplaar)
    naam, contact = wie.persoon.weergavenaam, contact_van(wie)
    if contact is not None and contact.kanaal == VeiligKanaal.GEEN:
        return f"Met {naam} mag geen contact worden opgenomen. Stel het informeren uit, of leg vast wat is veranderd."
    if exemplaar.wijze == Verzendwijze.VIA_ANDER:
        via = contact.via_wie if contact else ""
        return (
            None
            if via
            else f"Er staat niet via wie {naam} te bereiken is. Vul dat in bij het veilig contact."
        )
    if exemplaar.wijze == Verzendwijze.POST:
        return _met_de_post(exemplaar, wie, mensen)
    return None


def _met_de_post(exemplaar: Exemplaar, wie: Betrokkene, mensen: Iterable[Betrokkene]) -> str | None:
    naam, contact, adres = wie.persoon.weergavenaam, contact_van(wie), exemplaar.adres
    if contact is not None and contact.post == JaNeeOnbekend.NEE:
        return f"Post is voor {naam} niet veilig. Geef de brief zelf, of stuur hem via iemand anders."
    if contact is None or contact.post == JaNeeOnbekend.ONBEKEND:
        return (
            f"Nog niemand vroeg of een brief thuis veilig is voor {naam}. Vraag dat eerst, "
            "en leg het antwoord bij dit exemplaar vast."
        )
    mogelijk = adressen_voor(wie)
    if adres is None or adres.pk not in {ander.pk for ander in mogelijk}:
        return f"Er is geen geldig postadres gekozen voor {naam}. Kies een adres dat nu geldt, of een andere weg."
    if any(ander.geheim for ander in wie.adressen if ander.tot is None):
        return _onder_hetzelfde_dak(naam, adres, wie, list(mensen))
    return None


def _onder_hetzelfde_dak(naam: str, adres: Adres, wie: Betrokkene, mensen: list[Betrokkene]) -> str | None:
    """A postal address of somebody with a secret place is not where somebody lives who may not know that place."""
    geheim = [ander for ander in wie.adressen if ander.geheim and ander.tot is None]
    kring = frozenset().union(*(bewoners(ander, mensen) for ander in geheim)) | {wie.pk}
    if not bewoners(adres, mensen) - kring:
        return None
    return (
        f"Op dit postadres woont ook iemand die niet mag weten waar {naam} is. "
        "Kies het geheime adres of een andere weg."
    )


def _aan_de_melder(exemplaar: Exemplaar) -> str | None:
    if exemplaar.wijze == Verzendwijze.EMAIL:
        melding = exemplaar.brief.melding
        bekend = bool(melding is not None and melding.melder_email)
        return None if bekend else "De melder gaf geen e-mailadres. Kies een andere weg."
    if exemplaar.wijze == Verzendwijze.POST and not exemplaar.adres_tekst.strip():
        return "Het postadres van de melder ontbreekt. Vul het in, of kies een andere weg."
    return None
