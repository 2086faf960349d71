"""Choosing: a question and sentences come in; the likeliest span of each sentence comes out, best first, with its score."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.answering.board import board
from corpus.answering.evidence import Evidence
from corpus.answering.kinds import fitting
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.spans import spans
from corpus.answering.traits import aim, shared, traits
from corpus.answering.trees import Trees, load_trees

_GLANCE = 10
"""Trees that look at every span; the others look at the best few of them only."""
_LOOKED_AT = 40


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


@cache
def span_trees() -> Trees:
    """The trained ranker of spans; `tests/training/train_answers.py` makes the file."""
    return load_trees(Path(__file__).with_name("spans.json"))


def choices(question: Question, found: Sequence[Evidence]) -> list[Choice]:
    """The best span of every sentence that has one, best first."""
    rows = candidates(question, found)
    trees = span_trees()
    glances = sorted(
        ((trees.score(one.numbers, 0, _GLANCE), at) for at, one in enumerate(rows)), reverse=True
    )
    best: dict[int, Choice] = {}
    for glance, at in glances[:_LOOKED_AT]:
        one = rows[at]
        score = glance + trees.score(one.numbers, _GLANCE)
        known = best.get(id(one.evidence))
        if known is None or score > known.score:
            best[id(one.evidence)] = Choice(one.evidence, one.span, score, one.numbers)
    return sorted(best.values(), key=lambda one: -one.score)


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
