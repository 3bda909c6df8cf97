"""Every melding about the people of a casus, wherever it was made; what is out of sight is a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Cast, Coalesce

from meldingen.codelijsten import DIRECTBETROKKEN, Aard
from meldingen.machine import MeldingStatus
from meldingen.models import Betrokkene, Casus, Hermeldregel, Melding
from meldingen.queries import MeldingQuerySet
from meldingen.radar.patroon import patroon_van
from meldingen.radar.strook import Baan, Merk, Strook, strook_van
from veiligthuis.core import clock
from veiligthuis.core.access import Person, has_codename

KOLOMMEN = (
    "nummer", "ontvangen_op", "acuut", "aard", "casus_id", "casus__nummer", "casus__naam", "casus__hermelding_van",
    "advies", "hermelding", "zichtbaar",
)  # fmt: skip
"""What a line of the radar is made of; a melding is a wide row, and there may be many."""

ZONDER_GRENS = 12_000
"""In months: longer than anything is kept."""


@dataclass(frozen=True)
class RadarRegel:
    """One earlier melding as the table shows it."""

    nummer: str
    casusnummer: str
    gezin: str
    wie: str
    op: datetime
    acuut: bool
    aard: str
    hermelding: bool
    was_advies: bool
    hier: bool
    huishouden: int


@dataclass(frozen=True)
class Radar:
    """All meldingen about these people: those in sight one by one, the others as a number."""

    regels: list[RadarRegel]
    elders: int
    zin: str
    strook: Strook | None

    @property
    def huishoudens(self) -> int:
        """How many households in sight the meldingen stand in."""
        return len({regel.huishouden for regel in self.regels})


def met_hermelding(meldingen: MeldingQuerySet) -> MeldingQuerySet:
    """With `hermelding`: whether somebody it is about was directbetrokkene in a casus that had closed before.

    A casus that only held what was passed on as not fitting was no involvement. How far back it counts is the rule
    that held on the day of receipt. Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2; CBS, hermelding.
    """
    regel = Hermeldregel.objects.filter(geldig_van__lte=Cast(OuterRef("ontvangen_op"), DateField()))
    maanden = Coalesce(Subquery(regel.order_by("-geldig_van").values("maanden")[:1]), ZONDER_GRENS)
    terug = Func(maanden, template="make_interval(months => (%(expressions)s)::int)")
    betrokken = Melding.objects.filter(casus=OuterRef("casus")).exclude(
        status=MeldingStatus.NIET_PASSEND_DOORGEZET
    )
    eerder = (
        Betrokkene.objects.filter(
            Exists(betrokken),
            rol__in=DIRECTBETROKKEN,
            casus__gesloten_op__lt=OuterRef("ontvangen_op"),
            casus__gesloten_op__gte=OuterRef("hermelding_vanaf"),
            persoon__betrokkenheden__in=Betrokkene.objects.filter(
                casus=OuterRef(OuterRef("casus")), rol__in=DIRECTBETROKKEN
            ),
        )
        .exclude(casus=OuterRef("casus"))
        .order_by()
    )
    vanaf = ExpressionWrapper(F("ontvangen_op") - terug, DateTimeField())
    gevonden: MeldingQuerySet = meldingen.annotate(hermelding_vanaf=vanaf).annotate(hermelding=Exists(eerder))
    return gevonden


def radar_van(casus: Casus, user: Person) -> Radar | None:
    """The radar of the people a casus is about; None for a role that sees no meldingen."""
    if not has_codename(user, "meldingen.view_melding"):
        return None
    hier = Betrokkene.objects.filter(casus=casus, rol__in=DIRECTBETROKKEN).values("persoon")
    overal = Betrokkene.objects.filter(persoon__in=hier, rol__in=DIRECTBETROKKEN)
    zichtbaar = Casus.objects.visible_to(user).filter(pk=OuterRef("casus"))
    rijen: list[Any] = list(
        met_hermelding(Melding.objects.filter(Q(casus=casus) | Q(casus__in=overal.values("casus"))))
        .annotate(zichtbaar=Exists(zichtbaar))
        .order_by("ontvangen_op", "pk")
        .values_list(*KOLOMMEN, named=True)
    )
    gezien = [rij for rij in rijen if rij.zichtbaar]
    mensen: dict[int, list[str]] = {}
    for wie in (
        overal.filter(casus__in={rij.casus_id for rij in gezien}).select_related("persoon").order_by("pk")
    ):
        mensen.setdefault(wie.casus_id, []).append(wie.persoon.weergavenaam)
    vorige = {rij.casus_id: rij.casus__hermelding_van for rij in gezien}
    regels = [_regel(rij, casus, mensen.get(rij.casus_id, []), vorige) for rij in gezien]
    return Radar(
        regels=regels[::-1],
        elders=len(rijen) - len(gezien),
        zin=patroon_van([clock.local(regel.op).date() for regel in regels]),
        strook=strook_van(_banen(regels), tot=clock.today()),
    )


def gekoppelde_casus(nummer: str, user: Person) -> Casus | None:
    """The casus with this number that the person sees; None for an empty, an unknown and a forbidden one alike."""
    gevraagd = nummer.strip()
    casus: Casus | None = Casus.objects.visible_to(user).filter(nummer=gevraagd).first() if gevraagd else None
    return casus


def _regel(rij: Any, casus: Casus, mensen: list[str], vorige: dict[int, int | None]) -> RadarRegel:
    huishouden: int = rij.casus_id
    # A casus that follows a closed one is about the same household.
    while (vorig := vorige.get(huishouden)) is not None and vorig in vorige:
        huishouden = vorig
    return RadarRegel(
        nummer=rij.nummer,
        casusnummer=rij.casus__nummer,
        gezin=rij.casus__naam,
        wie=", ".join(mensen),
        op=rij.ontvangen_op,
        acuut=bool(rij.acuut),
        aard=", ".join(str(Aard(code).label) for code in rij.aard).lower() or "niet gekozen",
        hermelding=rij.hermelding,
        was_advies=rij.advies is not None,
        hier=rij.casus_id == casus.pk,
        huishouden=huishouden,
    )


def _banen(regels: list[RadarRegel]) -> list[Baan]:
    """A lane per household, that of this casus first."""
    hier = {regel.huishouden for regel in regels if regel.hier}
    banen: dict[int, list[RadarRegel]] = {}
    for regel in sorted(regels, key=lambda r: (r.huishouden not in hier, r.op)):
        banen.setdefault(regel.huishouden, []).append(regel)
    return [
        Baan(
            f"{', '.join(dict.fromkeys(r.casusnummer for r in rijen))} {rijen[-1].gezin}",
            tuple(Merk(clock.local(r.op).date(), r.aard, r.acuut, r.was_advies) for r in rijen),
        )
        for rijen in banen.values()
    ]
