"""What overleggen ask of one person: tables to sit at, agreements to keep; of the chair what is late with others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from overdracht.overleg.codelijsten import OverlegStatus
from overdracht.overleg.queries import DEELNEMEN
from overdracht.overleg.records import Overleg, Overlegafspraak
from veiligthuis.core import words
from veiligthuis.core.access import Person, has_codename

TE_VEEL = 40
"""No list shows more of each kind; the oldest first, so nothing is hidden for good."""


@dataclass(frozen=True)
class Overlegwerk:
    """One thing to do: `onderwerp` is in words everybody at the table may read; `dag` is when it was or is due."""

    dag: date
    onderwerp: str
    wat: str
    url: str
    wie: str
    te_laat: bool
    is_afspraak: bool


def overlegwerk(user: Person, *, vandaag: date, tot: date | None = None) -> list[Overlegwerk]:
    """What is open for this person, the first due first, up to and including `tot` when given; two queries.

    Empty for who takes part in nothing.
    """
    if not has_codename(user, DEELNEMEN):
        return []
    regels = [*_afspraken(user, vandaag), *_tafels(user, vandaag)]
    return sorted(
        (regel for regel in regels if tot is None or regel.dag <= tot),
        key=lambda regel: (regel.dag, regel.url),
    )


def _afspraken(user: Person, vandaag: date) -> Iterator[Overlegwerk]:
    """The own ones; of the chair also those late or of somebody without a login, of a manager his team's late ones."""
    eigen = Q(pk__in=Overlegafspraak.objects.van(user).values("pk"))
    leidt = Q(overleg__voorzitter=user.pk) & (Q(uiterlijk__lt=vandaag) | Q(eigenaar__medewerker__isnull=True))
    collega = Q(pk__in=Overlegafspraak.objects.van_collegas(user).values("pk"), uiterlijk__lt=vandaag)
    rijen = Overlegafspraak.objects.visible_to(user).lopend().filter(eigen | leidt | collega).met_verband()
    for rij in rijen.order_by("uiterlijk", "pk")[:TE_VEEL]:
        mijn = rij.eigenaar.medewerker_id == user.pk
        yield Overlegwerk(
            rij.uiterlijk, rij.overleg.onderwerp, rij.wat if mijn else f"{rij.eigenaar.naam}: {rij.wat}",
            reverse("overdracht:overlegafspraak", args=[rij.pk]), "ik" if mijn else rij.eigenaar.naam,
            rij.is_te_laat(vandaag), True,
        )  # fmt: skip


def _tafels(user: Person, vandaag: date) -> Iterator[Overlegwerk]:
    """Overleggen to come, and for the chair those to conclude."""
    rijen = Overleg.objects.visible_to(user).lopend().select_related("casus")
    mijn = rijen.filter(Q(voorzitter=user.pk) | Q(pk__in=Overleg.objects.als_deelnemer(user).values("pk")))
    for rij in mijn.order_by("begint_op", "pk")[:TE_VEEL]:
        dag = words.as_date(rij.begint_op)
        leidt = rij.voorzitter_id == user.pk
        if not leidt and (rij.status == OverlegStatus.GEHOUDEN or dag < vandaag):
            continue
        yield Overlegwerk(
            dag, rij.onderwerp, _wat(rij, dag, vandaag, leidt=leidt), reverse("overdracht:overleg", args=[rij.pk]),
            "ik", leidt and dag < vandaag, False,
        )  # fmt: skip


def _wat(rij: Overleg, dag: date, vandaag: date, *, leidt: bool) -> str:
    soort = rij.get_soort_display()
    if leidt and not rij.casus.is_open:
        return f"{soort}: de casus is gesloten, laat het overleg vervallen of rond het af"
    if rij.status == OverlegStatus.GEHOUDEN:
        return f"{soort}: schrijf het verslag en rond af"
    if leidt and dag < vandaag:
        return f"{soort}: leg vast wie er was"
    if leidt and rij.uitgenodigd_op is None:
        return f"{soort} {words.moment(rij.begint_op)}: nog niemand uitgenodigd"
    return f"{soort} {words.moment(rij.begint_op)}"
