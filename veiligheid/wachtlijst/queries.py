"""Every read of the waiting list: who waits, in which order, and when each family was last spoken to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import (
    Case,
    F,
    IntegerField,
    Max,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from meldingen.codelijsten import IN_GESPREK, Veiligheidsniveau
from meldingen.machine.casus_status import WACHTEND
from meldingen.models import Casus, Contactmoment
from meldingen.queries import CasusQuerySet
from meldingen.termijnen.queries import KlokDeel, klok_delen
from meldingen.termijnen.records import Termijn
from veiligheid.codelijsten import Urgentie
from veiligheid.wachtlijst.codelijsten import Wachtrisico
from veiligheid.wachtlijst.rules import EERSTE_HERWEGING
from veiligthuis.core import clock
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename

if TYPE_CHECKING:
    from veiligheid.models import Herweging, Wachtcontact  # noqa: F401 - named as strings below

ZIEN = "veiligheid.bekijk_wachtlijst"
CONTACT = "W01"
"""The clock of contact while waiting."""
HERWEGEN = "W02"
"""The clock of weighing the risk anew."""
TIEN_WEKEN = ("T05", "T06", "T07")
"""The clocks that run while a family waits; what counts is the one that ends first."""
ORDE = (Wachtrisico.HOOG, "", Wachtrisico.MIDDEN, Wachtrisico.LAAG)
"""The risks, the first one first in the list; not weighed yet is not the same as safe."""


class HerwegingQuerySet(VisibleQuerySet["Herweging"]):
    """Weighings, the latest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at the waiting list and sees the casus; nobody else."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))


class WachtcontactQuerySet(VisibleQuerySet["Wachtcontact"]):
    """Planned contact, the latest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at the waiting list and sees the casus; nobody else."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))

    def gepland(self) -> Self:
        """Without an outcome yet; at most one per casus."""
        return self.filter(uitkomst="")


@dataclass(frozen=True)
class Wachtende:
    """One family that waits, as a row of the list; `risico` is empty when nobody weighed it.

    `dagen_over` is how many days of the ten weeks are left, negative when they are over; None without a clock.
    """

    casus: Casus
    risico: str
    klok: list[KlokDeel]
    contactklok: list[KlokDeel]
    dagen_wachten: int
    dagen_over: int | None
    herwegen_voor: date
    gepland_voor: date | None
    gesproken_op: datetime | None

    @property
    def herwegen_te_laat(self) -> bool:
        """Whether the day of the next weighing has passed."""
        return self.herwegen_voor < clock.today()

    @property
    def gemist(self) -> bool:
        """Whether contact was planned for a day that has passed."""
        return self.gepland_voor is not None and self.gepland_voor < clock.today()

    @property
    def zonder_contact(self) -> bool:
        """Whether nobody spoke with this family since the decision."""
        return self.gesproken_op is None


def wachtend(user: Person) -> CasusQuerySet:
    """The families that wait and that this person may see, with what the list sorts and shows."""
    mag = has_codename(user, ZIEN)
    zichtbaar = Casus.objects.visible_to(user).filter(status__in=WACHTEND) if mag else Casus.objects.none()
    rijen: CasusQuerySet = _met_stand(zichtbaar)
    return rijen


def op_volgorde(rijen: Any) -> CasusQuerySet:
    """The highest risk first, and within it the family with the fewest days left."""
    gevonden: CasusQuerySet = rijen.order_by("risico_orde", F("eindigt_op").asc(nulls_last=True), "nummer")
    return gevonden


def als_rijen(rijen: CasusQuerySet) -> list[Wachtende]:
    """These families as rows; two queries however many there are."""
    nu, vandaag = clock.now(), clock.today()
    return [_als_rij(casus, nu, vandaag) for casus in _voor_lijst(rijen)]


def lijsten(user: Person) -> dict[str, Q]:
    """Per list of the page which families stand in it; after `wachtend`, which annotates what they ask."""
    vandaag = clock.today()
    return {
        "alle": Q(),
        "mij": Q(behandelaar=user.pk),
        "onverdeeld": Q(behandelaar__isnull=True),
        "geen_contact": Q(gesproken_op__isnull=True)
        | Q(gepland_voor__lt=vandaag)
        | Q(contact_voor__lt=clock.now()),
        "herwegen": Q(herwegen_voor__lte=vandaag),
    }


def huidig_risico(casus: Casus) -> str:
    """The risk as it was last weighed, or as the signed assessment found it; empty when neither did."""
    gevonden: str = _met_stand(Casus.objects.filter(pk=casus.pk)).values_list("risico", flat=True)[0]
    return gevonden


def contact_uiterlijk(casus: Casus) -> date | None:
    """The last day on which the family must hear from us by the clock that runs; None when it does not run."""
    termijn = Termijn.objects.open().filter(casus=casus, code=CONTACT).first()
    return clock.local(termijn.eindigt_op).date() if termijn else None


def _met_stand(rijen: Any) -> Any:
    """With risk, days, last conversation and plans, all in the same query."""
    laatste = _laatste("herwegingen", op__gte=OuterRef("traject_besluit_op"))
    gewogen = (
        _laatste("veiligheidsbeoordelingen", status="vastgesteld")
        .order_by("-ondertekend_op")
        .values("urgentie")
    )
    termijnen = Termijn.objects.open().filter(casus=OuterRef("pk")).order_by("eindigt_op")
    contact = termijnen.filter(code=CONTACT).values("eindigt_op")
    weging = termijnen.filter(code=HERWEGEN).values("eindigt_op")
    return rijen.annotate(
        herwogen=Subquery(laatste.values("risico")[:1]),
        urgentie=Subquery(gewogen[:1]),
        eindigt_op=Subquery(termijnen.filter(code__in=TIEN_WEKEN).values("eindigt_op")[:1]),
        contact_voor=Subquery(contact[:1]),
        gepland_voor=Subquery(_laatste("wachtcontacten", uitkomst="").values("voor")[:1]),
        gesproken_op=Subquery(_gesproken()),
        herwegen_voor=TruncDate(
            Coalesce(Subquery(weging[:1]), F("traject_besluit_op") + EERSTE_HERWEGING),
            tzinfo=clock.AMSTERDAM,
        ),
        risico=_risico(),
    ).annotate(
        risico_orde=Case(
            *(When(risico=waarde, then=Value(plek)) for plek, waarde in enumerate(ORDE)),
            output_field=IntegerField(),
        )
    )


def _laatste(naam: str, **voorwaarde: Any) -> QuerySet[Any]:
    model: Any = Casus._meta.get_field(naam).related_model
    rijen: QuerySet[Any] = model.objects.filter(casus=OuterRef("pk"), **voorwaarde)
    return rijen


def _gesproken() -> QuerySet[Any, Any]:
    """When somebody of the family was last spoken to since the decision; a letter or a corrected line is none."""
    return (
        Contactmoment.objects.filter(
            casus=OuterRef("pk"),
            betrokkene__isnull=False,
            gelukt=True,
            soort__in=IN_GESPREK,
            gecorrigeerd_door__isnull=True,
            op__gte=OuterRef("traject_besluit_op"),
        )
        .order_by()
        .values("casus")
        .annotate(laatste=Max("op"))
        .values("laatste")
    )


def _risico() -> Case:
    """As weighed while waiting; before that as the assessment found it, empty without one."""
    hoog = Q(veiligheidsniveau=Veiligheidsniveau.ACUUT) | Q(urgentie=Urgentie.SPOED)
    midden = Q(veiligheidsniveau__in=[Veiligheidsniveau.STRUCTUREEL, Veiligheidsniveau.ONTHULLING]) | Q(
        urgentie=Urgentie.VOORRANG
    )
    return Case(
        When(herwogen__isnull=False, then=F("herwogen")),
        When(hoog, then=Value(Wachtrisico.HOOG.value)),
        When(midden, then=Value(Wachtrisico.MIDDEN.value)),
        When(veiligheidsniveau=Veiligheidsniveau.GEEN, then=Value(Wachtrisico.LAAG.value)),
        default=Value(""),
    )


def _voor_lijst(rijen: CasusQuerySet) -> list[Any]:
    termijnen = Prefetch("termijnen", Termijn.objects.open(), to_attr="lopende_termijnen")
    return list(rijen.select_related("team", "behandelaar").prefetch_related(termijnen))


def _als_rij(casus: Any, nu: datetime, vandaag: date) -> Wachtende:
    lopend = casus.lopende_termijnen
    over = (clock.local(casus.eindigt_op).date() - vandaag).days if casus.eindigt_op else None
    sinds = clock.local(casus.traject_besluit_op or casus.geopend_op).date()
    return Wachtende(
        casus=casus,
        risico=casus.risico,
        klok=klok_delen([t for t in lopend if t.code in TIEN_WEKEN], nu),
        contactklok=klok_delen([t for t in lopend if t.code == CONTACT], nu),
        dagen_wachten=(vandaag - sinds).days,
        dagen_over=over,
        herwegen_voor=casus.herwegen_voor or sinds + EERSTE_HERWEGING,
        gepland_voor=casus.gepland_voor,
        gesproken_op=casus.gesproken_op,
    )
