"""Every write of letters and of the informatieplan: one function per intention."""

from meldingen.informeren.services.afdrukken import hervat_afdrukken, maak_afdruk, open_afdruk
from meldingen.informeren.services.brieven import (
    begin_brief,
    keur_brief_goed,
    kies_verzending,
    laat_brief_vervallen,
    neem_brief_terug,
    schrijf_brief,
    verstuur_brief,
)
from meldingen.informeren.services.regels import laat_regel_vervallen, plan_regel, rond_regel_af

__all__ = [
    "begin_brief",
    "hervat_afdrukken",
    "keur_brief_goed",
    "kies_verzending",
    "laat_brief_vervallen",
    "laat_regel_vervallen",
    "maak_afdruk",
    "neem_brief_terug",
    "open_afdruk",
    "plan_regel",
    "rond_regel_af",
    "schrijf_brief",
    "verstuur_brief",
]
