"""Who may write in the file of a traject, and on which casus: asked first by every write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from meldingen.models import Betrokkene, Casus
from veiligheid.traject import rules
from veiligthuis.core import access
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker


def vergrendeld(casus: Casus, recht: str, by: Medewerker, *regels: Callable[[Casus], str | None]) -> Casus:
    """The casus, locked. Raises NotAllowed without the right, RuleBroken when one of the rules is broken."""
    if not access.may(by, recht, casus):
        raise NotAllowed(recht)
    rij: Casus = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    for regel in regels:
        if zin := regel(rij):
            raise RuleBroken(zin)
    return rij


def eis(zin: str | None, veld: str) -> None:
    """Raise RuleBroken beside its field when there is a sentence."""
    if zin:
        raise RuleBroken(zin, field=veld)


def eis_van_de_casus(casus: Casus, betrokkene: Betrokkene | None) -> None:
    """The line is about somebody of this casus."""
    eis(rules.hoort_bij_de_casus(casus, betrokkene), "betrokkene")


def eis_verbeterbaar(casus: Casus, oud: Any) -> None:
    """A line is corrected once, and in its own casus."""
    if oud is None:
        return
    if oud.casus_id != casus.pk:
        raise RuleBroken("Deze regel staat in een andere casus.")
    if type(oud).objects.filter(corrigeert=oud).exists():
        raise RuleBroken("Deze regel is al verbeterd. Verbeter de nieuwste.")
