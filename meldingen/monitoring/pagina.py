"""What the page of monitoring shows, at a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from meldingen.machine import CasusStatus
from meldingen.models import Casus, Monitormoment, Monitornavraag, Termijn
from meldingen.monitoring.status import MOMENTEN
from meldingen.termijnen.queries import klok_delen
from veiligthuis.core.access import has_codename
from veiligthuis.core.machine import available
from veiligthuis.core.models import Medewerker

STAPPEN = ("rond_monitormoment_af", "heropen_uit_monitoring", "beeindig_monitoring")
"""The steps of the casus that belong here."""


@dataclass(frozen=True)
class Moment:
    """One moment: its clock, what was asked and what was concluded."""

    termijn: Termijn
    klok: list[Any]
    navragen: list[Monitornavraag]
    afgerond: Monitormoment | None
    is_nu: bool


def page(casus: Casus, user: Medewerker) -> dict[str, Any]:
    """Every moment of monitoring with its rows, and what can be done now."""
    return {
        "casus": casus,
        "momenten": moments(casus),
        "in_monitoring": casus.status == CasusStatus.IN_MONITORING,
        "stappen": [kan for kan in available(casus, user) if kan.step.name in STAPPEN],
        "basis": reverse("meldingen:casus_stap", args=[casus.nummer, "x"]).removesuffix("stap/x/"),
        "mag": has_codename(user, "meldingen.leg_contact_vast"),
    }


def moments(casus: Casus) -> list[Moment]:
    """The moments in the order they are due; those of an earlier monitoring first."""
    terms = list(casus.termijnen.filter(code__in=MOMENTEN).order_by("gestart_op", "eindigt_op"))
    asked: dict[int, list[Monitornavraag]] = {}
    for row in casus.monitornavragen.select_related("betrokkene__persoon", "medewerker"):
        asked.setdefault(row.termijn_id, []).append(row)
    done = {row.termijn_id: row for row in casus.monitormomenten.select_related("medewerker")}
    now = next((term.pk for code in MOMENTEN for term in terms if term.code == code and term.is_open), None)
    return [
        Moment(
            term,
            klok_delen([term]) if term.is_open else [],
            asked.get(term.pk, []),
            done.get(term.pk),
            term.pk == now,
        )
        for term in terms
    ]
