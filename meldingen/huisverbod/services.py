"""Every write of a huisverbod: taking it in, each step, and the advice to the burgemeester."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from meldingen.huisverbod import rules
from meldingen.huisverbod.afstand import scherm_alles_af
from meldingen.models import Betrokkene, Casus, Huisverbod, Huisverbodadvies
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker

MAG = "meldingen.leg_huisverbod_vast"


@transaction.atomic
def leg_huisverbod_op(
    casus: Casus,
    *,
    uithuisgeplaatste: Betrokkene,
    achterblijvers: Sequence[Betrokkene],
    gemeente: str,
    opgelegd_op: datetime,
    aanleiding: str,
    kenmerk: str = "",
    mondeling: bool = False,
    kindermishandeling: bool = False,
    overleg: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Huisverbod:
    """Write down that the burgemeester kept somebody out of the home; its clocks count from the moment it took effect.

    Every address that one side has and the other does not know becomes secret. Raises RuleBroken or NotAllowed.
    Source: Wet tijdelijk huisverbod art. 2.
    """
    require_on_casus(by, MAG, casus)
    _keur_mensen(casus, uithuisgeplaatste, achterblijvers)
    if not aanleiding.strip():
        raise RuleBroken("Schrijf kort waarom het huisverbod is opgelegd.", field="aanleiding")
    moment = at or clock.now()
    verbod: Huisverbod = Huisverbod(
        casus=casus, uithuisgeplaatste=uithuisgeplaatste, gemeente=gemeente.strip(), kenmerk=kenmerk.strip(),
        opgelegd_op=opgelegd_op, aanleiding=aanleiding.strip(), mondeling=mondeling,
        kindermishandeling=kindermishandeling, overleg=overleg.strip(), vastgelegd_op=moment, vastgelegd_door=by,
        eindigt_op=rules.regel_op("T33", opgelegd_op).einde(opgelegd_op).moment,
    )  # fmt: skip
    verbod = begin(verbod, by=by, at=moment)
    verbod.achterblijvers.set(achterblijvers)
    scherm_alles_af(Huisverbod.objects.met_mensen().get(pk=verbod.pk), by=by)
    return verbod


def leg_bereikbaarheid_vast(
    verbod: Huisverbod, *, hoe: str, by: Medewerker, at: datetime | None = None
) -> Huisverbod:
    """It is known how the person kept out can be reached, or that he or she did not tell.

    Source: Wet tijdelijk huisverbod art. 2 lid 6.
    """
    return perform(verbod, "leg_bereikbaarheid_vast", by=by, at=at, hoe=hoe)


@transaction.atomic
def adviseer_burgemeester(
    verbod: Huisverbod, *, advies: str, motivering: str, by: Medewerker, at: datetime | None = None
) -> Huisverbodadvies:
    """Advise the burgemeester about extending or withdrawing; a later view is a new advice.

    Source: Wet tijdelijk huisverbod art. 9 lid 1.
    """
    moment = at or clock.now()
    gezet = perform(verbod, "adviseer_burgemeester", by=by, at=moment, advies=advies, motivering=motivering)
    gegeven: Huisverbodadvies = Huisverbodadvies.objects.create(
        huisverbod=gezet, advies=advies, motivering=motivering.strip(), gegeven_op=moment, gegeven_door=by
    )
    return gegeven


def verleng(
    verbod: Huisverbod, *, besloten_op: datetime, dagen: int, by: Medewerker, at: datetime | None = None
) -> Huisverbod:
    """The burgemeester extended it by so many days; in all at most four weeks.

    Source: Wet tijdelijk huisverbod art. 9 lid 1.
    """
    return perform(verbod, "verleng", by=by, at=at, besloten_op=besloten_op, dagen=dagen)


def trek_in(
    verbod: Huisverbod,
    *,
    ingetrokken_op: datetime,
    reden: str,
    hoe_verder: str,
    by: Medewerker,
    at: datetime | None = None,
) -> Huisverbod:
    """It was withdrawn; how the family goes on is written down with it.

    Source: Wet tijdelijk huisverbod art. 6 and 9.
    """
    return perform(
        verbod,
        "trek_in",
        by=by,
        at=at,
        ingetrokken_op=ingetrokken_op,
        reden=reden.strip(),
        hoe_verder=hoe_verder.strip(),
    )


def rond_af(
    verbod: Huisverbod,
    *,
    hoe_verder: str,
    reden_geen_plan: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Huisverbod:
    """Its last moment passed: who is where now, and whether there is a veiligheidsplan.

    Source: Wet tijdelijk huisverbod art. 2 lid 1; Kwaliteitskader Veilig Thuis 2016.
    """
    return perform(
        verbod,
        "rond_af",
        by=by,
        at=at,
        hoe_verder=hoe_verder.strip(),
        reden_geen_plan=reden_geen_plan.strip(),
    )


def _keur_mensen(casus: Casus, weg: Betrokkene, achter: Sequence[Betrokkene]) -> None:
    if any(wie.casus_id != casus.pk for wie in (weg, *achter)):
        raise RuleBroken("Iemand van hen staat niet in deze casus. Laad de pagina opnieuw.")
    if not achter:
        raise RuleBroken("Kies wie in de woning achterblijft.", field="achterblijvers")
    if weg.pk in {wie.pk for wie in achter}:
        raise RuleBroken(
            "Wie uit huis is geplaatst, kan niet ook achterblijven. Haal een van beide weg.",
            field="achterblijvers",
        )
    dubbel = Q(uithuisgeplaatste=weg) | Q(uithuisgeplaatste__opgegaan_in=weg)
    if Huisverbod.objects.lopend().filter(dubbel).exists():
        raise RuleBroken("Voor deze persoon loopt al een huisverbod. Leg het verloop daar vast.")
