"""Whether the family has read what was decided: which meldingen it must still hear of, and who got a letter since."""

from __future__ import annotations

from datetime import datetime

from meldingen.informeren import lezers
from meldingen.informeren.codelijsten import Waarover
from meldingen.informeren.machine import BriefStatus
from meldingen.models import Betrokkene, Brief, Casus, Melding
from veiligthuis.core import clock

VERTELT_HET = (Waarover.GEGEVENS, Waarover.BESLUIT)
"""Letters that say what was decided."""


def te_vertellen(casus: Casus) -> list[Melding]:
    """The meldingen of which the family must still hear the decision, the first received first."""
    return list(casus.meldingen.met_onbekende_uitkomst().order_by("ontvangen_op"))


def lezers_van_de_uitkomst(casus: Casus, *, at: datetime) -> list[Betrokkene]:
    """Who reads it in a letter of his own: everybody the casus is about, from twelve years on."""
    dag = clock.local(at).date()
    mensen = casus.betrokkenen.directbetrokken().select_related("casus", "persoon").order_by("pk")
    return [wie for wie in mensen if lezers.waarom_geen_brief(wie, op=dag) is None]


def brieven_sinds_besluit(melding: Melding) -> dict[int, Brief]:
    """The letter that told each betrokkene what holds now, by its key; the last decision counts."""
    besloten = max(op for op in (melding.besluit_op, melding.casus.vervolg_op) if op is not None)
    brieven = Brief.objects.filter(
        casus=melding.casus,
        status=BriefStatus.VERSTUURD,
        waarover__in=VERTELT_HET,
        opgesteld_op__gte=besloten,
    )
    return {brief.betrokkene_id: brief for brief in brieven.order_by("pk") if brief.betrokkene_id}
