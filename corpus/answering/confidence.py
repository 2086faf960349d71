"""Confidence: the choices for a question come in; how likely the first of them is right comes out, from 0 to 1."""

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus.answering.choosing import Choice
from corpus.answering.trees import Trees, load_trees

ENOUGH = 0.45
"""Below this nothing is answered: chosen on the calibration curve, see docs/answers.md."""


@cache
def confidence_trees() -> Trees:
    """The trained judge of answers; `tests/training/train_answers.py` makes the file."""
    return load_trees(Path(__file__).with_name("confidence.json"))


def confidence(chosen: Sequence[Choice]) -> float:
    """How likely the first choice is right."""
    if not chosen:
        return 0.0
    return 1 / (1 + math.exp(-confidence_trees().score(signs(chosen))))


def signs(chosen: Sequence[Choice]) -> tuple[float, ...]:
    """What the judge looks at: the answer's own row, its score, and how far the next sentence's is behind."""
    best = chosen[0]
    margin = best.score - chosen[1].score if len(chosen) > 1 else 5.0
    return (best.score, margin, *best.numbers)
