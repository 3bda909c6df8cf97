"""What the page of a huisverbod shows, at a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from meldingen.models import Betrokkene, Huisverbod, Termijn
from meldingen.termijnen.queries import klok_delen
from veiligthuis.core import clock
from veiligthuis.core.machine import available
from veiligthuis.core.models import Medewerker


@dataclass(frozen=True)
class Mens:
    """Somebody the huisverbod is about; `gesproken_op` is None when not spoken to since it was imposed."""

    betrokkene: Betrokkene
    rol: str
    gesproken_op: datetime | None


def page(verbod: Huisverbod, user: Medewerker) -> dict[str, Any]:
    """The huisverbod with its people, clocks, advice and what can be done now."""
    bron = verbod.termijn_bron()
    terms = Termijn.objects.open().filter(casus=verbod.casus, onderwerp=bron.onderwerp)
    return {
        "verbod": verbod,
        "casus": verbod.casus,
        "mensen": people(verbod),
        "klokken": [(term.regel.naam, klok_delen([term])) for term in terms.order_by("eindigt_op")],
        "adviezen": verbod.adviezen.select_related("gegeven_door"),
        "stappen": available(verbod, user),
        "basis": reverse("meldingen:huisverbod", args=[verbod.pk]),
        "is_voorbij": verbod.loopt and clock.now() >= verbod.eindigt_op,
        "plan_op": _plan_since(verbod),
    }


def people(verbod: Huisverbod) -> list[Mens]:
    """Who was kept out first, then who stayed, each with the last time spoken to since it was imposed."""
    return [
        Mens(verbod.weg, "uithuisgeplaatste", _spoken(verbod, verbod.weg)),
        *(Mens(wie, "blijft achter", _spoken(verbod, wie)) for wie in verbod.achter),
    ]


def _spoken(verbod: Huisverbod, wie: Betrokkene) -> datetime | None:
    moment = wie.gesproken_op
    return moment if moment is not None and moment >= verbod.opgelegd_op else None


def _plan_since(verbod: Huisverbod) -> datetime | None:
    moment = verbod.casus.veiligheidsplan_op
    return moment if moment is not None and moment >= verbod.opgelegd_op else None
