"""Taking a vervolgbesluit: the append-only row, and what it moves in melding and casus."""

from datetime import datetime

from django.db import transaction

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.models import Casus
from veiligheid.models import Veiligheidsbeoordeling, Vervolgbesluit
from veiligheid.queries import laatste_besluit
from veiligheid.rules import VOORWAARDEN
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

WISSELEN = "meldingen.wissel_traject"
OMZETTEN = {Besluit.ONDERZOEK: meldingen.zet_om_naar_onderzoek, Besluit.VV: meldingen.zet_om_naar_vv}
"""The step of the casus that follows from each change of route."""

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


@transaction.atomic
def switch_traject(
    casus: Casus,
    *,
    by: Medewerker,
    besluit: str,
    motivering: str,
    multidisciplinair_overleg: str,
    onderzoeksvraag: str = "",
    at: datetime | None = None,
) -> Vervolgbesluit:
    """Change a running traject from V&V to onderzoek or back: a new decision, and the ten weeks go on.

    The co-decider is the professional who signed along on the casus beforehand. Raises RuleBroken or NotAllowed.
    Source: Handelingsprotocol Veilig Thuis 2019; that the ten weeks do not restart is an assumption.
    """
    moment, wanted = at or clock.now(), Besluit(besluit)
    locked = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    if not access.may(by, WISSELEN, locked):
        raise NotAllowed(WISSELEN)
    previous = _decision_to_change(locked, wanted)
    given = {"motivering": motivering.strip(), "onderzoeksvraag": onderzoeksvraag.strip()}
    given["multidisciplinair_overleg"] = multidisciplinair_overleg.strip()
    for veld, zin in [("motivering", "Motiveer het nieuwe besluit."), *VOORWAARDEN[wanted]]:
        if not given[veld]:
            raise RuleBroken(zin, field=veld)
    taken = Vervolgbesluit.objects.create(
        casus=locked,
        melding=previous.melding,
        wijzigt=previous,
        besluit=wanted,
        genomen_op=moment,
        genomen_door=by,
        medebeslisser=_co_decider(locked, by),
        **given,
    )
    audit.record_change(by, taken, action="wissel_traject", fields={"besluit": wanted})
    meldingen.note_vervolgbesluit(previous.melding, besluit=wanted, by=by, at=moment)
    OMZETTEN[wanted](Casus.objects.get(pk=locked.pk), by=by, at=moment)
    return taken


def _decision_to_change(casus: Casus, wanted: Besluit) -> Vervolgbesluit:
    """The decision that started the traject now running."""
    previous = laatste_besluit(casus)
    if previous is None or wanted not in OMZETTEN or wanted == casus.vervolg:
        raise RuleBroken("Er loopt geen traject dat hiernaar kan worden omgezet.")
    return previous


def _co_decider(casus: Casus, by: Medewerker) -> Medewerker:
    """The professional who signed along on the casus; never the person who decides."""
    signer = casus.medebeoordelaar
    if signer is None or signer.pk == by.pk:
        raise RuleBroken(
            "Nog niemand tekende mee. Vraag een gedragswetenschapper of vertrouwensarts om op de casus mee te tekenen."
        )
    return signer
