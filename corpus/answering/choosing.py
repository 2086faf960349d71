"""Choosing: a question and sentences come in; the likeliest span of each sentence comes out, best first, with its score.

The reader reads every span; the ranker of spans, which looks at more but takes longer, looks at those it finds best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.answering.aim import Aim, aim
from corpus.answering.alikeness import alikeness
from corpus.answering.board import Board, board
from corpus.answering.evidence import Evidence
from corpus.answering.kinds import Fits, fitting
from corpus.answering.layout import lay, texts
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.reader import Network
from corpus.answering.spans import Range, spans
from corpus.answering.table_rows import cells_within
from corpus.answering.traits import shared, traits
from corpus.answering.trees import Trees
from corpus.answering.word_vectors import Floats

_SENTENCES = 3
"""Sentences that are read: a fourth changes nothing on the blind sets and costs a twentieth of the time."""
_LOOKED_THROUGH = 6
"""Sentences that are looked through for these."""
_FAR = 2.0
"""How far, on the scale of the ranker of sentences, one that is read may be behind the first that is: those further back hardly ever answer."""
READ = 12
"""Spans of all sentences that the ranker of spans looks at: those the reader finds best."""
TRUST = 0.8
"""What the reader's score counts beside that of the ranker of spans, which does not know it: so the two err apart."""
_NEVER = -30.0
"""Odds of a sentence without a span, or of none at all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A span of a sentence; `numbers` is its whole row, for the confidence.

    `odds` say how much likelier the reader finds any span of its sentence than that nothing answers, in logarithms; `read` says
    it of this span.
    """

    evidence: Evidence
    span: Span
    score: float
    read: float
    odds: float
    alike: tuple[float, ...]
    numbers: tuple[float, ...]

    @property
    def text(self) -> str:
        """The span as printed."""
        first, last = self.span
        return self.evidence.reading.printed[first:last]


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as the reader has read it: its spans that are of the kind asked for, as ranges of atoms, and their scores."""

    evidence: Evidence
    laid: Board
    ranges: tuple[Range, ...]
    scores: Floats
    alike: tuple[float, ...]

    @property
    def odds(self) -> float:
        """The logarithm of the sum of the exponentials of the scores."""
        return added(self.scores.tolist())


def added(scores: Sequence[float]) -> float:
    """Odds, in logarithms, that one of several things holds of which each has its own."""
    most = max(scores, default=_NEVER)
    return most + math.log(sum(math.exp(one - most) for one in scores)) if scores else _NEVER


def choices(question: Question, found: Sequence[Evidence], network: Network, trees: Trees) -> list[Choice]:
    """The best span of every sentence that has one, best first."""
    best: dict[int, Choice] = {}
    looked_at = candidates(question, found, network)
    for one, score in zip(looked_at, trees.score([one.numbers for one in looked_at]), strict=True):
        made = replace(one, score=score + TRUST * one.read)
        known = best.get(id(one.evidence))
        if known is None or made.score > known.score:
            best[id(one.evidence)] = made
    return sorted(best.values(), key=lambda one: -one.score)


def candidates(
    question: Question, found: Sequence[Evidence], network: Network, most: int = READ
) -> list[Choice]:
    """The spans that the reader finds best, each with its row of numbers, not yet scored by the ranker of spans."""
    meant = aim(question)
    reads = read(question, meant, found, network)
    scored = sorted((score for one in reads for score in one.scores.tolist()), reverse=True)
    if not scored:
        return []
    least = scored[most - 1] if len(scored) >= most else _NEVER
    return [
        one
        for rank, sentence in enumerate(reads)
        for one in _rows(meant, sentence, least, (float(rank), found[0].score - sentence.evidence.score))
    ]


def read(question: Question, meant: Aim, found: Sequence[Evidence], network: Network) -> list[Read]:
    """Let the reader read the first sentences that have spans of the kind asked for."""
    fit = fitting_sentences(question, found)
    kept = [(one, board(question, one)) for one, _ in fit]
    if not kept:
        return []
    asked, sentences = lay(question, meant, kept, network.encoder.read(texts(question, kept)))
    scored = network.read(asked).score(sentences)
    every = zip(kept, fit, sentences, scored, strict=True)
    return [
        Read(evidence, laid, ranges, scores.of(np.array(ranges, np.int32)), alikeness(asked, rows))
        for (evidence, laid), (_, ranges), rows, scores in every
    ]


def fitting_sentences(
    question: Question, found: Sequence[Evidence]
) -> list[tuple[Evidence, tuple[Range, ...]]]:
    """The first few sentences that have spans of the kind asked for, each with those spans."""
    found = found[:_LOOKED_THROUGH]
    kept: list[tuple[Evidence, tuple[Range, ...]]] = []
    for one, fits in zip(found, fitting(question, [one.reading for one in found]), strict=True):
        if len(kept) == _SENTENCES or (kept and kept[0][0].score - one.score > _FAR):
            break
        if ranges := tuple(fit_spans(one, fits)):
            kept.append((one, ranges))
    return kept


def fit_spans(evidence: Evidence, fits: Fits) -> list[Range]:
    """The spans of a sentence that are of the kind asked for, as ranges of its atoms; of a table's row whole cells alone."""
    atoms = evidence.reading.atoms
    within = evidence.place.field.field != "table" or _whole_cells(evidence)
    return [
        (first, last)
        for first, last in spans(evidence.reading)
        if fits(span := (atoms[first][0], atoms[last - 1][1])) and (within is True or span in within)
    ]


def _whole_cells(evidence: Evidence) -> frozenset[Span]:
    """The cells of a row, with and without the signs around their words and figures."""
    place, printed = evidence.place, evidence.reading.printed
    found = set()
    for start, end in cells_within(place.article, place.field.text):
        first, last = start - place.start, end - place.start
        inner = [at for at in range(max(first, 0), min(last, len(printed))) if printed[at].isalnum()]
        if inner:
            found |= {(first, last), (inner[0], last), (inner[0], inner[-1] + 1)}
    return frozenset(found)


def _rows(meant: Aim, sentence: Read, least: float, lead: tuple[float, float]) -> list[Choice]:
    """The spans of one sentence that are read best, with their rows; `lead` is its rank, and how far it is behind the best."""
    kept = [
        (one, score)
        for one, score in zip(sentence.ranges, sentence.scores.tolist(), strict=True)
        if score >= least
    ]
    if not kept:
        return []
    evidence, odds, atoms = sentence.evidence, sentence.odds, sentence.evidence.reading.atoms
    common = shared(evidence, meant, (*lead, evidence.score))
    return [
        Choice(
            evidence,
            (atoms[first][0], atoms[last - 1][1]),
            0.0,
            score,
            odds,
            sentence.alike,
            (*traits(sentence.laid, meant, evidence, (first, last)), *common),
        )
        for (first, last), score in kept
    ]
