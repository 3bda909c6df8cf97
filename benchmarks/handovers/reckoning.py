"""Counts what became of the answers: one winner each, a sentence for everybody else, and nothing half-saved."""

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.handovers.people import regiehouder

Query = Callable[[str, Sequence[object]], list[tuple[object, ...]]]

LEFT = """
SELECT o.id, o.status, o.regiehouder_naam,
    (SELECT count(*) FROM meldingen_regie r WHERE r.casus_id = o.casus_id),
    (SELECT count(*) FROM meldingen_regie r WHERE r.casus_id = o.casus_id AND upper_inf(r.periode)),
    (SELECT max(r.naam) FROM meldingen_regie r WHERE r.casus_id = o.casus_id AND upper_inf(r.periode)),
    (SELECT count(*) FROM core_auditentry a WHERE a.actie = 'accepteer' AND a.object_id = o.id::text
        AND a.object_soort = 'overdracht.overdracht'),
    (SELECT count(*) FROM meldingen_termijn t WHERE t.casus_id = o.casus_id AND t.code = 'T12'
        AND t.gehaald_op IS NULL),
    (SELECT count(*) FROM core_inzending s WHERE s.pad = '/wijkteam/' || o.id || '/stap/accepteer/'), c.status
FROM overdracht_overdracht o JOIN meldingen_casus c ON c.id = o.casus_id
WHERE o.id = ANY (%s)
"""
WHY = re.compile(r"data-fouten.*?<ul>(.*?)</ul>", re.DOTALL)
SENTENCE = re.compile(r"<li>(.*?)</li>", re.DOTALL)
CLEAR = "Laad de pagina opnieuw om te zien wat nu kan."
"""How the sentence for who came second ends: what to do now."""


@dataclass(frozen=True)
class Answer:
    """What one client was told: the status of the answer, and the sentence of a refusal."""

    handover: int
    client: int
    status: int
    sentence: str = ""

    @property
    def won(self) -> bool:
        """Whether it was taken."""
        return self.status == 302

    @property
    def clear(self) -> bool:
        """Whether a loser reads what happened and what to do now."""
        return self.status == 422 and CLEAR in self.sentence


@dataclass
class Outcome:
    """The figures of all handovers."""

    handovers: int = 0
    answers: int = 0
    winners: int = 0
    losers: int = 0
    losers_without_sentence: int = 0
    server_errors: int = 0
    not_exactly_one_winner: int = 0
    doubled_regie: int = 0
    half_saved: int = 0
    sentences: Counter[str] = field(default_factory=Counter)
    complaints: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every handover has one winner and everybody else knows why not."""
        wrong = (
            self.losers_without_sentence, self.server_errors, self.not_exactly_one_winner, self.doubled_regie,
            self.half_saved,
        )  # fmt: skip
        return 0 < self.handovers == self.winners and not any(wrong)


def sentence_of(page: str) -> str:
    """What stands on top of a form that was refused; empty when nothing does."""
    found = WHY.search(page)
    sentence = SENTENCE.search(found[1]) if found else None
    return html.unescape(sentence[1]).strip() if sentence else ""


def reckon(handovers: Sequence[int], answers: Sequence[Answer], query: Query) -> Outcome:
    """Hold what everybody was told against what stands in the database."""
    outcome = Outcome(len(handovers), len(answers))
    for answer in answers:
        _count(outcome, answer)
    won = Counter(answer.handover for answer in answers if answer.won)
    winners = {answer.handover: answer.client for answer in answers if answer.won}
    for row in query(LEFT, [list(handovers)]):
        _look(outcome, row, won, winners)
    return outcome


def _count(outcome: Outcome, answer: Answer) -> None:
    outcome.winners += answer.won
    outcome.losers += not answer.won
    outcome.losers_without_sentence += not answer.won and not answer.clear
    outcome.server_errors += answer.status >= 500 or answer.status == 0
    if not answer.won:
        outcome.sentences[answer.sentence or f"(geen zin, antwoord {answer.status})"] += 1


def _look(outcome: Outcome, row: tuple[object, ...], won: Counter[int], winners: dict[int, int]) -> None:
    """One handover: what the winner said stands there once, and nothing of anybody else."""
    pk, status, named, regies, running, directs, accepted, clocks, sent, casus = row
    handover = int(str(pk))
    outcome.doubled_regie += (regies, running) != (2, 1)
    if won[handover] != 1:
        outcome.not_exactly_one_winner += 1
        outcome.complaints.append(f"{handover}: {won[handover]} winnaars")
        return
    said = regiehouder(winners[handover])
    whole = (status, named, directs, accepted, clocks, sent, casus) == (
        "geaccepteerd", said, said, 1, 0, 1, "overgedragen",
    )  # fmt: skip
    if not whole:
        outcome.half_saved += 1
        outcome.complaints.append(f"{handover}: {row}")
