"""Every read of terms: what runs, the clock chip, the counts of a dashboard, who was told and when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from meldingen.termijnen import woorden
from meldingen.termijnen.records import Bezorging, Escalatie, Hartslag, Termijn, TermijnQuerySet
from veiligthuis.core import clock
from veiligthuis.core.access import Person
from veiligthuis.core.calendar import einde_van

VOLGORDE = ("uren", "wet", "norm")
"""The parts of a clock chip, the most pressing kind first."""


@dataclass(frozen=True, slots=True)
class KlokDeel:
    """One part of the clock chip: one kind of clock, its strictest running term, in Dutch words.

    `staat` is "over" past the due moment, "vandaag" on the last day, otherwise empty.
    """

    soort: str
    staat: str
    woorden: str
    datum: str
    uitleg: str
    bron: str
    code: str
    naam: str
    eindigt_op: datetime
    uitleg_per_dag: tuple[tuple[str, str], ...] = ()

    @property
    def tekst(self) -> str:
        """Both at once: "nog 2 werkdagen · do 30 apr"."""
        return f"{self.woorden} · {self.datum}"


@dataclass(frozen=True, slots=True)
class Tellingen:
    """How many running terms a person sees: past due, due today, due within seven days; and escalated ones."""

    over_tijd: int
    vandaag: int
    deze_week: int
    geescaleerd: int


NAAMDELEN = (
    "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam", "ongeboren",
)  # fmt: skip
"""The columns of a person that `weergavenaam` is made of."""


def klok_delen(termijnen: Iterable[Termijn], nu: datetime | None = None) -> list[KlokDeel]:
    """The parts of the clock chip for these terms: per kind (uren, wet, norm) the running term that ends first."""
    moment = nu or clock.now()
    strengste: dict[str, Termijn] = {}
    for termijn in termijnen:
        if not termijn.is_open:
            continue
        soort = soort_klok(termijn)
        if soort not in strengste or termijn.eindigt_op < strengste[soort].eindigt_op:
            strengste[soort] = termijn
    return [klok_deel(strengste[soort], moment) for soort in VOLGORDE if soort in strengste]


def klok_deel(termijn: Termijn, nu: datetime) -> KlokDeel:
    """One running term as a part of the clock chip."""
    regel = termijn.regel
    return KlokDeel(
        soort=soort_klok(termijn),
        staat=staat(termijn, nu),
        woorden=woorden.rest(termijn.eindigt_op, termijn.op_dag, nu),
        datum=woorden.einddatum(termijn.eindigt_op, termijn.op_dag),
        uitleg=f"{regel.naam}: {woorden.uitleg_in_woorden(termijn)}",
        bron=regel.bron,
        code=termijn.code,
        naam=regel.naam,
        eindigt_op=termijn.eindigt_op,
        uitleg_per_dag=tuple((rij["dag"], rij["reden"]) for rij in termijn.uitleg),
    )


def soort_klok(termijn: Termijn) -> str:
    """Which kind of clock it is: "uren" for hour clocks, otherwise "wet" or "norm"."""
    regel = termijn.regel
    return "uren" if regel.in_uren else str(regel.soort)


def staat(termijn: Termijn, nu: datetime) -> str:
    """Where a running term stands at `nu`: "over", "vandaag" or empty. Derived, never stored."""
    if nu > termijn.eindigt_op:
        return "over"
    return "vandaag" if clock.local(nu).date() == clock.local(termijn.eindigt_op).date() else ""


def open_van_casus(casus: Any) -> TermijnQuerySet:
    """The running terms of one casus, the first to end first."""
    return Termijn.objects.open().filter(casus=casus).order_by("eindigt_op", "pk")


def met_onderwerp(termijnen: TermijnQuerySet) -> TermijnQuerySet:
    """With what a term is about as columns of its own row: a page reads many terms, and a melding is a wide row."""
    wie = [f"betrokkene__persoon__{deel}" for deel in NAAMDELEN]
    velden = [veld.name for veld in Termijn._meta.concrete_fields]
    rijen: Any = termijnen.select_related("betrokkene__persoon").only(*velden, *wie)
    gevonden: TermijnQuerySet = rijen.annotate(
        melding_nummer=F("melding__nummer"),
        melding_status=F("melding__status"),
        melding_ontvangen_op=F("melding__ontvangen_op"),
        team_naam=F("partnerteam__naam"),
    )
    return gevonden


def open_per_casus(casussen: Iterable[int]) -> dict[int, list[Termijn]]:
    """The running terms of many cases in one query, by the id of the casus; the first to end first."""
    gevonden: dict[int, list[Termijn]] = defaultdict(list)
    for termijn in Termijn.objects.open().filter(casus__in=list(casussen)).order_by("eindigt_op", "pk"):
        if termijn.casus_id is not None:
            gevonden[termijn.casus_id].append(termijn)
    return dict(gevonden)


def tellingen(user: Person, nu: datetime | None = None) -> Tellingen:
    """The running terms the person may see, counted in one query."""
    moment = nu or clock.now()
    vandaag = clock.local(moment).date()
    eind_vandaag, eind_week = einde_van(vandaag), einde_van(vandaag + timedelta(days=7))
    telling = (
        Termijn.objects.visible_to(user)
        .open()
        .aggregate(
            over_tijd=Count("pk", filter=Q(eindigt_op__lt=moment)),
            vandaag=Count("pk", filter=Q(eindigt_op__gte=moment, eindigt_op__lte=eind_vandaag)),
            deze_week=Count("pk", filter=Q(eindigt_op__gt=eind_vandaag, eindigt_op__lte=eind_week)),
            geescaleerd=Count("pk", filter=Q(niveau__gt=0)),
        )
    )
    return Tellingen(**telling)


def escalaties_van(termijnen: Iterable[Termijn]) -> list[Escalatie]:
    """The escalations of these terms, oldest first, with who got and saw each of them; five queries at most."""
    return list(
        Escalatie.objects.filter(termijn__in=[termijn.pk for termijn in termijnen])
        .select_related("termijn")
        .prefetch_related(
            "bezorgingen__medewerker", "bezorgingen__contactpersoon", "bezorgingen__gezien_door"
        )
        .order_by("gevuurd_op", "termijn", "niveau")
    )


def ongezien(user: Person) -> QuerySet[Bezorging]:
    """What was delivered to this person, of terms that still run, and not yet seen."""
    if not user.pk:
        return Bezorging.objects.none()
    return (
        Bezorging.objects.filter(medewerker=user.pk, gezien_op__isnull=True)
        .filter(escalatie__termijn__gehaald_op__isnull=True, escalatie__termijn__vervallen_op__isnull=True)
        .select_related("escalatie__termijn")
        .order_by("-escalatie__niveau", "escalatie__gevuurd_op")
    )


def mislukte_bezorgingen(user: Person) -> QuerySet[Bezorging]:
    """Deliveries that were given up, of terms the person may see: somebody must phone instead."""
    zichtbaar = Termijn.objects.visible_to(user)
    return (
        Bezorging.objects.filter(mislukt_op__isnull=False, escalatie__termijn__in=zichtbaar)
        .select_related("escalatie__termijn", "medewerker", "contactpersoon")
        .order_by("-mislukt_op")
    )


def laatste_hartslag() -> datetime | None:
    """When the sweep last ran to its end; None when it never did."""
    return Hartslag.objects.filter(naam="sweep").values_list("geslagen_op", flat=True).first()
