"""What a worker sees of the persons who may be meant, and of the casussen behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import OperationalError, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q

from ketenpartners.models import Soort
from meldingen.bekend.opzoeken import Binnen, Slag, Treffer, zoek_alle, zoek_op
from meldingen.bekend.toonbaar import ELDERS_VANAF, MEEST_GETOOND, TONEN_VANAF
from meldingen.bekend.vraag import Zoekvraag
from meldingen.codelijsten import Precisie
from meldingen.models import Betrokkene, Casus, Persoon
from meldingen.queries import PersoonQuerySet
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
    return wie_zijn_dit([vraag], user=user)[0]


def wie_zijn_dit(vragen: Sequence[Zoekvraag], *, user: Person, buiten: Casus | None = None) -> list[Bekend]:
    """The same of several persons in their order, at as many statements as for one.

    Of the casus `buiten`, and of who stands in no other, nothing is said.
    """
    binnen = Binnen.van(_zichtbaar(user, buiten))
    slagen = [Slag(vraag, MEEST_GETOOND, binnen) for vraag in vragen]
    slagen += [Slag(vraag, MEESTE_TREFFERS) for vraag in vragen]
    gevonden = zoek_alle(slagen)
    treffers, overal = gevonden[: len(vragen)], gevonden[len(vragen) :]
    getoond = [[t for t in rij if t.zekerheid >= TONEN_VANAF] for rij in treffers]
    zeker = [{t.persoon_id for t in rij if t.zekerheid >= ELDERS_VANAF} for rij in overal]
    kandidaten = _kandidaten([treffer for rij in getoond for treffer in rij], user, buiten)
    elders = _elders(set().union(*zeker), user, buiten)
    return [
        Bekend(
            tuple(
                replace(kandidaten[t.persoon_id], zekerheid=t.zekerheid, redenen=t.redenen)
                for t in rij
                if t.persoon_id in kandidaten
            ),
            " of ".join(dict.fromkeys(naam for wie, naam in elders if wie in sure)),
        )
        for rij, sure in zip(getoond, zeker, strict=True)
    ]


def vraag_naar(persoon: Persoon) -> Zoekvraag:
    """Everything the register has of a person, as a question about who else it may be."""
    geboren = persoon.uitgerekende_datum if persoon.ongeboren else persoon.geboortedatum
    return Zoekvraag(
        voornamen=f"{persoon.voornamen} {persoon.roepnaam}".strip(),
        tussenvoegsel=persoon.tussenvoegsel,
        achternaam=persoon.achternaam,
        partner_achternaam=persoon.partner_achternaam,
        geboortedatum=geboren,
        precisie=Precisie.DAG if persoon.ongeboren else persoon.geboorte_precisie,
        bsn=persoon.bsn or "",
    )


def _zichtbaar(user: Person, buiten: Casus | None) -> PersoonQuerySet:
    """The persons the user may see, in another casus than this one."""
    personen: PersoonQuerySet = Persoon.objects.visible_to(user)
    if buiten is None:
        return personen
    ergens_anders = Betrokkene.objects.visible_to(user).exclude(casus=buiten)
    return personen.filter(Exists(ergens_anders.filter(persoon=OuterRef("pk"))))


def zoek_personen(vraag: Zoekvraag, *, user: Person, vanaf: int, hoogstens: int) -> list[int]:
    """The ids of persons the user may see who fit this sure or surer, the surest first; none if it takes too long."""
    binnen = Binnen.van(Persoon.objects.visible_to(user))
    try:
        with transaction.atomic():
            treffers = zoek_op(vraag, hoogstens=hoogstens, binnen=binnen)
    except OperationalError:
        return []
    return [treffer.persoon_id for treffer in treffers if treffer.zekerheid >= vanaf]


def _kandidaten(treffers: Sequence[Treffer], user: Person, buiten: Casus | None) -> dict[int, Kandidaat]:
    """The persons with the casussen the user may see; two queries however many, also for nobody."""
    gezocht = [0, *(treffer.persoon_id for treffer in treffers)]
    personen = {persoon.pk: persoon for persoon in Persoon.objects.visible_to(user).filter(pk__in=gezocht)}
    plekken = (
        Betrokkene.objects.filter(persoon__in=[0, *personen], casus__in=Casus.objects.visible_to(user))
        .exclude(casus=buiten.pk if buiten else None)
        .select_related("casus__team")
        .annotate(aantal=Count("casus__meldingen"), laatste=Max("casus__meldingen__ontvangen_op"))
        .order_by("-casus__geopend_op", "pk")
    )
    dossiers: dict[int, list[Dossier]] = defaultdict(list)
    for plek in plekken:
        dossier = Dossier(plek.casus, plek.aantal, plek.laatste)  # type: ignore[attr-defined]
        dossiers[plek.persoon_id].append(dossier)
    return {pk: Kandidaat(persoon, 0, (), tuple(dossiers[pk])) for pk, persoon in personen.items()}


def _elders(zeker: AbstractSet[int], user: Person, buiten: Casus | None) -> list[tuple[int, str]]:
    """Whom to ask about the sure matches outside the sight of the user, per person: one query, also for nobody.

    Our own teams are named; a partner's team could tell where somebody lives.
    """
    zichtbaar = Casus.objects.visible_to(user).filter(pk=OuterRef("casus"))
    verborgen = (
        Betrokkene.objects.filter(Q(persoon__in=zeker) | Q(persoon__in=[0]))
        .filter(~Exists(zichtbaar))
        .exclude(casus=buiten.pk if buiten else None)
        .values_list("persoon", "casus__team__naam", "casus__team__organisatie__soort")
        .order_by("casus__team__naam", "persoon")
        .distinct()
    )
    return [(wie, naam if soort == Soort.VEILIG_THUIS else PRIVACY) for wie, naam, soort in verborgen]
