"""The reckoning after a run: what was due, what was recorded, what was mailed, and what does not add up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.chaos.faults import Faults
from benchmarks.ground import Ground
from benchmarks.mailbox import mailbox_file

ESCALATIONS = "SELECT count(*), count(DISTINCT (termijn_id, vervalversie, niveau)) FROM meldingen_escalatie"
LOST = """
SELECT count(*) FROM meldingen_termijn t WHERE momenten[1] <= now() AND NOT EXISTS (
    SELECT 1 FROM meldingen_escalatie e WHERE e.termijn_id = t.id AND e.niveau = 1)
"""
EARLY = """
SELECT count(*) FROM meldingen_escalatie e JOIN meldingen_termijn t ON t.id = e.termijn_id
WHERE e.gepland_op > e.gevuurd_op OR t.momenten[1] > now()
"""
NOTICES = "SELECT count(*) FROM meldingen_bezorging"


@dataclass(frozen=True)
class Outcome:
    """The figures of one run. `lost`: due terms without escalation. `doubled`: escalations or notices too many.

    `emptied`: how often the broker was emptied; `rung`: how often one bell came ten times at once.
    `mails`: mails with a Message-ID of their own; `mails_again`: mails sent once more with the same one, because
    somebody was killed between sending and writing that down. `early`: escalations before their moment.
    """

    seed: int
    kills: dict[str, int]
    emptied: int
    rung: int
    due: int
    escalations: int
    lost: int
    doubled: int
    early: int
    mails: int
    mails_again: int
    healthy: bool
    seconds: float

    @property
    def is_clean(self) -> bool:
        """Whether everything happened once and nothing is left to complain about."""
        once = (self.escalations, self.mails) == (self.due, self.due)
        return once and self.healthy and not (self.lost or self.doubled or self.early)


def reckon(ground: Ground, seed: int, due: int, faults: Faults, healthy: bool, seconds: float) -> Outcome:
    """Count everything; `due` is how many terms fell due."""
    rows, distinct = ground.query(ESCALATIONS)[0]
    notices = ground.number(NOTICES)
    box = mailbox_file(ground.places.mail)
    sent = Counter(box.read_text().split() if box.exists() else [])
    return Outcome(
        seed=seed,
        kills=dict(sorted(faults.kills.items())),
        emptied=faults.emptied,
        rung=faults.rung,
        due=due,
        escalations=distinct,
        lost=ground.number(LOST),
        doubled=rows - distinct + max(0, notices - distinct),
        early=ground.number(EARLY),
        mails=len(sent),
        mails_again=sent.total() - len(sent),
        healthy=healthy,
        seconds=round(seconds, 1),
    )


def together(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """The closing figures: kills, lost and doubled added up; `due` and `mails` are those of the poorest seed.

    So `mails` equals `due` only when every seed mailed everything.
    """
    poorest = min(outcomes, key=lambda outcome: outcome.mails - outcome.due)
    return {
        "kills": sum(sum(outcome.kills.values()) for outcome in outcomes),
        "due": poorest.due,
        "lost": sum(outcome.lost for outcome in outcomes),
        "doubled": sum(outcome.doubled for outcome in outcomes),
        "mails": poorest.mails,
        "mails_again": sum(outcome.mails_again for outcome in outcomes),
        "seeds": [asdict(outcome) for outcome in outcomes],
    }
