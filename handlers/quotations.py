"""Quotations in a message: what somebody wrote goes in; the parts that claim to be the paper's words come out."""

import re

from corpus.folding import plain, units
from corpus.lines import sentence_spans

_MARKED = re.compile(
    r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|＂([^＂]+)＂|\"([^\"]+)\"|«([^«»]+)»|〝([^〞]+)〞"
)
_LEAST = 4
"""Letters of a part that can be verified at all."""
_PHRASE, _LONG = 10, 60
"""Characters from which on a marked stretch is a quotation to verify rather than a phrase to look up, and from which on
an unmarked text is one; a spaced word or a figure counts as two."""


def marked_quotations(text: str) -> tuple[str, ...]:
    """What stands between quotation marks; nested ones count as part of the outer."""
    found = ("".join(filter(None, one.groups())) for one in _MARKED.finditer(text))
    return tuple(one.strip() for one in found if letters(one) >= _LEAST)


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text without quotation marks, line by line."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = (line[start:end].strip() for line in lines for start, end in sentence_spans(line))
    return tuple(one for one in found if letters(one) >= _LEAST)


def letters(text: str) -> int:
    """How many letters, figures and characters a text has."""
    return len(plain(text).replace(" ", ""))


def is_quoting(text: str) -> bool:
    """Tell whether a plain message quotes: a longer stretch between marks, or a long text that asks nothing."""
    if text.rstrip('”」』" ').endswith(("?", "？")) and _length(text) < 2 * _LONG:
        return False
    return _length(text) >= _LONG or any(_length(one) >= _PHRASE for one in marked_quotations(text))


def _length(text: str) -> int:
    return sum(min(len(one), 2) for one in units(plain(text)))
