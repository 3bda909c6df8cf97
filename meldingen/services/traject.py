"""The steps of V&V and onderzoek, each by the name it has in the machine."""

from __future__ import annotations

from datetime import datetime

from meldingen.models import Casus
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


def start_vv(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """The casushouder begins with Voorwaarden & Vervolg."""
    return perform(casus, "start_vv", by=by, at=at)


def start_onderzoek(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """The casushouder begins with the onderzoek; the formal start stays the decision.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.1.
    """
    return perform(casus, "start_onderzoek", by=by, at=at)


def teken_mee(casus: Casus, *, weging: str, by: Medewerker, at: datetime | None = None) -> Casus:
    """A gedragswetenschapper or vertrouwensarts weighs along; the next decision rests on it.

    Source: Handelingsprotocol Veilig Thuis 2019 (multidisciplinary decision).
    """
    return perform(casus, "teken_mee", by=by, at=at, weging=weging.strip())


def rond_vv_af(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """V&V has ended: everybody spoken to, plan established, two professionals agree.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return perform(casus, "rond_vv_af", by=by, at=at)


def neem_onderzoeksbesluit(
    casus: Casus, *, wat_nodig: str, wederhoor: str = "", by: Medewerker, at: datetime | None = None
) -> Casus:
    """The onderzoek ends on the conclusions noted before: what is needed, and what the family said of the draft.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2 to 4.4.
    """
    return perform(
        casus,
        "neem_onderzoeksbesluit",
        by=by,
        at=at,
        wat_nodig=wat_nodig.strip(),
        wederhoor=wederhoor.strip(),
    )


def zet_om_naar_onderzoek(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """Change V&V into onderzoek after a new decision; the ten weeks keep their start."""
    return perform(casus, "zet_om_naar_onderzoek", by=by, at=at)


def zet_om_naar_vv(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """Change onderzoek into V&V after a new decision; the ten weeks keep their start."""
    return perform(casus, "zet_om_naar_vv", by=by, at=at)
