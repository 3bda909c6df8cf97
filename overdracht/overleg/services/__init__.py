"""Every write of an overleg: one function per intention of a user, each in one transaction."""

from overdracht.overleg.services.afspraken import maak_afspraak, rond_afspraak_af, zet_in_plan
from overdracht.overleg.services.agenda import (
    beslis_over_voorstel,
    schrijf_punt,
    schrijf_verslag,
    voeg_punt_toe,
)
from overdracht.overleg.services.deelnemers import (
    kies_gezinslid,
    meld_af,
    nodig_contactpersoon,
    nodig_medewerker,
)
from overdracht.overleg.services.overleg import (
    VERANDERD,
    houd_overleg,
    laat_overleg_vervallen,
    nodig_uit,
    plan_overleg,
    rond_overleg_af,
    verzet_overleg,
)
from overdracht.overleg.services.uitnodigingen import verzend_uitnodigingen
from overdracht.overleg.services.verslagen import make_verslag, resume_verslagen

__all__ = [
    "VERANDERD", "beslis_over_voorstel", "houd_overleg", "kies_gezinslid", "laat_overleg_vervallen", "maak_afspraak",
    "make_verslag", "meld_af", "nodig_contactpersoon", "nodig_medewerker", "nodig_uit", "plan_overleg",
    "resume_verslagen", "rond_afspraak_af", "rond_overleg_af", "schrijf_punt", "schrijf_verslag",
    "verzend_uitnodigingen", "verzet_overleg", "voeg_punt_toe", "zet_in_plan",
]  # fmt: skip
