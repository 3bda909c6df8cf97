"""What becomes of every row that points to a person or a betrokkene when two become one; an architecture test reads it.

A new foreign key to either says here what a merge does with it, or the tests fail.
"""

from __future__ import annotations

from enum import StrEnum


class Behandeling(StrEnum):
    """What a merge does with a row that points to the one that goes."""

    VERHUIST = "verhuist"
    """The merge moves it, and undoing moves it back."""

    VOLGT = "volgt"
    """It keeps pointing where it did; whoever reads it follows `opgegaan_in`."""

    BLIJFT = "blijft"
    """It stays with the row it was written about, because it was signed, sent or is the record of the merge itself."""


VERHUIST, VOLGT, BLIJFT = Behandeling.VERHUIST, Behandeling.VOLGT, Behandeling.BLIJFT

BEHANDELING: dict[str, tuple[Behandeling, str]] = {
    "meldingen.Adres.persoon": (VERHUIST, "adressen.voeg_adressen_samen"),
    "meldingen.VeiligContact.persoon": (VERHUIST, "het zorgvuldigste van beide blijft"),
    "meldingen.Betrokkene.persoon": (VERHUIST, "ieder in een casus wordt de ene mens"),
    "meldingen.Persoon.samengevoegd_met": (BLIJFT, "zegt in wie iemand opging"),
    "meldingen.Betrokkene.opgegaan_in": (VERHUIST, "zegt in welke rij een rij opging: altijd de laatste"),
    "meldingen.Samenvoeging.winnaar": (BLIJFT, "het verslag van de samenvoeging zelf"),
    "meldingen.Samenvoeging.verliezer": (BLIJFT, "het verslag van de samenvoeging zelf"),
    "meldingen.Gezinsband.van": (VERHUIST, "plekken._verplaats_banden"),
    "meldingen.Gezinsband.naar": (VERHUIST, "plekken._verplaats_banden"),
    "meldingen.Termijn.betrokkene": (VERHUIST, "de termijn die het eerst eindigt, loopt door"),
    "meldingen.Informatieregel.betrokkene": (VERHUIST, "plekken._verplaats_informatieregels"),
    "meldingen.DocumentOver.betrokkene": (VERHUIST, "plekken._verplaats_documenten"),
    "meldingen.Contactmoment.betrokkene": (VOLGT, "contact.queries telt per mens"),
    "meldingen.Huisverbod.uithuisgeplaatste": (VOLGT, "Huisverbod.weg; het besluit zelf staat vast"),
    "meldingen.Huisverbod.achterblijvers": (VOLGT, "Huisverbod.achter; het besluit zelf staat vast"),
    "meldingen.Monitornavraag.betrokkene": (VOLGT, "monitoring.rules telt per mens"),
    "meldingen.Brief.betrokkene": (BLIJFT, "een lopende houdt de samenvoeging tegen; een verstuurde staat vast"),
    "meldingen.Exemplaar.betrokkene": (BLIJFT, "een lopende houdt de samenvoeging tegen; een verstuurde staat vast"),
    "veiligheid.Persoonsoordeel.betrokkene": (BLIJFT, "getekend over de rij die er toen stond"),
    "veiligheid.Plandeelnemer.betrokkene": (VOLGT, "zeef en nieuwe versie lezen queries.huidigen"),
    "veiligheid.Planexemplaar.betrokkene": (BLIJFT, "het blad dat is meegegeven"),
    "veiligheid.Afspraak.niet_voor": (VOLGT, "zeef, formulier en nieuwe versie lezen queries.huidigen"),
    "veiligheid.Netwerkpersoon.niet_voor": (VOLGT, "zeef, formulier en nieuwe versie lezen queries.huidigen"),
    "veiligheid.Afspraak.betrokkene": (BLIJFT, "wie het doet staat er in woorden bij"),
    "veiligheid.Bevinding.betrokkene": (VOLGT, "traject.pagina toont per mens"),
    "veiligheid.Kindgezien.betrokkene": (VOLGT, "traject.queries leest de laatste per mens"),
    "veiligheid.Wederhoor.betrokkene": (VOLGT, "traject.queries leest de laatste per mens"),
    "veiligheid.Wachtcontact.betrokkene": (BLIJFT, "met wie toen is gesproken"),
    "overdracht.Contactpoging.betrokkene": (BLIJFT, "met wie toen is gesproken"),
    "overdracht.Raadkind.betrokkene": (VOLGT, "raad.queries.per_mens"),
    "overdracht.Raadouder.betrokkene": (VOLGT, "raad.queries.per_mens"),
    "overdracht.Raadbericht.betrokkene": (BLIJFT, "over wie de Raad het bericht stuurde"),
    "overdracht.Overlegdeelnemer.betrokkene": (VOLGT, "Overlegdeelnemer.mens; iedereen staat er een keer"),
    "overdracht.Gezinsoverzicht.betrokkene": (BLIJFT, "het blad dat is meegegeven"),
}  # fmt: skip
"""Model and field -> what a merge does with it, and where or why."""

SLEUTELLIJSTEN = ("niet_voor",)
"""Lists of keys of betrokkenen, which the database does not know as foreign keys."""
