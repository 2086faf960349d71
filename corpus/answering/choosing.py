"""Choosing: a question and sentences come in; the likeliest span of each sentence comes out, best first, with its score."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

from corpus.answering.aim import aim
from corpus.answering.board import board
from corpus.answering.evidence import Evidence
from corpus.answering.kinds import fitting
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.spans import spans
from corpus.answering.traits import shared, traits
from corpus.answering.trees import Trees

_STAGES = ((10, 60), (60, 14))
"""So many trees look at every span, so many in all at the best so many of them, all the trees at the last few.

The span that all trees would choose is lost for one question in a hundred.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A span of a sentence; `numbers` is its whole row, for the confidence."""

    evidence: Evidence
    span: Span
    score: float
    numbers: tuple[float, ...]

    @property
    def text(self) -> str:
        """The span as printed."""
        first, last = self.span
        return self.evidence.reading.printed[first:last]


def choices(question: Question, found: Sequence[Evidence], trees: Trees) -> list[Choice]:
    """The best span of every sentence that has one, best first."""
    best: dict[int, Choice] = {}
    for score, one in _scored(candidates(question, found), trees):
        known = best.get(id(one.evidence))
        if known is None or score > known.score:
            best[id(one.evidence)] = Choice(one.evidence, one.span, score, one.numbers)
    return sorted(best.values(), key=lambda one: -one.score)


def _scored(rows: Sequence[Choice], trees: Trees) -> list[tuple[float, Choice]]:
    """Score the best rows by all trees, the others not at all."""
    scored = [(0.0, one) for one in rows]
    done = 0
    for until, kept in (*_STAGES, (None, len(rows))):
        scored = [(score + trees.score(one.numbers, done, until), one) for score, one in scored]
        scored = nlargest(kept, scored, key=lambda pair: pair[0])
        done = until or done
    return scored


def candidates(question: Question, found: Sequence[Evidence]) -> list[Choice]:
    """Every span of every sentence with its row of numbers, not yet scored."""
    if not found:
        return []
    meant, most = aim(question), found[0].score
    rows: list[Choice] = []
    for rank, (evidence, fits) in enumerate(
        zip(found, fitting(question, [one.reading for one in found]), strict=True)
    ):
        laid = board(question, evidence)
        common = shared(evidence, meant, (float(rank), most - evidence.score, evidence.score))
        rows += [
            Choice(evidence, span, 0.0, (*traits(laid, meant, evidence, atoms), *common))
            for atoms in spans(evidence.reading)
            if fits(span := (laid.atoms[atoms[0]][0], laid.atoms[atoms[1] - 1][1]))
        ]
    return rows
