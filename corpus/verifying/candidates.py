"""Candidates: a quotation goes in; the few articles that may hold it come out, the likeliest first.

Two ways lead to an article: the quotation's rarest pairs of characters, whatever was changed in it, and a few of its
stretches word for word, which find even a quotation made of common words.
"""

import math
from collections.abc import Sequence

from corpus.edition import Edition
from corpus.folding import plain, units
from corpus.index.engine import Condition, Probe
from corpus.index.terms import grams

_PROBED = 24
"""Rarest pairs that are asked for; a changed quotation still has most of them."""
_NOMINATED = 24
_COUNTED = 800
"""Pairs whose rarity is asked at most, evenly spread over a longer quotation."""
_STRETCHES, _STRETCH = 4, 8
"""Stretches that are looked up word for word, and their units: eight in a row hardly ever stand in two texts by chance."""
_EXACT = 5
_COMPARED = 4
"""Articles that are compared in full."""


def candidates(quote: str, edition: Edition) -> list[int]:
    """Keys of the articles to compare a quotation with."""
    sought = units(plain(quote))
    pairs = _spread(tuple(dict.fromkeys(grams(sought))), _COUNTED)
    counts = edition.engine.frequencies("grams", pairs)
    known = sorted((count, pair) for count, pair in zip(counts, pairs, strict=True) if count)
    keys = dict.fromkeys(key for stretch in _stretches(sought) for key in _holding(stretch, edition))
    rare = tuple(pair for _, pair in known[:_PROBED])
    if rare:
        probe = Probe((("grams", rare, 1.0),))
        keys.update(dict.fromkeys(edition.engine.nominate(probe, Condition(), _NOMINATED)))
    weights = [(pair, math.log(1 + edition.engine.size / count)) for count, pair in known[: 4 * _PROBED]]
    whole = "".join(sought)
    scores = {
        key: _worth(weights, whole, "".join(one.plain.split()))
        for key, one in edition.store.forms(list(keys)).items()
    }
    return sorted(scores, key=lambda key: (-scores[key], key))[:_COMPARED]


def _worth(weights: list[tuple[str, float]], whole: str, text: str) -> float:
    """The rarity of the pairs that an article has; one that has the whole quotation comes before all others."""
    return math.inf if whole in text else sum(weight for pair, weight in weights if pair in text)


def _holding(stretch: tuple[str, ...], edition: Edition) -> list[int]:
    return edition.engine.matching(Condition(phrases=(stretch,)), _EXACT)


def _stretches(sought: list[str]) -> list[tuple[str, ...]]:
    """Stretches evenly spread over the quotation, or all of a short one."""
    if len(sought) <= _STRETCH:
        return [tuple(sought)]
    count = min(_STRETCHES, len(sought) // _STRETCH)
    last = len(sought) - _STRETCH
    firsts = [last * number // max(count - 1, 1) for number in range(count)]
    return [tuple(sought[first : first + _STRETCH]) for first in firsts]


def _spread(terms: Sequence[str], count: int) -> tuple[str, ...]:
    if len(terms) <= count:
        return tuple(terms)
    return tuple(terms[len(terms) * number // count] for number in range(count))
