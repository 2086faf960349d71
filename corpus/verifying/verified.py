"""The nouns of a verdict: what was found out about one quotation; nothing here computes."""

from dataclasses import dataclass
from typing import Literal

from corpus.article import Article

Verdict = Literal["verbatim", "altered", "not_found"]
ChangeKind = Literal[
    "figure",
    "date",
    "name",
    "negation",
    "word",
    "left_out",
    "added",
    "ellipsis",
    "joined",
    "order",
    "writing",
]
SENSE: frozenset[ChangeKind] = frozenset({"figure", "date", "name", "negation"})
"""Changes that change what is said; they are named first."""
Note = Literal["script", "width", "case", "punctuation", "quotation_marks"]
"""In what a verbatim quotation still differs from the print."""
Span = tuple[int, int]
"""A half-open range of code points in the text it stands beside."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in whole words or figures: what is printed and what is quoted instead; either may be empty.

    `hides` tells that what was left out denies, restricts, or belongs to the same clause, so that the sense may turn.
    """

    kind: ChangeKind
    printed: str
    quoted: str
    quoted_span: Span
    hides: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Sentences of one printed line that the quotation stands in, or is nearest to; `marks` are what differs.

    `paragraph` counts from 0 over all sections; None in a title or any other field.
    """

    text: str
    marks: tuple[Span, ...]
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Verified:
    """A verdict with its reasons.

    `original` is the printed stretch, `printed` the sentences around it line by line, `code` their permalink. For what
    was not found, `article` and the rest are the nearest passage, if one is near at all.
    """

    quote: str
    verdict: Verdict
    article: Article | None = None
    original: str = ""
    printed: tuple[PrintedLine, ...] = ()
    code: str = ""
    changes: tuple[Change, ...] = ()
    notes: tuple[Note, ...] = ()
