"""Counts in the database what became of the calls: each once, and every word in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.interruptions.words import Word

Query = Callable[[str, Sequence[object]], list[tuple[object, ...]]]

FOUND = """
SELECT m.id, g.notities, m.melder_naam, m.beschrijving, COALESCE(
    (SELECT string_agg(p.achternaam, ' ') FROM meldingen_betrokkene b JOIN meldingen_persoon p ON p.id = b.persoon_id
     WHERE b.casus_id = m.casus_id), ''), m.melder_telefoon
FROM meldingen_gesprek g JOIN meldingen_melding m ON g.melding_id = m.id WHERE g.sleutel = %s
"""
MADE = "SELECT count(*), count(DISTINCT casus_id) FROM meldingen_melding"
STUCK_IN = 100
"""Of so many calls one browser may stand still: on a busy machine that happens; more often it is our page."""
COLUMNS = {"note": 1, "caller": 2, "story": 3, "somebody": 4, "telephone": 5}


@dataclass(frozen=True)
class Done:
    """A call that was made; `failed` says why it did not come to its end, and is empty when it did."""

    kind: str
    step: str
    key: str
    words: tuple[Word, ...]
    failed: str = ""
    stuck: str = ""
    """Where the browser stood still and had to be ended; empty when it did not."""

    @property
    def where(self) -> str:
        """Fault and step, for a reader."""
        return f"{self.kind} bij {self.step}"


@dataclass
class Tally:
    """The figures of all calls, or of one kind."""

    interruptions: int = 0
    records: int = 0
    missing: int = 0
    doubled: int = 0
    unfinished: int = 0
    words: int = 0
    words_lost: int = 0
    words_misplaced: int = 0
    words_at_risk: int = 0
    """Gone with a killed browser: typed within the interval of the saving before, and not said to be kept."""


@dataclass
class Outcome(Tally):
    """What became of all calls, and of each kind."""

    not_made: int = 0
    """Calls for which there was no time."""
    stuck: list[str] = field(default_factory=list)
    """Where a browser stood still, was ended, and the call went on in a new one."""
    kinds: dict[str, Tally] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every call is there once, with every word in its place."""
        short = self.missing, self.unfinished, self.not_made, self.words_lost, self.words_misplaced
        stood_still = len(self.stuck) > max(1, self.interruptions // STUCK_IN)
        whole = self.interruptions > 0 and self.records == self.interruptions
        return whole and not stood_still and not any((self.doubled, *short))


def reckon(calls: Sequence[Done], query: Query) -> Outcome:
    """Count all of them."""
    outcome = Outcome()
    for call in calls:
        rows = query(FOUND, (call.key,)) if call.key else []
        for tally in (outcome, outcome.kinds.setdefault(call.kind, Tally())):
            _count(tally, call, rows)
        outcome.stuck += [f"{call.where}: {call.stuck}"] if call.stuck else []
        told = [call.failed] if call.failed else []
        told += [f"{word.place} {word.text} {word.gone}" for word in call.words if word.gone == "lost"]
        if rows and not call.failed:
            told += [f"{word.place} {word.text} staat er niet" for word in _absent(call, rows[0])]
        outcome.complaints += [f"{call.where}: {what}" for what in told]
    meldingen, cases = (int(str(number)) for number in query(MADE, ())[0])
    outcome.doubled += max(meldingen, cases) - outcome.records
    return outcome


def _count(tally: Tally, call: Done, rows: Sequence[tuple[object, ...]]) -> None:
    tally.interruptions += 1
    tally.records += len(rows)
    tally.missing += not rows
    tally.unfinished += bool(call.failed)
    tally.words += len(call.words)
    tally.words_lost += sum(word.gone == "lost" for word in call.words)
    tally.words_at_risk += sum(word.gone == "at risk" for word in call.words)
    if not rows:
        return
    absent = _absent(call, rows[0])
    elsewhere = [word for word in absent if any(word.text in str(column) for column in rows[0][1:])]
    tally.words_misplaced += len(elsewhere)
    tally.words_lost += len(absent) - len(elsewhere)


def _absent(call: Done, row: Sequence[object]) -> list[Word]:
    """The words that were not gone before and do not stand in their place."""
    return [word for word in call.words if not word.gone and word.text not in str(row[COLUMNS[word.place]])]
