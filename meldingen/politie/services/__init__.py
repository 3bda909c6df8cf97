"""Every write about messages: one function per intention."""

from meldingen.politie.services.afzender import geef_sleutel, registreer_afzender, service_account
from meldingen.politie.services.behandeling import bevestig_correctie, bied_opnieuw_aan, wijs_af
from meldingen.politie.services.koppeling import koppel_aan_casus
from meldingen.politie.services.ontvangst import ontvang, ontvang_te_groot
from meldingen.politie.services.verwerking import Uitkomst, verwerk, verwerk_nieuwe

__all__ = [
    "Uitkomst", "bevestig_correctie", "bied_opnieuw_aan", "geef_sleutel", "koppel_aan_casus", "ontvang",
    "ontvang_te_groot", "registreer_afzender", "service_account", "verwerk", "verwerk_nieuwe", "wijs_af",
]  # fmt: skip
