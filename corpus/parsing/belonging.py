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
    return _deal(_Likeness(texts, headers), claims)


def cohesion(texts: Sequence[str], headers: Sequence[str]) -> tuple[float, float]:
    """How much more texts share within their story than across, and how well the headers fit, once dealt."""
    known = _Likeness(texts, headers)
    dealt = _deal(known, [[0.0] * len(headers) for _ in texts])
    within, across = list[float](), list[float]()
    for at, story in enumerate(dealt):
        for other in range(at):
            (within if dealt[other] == story else across).append(known.alike[at][other])
    apart = (_mean(within) - _mean(across)) if across else -1.0
    return apart, sum(known.lead[at][story] for at, story in enumerate(dealt))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


class _Likeness:
    """How much each text shares with each header and with each other text."""

    def __init__(self, texts: Sequence[str], headers: Sequence[str]) -> None:
        runs, heads = [runs_of(text) for text in texts], [runs_of(header) for header in headers]
        rarity = Rarity((*runs, *heads))
        self.alike = [[rarity.likeness(one, other) for other in runs] for one in runs]
        self.lead = [[_HEADER_WEIGHT * rarity.likeness(text, head) for head in heads] for text in runs]
        self.mean = _mean([self.alike[a][b] for a in range(len(texts)) for b in range(a)])


def _deal(known: _Likeness, claims: Sequence[Sequence[float]]) -> list[int]:
    lead = [
        [value + claim for value, claim in zip(*both, strict=True)]
        for both in zip(known.lead, claims, strict=True)
    ]
    dealt = [max(range(len(own)), key=own.__getitem__) for own in lead]
    for _ in range(_ROUNDS):
        changed = False
        for at, own in enumerate(lead):
            best = max(range(len(own)), key=lambda head: own[head] + _company(at, head, dealt, known))
            changed = changed or best != dealt[at]
            dealt[at] = best
        if not changed:
            break
    return dealt


def _company(at: int, head: int, dealt: Sequence[int], known: _Likeness) -> float:
    """What a text shares with a story's other texts, beyond what any two texts share."""
    others = (other for other, story in enumerate(dealt) if other != at and story == head)
    return sum(known.alike[at][other] - known.mean + _HABIT * (abs(other - at) == 1) for other in others)
