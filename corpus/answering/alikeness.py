"""Alikeness: a question and a sentence, laid out, come in; how much of the question the sentence says, in its own or in like words, comes out.

What is asked for in other words than it is printed lacks words but no meaning; what is asked of the wrong thing lacks both.
"""

import numpy as np

from corpus.answering.layout import AskedRows, SentenceRows
from corpus.answering.word_vectors import SIZE, Floats

_RARITY, _TOLD = 0, 2
"""Places in the traits of a question's word: how rare it is, and whether it tells anything."""
_HERE, _NEAR = 0, 1
"""Places in the cover of a question's word: the sentence, and it with its neighbours and the headline."""
NOTHING = (1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0)
"""Of a question without a word that tells anything nothing is lacking."""


def alikeness(asked: AskedRows, sentence: SentenceRows) -> tuple[float, ...]:
    """Ten numbers: how near the question's words are to the sentence's nearest.

    Means over the question's words, by rarity, of the nearest word alone, of the nearest where it stands, and of the better; of
    the better the least; the two greatest lacks; the first and the last word; with the neighbours the mean and the greatest lack.
    """
    told = asked.traits[:, _TOLD] > 0
    if not told.any():
        return NOTHING
    mine, cover = asked.vectors[told], sentence.cover[told]
    weights = asked.traits[told, _RARITY]
    alone = _nearest(mine[:, :SIZE], sentence.vectors[:, :SIZE])
    there = _nearest(mine[:, SIZE:], sentence.vectors[:, SIZE:])
    best = np.maximum(np.maximum(alone, there), cover[:, _HERE])
    lacks = np.sort(weights * (1 - best))[::-1]
    near = np.maximum(best, cover[:, _NEAR])
    return (
        float(np.average(alone, weights=weights)),
        float(np.average(there, weights=weights)),
        float(np.average(best, weights=weights)),
        float(best.min()),
        float(lacks[0]),
        float(lacks[1]) if len(lacks) > 1 else 0.0,
        float(best[0]),
        float(best[-1]),
        float(np.average(near, weights=weights)),
        float((weights * (1 - near)).max()),
    )


def _nearest(words: Floats, printed: Floats) -> Floats:
    """Of each word the likeness to that of the sentence which is nearest."""
    nearest: Floats = (_unit(words) @ _unit(printed).T).max(axis=1)
    return nearest


def _unit(rows: Floats) -> Floats:
    made: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-6))
    return made
