"""Taking a vervolgbesluit: the append-only row, and what it moves in melding and casus."""

from datetime import datetime

from meldingen import services as meldingen
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligheid.queries import laatste_besluit
from veiligthuis.core import audit

BESLUIT_VELDEN = (
    "motivering",
    "reden_geen_vervolg",
    "gewezen_op_vernietiging",
    "melder_is_ingelicht",
    "ontvangende_partij",
    "eigen_veiligheidsacties",
    "multidisciplinair_overleg",
    "onderzoeksvraag",
)


def take_vervolgbesluit(beoordeling: Veiligheidsbeoordeling, *, at: datetime) -> Vervolgbesluit:
    """Write down the decision of a signed assessment and let melding and casus follow it.

    The drafter is the decider, the signer the co-decider. Called inside the transaction of the signature.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.1.2 and 3.7.
    """
    signer, previous = beoordeling.ondertekend_door, laatste_besluit(beoordeling.casus)
    if signer is None:
        raise ValueError("only a signed assessment carries a decision")
    changes = previous is not None and previous.besluit != beoordeling.voorgesteld_besluit
    besluit = Vervolgbesluit.objects.create(
        casus=beoordeling.casus,
        melding=beoordeling.melding,
        beoordeling=beoordeling,
        wijzigt=previous if changes else None,
        besluit=beoordeling.voorgesteld_besluit,
        genomen_op=at,
        genomen_door=beoordeling.opgesteld_door,
        medebeslisser=signer,
        **{name: getattr(beoordeling, name) for name in BESLUIT_VELDEN},
    )
    audit.record_change(signer, besluit, action="neem_vervolgbesluit", fields={"besluit": besluit.besluit})
    melding = meldingen.note_veiligheidsbeoordeling(
        beoordeling.melding, niveau=beoordeling.categorie, by=signer, at=at
    )
    meldingen.note_vervolgbesluit(melding, besluit=besluit.besluit, by=signer, at=at)
    return besluit
