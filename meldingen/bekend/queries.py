"""What a worker sees of the persons who may be meant, and of the casussen behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q

from ketenpartners.models import Soort
from meldingen.bekend.opzoeken import Binnen, Treffer, zoek_op
from meldingen.bekend.toonbaar import ELDERS_VANAF, MEEST_GETOOND, TONEN_VANAF
from meldingen.bekend.vraag import Zoekvraag
from meldingen.models import Betrokkene, Casus, Persoon
from veiligthuis.core.access import Person

PRIVACY = "de privacyfunctionaris"
MEESTE_TREFFERS = 10


@dataclass(frozen=True)
class Dossier:
    """A casus behind a candidate, with how many meldingen it has and when the last one came."""

    casus: Casus
    meldingen: int
    laatste: datetime | None


@dataclass(frozen=True)
class Kandidaat:
    """A known person who may be meant, why, and the casussen the worker may see; never an address or a number."""

    persoon: Persoon
    zekerheid: int
    redenen: tuple[str, ...]
    dossiers: tuple[Dossier, ...]


@dataclass(frozen=True)
class Bekend:
    """The answer to a worker: candidates, and whom to ask when somebody is known elsewhere (empty when not)."""

    kandidaten: tuple[Kandidaat, ...] = ()
    elders: str = ""


def wie_is_dit(vraag: Zoekvraag, *, user: Person) -> Bekend:
    """At most five candidates in casussen the person may see; of others only that they are there, and whom to ask.

    Candidates are looked for among visible persons alone, so that one who is hidden takes no place and shifts no
    order; the other look-up is made always, so that it costs the same time whether or not anybody is hidden.
    """
    zichtbaar = Persoon.objects.visible_to(user)
    treffers = zoek_op(vraag, hoogstens=MEEST_GETOOND, binnen=Binnen.van(zichtbaar))
    overal = zoek_op(vraag, hoogstens=MEESTE_TREFFERS)
    getoond = [treffer for treffer in treffers if treffer.zekerheid >= TONEN_VANAF]
    zeker = [treffer.persoon_id for treffer in overal if treffer.zekerheid >= ELDERS_VANAF]
    return Bekend(_kandidaten(getoond, user), _elders(zeker, user))


def zoek_personen(vraag: Zoekvraag, *, user: Person, vanaf: int, hoogstens: int) -> list[int]:
    """The ids of persons the user may see who fit this sure or surer, the surest first; none if it takes too long."""
    binnen = Binnen.van(Persoon.objects.visible_to(user))
    try:
        with transaction.atomic():
            treffers = zoek_op(vraag, hoogstens=hoogstens, binnen=binnen)
    except OperationalError:
        return []
    return [treffer.persoon_id for treffer in treffers if treffer.zekerheid >= vanaf]


def _kandidaten(treffers: Sequence[Treffer], user: Person) -> tuple[Kandidaat, ...]:
    """The persons with the casussen the user may see; two queries however many."""
    personen = Persoon.objects.visible_to(user).in_bulk([treffer.persoon_id for treffer in treffers])
    plekken = (
        Betrokkene.objects.filter(persoon__in=personen, casus__in=Casus.objects.visible_to(user))
        .select_related("casus__team")
        .annotate(aantal=Count("casus__meldingen"), laatste=Max("casus__meldingen__ontvangen_op"))
        .order_by("-casus__geopend_op", "pk")
    )
    dossiers: dict[int, list[Dossier]] = defaultdict(list)
    for plek in plekken:
        dossier = Dossier(plek.casus, plek.aantal, plek.laatste)  # type: ignore[attr-defined]
        dossiers[plek.persoon_id].append(dossier)
    return tuple(
        Kandidaat(personen[t.persoon_id], t.zekerheid, t.redenen, tuple(dossiers[t.persoon_id]))
        for t in treffers
        if t.persoon_id in personen
    )


def _elders(zeker: Sequence[int], user: Person) -> str:
    """Whom to ask about the sure matches outside the sight of the user: one query, asked also when there are none.

    Our own teams are named; a partner's team could tell where somebody lives.
    """
    zichtbaar = Casus.objects.visible_to(user).filter(pk=OuterRef("casus"))
    verborgen = (
        Betrokkene.objects.filter(Q(persoon__in=zeker) | Q(persoon__in=[0]))
        .filter(~Exists(zichtbaar))
        .values_list("casus__team__naam", "casus__team__organisatie__soort")
        .order_by("casus__team__naam")
        .distinct()
    )
    namen = [naam if soort == Soort.VEILIG_THUIS else PRIVACY for naam, soort in verborgen]
    return " of ".join(dict.fromkeys(namen))
