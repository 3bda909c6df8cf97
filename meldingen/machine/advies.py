"""The machine of an advies: statuses, groups of statuses, and every step."""

from datetime import datetime
from typing import Any

from django.db import models

from meldingen import rules
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

ADVIESTAAK = "Wmo 2015 art. 4.1.1 lid 3"


class AdviesStatus(models.TextChoices):
    """Where an advies stands."""

    OPEN = "open", "Open"
    AFGESLOTEN = "afgesloten", "Afgesloten"
    OMGEZET_IN_MELDING = "omgezet_in_melding", "Omgezet in melding"


LOPEND = frozenset({AdviesStatus.OPEN})
"""Contact may still follow."""

AFGEHANDELD = frozenset({AdviesStatus.AFGESLOTEN, AdviesStatus.OMGEZET_IN_MELDING})
"""Nothing happens with it any more."""


class AdviesMachine(StatusModel):
    """Somebody asked advice and stays responsible; closed, or turned into a melding by one logged step."""

    status = StatusField(
        "status", choices=AdviesStatus.choices, default=AdviesStatus.OPEN, max_length=30, db_index=True
    )

    BEGIN = Begin(
        label="Advies vastleggen", permission="meldingen.geef_advies", to=AdviesStatus.OPEN, law=ADVIESTAAK
    )

    # What the steps set; the fields themselves stand in the model.
    afgesloten_op: Any
    melding: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=AdviesStatus.OPEN,
        target=AdviesStatus.AFGESLOTEN,
        label="Advies afsluiten",
        permission="meldingen.geef_advies",
        rules=[rules.advies_is_gegeven, rules.adviesvraag_is_geduid],
        law=f"{ADVIESTAAK}; Uitvoeringsregeling Wmo 2015, bijlage A par. 2.1",
    )
    def sluit_advies_af(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The last contact was made; the adviesvrager stays responsible.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 2.1.
        """
        self.afgesloten_op = at

    @stap(
        status,
        source=AdviesStatus.OPEN,
        target=AdviesStatus.OMGEZET_IN_MELDING,
        label="Omzetten in een melding",
        permission="meldingen.neem_melding_op",
        input_rules=[rules.melding_is_van_dit_advies],
        law="Wmo 2015 art. 4.1.1 lid 2 onder a; Besluit verplichte meldcode, stap 5",
    )
    def zet_advies_om_in_melding(
        self: Any, *, by: Medewerker, at: datetime, melding: Any, **inputs: Any
    ) -> None:
        """The adviesvrager reports after all; responsibility for safety moves to Veilig Thuis.

        Source: Wmo 2015 art. 4.1.1 lid 2 onder a.
        """
        self.afgesloten_op = at
        self.melding = melding
