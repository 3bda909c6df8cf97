"""The statuses of a casus, the groups they fall in, and what its steps may set."""

from typing import Any

from django.db import models

from veiligthuis.core.machine import StatusModel


class CasusStatus(models.TextChoices):
    """Where a casus stands."""

    OPEN = "open", "Open"
    OVERDRACHT_LOPEND = "overdracht_lopend", "Overdracht loopt"
    OVERGEDRAGEN = "overgedragen", "Overgedragen"
    TERUG_BIJ_VT = "terug_bij_vt", "Terug bij Veilig Thuis"
    VV_WACHT = "vv_wacht", "Wacht op Voorwaarden & Vervolg"
    VV_ACTIEF = "vv_actief", "Voorwaarden & Vervolg"
    VV_AFGEROND = "vv_afgerond", "Voorwaarden & Vervolg afgerond"
    ONDERZOEK_WACHT = "onderzoek_wacht", "Wacht op onderzoek"
    ONDERZOEK_ACTIEF = "onderzoek_actief", "Onderzoek"
    ONDERZOEKSBESLUIT = "onderzoeksbesluit", "Onderzoeksbesluit genomen"
    VTO_RVDK = "vto_rvdk", "Verzoek bij de Raad"
    SPOED_RVDK = "spoed_rvdk", "Spoed bij de Raad"
    IN_MONITORING = "in_monitoring", "In monitoring"
    TERUG_NAAR_ACTIEF = "terug_naar_actief", "Weer actief na monitoring"
    VOORTIJDIG_AFGESLOTEN = "voortijdig_afgesloten", "Voortijdig afgesloten"
    AFGESLOTEN = "afgesloten", "Afgesloten"
    VERNIETIGD = "vernietigd", "Vernietigd"
    GEANONIMISEERD = "geanonimiseerd", "Geanonimiseerd"


GESLOTEN = frozenset(
    {
        CasusStatus.AFGESLOTEN,
        CasusStatus.VOORTIJDIG_AFGESLOTEN,
        CasusStatus.VERNIETIGD,
        CasusStatus.GEANONIMISEERD,
    }
)
"""A closed casus takes no new melding and has no regiehouder."""

OPENSTAAND = frozenset(set(CasusStatus) - GESLOTEN)
"""Somebody is responsible and exactly one party holds regie."""

WACHTEND = frozenset({CasusStatus.VV_WACHT, CasusStatus.ONDERZOEK_WACHT})
"""A traject was decided on and nobody has begun; waiting counts in the ten weeks."""

ACTIEF_TRAJECT = frozenset({CasusStatus.VV_ACTIEF, CasusStatus.ONDERZOEK_ACTIEF})
"""A casushouder works on V&V or onderzoek."""

IN_TRAJECT = WACHTEND | ACTIEF_TRAJECT
"""The ten weeks run."""

TRAJECT_AFGEROND = frozenset({CasusStatus.VV_AFGEROND, CasusStatus.ONDERZOEKSBESLUIT})
"""V&V or onderzoek has ended; what follows must still be placed."""

TE_BESLISSEN = frozenset({CasusStatus.OPEN, CasusStatus.TERUG_BIJ_VT, CasusStatus.TERUG_NAAR_ACTIEF})
"""Veilig Thuis must still decide what follows."""

BIJ_RAAD = frozenset({CasusStatus.VTO_RVDK, CasusStatus.SPOED_RVDK})
"""The Raad voor de Kinderbescherming was asked."""

BIJ_PARTNER = frozenset({CasusStatus.OVERGEDRAGEN, CasusStatus.IN_MONITORING})
"""Somebody else helps the family."""

BIJ_VT = OPENSTAAND - BIJ_PARTNER
"""Veilig Thuis keeps zicht op veiligheid."""

VERWIJDERD = frozenset({CasusStatus.VERNIETIGD, CasusStatus.GEANONIMISEERD})
"""The content is gone."""


class CasusVelden(StatusModel):
    """What the steps of a casus set; the fields themselves stand in the model."""

    afgerond_met: Any
    behandelaar: Any
    college_geinformeerd_op: Any
    conclusies_op: Any
    feitelijke_start: Any
    gesloten_op: Any
    heropen_reden: Any
    heropend_op: Any
    medebeoordeeld_op: Any
    medebeoordelaar: Any
    melder_ingelicht_op: Any
    monitoring_einde: Any
    monitoring_vanaf: Any
    ouders_geinformeerd_op: Any
    overgedragen_op: Any
    raad_gebeld_op: Any
    raad_gesproken_met: Any
    raad_onderbouwing: Any
    raad_verzocht_op: Any
    reden_melder_niet: Any
    reden_ouders_niet: Any
    sluiting_toelichting: Any
    team: Any
    traject_afgerond_op: Any
    traject_besluit_op: Any
    uitkomst_aard: Any
    uitkomst_hg: Any
    uitkomst_km: Any
    vernietiging_grond: Any
    vernietiging_voorgesteld_door: Any
    vernietiging_voorgesteld_op: Any
    vernietigingsrecht_hoe: Any
    vernietigingsrecht_op: Any
    vervolg: Any
    vervolg_op: Any
    verwijderd_op: Any
    voortijdige_reden: Any
    wat_nodig: Any
    wederhoor: Any
    weging: Any

    class Meta:
        abstract = True
