"""Huisverboden in the stage a test needs, by the steps a worker takes."""

from datetime import timedelta
from typing import Any

from meldingen import services as meldingen
from meldingen.codelijsten import Relatie
from meldingen.huisverbod import services
from meldingen.models import Betrokkene, Casus, Huisverbod
from meldingen.services import AdresGegevens
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock


def mensen(casus: Casus) -> tuple[Betrokkene, Betrokkene, Betrokkene]:
    """The father, the mother and the child of the usual family."""
    per = {wie.relatie: wie for wie in casus.betrokkenen.met_persoon()}
    return per[Relatie.VADER], per[Relatie.MOEDER], per[Relatie.KIND]


def huisverbod(casus: Casus | None = None, *, rol: str = roles.CASUSHOUDER, **anders: Any) -> Huisverbod:
    """The father kept out since an hour, mother and child at home."""
    waar = casus or builders.casus()
    vader, moeder, kind = mensen(waar)
    velden: dict[str, Any] = {
        "uithuisgeplaatste": vader, "achterblijvers": [moeder, kind], "gemeente": "Meerstad",
        "opgelegd_op": clock.now() - timedelta(hours=1), "aanleiding": "Geslagen waar het kind bij was.",
    }  # fmt: skip
    return services.leg_huisverbod_op(waar, by=builders.medewerker(rol), **velden | anders)


POSTCODES = {"Kerkstraat": "1234 AB", "Havenweg": "1234 CD", "Lindelaan": "1234 EF"}


def adres(wie: Betrokkene, straat: str, *, soort: str = "verblijf", geheim: bool = False) -> None:
    """An address of somebody, written down by the casushouder."""
    gegevens = AdresGegevens(
        soort=soort, straat=straat, huisnummer="12", postcode=POSTCODES[straat], plaats="Meerstad", bron="eigen opgave",
        geheim=geheim,
    )  # fmt: skip
    meldingen.leg_adres_vast(wie, gegevens=gegevens, by=builders.medewerker(roles.CASUSHOUDER))


def later(**tijd: float) -> None:
    """Move the clock on."""
    clock.move_to(clock.now() + timedelta(**tijd))
