"""Which meldingen somebody must still be told about: how a traject ended, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import F

from meldingen.codelijsten import Besluit
from meldingen.termijnen.records import Termijn
from veiligthuis.core.access import VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Melding  # noqa: F401 - named as a string below

TRAJECT = (Besluit.VV, Besluit.ONDERZOEK)


class TeVertellenQuerySet(VisibleQuerySet["Melding"]):
    """Meldingen by what melder or family must still hear."""

    def wacht_op_eindbericht(self) -> Self:
        """Meldingen whose melder must still hear how the onderzoek or V&V that came of it ended."""
        return self.hoort_het_einde().filter(besluit_op__lte=F("casus__traject_afgerond_op"))

    def hoort_het_einde(self) -> Self:
        """Meldingen that led to V&V or onderzoek, and whose melder can and must still hear that it ended."""
        return self.filter(besluit__in=TRAJECT, eindbericht_op__isnull=True, geen_terugkoppeling_reden="")

    def met_onbekende_uitkomst(self) -> Self:
        """Meldingen of which the family must still hear what was decided."""
        return self.filter(pk__in=Termijn.objects.open().filter(code="T08").values("melding"))
