"""What must hold of a handed-over casus after every step, told anew from the rows and not by who wrote them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from meldingen.models import Casus, Regie, Termijn
from overdracht.machine.statussen import BIJ_ONTVANGER, LOPEND, WACHT_OP_ANTWOORD, Status
from overdracht.models import Contactpoging, Overdracht
from overdracht.models.contact import ZONDER_GESPREK
from overdracht.queries.wachttijd import wachttijd_van
from veiligthuis.core import clock

FIRST_CONTACT = "T12E"
ARRIVED = frozenset({Status.EERSTE_CONTACT, Status.AFGEROND})


def faults(casus: Casus, due: dict[int, datetime]) -> list[str]:
    """Everything that is wrong with this casus now; `due` remembers when each first contact was due."""
    rows = list(Overdracht.objects.filter(casus=casus).select_related("naar_team").order_by("pk"))
    return [
        *_regie(casus),
        *_holder(casus, rows),
        *_one_at_a_time(rows),
        *_first_contact(casus, rows, due),
        *_adds_up(casus),
    ]


def _regie(casus: Casus) -> Iterator[str]:
    """Exactly one holder at every moment from the opening on; none any more once it is closed."""
    spans = sorted((row.sinds, row.tot) for row in Regie.objects.filter(casus=casus))
    if not spans or spans[0][0] > casus.geopend_op:
        yield f"regie begins late: {spans[:1]}"
    for (_, until), (since, _) in pairwise(spans):
        if until != since:
            yield f"regie has a gap or an overlap: {until} and {since}"
    running = sum(until is None for _, until in spans)
    if running != int(casus.is_open):
        yield f"{running} holders now, while open is {casus.is_open}"


def _holder(casus: Casus, rows: list[Overdracht]) -> Iterator[str]:
    """Who accepted directs, under the name that was given; until acceptance Veilig Thuis does."""
    now = Regie.objects.filter(casus=casus, periode__upper_inf=True).first()
    running = next((row for row in rows if row.status in LOPEND), None)
    if now is None or running is None:
        return
    if running.status in BIJ_ONTVANGER:
        if (now.team_id, now.naam) != (running.naar_team_id, running.regiehouder_naam):
            yield f"accepted by {running.naar_team} as {running.regiehouder_naam}, but {now} directs"
        if now.aanvaard_op is None:
            yield "the regie of a partner that nobody accepted"
    elif running.status in WACHT_OP_ANTWOORD and now.organisatie_id != casus.team.organisatie_id:
        yield f"nobody accepted, and yet {now} directs"


def _one_at_a_time(rows: list[Overdracht]) -> Iterator[str]:
    running = [row.pk for row in rows if row.status in LOPEND]
    if len(running) > 1:
        yield f"two handovers run: {running}"


def _first_contact(casus: Casus, rows: list[Overdracht], due: dict[int, datetime]) -> Iterator[str]:
    """One clock per chain, from its first offer: met by the first talk with the family, ended with the chain."""
    chains: dict[int, list[Overdracht]] = {}
    for row in rows:
        if row.aangeboden_op is not None:
            chains.setdefault(row.wortel_id, []).append(row)
    for root, chain in chains.items():
        terms = list(Termijn.objects.filter(casus=casus, code=FIRST_CONTACT, onderwerp=f"overdracht:{root}"))
        if len(terms) != 1:
            yield f"chain {root} has {len(terms)} clocks of the first contact"
            continue
        yield from _clock(chain, terms[0])
        if due.setdefault(root, terms[0].eindigt_op) != terms[0].eindigt_op:
            yield f"the day of the first contact moved: {due[root]} to {terms[0].eindigt_op}"


def _clock(chain: list[Overdracht], term: Termijn) -> Iterator[str]:
    last = chain[-1]
    talks = Contactpoging.objects.filter(overdracht__in=chain, gelukt=True, betrokkene__isnull=False)
    talk = talks.exclude(middel__in=ZONDER_GESPREK).order_by("pk").first()
    spoken = talk.op if talk else None
    if term.gestart_op != chain[0].aangeboden_op:
        yield f"the clock counts from {term.gestart_op}, the offer was at {chain[0].aangeboden_op}"
    if spoken != last.eerste_contact_op:
        yield f"spoken at {spoken}, the handover says {last.eerste_contact_op}"
    if term.gehaald_op != spoken:
        yield f"spoken at {spoken}, the clock was met at {term.gehaald_op}"
    runs = last.status in WACHT_OP_ANTWOORD | {Status.GEACCEPTEERD}
    if runs and spoken is None and term.vervallen_op is not None:
        yield f"nobody spoke with the family, it is {last.status}, and the clock stands still"
    if last.status in ARRIVED and term.gehaald_op is None:
        yield "arrived without a first contact"
    if not runs and last.status not in ARRIVED and term.gehaald_op is None and term.vervallen_op is None:
        yield f"it is {last.status} and the clock runs on"


def _adds_up(casus: Casus) -> Iterator[str]:
    """The parts in which the family waited are the whole."""
    parts = wachttijd_van(casus)
    spoken = Overdracht.objects.filter(
        casus=casus, eerste_contact_op__isnull=False, aangeboden_op__isnull=False
    )
    ends = list(spoken.values_list("eerste_contact_op", flat=True))
    whole = min(ends, default=casus.gesloten_op or clock.now()) - casus.geopend_op
    if sum(parts.values(), timedelta()) != max(whole, timedelta()) or min(parts.values()) < timedelta():
        yield f"the parts {parts} are not the whole {whole}"
