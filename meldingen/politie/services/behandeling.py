"""What a person does with a message that waits: put it right, let it stand alone, or turn it away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from meldingen.politie.lezer import lees
from meldingen.politie.records import Bericht
from meldingen.politie.services.opname import neem_op
from meldingen.politie.services.verwerking import eerste_bericht, koppel_wachtende, vergrendel
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def bied_opnieuw_aan(
    bericht: Bericht, *, verbeteringen: Mapping[str, str], by: Medewerker, at: datetime | None = None
) -> Bericht:
    """Take a message in with the faulty fields put right by hand; what was sent stays as it is.

    A correction of a message that is here is hung below it; one whose first message never came stands alone.
    Raises RuleBroken with what is still wrong.
    """
    moment = at or clock.now()
    vergrendel()
    rij: Bericht = Bericht.objects.select_related("afzender", "team").get(pk=bericht.pk)
    alles = {**rij.verbeteringen, **verbeteringen}
    gelezen = lees(bytes(rij.inhoud), alles)
    if not gelezen.is_goed:
        raise RuleBroken(gelezen.reden)
    rij.berichtnummer, rij.versie = str(gelezen.boom["id"]), gelezen.boom.get("versie")
    rij.save(update_fields=["berichtnummer", "versie"])
    eerste = eerste_bericht(rij, gelezen)
    melding = eerste.melding if eerste is not None else neem_op(rij, gelezen.boom, at=moment)
    klaar = perform(
        rij, "bied_opnieuw_aan", by=by, at=moment, melding=melding, eerste=eerste, verbeteringen=alles,
        velden=", ".join(sorted(alles)),
    )  # fmt: skip
    if eerste is None:
        koppel_wachtende(klaar, at=moment)
    return klaar


def wijs_af(bericht: Bericht, *, toelichting: str, by: Medewerker, at: datetime | None = None) -> Bericht:
    """Do not take the message in, and say why.

    Source: Besluit politiegegevens art. 4:2 lid 1 onder i.
    """
    return perform(bericht, "wijs_af", by=by, at=at, toelichting=toelichting.strip())


def bevestig_correctie(bericht: Bericht, *, by: Medewerker, at: datetime | None = None) -> Bericht:
    """Somebody read what the correction changes.

    Source: AVG art. 5 lid 1 onder d.
    """
    return perform(bericht, "bevestig_correctie", by=by, at=at)
