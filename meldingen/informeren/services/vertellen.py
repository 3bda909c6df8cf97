"""What follows when a letter went: who read it counts as informed, and the melder as told."""

from __future__ import annotations

from datetime import datetime

from meldingen.informeren.codelijsten import Waarover
from meldingen.informeren.opstellen import kinderen_van
from meldingen.informeren.uitkomst import (
    VERTELT_HET,
    brieven_sinds_besluit,
    lezers_van_de_uitkomst,
    te_vertellen,
)
from meldingen.models import Betrokkene, Brief, Casus, Exemplaar, Melding
from meldingen.services.melding import leg_eindbericht_vast, leg_terugkoppeling_vast, leg_uitkomst_gezin_vast
from meldingen.services.personen import informeer_betrokkene
from veiligthuis.core.models import Medewerker


def noteer_dat_het_verteld_is(brief: Brief, *, by: Medewerker, at: datetime) -> None:
    """Meet the clocks this letter was for; what was done already stays as it was.

    Source: Wmo 2015 art. 5.3.1 and art. 4.1.1 lid 2 onder g.
    """
    if brief.melding is not None:
        _aan_de_melder(brief, brief.melding, by=by, at=at)
        return
    if brief.waarover == Waarover.GEGEVENS and brief.betrokkene is not None:
        for exemplaar in brief.te_versturen:
            if exemplaar.betrokkene_id == brief.betrokkene_id:
                _aan_de_betrokkene(exemplaar, brief.betrokkene, by=by, at=at)

    if brief.waarover in VERTELT_HET:
        _aan_het_gezin(brief.casus, by=by, at=at)


def _aan_het_gezin(casus: Casus, *, by: Medewerker, at: datetime) -> None:
    """The family knows a decision once everybody who gets a letter had one; a talk is written down by hand."""
    iedereen = {wie.pk for wie in lezers_van_de_uitkomst(casus, at=at)}
    for melding in te_vertellen(casus):
        brieven = brieven_sinds_besluit(melding)
        if iedereen and iedereen <= brieven.keys():
            nummers = ", ".join(str(brief.pk) for brief in brieven.values())
            inhoud = f"Met brief {nummers}; de tekst staat bij de brief."
            leg_uitkomst_gezin_vast(melding, wijze="brief", inhoud=inhoud, by=by, at=at)


def _aan_de_betrokkene(exemplaar: Exemplaar, wie: Betrokkene, *, by: Medewerker, at: datetime) -> None:
    hoe = f"Met een brief (brief {exemplaar.brief_id}), {exemplaar.get_wijze_display().lower()}"
    kinderen = kinderen_van(wie, at=at)
    if wie.geinformeerd_op is None:
        informeer_betrokkene(wie, hoe=hoe, by=by, at=at)
    for kind in kinderen:
        informeer_betrokkene(kind, hoe=f"Via een ouder met gezag (brief {exemplaar.brief_id})", by=by, at=at)


def _aan_de_melder(brief: Brief, melding: Melding, *, by: Medewerker, at: datetime) -> None:
    inhoud = f"Brief {brief.pk}; de tekst staat bij de brief."
    wacht = melding.casus.meldingen.wacht_op_eindbericht().filter(pk=melding.pk)
    if brief.waarover == Waarover.AFLOOP and wacht.exists():
        leg_eindbericht_vast(melding, wijze="brief", inhoud=inhoud, by=by, at=at)
    if brief.waarover == Waarover.BESLUIT and melding.terugkoppeling_op is None:
        leg_terugkoppeling_vast(melding, wijze="brief", inhoud=inhoud, by=by, at=at)
