"""The statuses of a melding and the groups of them that have a name."""

from django.db import models


class MeldingStatus(models.TextChoices):
    """Where a melding stands."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    GESCHIFT = "geschift", "Geschift"
    ACUUT_IN_ACTIE = "acuut_in_actie", "Acuut in actie"
    IN_VEILIGHEIDSBEOORDELING = "in_veiligheidsbeoordeling", "In veiligheidsbeoordeling"
    VERVOLGBESLUIT_GENOMEN = "vervolgbesluit_genomen", "Vervolgbesluit genomen"
    AFGESLOTEN_TRIAGE = "afgesloten_triage", "Triage afgesloten"
    NIET_PASSEND_DOORGEZET = "niet_passend_doorgezet", "Niet passend, doorgezet"


NIEUW = frozenset({MeldingStatus.ONTVANGEN, MeldingStatus.GESCHIFT, MeldingStatus.ACUUT_IN_ACTIE})
"""Nobody has begun the veiligheidsbeoordeling."""

ZONDER_BESLUIT = NIEUW | {MeldingStatus.IN_VEILIGHEIDSBEOORDELING}
"""The five days run."""

BESLOTEN = frozenset({MeldingStatus.VERVOLGBESLUIT_GENOMEN, MeldingStatus.AFGESLOTEN_TRIAGE})
"""There is a vervolgbesluit."""

LOPEND = ZONDER_BESLUIT | {MeldingStatus.VERVOLGBESLUIT_GENOMEN}
"""Work is left."""

AFGEHANDELD = frozenset({MeldingStatus.AFGESLOTEN_TRIAGE, MeldingStatus.NIET_PASSEND_DOORGEZET})
"""No work is left, but for the feedback on what was passed on."""

TERUG_TE_KOPPELEN = frozenset({MeldingStatus.VERVOLGBESLUIT_GENOMEN, MeldingStatus.NIET_PASSEND_DOORGEZET})
"""The melder can be told what was decided."""
