"""The machine of an overleg: planned, people invited, held, concluded; or it does not take place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from overdracht.overleg import rules
from overdracht.overleg.codelijsten import LOPEND, VOORBIJ, OverlegStatus
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

__all__ = ["LEIDEN", "LOPEND", "VOORBIJ", "OverlegMachine", "OverlegStatus"]

LEIDEN = "overdracht.leid_overleg"


class OverlegMachine(StatusModel):
    """One declared step per thing that happens to an overleg."""

    status = StatusField(
        "status", choices=OverlegStatus.choices, default=OverlegStatus.GEPLAND, max_length=10
    )

    BEGIN = Begin(
        label="Overleg plannen",
        permission=LEIDEN,
        to=OverlegStatus.GEPLAND,
        law=rules.WERKAFSPRAAK,
        rules=(rules.casus_is_open,),
    )

    # What the steps set; the fields themselves stand in the records.
    afgerond_op: datetime | None
    begint_op: datetime
    gehouden_op: datetime | None
    plaats: str
    reden: str
    uitgenodigd_op: datetime | None
    vervallen_op: datetime | None
    vorm: str

    class Meta:
        abstract = True

    @stap(
        status,
        source=OverlegStatus.GEPLAND,
        target=None,
        label="Verzetten",
        permission=LEIDEN,
        rules=[rules.leider_ziet_de_casus],
        input_rules=[rules.moment_ligt_in_de_toekomst],
        law=rules.WERKAFSPRAAK,
    )
    def verzet(
        self: Any, *, by: Medewerker, at: datetime, begint_op: datetime, vorm: str, plaats: str, **inputs: Any
    ) -> None:
        """Another moment or another place; who was invited sees it at once."""
        self.begint_op, self.vorm, self.plaats = begint_op, vorm, plaats

    @stap(
        status,
        source=LOPEND,
        target=None,
        label="Uitnodigen",
        permission=LEIDEN,
        rules=[
            rules.leider_ziet_de_casus,
            rules.casus_is_open,
            rules.er_zijn_deelnemers,
            rules.ieder_uit_het_gezin_is_bedacht,
            rules.er_staat_iets_op_de_agenda,
        ],
        law="Wmo 2015 art. 5.3.3",
    )
    def nodig_uit(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Every participant sees from now on what was shown for him, and nothing else.

        Source: Wmo 2015 art. 5.3.3.
        """
        self.uitgenodigd_op = at

    @stap(
        status,
        source=OverlegStatus.GEPLAND,
        target=OverlegStatus.GEHOUDEN,
        label="Vastleggen wie er was",
        permission=LEIDEN,
        rules=[rules.leider_ziet_de_casus, rules.overleg_is_begonnen],
        law=rules.WERKAFSPRAAK,
    )
    def houd(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """People met; who was there stands on their rows."""
        self.gehouden_op = at

    @stap(
        status,
        source=OverlegStatus.GEHOUDEN,
        target=OverlegStatus.AFGEROND,
        label="Afronden",
        permission=LEIDEN,
        rules=[rules.leider_ziet_de_casus, rules.verslag_is_geschreven],
        law="Wmo 2015 art. 5.3.3",
    )
    def rond_af(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The report of every party is frozen as it was shown; agreements run on.

        Source: Wmo 2015 art. 5.3.3.
        """
        self.afgerond_op = at

    @stap(
        status,
        source=OverlegStatus.GEPLAND,
        target=OverlegStatus.VERVALLEN,
        label="Laten vervallen",
        permission=LEIDEN,
        rules=[rules.leider_ziet_de_casus],
        input_rules=[rules.reden_is_gegeven],
        law=rules.WERKAFSPRAAK,
    )
    def laat_vervallen(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """It does not take place; participants read only that."""
        self.reden, self.vervallen_op = reden, at
