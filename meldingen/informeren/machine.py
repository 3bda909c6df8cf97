"""The machine of a letter: statuses, groups of statuses, and every step."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from meldingen.informeren import rules
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

INFORMEREN = "Wmo 2015 art. 5.3.1 en art. 4.1.1 lid 2 onder g"
GEHEIM = "Wmo 2015 art. 5.3.3; Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3"
MAAK = "meldingen.maak_brief"
VERSTUUR = "meldingen.verstuur_brief"


class BriefStatus(models.TextChoices):
    """Where a letter stands."""

    CONCEPT = "concept", "Concept"
    GOEDGEKEURD = "goedgekeurd", "Goedgekeurd"
    VERSTUURD = "verstuurd", "Verstuurd"
    VERVALLEN = "vervallen", "Vervallen"


LOPEND = frozenset({BriefStatus.CONCEPT, BriefStatus.GOEDGEKEURD})
"""Somebody still has to do something with it."""

BEVROREN = frozenset({BriefStatus.VERSTUURD, BriefStatus.VERVALLEN})
"""It stays as it is for ever."""


class BriefMachine(StatusModel):
    """A letter that somebody reads word by word before it goes, and that stays as it went."""

    status = StatusField(
        "status", choices=BriefStatus.choices, default=BriefStatus.CONCEPT, max_length=20, db_index=True
    )

    BEGIN = Begin(
        label="Brief opstellen",
        permission=MAAK,
        to=BriefStatus.CONCEPT,
        law=INFORMEREN,
        rules=(rules.lezer_mag_een_brief_krijgen,),
    )

    # What the steps set; the fields themselves stand in the model.
    gewijzigd_op: Any
    goedgekeurd_door: Any
    goedgekeurd_op: Any
    kenmerk_van_nu: Any
    sha256: Any
    tekst: Any
    verstuurd_door: Any
    verstuurd_op: Any
    verval_reden: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=BriefStatus.CONCEPT,
        target=None,
        label="Tekst wijzigen",
        permission=MAAK,
        input_rules=[rules.brief_heeft_een_tekst],
        law=INFORMEREN,
    )
    def schrijf(self: Any, *, by: Medewerker, at: datetime, tekst: str, **inputs: Any) -> None:
        """The words are changed; only a concept can be.

        Source: Wmo 2015 art. 5.3.1.
        """
        self.tekst = tekst
        self.gewijzigd_op = at

    @stap(
        status,
        source=BriefStatus.CONCEPT,
        target=BriefStatus.GOEDGEKEURD,
        label="Goedkeuren",
        permission=VERSTUUR,
        rules=[
            rules.brief_verraadt_geen_plaats,
            rules.brief_verraadt_geen_bron,
            rules.iedere_lezer_krijgt_hem_veilig,
        ],
        input_rules=[rules.precies_deze_brief_is_gezien],
        law=GEHEIM,
    )
    def keur_goed(self: Any, *, by: Medewerker, at: datetime, gezien: str, **inputs: Any) -> None:
        """Somebody read exactly this text for exactly these readers; the hash holds both from now on.

        Source: Wmo 2015 art. 5.3.3; Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
        """
        self.sha256 = gezien
        self.goedgekeurd_door = by
        self.goedgekeurd_op = at

    @stap(
        status,
        source=BriefStatus.GOEDGEKEURD,
        target=BriefStatus.CONCEPT,
        label="Terug naar concept",
        permission=MAAK,
        law=GEHEIM,
    )
    def neem_terug(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Something must change, so the approval no longer counts.

        Source: Wmo 2015 art. 5.3.3.
        """
        self.sha256 = ""
        self.goedgekeurd_door = None
        self.goedgekeurd_op = None

    @stap(
        status,
        source=BriefStatus.GOEDGEKEURD,
        target=BriefStatus.VERSTUURD,
        label="Versturen",
        permission=VERSTUUR,
        rules=[
            rules.brief_is_niet_veranderd_na_goedkeuring,
            rules.brief_verraadt_geen_plaats,
            rules.brief_verraadt_geen_bron,
            rules.iedere_lezer_krijgt_hem_veilig,
            rules.elk_exemplaar_is_bekeken,
        ],
        law=f"{INFORMEREN}; {GEHEIM}",
    )
    def verstuur(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """It went; what could make it unsafe was asked again at this moment.

        Source: Wmo 2015 art. 5.3.1 and art. 4.1.1 lid 2 onder g.
        """
        self.verstuurd_door = by
        self.verstuurd_op = at

    @stap(
        status,
        source=LOPEND,
        target=BriefStatus.VERVALLEN,
        label="Laten vervallen",
        permission=MAAK,
        input_rules=[rules.verval_heeft_een_reden],
        law=INFORMEREN,
    )
    def laat_vervallen(self: Any, *, by: Medewerker, at: datetime, reden: str, **inputs: Any) -> None:
        """It does not go after all.

        Source: Wmo 2015 art. 5.3.1.
        """
        self.verval_reden = reden
