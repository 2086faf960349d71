"""Texts and the headers they might belong to go in, the likeliest dealing comes out: stories hold together by their words."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from corpus.parsing.script import solid

Runs = frozenset[str]
# Paragraphs mostly come in runs, so a neighbour's story is a little likelier.
_HABIT = 0.02
# A headline says in few words what its story is about.
_HEADER_WEIGHT = 2.0
_ROUNDS = 12


def runs_of(text: str) -> Runs:
    """The runs of two and of three characters in a text, spaces, punctuation and case aside."""
    bare = "".join(character for character in solid(text).casefold() if character.isalnum())
    return frozenset(bare[at : at + size] for size in (2, 3) for at in range(len(bare) - size + 1))


class Rarity:
    """How much a shared run of characters tells: those in many of the texts tell nothing."""

    def __init__(self, texts: Sequence[Runs]) -> None:
        count = Counter(run for runs in texts for run in runs)
        self._weight = {run: log((len(texts) + 1) / times) for run, times in count.items()}

    def likeness(self, one: Runs, other: Runs) -> float:
        """How much two texts share, whatever their lengths; 0 for nothing."""
        shared = sum(self._weight.get(run, 0.0) for run in one & other)
        return shared / sqrt((len(one) + 20) * (len(other) + 20))


def deal(texts: Sequence[str], headers: Sequence[str], claims: Sequence[Sequence[float]]) -> list[int]:
    """Deal each text to one of the headers so that stories hold together; `claims` favour a header for a text."""
    runs, heads = [runs_of(text) for text in texts], [runs_of(header) for header in headers]
    rarity = Rarity((*runs, *heads))
    alike = [[rarity.likeness(one, other) for other in runs] for one in runs]
    pairs = [alike[a][b] for a in range(len(texts)) for b in range(a)]
    mean = sum(pairs) / len(pairs) if pairs else 0.0
    lead = [
        [_HEADER_WEIGHT * rarity.likeness(text, head) + claim for head, claim in zip(heads, own, strict=True)]
        for text, own in zip(runs, claims, strict=True)
    ]
    dealt = [max(range(len(heads)), key=own.__getitem__) for own in lead]
    for _ in range(_ROUNDS):
        changed = False
        for at in range(len(texts)):
            best = max(range(len(heads)), key=lambda head: _gain(at, head, dealt, lead, alike, mean))
            changed = changed or best != dealt[at]
            dealt[at] = best
        if not changed:
            break
    return dealt


def _gain(
    at: int,
    head: int,
    dealt: Sequence[int],
    lead: Sequence[Sequence[float]],
    alike: Sequence[Sequence[float]],
    mean: float,
) -> float:
    """What a story gains by a text: likeness to its header and, beyond the usual, to its other texts."""
    gain = lead[at][head]
    for other, story in enumerate(dealt):
        if other != at and story == head:
            gain += alike[at][other] - mean + _HABIT * (abs(other - at) == 1)
    return gain
