"""Texts and the headers they might belong to go in, the likeliest dealing comes out: stories hold together by their words."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from corpus.parsing.script import is_latin_text, solid

Runs = frozenset[str]
# A headline says in few words what its story is about.
_HEADER_WEIGHT = 2.0
# Shorter words tell nothing, longer ones differ in their endings.
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_SAY_NOTHING = frozenset(
    re.findall(
        r"\w+",
        "about above after again against almost also although among another anything around away back "
        "because been before began behind being below between both came come could does done down during "
        "each either else even ever every everybody everyone first four from gave goes gone have having "
        "here herself himself however into itself just keep kept know last least less like long made "
        "make many might monday more most much must myself never next nine nobody none nothing often "
        "once only other others over people perhaps rather said same says seven several shall should "
        "since some somebody something still such take than that their theirs them themselves then there "
        "these they thing think this those though three through told took toward under until upon used "
        "very want week well went were what when where whether which while whose will with within "
        "without would year years your ",
    )
)
# Row by row, the other story mostly comes next.
_TURN = 0.03
_ROUNDS = 12
_ANCHOR = 0.5


def runs_of(text: str) -> Runs:
    """What a text can share: runs of two and three ideographs; of a text in words, the words' beginnings."""
    if is_latin_text(text):
        words = (word.casefold() for word in _WORD.findall(text))
        return frozenset(word[:_STEM] for word in words if word not in _SAY_NOTHING)
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
    known = _Likeness(texts, headers)
    anchored = _anchors(len(texts), len(headers))
    return _deal(
        known, [[a + b for a, b in zip(*both, strict=True)] for both in zip(claims, anchored, strict=True)]
    )


def cohesion(texts: Sequence[str], headers: Sequence[str]) -> tuple[float, float]:
    """How much more texts share within their story than across, and with that how well the headers fit, once dealt."""
    known = _Likeness(texts, headers)
    dealt = _deal(known, _anchors(len(texts), len(headers)))
    within, across = list[float](), list[float]()
    for at, story in enumerate(dealt):
        for other in range(at):
            (within if dealt[other] == story else across).append(known.alike[at][other])
    apart = (_mean(within) - _mean(across)) if across else -1.0
    fit = _mean([known.lead[at][story] for at, story in enumerate(dealt)])
    return apart, apart + fit


def _anchors(texts: int, headers: int) -> list[list[float]]:
    """Row by row, the first text is the first story's beginning, the second the second's."""
    return [[_ANCHOR * (text == header) for header in range(headers)] for text in range(texts)]


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
    # Rows of two columns alternate; from there each text moves to where it fits better.
    dealt = [at % len(own) for at, own in enumerate(lead)]
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
    others = [other for other, story in enumerate(dealt) if other != at and story == head]
    turns = sum(dealt[other] != head for other in (at - 1, at + 1) if 0 <= other < len(dealt))
    return sum(known.alike[at][other] - known.mean for other in others) + _TURN * turns
