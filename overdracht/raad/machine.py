"""The machine of a verzoek tot onderzoek: written, laid before two signers, signed, sent, or withdrawn."""

from datetime import datetime
from typing import Any

from meldingen.termijnen.effects import meet, stop
from overdracht.raad import rules
from overdracht.raad.status import BEVROREN, LOPEND, VOORBIJ, VerzoekStatus
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

__all__ = ["BEVROREN", "LOPEND", "VOORBIJ", "RaadverzoekMachine", "VerzoekStatus"]

VERZOEK = "Jeugdwet art. 2.4 en 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e"
NAAR_WAARHEID = "Jeugdwet art. 3.3"
TWEE_HANDTEKENINGEN = "Handelingsprotocol Veilig Thuis 2019, verzoek tot onderzoek"
INHOUD = "Regeling justitiële keteninformatisering Jeugdwet, bijlage 1"
SCHRIJVEN = "overdracht.maak_verzoek_raad"
ALS_GEDRAGSWETENSCHAPPER = "overdracht.onderteken_als_gedragswetenschapper"
ALS_TEAMMANAGER = "overdracht.onderteken_als_teammanager"
PAPIER = "RK1"
"""The clock of the paper after the Raad was called."""


class RaadverzoekMachine(StatusModel):
    """Concept, ter ondertekening, ondertekend, verzonden; two signatures of two people who wrote none of it."""

    status = StatusField(
        "status", choices=VerzoekStatus.choices, default=VerzoekStatus.CONCEPT, max_length=20, db_index=True
    )

    BEGIN = Begin(
        label="Verzoek aan de Raad beginnen",
        permission=SCHRIJVEN,
        to=VerzoekStatus.CONCEPT,
        law=VERZOEK,
        rules=(rules.casus_is_open, rules.er_is_een_kind),
    )

    # What the steps set; the fields themselves stand in the model.
    bevroren: Any
    bevroren_sha256: Any
    gedragswetenschapper: Any
    gedragswetenschapper_op: Any
    ingetrokken_op: Any
    intrek_reden: Any
    teammanager: Any
    teammanager_op: Any
    teruggave_reden: Any
    verzonden_door: Any
    verzonden_hoe: Any
    verzonden_op: Any
    voorgelegd_door: Any
    voorgelegd_op: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=VerzoekStatus.CONCEPT,
        target=VerzoekStatus.TER_ONDERTEKENING,
        label="Ter ondertekening voorleggen",
        permission=SCHRIJVEN,
        rules=[rules.casus_kan_naar_de_raad, rules.niets_ontbreekt],
        law=f"{VERZOEK}; {INHOUD}",
    )
    def leg_voor(
        self: Any, *, by: Medewerker, at: datetime, gegevens: Any, sha256: str, **inputs: Any
    ) -> None:
        """Everything the Raad must know is there; from now on the words stand fast, with their hash.

        Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
        """
        self.bevroren, self.bevroren_sha256 = gegevens, sha256
        self.voorgelegd_door, self.voorgelegd_op = by, at
        self.teruggave_reden = ""

    @stap(
        status,
        source=VerzoekStatus.TER_ONDERTEKENING,
        target=None,
        label="Ondertekenen als gedragswetenschapper",
        permission=ALS_GEDRAGSWETENSCHAPPER,
        rules=[
            rules.gedragswetenschapper_tekende_nog_niet,
            rules.ondertekenaar_schreef_niet_mee,
            rules.geen_geheim_staat_erin,
        ],
        input_rules=[rules.ondertekend_is_wat_werd_gelezen, rules.weging_is_gegeven],
        law=f"{TWEE_HANDTEKENINGEN}; {NAAR_WAARHEID}",
    )
    def onderteken_als_gedragswetenschapper(
        self: Any, *, by: Medewerker, at: datetime, **inputs: Any
    ) -> None:
        """A gedragswetenschapper stands for the content.

        Source: Handelingsprotocol Veilig Thuis 2019; Jeugdwet art. 3.3.
        """
        self.gedragswetenschapper, self.gedragswetenschapper_op = by, at

    @stap(
        status,
        source=VerzoekStatus.TER_ONDERTEKENING,
        target=None,
        label="Ondertekenen als teammanager",
        permission=ALS_TEAMMANAGER,
        rules=[
            rules.teammanager_tekende_nog_niet,
            rules.ondertekenaar_schreef_niet_mee,
            rules.geen_geheim_staat_erin,
        ],
        input_rules=[rules.ondertekend_is_wat_werd_gelezen],
        law=f"{TWEE_HANDTEKENINGEN}; {NAAR_WAARHEID}",
    )
    def onderteken_als_teammanager(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """A teammanager answers for the verzoek.

        Source: Handelingsprotocol Veilig Thuis 2019; Jeugdwet art. 3.3.
        """
        self.teammanager, self.teammanager_op = by, at

    @stap(
        status,
        source=VerzoekStatus.TER_ONDERTEKENING,
        target=VerzoekStatus.ONDERTEKEND,
        label="Twee keer ondertekend",
        automatic=True,
        rules=[rules.beiden_tekenden],
        law=TWEE_HANDTEKENINGEN,
    )
    def stel_vast(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Both signed, so it can go.

        Source: Handelingsprotocol Veilig Thuis 2019.
        """

    @stap(
        status,
        source={VerzoekStatus.TER_ONDERTEKENING, VerzoekStatus.ONDERTEKEND},
        target=VerzoekStatus.CONCEPT,
        label="Teruggeven om aan te passen",
        permission="overdracht.geef_verzoek_raad_terug",
        input_rules=[rules.reden_is_gegeven],
        law=NAAR_WAARHEID,
    )
    def geef_terug(self: Any, *, by: Medewerker, at: datetime, reden: str, **inputs: Any) -> None:
        """Something must change, so the signatures no longer count.

        Source: Jeugdwet art. 3.3 (fully and truthfully).
        """
        self.teruggave_reden = reden
        self.bevroren, self.bevroren_sha256 = None, ""
        self.voorgelegd_door = self.voorgelegd_op = None
        self.gedragswetenschapper = self.gedragswetenschapper_op = None
        self.teammanager = self.teammanager_op = None

    @stap(
        status,
        source=VerzoekStatus.ONDERTEKEND,
        target=VerzoekStatus.VERZONDEN,
        label="Verzenden aan de Raad",
        permission="meldingen.doe_verzoek_aan_raad",
        rules=[rules.casus_kan_naar_de_raad, rules.geen_geheim_staat_erin],
        input_rules=[rules.wijze_is_gegeven],
        effects=[meet(PAPIER)],
        law=VERZOEK,
    )
    def verzend(self: Any, *, by: Medewerker, at: datetime, hoe: str, **inputs: Any) -> None:
        """It went to the Raad as it was signed; the casus goes along.

        Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e and f.
        """
        self.verzonden_door, self.verzonden_op, self.verzonden_hoe = by, at, hoe

    @stap(
        status,
        source=LOPEND,
        target=VerzoekStatus.INGETROKKEN,
        label="Verzoek intrekken",
        permission=SCHRIJVEN,
        input_rules=[rules.reden_is_gegeven],
        effects=[stop(PAPIER, "Het verzoek is ingetrokken")],
        law=VERZOEK,
    )
    def trek_in(self: Any, *, by: Medewerker, at: datetime, reden: str, **inputs: Any) -> None:
        """It will not be sent: help is accepted after all, or it was begun by mistake.

        Source: Jeugdwet art. 3.1.
        """
        self.ingetrokken_op, self.intrek_reden = at, reden
