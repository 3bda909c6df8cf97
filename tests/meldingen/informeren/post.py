"""A family of which the mother hides with her son, and letters on their way to each of them."""

import io
from datetime import date
from typing import Any

from pypdf import PdfReader

from meldingen.codelijsten import AdresSoort
from meldingen.informeren import services
from meldingen.models import Betrokkene, Brief, Briefafdruk, Casus, Exemplaar
from meldingen.services import AdresGegevens, VeiligContactGegevens, leg_veilig_contact_vast
from tests import builders
from veiligthuis import roles

GEHEIM = AdresGegevens(
    soort=AdresSoort.OPVANG, straat="Kanariestraat", huisnummer="12b", postcode="4799 ZX", plaats="Geheimdorp",
    geheim=True,
)  # fmt: skip
ZELFDE_PLEK = AdresGegevens(
    soort=AdresSoort.VERBLIJF,
    straat="Kanarie straat",
    huisnummer="12 B",
    postcode="4799zx",
    plaats="Geheimdorp",
)
OPEN = AdresGegevens(straat="Dorpsweg", huisnummer="3", postcode="1234 AB", plaats="Meerstad")
VERRAAD = ("kanariestraat", "kanarie straat", "4799", "geheimdorp")
"""What may stand nowhere but on the copy of who lives there."""

POST_OK = VeiligContactGegevens(post="ja")


def mensen(*, kind_geboren: date = date(2012, 5, 1)) -> list[Any]:
    """The mother in a refuge with a boy of thirteen; the father where they lived. Paper is safe for all of them."""
    return [
        builders.moeder(adres=GEHEIM, telefoon="06-12345678", veilig=POST_OK),
        builders.vader(adres=OPEN, veilig=POST_OK),
        builders.kind(adres=ZELFDE_PLEK, geboortedatum=kind_geboren, veilig=POST_OK),
    ]


def casus(*, kind_geboren: date = date(2012, 5, 1), **anders: Any) -> Casus:
    """These people with one melding just received."""
    gevonden: Casus = builders.melding(betrokkenen=mensen(kind_geboren=kind_geboren), **anders).casus
    return gevonden


def wie(van: Casus, voornaam: str) -> Betrokkene:
    """Somebody of the casus by first name."""
    gevonden: Betrokkene = van.betrokkenen.select_related("casus", "persoon").get(persoon__voornamen=voornaam)
    return gevonden


def brief_aan(van: Casus, voornaam: str, waarover: str = "gegevens") -> Brief:
    """A concept to this person."""
    return services.begin_brief(
        wie(van, voornaam), waarover=waarover, by=builders.medewerker(roles.CASUSHOUDER)
    )


def vers(brief: Brief) -> Brief:
    """The same letter as the database has it."""
    gevonden: Brief = Brief.objects.get(pk=brief.pk)
    return gevonden


def herschrijf(brief: Brief, erbij: str) -> Brief:
    """The letter with one more paragraph."""
    return services.schrijf_brief(
        brief, tekst=f"{brief.tekst}\n\n{erbij}", by=builders.medewerker(roles.CASUSHOUDER)
    )


def keur_goed(brief: Brief) -> Brief:
    """Approve what is on the screen now."""
    nu = vers(brief)
    return services.keur_brief_goed(nu, gezien=nu.kenmerk_van_nu, by=builders.medewerker(roles.CASUSHOUDER))


def druk_af(brief: Brief) -> list[Briefafdruk]:
    """What the worker does, and somebody opens every copy."""
    afdrukken = [
        services.maak_afdruk(rij.pk)
        for rij in Briefafdruk.objects.filter(exemplaar__brief=brief, kenmerk=brief.sha256).order_by("pk")
    ]
    for rij in afdrukken:
        services.open_afdruk(rij, reden="post", by=builders.medewerker(roles.CASUSHOUDER))
    return afdrukken


def verstuur(brief: Brief) -> Brief:
    """Approve, print, open and send."""
    goed = keur_goed(brief)
    druk_af(goed)
    return services.verstuur_brief(vers(goed), by=builders.medewerker(roles.CASUSHOUDER))


def exemplaar_van(brief: Brief, voornaam: str) -> Exemplaar:
    """The copy of this person."""
    return next(
        rij
        for rij in vers(brief).te_versturen
        if rij.betrokkene and rij.betrokkene.persoon.voornamen == voornaam
    )


def afdruk_van(brief: Brief, voornaam: str) -> bytes:
    """The PDF of the copy of this person."""
    afdruk = exemplaar_van(brief, voornaam).afdruk
    assert afdruk is not None and afdruk.inhoud is not None
    return bytes(afdruk.inhoud)


def woorden(pdf: bytes) -> str:
    """Everything that can be read in a PDF: pages, metadata, attachments; in small letters."""
    gelezen = PdfReader(io.BytesIO(pdf))
    tekst = "\n".join(blad.extract_text() for blad in gelezen.pages)
    bijlagen = b"".join(inhoud for alle in gelezen.attachments.values() for inhoud in alle)
    return f"{tekst}\n{gelezen.metadata}\n{bijlagen.decode(errors='replace')}".casefold()


def post_nee(van: Casus, voornaam: str) -> None:
    """Paper is not safe for this person."""
    leg_veilig_contact_vast(
        wie(van, voornaam),
        gegevens=VeiligContactGegevens(post="nee"),
        by=builders.medewerker(roles.CASUSHOUDER),
    )
