"""Confidence: the choices for a question come in; how likely the first of them is right comes out, from 0 to 1."""

import math
from collections.abc import Sequence

from corpus.answering.choosing import Choice, added
from corpus.answering.trees import Trees
from corpus.folding import fold

ENOUGH = 0.165
"""Below this nothing is answered: chosen on the calibration curve, see docs/answers.md."""
_ALONE = 5.0
"""The lead of an answer that has no rival."""


def confidence(chosen: Sequence[Choice], credit: float, judge: Trees) -> float:
    """How likely the first choice is right; `credit` is what the doubts leave it."""
    if not chosen:
        return 0.0
    (score,) = judge.score([signs(chosen, credit)])
    return discount(credit) / (1 + math.exp(-score))


def discount(credit: float) -> float:
    """What a doubt leaves of the judge's word, beyond what the judge has learned of doubts: all but a third of it.

    Measured on near misses that people wrote: with the judge's word alone, or with all of the doubt, they are told less well.
    """
    return min(1.0, 1.5 * credit)


def signs(chosen: Sequence[Choice], credit: float) -> tuple[float, ...]:
    """What the judge looks at: the doubts, the answer's score, its lead, what the other sentences say, what its own says in like words, and its own numbers."""
    best, *others = chosen
    said = fold(best.text)
    rivals = [one for one in others if fold(one.text) != said]
    total = added([one.odds for one in chosen])
    return (
        credit,
        best.score,
        best.read,
        best.odds,
        total,
        best.read - total,
        best.read - max(one.read for one in chosen),
        best.score - others[0].score if others else _ALONE,
        best.score - rivals[0].score if rivals else _ALONE,
        float(len(others) - len(rivals)),
        best.evidence.score,
        best.evidence.score
        - max((one.evidence.score for one in others), default=best.evidence.score - _ALONE),
        *best.alike,
        *best.numbers,
    )
