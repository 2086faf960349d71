"""Covers: a question and a text come in; which of the question's words and pairs of characters the text says comes out."""

from itertools import groupby

from corpus.answering.question import Question
from corpus.likeness import Weighed

_SILENT = frozenset(
    "的了着过地得之是在有和与及或为于被把对从向以由将而且并但所其也至到让使呢吗啊这那该个些位名么一"
)
"""Characters whose absence tells nothing."""


_STEM = 4
"""Letters of an English word that its inflections share: voted, votes, voting."""


class Cover:
    """Which terms and which pairs of characters of a question stand in a text, each by its weight."""

    __slots__ = ("grams", "terms")

    def __init__(self, question: Question, grams: Weighed, text: str) -> None:
        self.terms = tuple(term.weight * presence(term.text, text) for term in question.terms)
        self.grams = tuple(weight if gram in text else 0.0 for gram, weight in grams)


NOTHING = Cover(Question("", "", "what", 0, 0, "", (), (), ()), (), "")
"""The cover of a text that is not there."""


def presence(term: str, text: str) -> float:
    """1 for a word that stands in a text; for a longer one at least the share of it that does."""
    if not text:
        return 0.0
    if term in text:
        return 1.0
    if term.isascii():
        return 0.9 if len(term) > _STEM and term[: max(_STEM, len(term) - 3)] in text else 0.0
    if len(term) < 3:
        return 0.0
    pairs = [term[at : at + 2] for at in range(len(term) - 1)]
    return 0.8 * sum(pair in text for pair in pairs) / len(pairs)


def joined(*covers: Cover) -> list[float]:
    """Of every term the most that one of several texts holds."""
    return [max(values) for values in zip(*(one.terms for one in covers if one.terms), strict=True)]


def silence(question: Question, text: str) -> tuple[float, float]:
    """The longest stretch of a question that a text nowhere says, in characters, and the share of all that it does not."""
    left, right = question.text[: question.start], question.text[question.end :]
    flags = [*_unsaid(left, text), False, *_unsaid(right, text)]
    longest = max((sum(1 for _ in run) for unsaid, run in groupby(flags) if unsaid), default=0)
    return float(longest), sum(flags) / max(1, len(flags) - 1)


def _unsaid(part: str, text: str) -> list[bool]:
    """For each character of a part of a question whether neither pair that it belongs to stands in a text."""
    said = [part[at : at + 2] in text for at in range(len(part) - 1)]
    around = [False, *said, False]
    return [
        character.isalnum() and character not in _SILENT and not (around[at] or around[at + 1])
        for at, character in enumerate(part)
    ]
