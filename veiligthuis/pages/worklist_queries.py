"""The rows of the work list: one per casus and thing to do, the most urgent first, from one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.urls import reverse

from ketenpartners.models import Team
from meldingen.informeren.queries import termijnen_van
from meldingen.machine.casus_status import OPENSTAAND
from meldingen.models import Adres, Casus, Informatieregel
from meldingen.termijnen.queries import klok_delen
from meldingen.termijnen.records import Termijn, TermijnQuerySet
from meldingen.termijnen.werkdagen import werkdag_erbij
from veiligheid.machine import BeoordelingStatus
from veiligheid.models import Veiligheidsbeoordeling
from veiligthuis.core import clock, words
from veiligthuis.core.access import Person, has_codename
from veiligthuis.core.calendar import einde_van
from veiligthuis.core.models import Medewerker
from veiligthuis.pages.next_step import VAN_DE_ONTVANGER, ZONDER_TERMIJN, Groep, by_term, without_term
from veiligthuis.pages.safety import Merk, mark_of

CRISIS = ("T03", "T03B", "R09")
BEOORDELING = ("T04A", "T04B")
PARTNER = {"T04A": "T04B", "T05": "T06", "T06": "T05"}
"""Two clocks on the same work: the second stands in the chip of the first."""


TERM_FIELDS = {
    "termijn": "pk", "code": "code", "einde": "eindigt_op", "opgeschort": "opgeschort_op", "van_melding": "melding",
    "triagist": "melding__triagist",
}  # fmt: skip
"""Under which name a line knows what of its term; all None for a casus of which none runs."""


TWEEDE = "tweede tekenaar"
ONDERTEKEN = "Onderteken de veiligheidsbeoordeling"


@dataclass(frozen=True)
class Werkregel:
    """One line of the work list. `sinds` is set when it waits for somebody else."""

    nummer: str
    naam: str
    url: str
    geheim: bool
    groep: Groep
    stap: str
    klok: list[Any]
    merk: Merk
    wie: str


def leading_terms() -> TermijnQuerySet:
    """Open terms that are a line of their own.

    Not: the norm beside the legal clock of the same melding, the later one of the outer limit and the ten weeks,
    feedback that cannot be given before the decision, first contact before the acceptance, a later person to inform.
    """
    same = Termijn.objects.open().filter(casus=OuterRef("casus"))
    not_later = same.filter(eindigt_op__lte=OuterRef("eindigt_op"))
    sooner = same.filter(eindigt_op__lt=OuterRef("eindigt_op"))
    melding = same.filter(melding=OuterRef("melding"))
    earlier = Q(eindigt_op__lt=OuterRef("eindigt_op")) | Q(
        eindigt_op=OuterRef("eindigt_op"), pk__lt=OuterRef("pk")
    )
    return Termijn.objects.open().exclude(
        (Q(code="T04B") & Exists(melding.filter(code="T04A")))
        | (Q(code__in=("T08", "T09A")) & Exists(melding.filter(code__in=BEOORDELING)))
        | (Q(code="T06") & Exists(not_later.filter(code="T05")))
        | (Q(code="T05") & Exists(sooner.filter(code="T06")))
        | (Q(code="T12E") & Exists(same.filter(code="T12")))
        | (Q(code="T10") & Exists(same.filter(code="T10").filter(earlier)))
    )


def rows(user: Person, now: datetime, *, signing: bool = False) -> QuerySet[Any]:
    """Every line the person may see: a casus joined to each leading term, or alone when none runs.

    A closed casus is in it only as long as a term still runs. Annotated: `groep` and
    TERM_FIELDS. With `signing` what waits for a signature is the person's own move.
    """
    running = Q(termijnen__gehaald_op__isnull=True, termijnen__vervallen_op__isnull=True)
    # Everything of the term is named once here: a later filter through the relation itself would join it again.
    named = {name: F(f"t__{path}") for name, path in TERM_FIELDS.items()}
    found: QuerySet[Any] = (
        Casus.objects.visible_to(user)
        .annotate(t=FilteredRelation("termijnen", condition=running))
        .annotate(**named)
        .annotate(groep=_groep(now, signing=signing))
        .filter(
            Q(termijn__isnull=True, status__in=sorted(OPENSTAAND))
            | Q(termijn__in=leading_terms().values("pk"))
        )
    )
    return found


def lists(user: Person) -> dict[str, Q]:
    """Which lines belong to which list, by its name in the address."""
    # What somebody took on in the informatieplan is his own work, whoever carries the casus.
    agreed = termijnen_van(user, Informatieregel.objects.all()).values("pk")
    mine = Q(behandelaar=user.pk) | Q(triagist=user.pk) | Q(termijn__in=agreed)
    found = {
        "mij": mine,
        "team": Q(team__in=Team.objects.eigen().van_medewerker(user)),
        "onverdeeld": Q(behandelaar__isnull=True, triagist__isnull=True),
    }
    if has_codename(user, "veiligheid.onderteken_beoordeling"):
        waiting = Veiligheidsbeoordeling.objects.te_ondertekenen_door(user).order_by()
        found["ondertekenen"] = Q(code__in=BEOORDELING, van_melding__in=waiting.values("melding"))
    return found


def counts(found: QuerySet[Any], conditions: Mapping[str, Q]) -> dict[str, int]:
    """How many lines each list has; one query."""
    numbers: dict[str, int] = found.aggregate(
        **{name: Count("pk", filter=q) for name, q in conditions.items()}
    )
    return numbers


def per_group(found: QuerySet[Any]) -> dict[Groep, int]:
    """How many lines each group has; one query."""
    pairs = found.order_by().values_list("groep").annotate(n=Count("pk"))
    return {Groep(group): number for group, number in pairs}


def ordered(found: QuerySet[Any]) -> QuerySet[Any]:
    """The order of the page, with what a line shows."""
    secret = Adres.objects.in_casus(OuterRef("pk")).filter(geheim=True, tot__isnull=True)
    shown: QuerySet[Any] = (
        found.annotate(
            heeft_geheim_adres=Exists(secret), voorgelegd_op=Subquery(_waiting().values("voorgelegd_op")[:1])
        )
        .select_related("behandelaar")
        .order_by("groep", F("einde").asc(nulls_last=True), "nummer", "termijn")
    )
    return shown


def lines(page: Iterable[Any], user: Person, now: datetime, *, signing: bool = False) -> list[Werkregel]:
    """The lines of one page; two queries more, however many there are."""
    found = list(page)
    terms = Termijn.objects.select_related("melding", "betrokkene__persoon", "partnerteam").in_bulk(
        [row.termijn for row in found if row.termijn]
    )
    partners = {
        (t.casus_id, t.code, t.melding_id): t
        for t in Termijn.objects.open().filter(casus__in={row.pk for row in found}, code__in=PARTNER.values())
    }
    told = [_line(row, terms.get(row.termijn), partners, user, now) for row in found]
    return [replace(line, stap=ONDERTEKEN, wie="ik") for line in told] if signing else told


def carried_by(user: Person) -> dict[int, int]:
    """How many open cases each colleague carries, of those the person sees; by the id of the colleague."""
    open_cases = Casus.objects.visible_to(user).openstaand().filter(behandelaar__isnull=False).order_by()
    return dict(open_cases.values_list("behandelaar").annotate(n=Count("pk")))


def end_of_week(day: date) -> date:
    """The Sunday of the week of a day; in a weekend that of the week in which work begins again."""
    begins = werkdag_erbij(day, 0)
    return begins + timedelta(days=6 - begins.weekday())


def _line(
    row: Any, term: Termijn | None, partners: Mapping[Any, Termijn], user: Person, now: datetime
) -> Werkregel:
    group = Groep(row.groep)
    step, waits_for = _step(row, term, now)
    clocks = [term, _partner(term, partners)] if term else []
    return Werkregel(
        nummer=row.nummer,
        naam=row.naam,
        url=reverse("pages:casus", args=[row.nummer]),
        geheim=row.heeft_geheim_adres,
        groep=group,
        stap=step,
        klok=klok_delen([clock_ for clock_ in clocks if clock_], now),
        merk=mark_of(row.veiligheidsniveau),
        wie=waits_for or _who(row.behandelaar, user),
    )


def _partner(term: Termijn, partners: Mapping[Any, Termijn]) -> Termijn | None:
    code = PARTNER.get(term.code, "")
    return partners.get((term.casus_id, code, term.melding_id)) or partners.get((term.casus_id, code, None))


def _step(row: Any, term: Termijn | None, now: datetime) -> tuple[str, str]:
    """The words of the step, and on whom it waits (empty when it is ours)."""
    if term is None:
        step = without_term(row.status, row.vervolg)
        return step.woorden, step.wacht_op
    if term.code in VAN_DE_ONTVANGER and term.partnerteam:
        return _of_receiver(term, now)
    if term.code in BEOORDELING and row.voorgelegd_op:
        return (
            f"Tweede handtekening, sinds {words.day(row.voorgelegd_op, short=True)}",
            TWEEDE,
        )
    words_ = by_term(term.code, term.melding.status if term.melding else "", row.status)
    if term.code == "T10" and term.betrokkene:
        words_ = f"Informeer {term.betrokkene.persoon.weergavenaam}"
    return words_, ""


def _of_receiver(term: Termijn, now: datetime) -> tuple[str, str]:
    team = term.partnerteam.naam  # type: ignore[union-attr]
    what = "antwoord" if term.code == "T12" else "eerste contact"
    if term.eindigt_op < now:
        return f"Bel {team}: {what}", ""
    return f"{what.capitalize()}, sinds {words.day(term.gestart_op, short=True)}", team


def _who(worker: Medewerker | None, user: Person) -> str:
    if worker is None:
        return "niemand"
    return "ik" if worker.pk == user.pk else worker.korte_naam


def _waiting() -> Any:
    """Assessments that wait for the second signature, of the melding of the outer line's term."""
    return Veiligheidsbeoordeling.objects.filter(
        melding=OuterRef("van_melding"), status=BeoordelingStatus.TER_ONDERTEKENING
    )


def _groep(now: datetime, *, signing: bool) -> Case:
    today = clock.local(now).date()
    without = [
        When(termijn__isnull=True, status=status, then=Value(int(group)))
        for status, (group, _) in ZONDER_TERMIJN.items()
    ]
    return Case(
        *without,
        When(opgeschort__isnull=False, then=Value(int(Groep.LATER))),
        When(Q(einde__lt=now) | Q(code__in=CRISIS), then=Value(int(Groep.NU))),
        When(code__in=VAN_DE_ONTVANGER, then=Value(int(Groep.WACHT))),
        *(
            []
            if signing
            else [When(Q(code__in=BEOORDELING) & Exists(_waiting()), then=Value(int(Groep.WACHT)))]
        ),
        When(einde__lte=einde_van(today), then=Value(int(Groep.VANDAAG))),
        When(einde__lte=einde_van(end_of_week(today)), then=Value(int(Groep.WEEK))),
        default=Value(int(Groep.LATER)),
        output_field=IntegerField(),
    )
