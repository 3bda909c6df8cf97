"""Which moves a casus may allow in its present status, who usually makes them, and how often they are tried."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from benchmarks.walk import around, chain, company, moves, stretches
from meldingen.machine.casus_status import (
    ACTIEF_TRAJECT,
    BIJ_PARTNER,
    BIJ_RAAD,
    GESLOTEN,
    IN_TRAJECT,
    OPENSTAAND,
    TE_BESLISSEN,
    TRAJECT_AFGEROND,
    WACHTEND,
    CasusStatus,
)
from meldingen.models import Casus
from veiligthuis.core.models import Medewerker

Move = Callable[[Casus, Medewerker, Any], None]

INTAKE, TRIAGE, HOLDER, LEAD, CRISIS = "intake", "triagist", "casushouder", "manager", "crisisdienst"
SECOND = ("gedragswetenschapper", "vertrouwensarts")
WIJKTEAM = ("wijkteam-noord", "wijkteam-zuid")
PARTNER = {CasusStatus.OVERDRACHT_LOPEND, CasusStatus.OVERGEDRAGEN, *BIJ_RAAD}
TO_HAND_OVER = TE_BESLISSEN | TRAJECT_AFGEROND | {CasusStatus.OVERGEDRAGEN, CasusStatus.OVERDRACHT_LOPEND}
FOLLOWED = {CasusStatus.OVERGEDRAGEN, CasusStatus.VV_AFGEROND, CasusStatus.IN_MONITORING}


@dataclass(frozen=True)
class Choice:
    """One move: by whom usually, how often, and in which statuses of the casus it may be carried out."""

    move: Move
    usual: tuple[str, ...]
    weight: int
    statuses: frozenset[str] | set[CasusStatus] = OPENSTAAND


ASSESSED = TE_BESLISSEN | {CasusStatus.IN_MONITORING, CasusStatus.OVERGEDRAGEN} | TRAJECT_AFGEROND
MOVES: tuple[Choice, ...] = (
    Choice(moves.new_melding, (INTAKE,), 1), Choice(moves.shift, (INTAKE,), 8, ASSESSED),
    Choice(moves.acute_step, (INTAKE, CRISIS), 3), Choice(moves.take_melding, (TRIAGE,), 8),
    Choice(moves.pass_on, (TRIAGE,), 1), Choice(moves.tell_melder, (TRIAGE,), 6),
    Choice(moves.assess, (TRIAGE,), 8), Choice(moves.begin_assessment, (TRIAGE,), 1),
    Choice(moves.sign, SECOND, 10), Choice(moves.turn_assessment, (TRIAGE, *SECOND), 3),
    Choice(moves.speak, (HOLDER,), 4), Choice(moves.assign, (LEAD,), 4),
    Choice(moves.start, (HOLDER,), 14, WACHTEND), Choice(moves.weigh_along, SECOND, 10, ACTIEF_TRAJECT | TE_BESLISSEN),
    Choice(moves.switch, (HOLDER,), 3, ACTIEF_TRAJECT), Choice(moves.finish_traject, (HOLDER,), 20, ACTIEF_TRAJECT),
    Choice(moves.end_early, (LEAD,), 2, IN_TRAJECT), Choice(moves.ask_raad, (LEAD,), 1, OPENSTAAND - PARTNER),
    Choice(moves.monitor, (HOLDER,), 14, FOLLOWED), Choice(moves.prohibit, (HOLDER, CRISIS), 3),
    Choice(moves.close, (HOLDER,), 4, TE_BESLISSEN | {CasusStatus.OVERGEDRAGEN, CasusStatus.ONDERZOEKSBESLUIT}),
    Choice(moves.destroy, ("privacy", LEAD), 6, GESLOTEN), Choice(chain.plan, (HOLDER,), 5),
    Choice(chain.offer, (HOLDER,), 7, TO_HAND_OVER), Choice(chain.sender, (HOLDER, LEAD), 5, PARTNER | TE_BESLISSEN),
    Choice(chain.receiver, WIJKTEAM, 14, PARTNER), Choice(chain.raad, (LEAD, HOLDER), 8, BIJ_RAAD),
    Choice(around.advise, (INTAKE,), 1), Choice(around.crisis, (CRISIS,), 3),
    Choice(around.letter, (HOLDER,), 3), Choice(around.police, (TRIAGE, LEAD), 2),
    Choice(around.paper, (HOLDER,), 1), Choice(around.tell_the_end, (TRIAGE,), 8, TRAJECT_AFGEROND | FOLLOWED),
    Choice(stretches.decide, (INTAKE,), 5, TE_BESLISSEN), Choice(stretches.finish_what_waits, (TRIAGE,), 5),
    Choice(stretches.carry_out, (HOLDER,), 8, IN_TRAJECT), Choice(stretches.hand_over, (HOLDER,), 6, TO_HAND_OVER),
    Choice(company.table, (HOLDER,), 3), Choice(company.verzoek, (HOLDER, LEAD, *SECOND), 4),
    Choice(company.report_back, (HOLDER,), 6, BIJ_PARTNER), Choice(company.read_back, (HOLDER, INTAKE), 4),
    Choice(company.take_over, (LEAD,), 2, PARTNER),
)  # fmt: skip
"""Every move of a walk."""


@cache
def fitting(status: str) -> tuple[Choice, ...]:
    """The moves that a casus in this status may allow."""
    return tuple(choice for choice in MOVES if status in choice.statuses)
