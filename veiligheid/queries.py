"""Every read of veiligheid, and who may see what: through the casus, with the right to look at veiligheid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Self

from django.db.models import Q

from meldingen.codelijsten import DIRECTBETROKKEN
from meldingen.models import Betrokkene, Casus
from veiligheid.machine import BEOORDELING_LOPEND, BeoordelingStatus
from veiligthuis.core import words
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.charts import LineChart, line_chart, number

if TYPE_CHECKING:
    from veiligheid.models import (  # noqa: F401 - named as strings below
        Persoonsoordeel,
        Veiligheidsbeoordeling,
        Veiligheidsplan,
        Vervolgbesluit,
    )

ONDER_DIT_CIJFER_EERST_VEILIGHEID = 5


class BeoordelingQuerySet(VisibleQuerySet["Veiligheidsbeoordeling"]):
    """Assessments."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at veiligheid and sees the casus; nobody else."""
        if not has_codename(user, "veiligheid.bekijk_veiligheid"):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))

    def lopend(self) -> Self:
        """Being drafted or waiting for the second signature."""
        return self.filter(status__in=BEOORDELING_LOPEND)

    def vastgesteld(self) -> Self:
        """Signed by two professionals."""
        return self.filter(status=BeoordelingStatus.VASTGESTELD)

    def te_ondertekenen_door(self, user: Person) -> Self:
        """What this person may sign now, the longest waiting first; never his own."""
        if not has_codename(user, "veiligheid.onderteken_beoordeling"):
            return self.none()
        waiting = self.visible_to(user).filter(status=BeoordelingStatus.TER_ONDERTEKENING)
        return (
            waiting.exclude(opgesteld_door=user.pk)
            .select_related("casus", "opgesteld_door")
            .order_by("voorgelegd_op")
        )

    def met_inhoud(self) -> Self:
        """With everything the page shows, in a fixed number of queries: rules read oordelen and informatie too."""
        return self.select_related(
            "casus", "melding", "opgesteld_door", "ondertekend_door", "vervolgbesluit"
        ).prefetch_related("oordelen__betrokkene__persoon", "informatie")


class OordeelQuerySet(VisibleQuerySet["Persoonsoordeel"]):
    """Judgements per person."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the assessment."""
        if not has_codename(user, "veiligheid.bekijk_veiligheid"):
            return self.none()
        return self.filter(beoordeling__casus__in=Casus.objects.visible_to(user))


class BesluitQuerySet(VisibleQuerySet["Vervolgbesluit"]):
    """Decisions, the latest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at veiligheid and sees the casus; nobody else."""
        if not has_codename(user, "veiligheid.bekijk_veiligheid"):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))


@dataclass(frozen=True)
class Cijfer:
    """One veiligheidscijfer on one day; `door` says who gave it, in words."""

    op: date
    cijfer: Decimal
    door: str


@dataclass(frozen=True)
class Cijferreeks:
    """The veiligheidscijfers of one person over time, the oldest first."""

    betrokkene: Betrokkene
    punten: tuple[Cijfer, ...]

    @property
    def eerst(self) -> Cijfer:
        """The first one given."""
        return self.punten[0]

    @property
    def nu(self) -> Cijfer:
        """The last one given."""
        return self.punten[-1]

    @property
    def schaal(self) -> tuple[str, str]:
        """Where first and last lie on a line of 200 units, 4 left free at both ends; in figures SVG understands."""
        first, last = (f"{4 + float(punt.cijfer) * 19.2:.1f}" for punt in (self.eerst, self.nu))
        return first, last


def directbetrokkenen(casus: Casus) -> list[Betrokkene]:
    """The people the casus is about, somebody of the network not among them; read once per casus object."""
    known: list[Betrokkene] | None = casus.__dict__.get("_directbetrokkenen")
    if known is None:
        rows = casus.betrokkenen.filter(rol__in=DIRECTBETROKKEN).select_related("persoon")
        known = casus.__dict__["_directbetrokkenen"] = list(rows.order_by("pk"))
    return known


def huidigen(casus: Casus, rijen: Iterable[int]) -> list[int]:
    """The betrokkenen of these keys as they are now: a row that became part of another counts as that one.

    Read once per casus object, and only when some key is of nobody the casus is about.
    """
    gevraagd = set(rijen)
    if gevraagd <= {wie.pk for wie in directbetrokkenen(casus)}:
        return sorted(gevraagd)
    nu: dict[int, int] | None = casus.__dict__.get("_opgegaan")
    if nu is None:
        dubbel = Betrokkene.alle.filter(casus=casus, opgegaan_in__isnull=False)
        nu = casus.__dict__["_opgegaan"] = dict(dubbel.values_list("pk", "opgegaan_in"))
    return sorted({nu.get(rij, rij) for rij in gevraagd})


def lopende_beoordelingen(casus: Casus) -> BeoordelingQuerySet:
    """The assessments now being made or signed, the latest first; two when two meldingen run."""
    gevonden: BeoordelingQuerySet = casus.veiligheidsbeoordelingen.lopend().order_by("-begonnen_op")
    return gevonden


def laatste_besluit(casus: Casus) -> Vervolgbesluit | None:
    """The last decision on the casus; None before the first."""
    return casus.vervolgbesluiten.select_related("genomen_door", "medebeslisser").first()


def geldig_plan(casus: Casus) -> Veiligheidsplan | None:
    """The plan that holds now, with its content; None when none was established or it lapsed."""
    return casus.veiligheidsplannen.geldig().met_inhoud().first()


def plan_in_concept(casus: Casus) -> Veiligheidsplan | None:
    """The version being written, with its content; None when nobody is writing one."""
    return casus.veiligheidsplannen.in_concept().met_inhoud().first()


def plan_op(casus: Casus, moment: datetime) -> Veiligheidsplan | None:
    """The plan that held at that moment; None when none did."""
    held = Q(vervallen_op__isnull=True) | Q(vervallen_op__gt=moment)
    return casus.veiligheidsplannen.filter(held, vastgesteld_op__lte=moment).met_inhoud().first()


def cijfers(casus: Casus) -> list[Cijferreeks]:
    """The veiligheidscijfers of everybody in the casus: from signed assessments and established plans."""
    found: dict[Betrokkene, list[Cijfer]] = {}
    for betrokkene, cijfer in sorted(_all_cijfers(casus), key=lambda pair: pair[1].op):
        found.setdefault(betrokkene, []).append(cijfer)
    return [Cijferreeks(betrokkene, tuple(punten)) for betrokkene, punten in found.items()]


def _all_cijfers(casus: Casus) -> Iterator[tuple[Betrokkene, Cijfer]]:
    for beoordeling in casus.veiligheidsbeoordelingen.vastgesteld().prefetch_related(
        "oordelen__betrokkene__persoon"
    ):
        for oordeel in beoordeling.oordelen.all():
            if oordeel.cijfer is not None:
                door = oordeel.get_cijfer_door_display()
                yield (
                    oordeel.betrokkene,
                    Cijfer(_day(beoordeling.ondertekend_op), oordeel.cijfer, door),
                )
    for plan in casus.veiligheidsplannen.ooit_vastgesteld().prefetch_related(
        "deelnemers__betrokkene__persoon"
    ):
        for deelnemer in plan.deelnemers.all():
            if deelnemer.cijfer is not None:
                yield (
                    deelnemer.betrokkene,
                    Cijfer(_day(plan.vastgesteld_op), deelnemer.cijfer, "bij het plan"),
                )


def _day(moment: datetime | None) -> date:
    """The day of a moment that the database guarantees to be there."""
    if moment is None:
        raise ValueError("a signed assessment or established plan has its moment")
    return words.as_date(moment)


@dataclass(frozen=True)
class Cijferrij:
    """One number of one person as plain text: `dag` as year-month-day, `cijfer` from 0 to 10, `door` who gave it."""

    wie: str
    dag: str
    cijfer: str
    door: str

    @property
    def op(self) -> str:
        """The day in words."""
        return words.full_day(date.fromisoformat(self.dag))

    @property
    def getal(self) -> str:
        """The number with a Dutch comma."""
        return number(Decimal(self.cijfer))


def cijferrijen(reeksen: Sequence[Cijferreeks]) -> list[Cijferrij]:
    """Every number of everybody, per person and the oldest first."""
    return [
        Cijferrij(
            wie=reeks.betrokkene.persoon.voornamen or reeks.betrokkene.persoon.weergavenaam,
            dag=punt.op.isoformat(),
            cijfer=str(punt.cijfer),
            door=punt.door,
        )
        for reeks in reeksen
        for punt in reeks.punten
    ]


def grafiek_van(rijen: Sequence[Cijferrij]) -> LineChart | None:
    """The drawing of the numbers; None when there are none."""
    reeksen = [
        (wie, [(date.fromisoformat(rij.dag), Decimal(rij.cijfer)) for rij in groep])
        for wie, groep in groupby(rijen, key=lambda rij: rij.wie)
    ]
    return line_chart(reeksen)


@dataclass(frozen=True)
class Stand:
    """One step of the way an assessment goes; `staat` is klaar, nu or empty for what is still to come."""

    woord: str
    staat: str


def voortgang(beoordeling: Veiligheidsbeoordeling) -> list[Stand]:
    """Concept, ter ondertekening, vastgesteld: where this assessment stands; a lapsed one only says so."""
    if beoordeling.status == BeoordelingStatus.VERVALLEN:
        return [Stand(BeoordelingStatus.VERVALLEN.label, "nu")]
    way = (BeoordelingStatus.CONCEPT, BeoordelingStatus.TER_ONDERTEKENING, BeoordelingStatus.VASTGESTELD)
    here = way.index(BeoordelingStatus(beoordeling.status))
    done = here + 1 if beoordeling.status == BeoordelingStatus.VASTGESTELD else here
    return [
        Stand(status.label, "klaar" if place < done else "nu" if place == here else "")
        for place, status in enumerate(way)
    ]
