"""The steps by which a family hears what was decided about it, and by which that is put off for safety (T08)."""

from datetime import date, datetime
from typing import Any

from meldingen import rules
from meldingen.machine.melding_status import BESLOTEN
from meldingen.termijnen.effects import meet, postpone
from veiligthuis.core.machine import StatusModel, stap
from veiligthuis.core.models import Medewerker

UITKOMST_GEZIN = "Handelingsprotocol Veilig Thuis 2019; Wmo 2015 art. 5.3.1"


class UitkomstStappen(StatusModel):
    """The outcome of the veiligheidsbeoordeling, and of a later decision on the same melding, told to the family."""

    # What the steps set; the fields themselves stand in the model.
    uitkomst_gezin: Any
    uitkomst_gezin_op: Any
    uitkomst_gezin_wijze: Any

    class Meta:
        abstract = True

    @stap(
        "status",
        source=BESLOTEN,
        target=None,
        label="Uitkomst aan het gezin vastleggen",
        permission="meldingen.informeer_betrokkene",
        rules=[rules.gezin_moet_de_uitkomst_nog_horen],
        input_rules=[rules.uitkomst_is_beschreven],
        effects=[meet("T08")],
        law=UITKOMST_GEZIN,
    )
    def leg_uitkomst_gezin_vast(
        self: Any, *, by: Medewerker, at: datetime, wijze: str, inhoud: str, **inputs: Any
    ) -> None:
        """The family heard what was decided; a later decision on the melding must be told anew.

        Source: Handelingsprotocol Veilig Thuis 2019; domain norm of five working days.
        """
        self.uitkomst_gezin_wijze = wijze
        self.uitkomst_gezin = inhoud
        self.uitkomst_gezin_op = at

    @stap(
        "status",
        source=BESLOTEN,
        target=None,
        label="Uitkomst later vertellen",
        permission="meldingen.verleng_termijn",
        rules=[rules.gezin_moet_de_uitkomst_nog_horen],
        effects=[postpone("T08")],
        law="Wmo 2015 art. 5.3.1 lid 2",
    )
    def stel_uitkomst_gezin_uit(
        self: Any, *, by: Medewerker, at: datetime, tot: date, reden: str, **inputs: Any
    ) -> None:
        """Telling the family now is dangerous; at most two weeks at a time, with the reason.

        Source: Wmo 2015 art. 5.3.1 lid 2.
        """
