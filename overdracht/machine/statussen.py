"""The statuses of an overdracht and their named groups, the reasons of a refusal, and what the sender fills in."""

from django.db import models


class Status(models.TextChoices):
    """Where a handover stands."""

    CONCEPT = "concept", "In voorbereiding"
    AANGEBODEN = "aangeboden", "Aangeboden"
    OP_WACHTLIJST = "op_wachtlijst", "Op de wachtlijst"
    GEACCEPTEERD = "geaccepteerd", "Geaccepteerd"
    EERSTE_CONTACT = "eerste_contact", "Eerste contact geweest"
    AFGEROND = "afgerond", "Afgerond"
    GEWEIGERD = "geweigerd", "Geweigerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    TERUG_BIJ_VT = "terug_bij_vt", "Terug bij Veilig Thuis"
    OVERGENOMEN = "overgenomen", "Overgenomen door een ander team"
    WEER_ONVEILIG = "weer_onveilig", "Weer onveilig, terug bij Veilig Thuis"


WACHT_OP_ANTWOORD = frozenset({Status.AANGEBODEN, Status.OP_WACHTLIJST})
"""The receiver has it and must still say yes or no."""

BIJ_ONTVANGER = frozenset({Status.GEACCEPTEERD, Status.EERSTE_CONTACT})
"""The receiver is responsible and works on it."""

HULP_LOOPT = BIJ_ONTVANGER | {Status.AFGEROND}
"""The receiver helps the family; whatever it finds comes back to Veilig Thuis."""

ZICHTBAAR_VOOR_ONTVANGER = WACHT_OP_ANTWOORD | HULP_LOOPT | {Status.WEER_ONVEILIG}
"""The receiving team sees it; never as a concept, and no longer after refusal, withdrawal, return or take-over."""

GESLOTEN = frozenset(
    {
        Status.AFGEROND,
        Status.GEWEIGERD,
        Status.INGETROKKEN,
        Status.TERUG_BIJ_VT,
        Status.OVERGENOMEN,
        Status.WEER_ONVEILIG,
    }
)
"""Closed: nothing happens with it any more."""

LOPEND = frozenset({Status.CONCEPT}) | WACHT_OP_ANTWOORD | BIJ_ONTVANGER
"""Open; a casus has at most one of these."""

MET_REDEN_BEEINDIGD = GESLOTEN - {Status.AFGEROND}
"""Ended otherwise than well; always with a moment and a reason."""


class RedenWeigering(models.TextChoices):
    """Why a receiver refuses; a text beside it is always asked."""

    BUITEN_GEBIED = "buiten_gebied", "Het gezin woont niet in ons werkgebied"
    AL_IN_ZORG = "al_in_zorg", "Een andere partij helpt dit gezin al"
    ANDERE_HULP = "andere_hulp", "Dit gezin heeft andere hulp nodig dan wij geven"
    ONVOLDOENDE_VEILIG = "onvoldoende_veilig", "De veiligheid is nog niet goed genoeg geregeld"
    INFORMATIE_ONTBREEKT = "informatie_ontbreekt", "Wij missen informatie om te kunnen beginnen"
    GEEN_CAPACITEIT = "geen_capaciteit", "Wij hebben geen plek"
    ANDERS = "anders", "Anders"


INVULVELDEN = (
    "gezin_geinformeerd_op",
    "gezin_niet_geinformeerd_reden",
    "eigen_veiligheidsacties",
    "voorgestelde_regie",
    "afspraken",
)
"""What the sender fills in before offering."""
