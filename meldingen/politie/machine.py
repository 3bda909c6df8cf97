"""The machine of a message from outside: statuses, groups of statuses, and every step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from meldingen.politie import rules
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

POLITIEGEGEVENS = "Besluit politiegegevens art. 4:2 lid 1 onder i"
TRIAGE = "Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1"
LOPENDE_CASUS = "Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2"
JUIST = "AVG art. 5 lid 1 onder d"
BEHANDEL = "meldingen.behandel_bericht"


class BerichtStatus(models.TextChoices):
    """Where a message stands."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    VERWERKT = "verwerkt", "Melding opgenomen"
    GEKOPPELD = "gekoppeld", "Correctie gekoppeld"
    DUBBEL = "dubbel", "Dubbel ontvangen"
    WACHT_OP_ORIGINEEL = "wacht_op_origineel", "Wacht op het eerste bericht"
    IN_QUARANTAINE = "in_quarantaine", "In quarantaine"
    HERSTELD = "hersteld", "Hersteld en opgenomen"
    AFGEWEZEN = "afgewezen", "Afgewezen"


TE_LEZEN = frozenset({BerichtStatus.ONTVANGEN})
"""Kept, and not read yet."""

VRAAGT_EEN_MENS = frozenset({BerichtStatus.IN_QUARANTAINE, BerichtStatus.WACHT_OP_ORIGINEEL})
"""The system does nothing more with it: somebody has to look."""

MET_MELDING = frozenset(
    {BerichtStatus.VERWERKT, BerichtStatus.GEKOPPELD, BerichtStatus.DUBBEL, BerichtStatus.HERSTELD}
)
"""It belongs to a melding."""

KLAAR = MET_MELDING | {BerichtStatus.AFGEWEZEN}
"""Nothing is left to do with the message itself."""


class BerichtMachine(StatusModel):
    """A message as it came in, and what became of it; its bytes never change."""

    status = StatusField(
        "status", choices=BerichtStatus.choices, default=BerichtStatus.ONTVANGEN, max_length=30
    )

    BEGIN = Begin(
        label="Bericht ontvangen",
        permission="",
        to=BerichtStatus.ONTVANGEN,
        law=POLITIEGEGEVENS,
        automatic=True,
    )

    # What the steps set; the fields themselves stand in the model.
    behandeld_door: Any
    behandeld_op: Any
    corrigeert: Any
    gezien_door: Any
    gezien_op: Any
    melding: Any
    reden: Any
    toelichting: Any
    verbeteringen: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=BerichtStatus.ONTVANGEN,
        target=BerichtStatus.VERWERKT,
        label="Als melding opnemen",
        automatic=True,
        law=TRIAGE,
    )
    def neem_op(self: Any, *, by: Medewerker | None, at: datetime, melding: Any, **inputs: Any) -> None:
        """The message became a melding.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1 (each care report of the police is a melding).
        """
        self.melding = melding

    @stap(
        status,
        source={BerichtStatus.ONTVANGEN, BerichtStatus.WACHT_OP_ORIGINEEL},
        target=BerichtStatus.GEKOPPELD,
        label="Correctie koppelen",
        automatic=True,
        law=JUIST,
    )
    def koppel(self: Any, *, by: Medewerker | None, at: datetime, eerste: Any, **inputs: Any) -> None:
        """A correction hangs below the first message; nothing of that is overwritten.

        Source: AVG art. 5 lid 1 onder d.
        """
        self.corrigeert = eerste
        self.melding = eerste.melding

    @stap(
        status,
        source=BerichtStatus.ONTVANGEN,
        target=BerichtStatus.DUBBEL,
        label="Als dubbel herkennen",
        automatic=True,
        law=LOPENDE_CASUS,
    )
    def herken_dubbel(self: Any, *, by: Medewerker | None, at: datetime, eerste: Any, **inputs: Any) -> None:
        """The same number with the same content came again, written a little differently.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
        """
        self.corrigeert = eerste
        self.melding = eerste.melding

    @stap(
        status,
        source=BerichtStatus.ONTVANGEN,
        target=BerichtStatus.WACHT_OP_ORIGINEEL,
        label="Laten wachten op het eerste bericht",
        automatic=True,
        law=JUIST,
    )
    def laat_wachten(self: Any, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any) -> None:
        """A correction came before what it corrects.

        Source: AVG art. 5 lid 1 onder d.
        """
        self.reden = reden

    @stap(
        status,
        source=BerichtStatus.ONTVANGEN,
        target=BerichtStatus.IN_QUARANTAINE,
        label="In quarantaine zetten",
        automatic=True,
        law=POLITIEGEGEVENS,
    )
    def zet_in_quarantaine(
        self: Any, *, by: Medewerker | None, at: datetime, reden: str, **inputs: Any
    ) -> None:
        """The message cannot be taken in as it is; it waits for a person, with the reason.

        Source: Besluit politiegegevens art. 4:2 lid 1 onder i.
        """
        self.reden = reden

    @stap(
        status,
        source=VRAAGT_EEN_MENS,
        target=BerichtStatus.HERSTELD,
        label="Opnieuw aanbieden",
        permission=BEHANDEL,
        rules=[rules.bericht_is_te_lezen],
        law=JUIST,
        log=["velden"],
    )
    def bied_opnieuw_aan(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        melding: Any,
        verbeteringen: dict[str, str],
        eerste: Any = None,
        **inputs: Any,
    ) -> None:
        """Somebody put the faulty fields right, or decided that it stands alone; it was taken in after all.

        Source: AVG art. 5 lid 1 onder d.
        """
        self.melding, self.corrigeert, self.verbeteringen = melding, eerste, verbeteringen
        self.behandeld_door, self.behandeld_op = by, at

    @stap(
        status,
        source=VRAAGT_EEN_MENS,
        target=BerichtStatus.AFGEWEZEN,
        label="Afwijzen",
        permission=BEHANDEL,
        input_rules=[rules.afwijzing_is_onderbouwd],
        law=POLITIEGEGEVENS,
    )
    def wijs_af(self: Any, *, by: Medewerker, at: datetime, toelichting: str, **inputs: Any) -> None:
        """It is not taken in, and why; the sender sends a good one or it was not for us.

        Source: Besluit politiegegevens art. 4:2 lid 1 onder i.
        """
        self.toelichting = toelichting
        self.behandeld_door, self.behandeld_op = by, at

    @stap(
        status,
        source=BerichtStatus.GEKOPPELD,
        target=None,
        label="Correctie gezien",
        permission=BEHANDEL,
        rules=[rules.correctie_is_nog_niet_gezien],
        law=JUIST,
    )
    def bevestig_correctie(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Somebody read the differences and did in the dossier what they ask.

        Source: AVG art. 5 lid 1 onder d.
        """
        self.gezien_door, self.gezien_op = by, at
