"""The step by which a family whose melding was refuted hears that it may have its data destroyed (T25)."""

from datetime import datetime
from typing import Any

from meldingen import rules
from meldingen.machine.casus_status import OPENSTAAND, CasusStatus, CasusVelden
from meldingen.termijnen.effects import meet, start, stop
from veiligthuis.core.machine import stap
from veiligthuis.core.models import Medewerker

RECHT_OP_VERNIETIGING = "afwegingskadermeldcode.nl, veelgestelde vragen; Wmo 2015 art. 5.3.5"

BIJ_UITKOMST = (
    stop("T25", "Er is een nieuw onderzoeksbesluit"),
    start("T25", vanaf="traject_afgerond_op", alleen_als=rules.melding_is_weerlegd),
)
"""An onderzoeksbesluit was taken: when it refutes the melding the family must hear its right, without delay."""


class WeerlegdStappen(CasusVelden):
    """What a family hears when neither huiselijk geweld nor kindermishandeling was found."""

    class Meta:
        abstract = True

    @stap(
        "status",
        source=OPENSTAAND - {CasusStatus.ONDERZOEK_ACTIEF},
        target=None,
        label="Wijzen op recht op vernietiging",
        permission="meldingen.informeer_betrokkene",
        rules=[rules.recht_op_vernietiging_moet_nog_worden_verteld],
        input_rules=[rules.mededeling_is_beschreven],
        effects=[meet("T25")],
        law=RECHT_OP_VERNIETIGING,
    )
    def wijs_op_vernietiging(self: Any, *, by: Medewerker, at: datetime, hoe: str, **inputs: Any) -> None:
        """The family was told that it may ask to have its data destroyed; once per outcome.

        Source: afwegingskadermeldcode.nl, frequently asked questions; Wmo 2015 art. 5.3.5.
        """
        self.vernietigingsrecht_op = at
        self.vernietigingsrecht_hoe = hoe
