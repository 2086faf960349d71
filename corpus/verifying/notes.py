"""Notes: the print and a verbatim quotation of it go in; what they differ in all the same (script, width, marks) comes out."""

import unicodedata
from collections.abc import Iterator

from corpus.verifying.tokens import Tokens
from corpus.verifying.verified import Note

_QUOTATION_MARKS = frozenset("\"'“”‘’「」『』〝〞＂＇«»")
_ORDER: tuple[Note, ...] = ("script", "width", "case", "punctuation", "quotation_marks")


def notes(printed: Tokens, first: int, quoted: Tokens) -> tuple[Note, ...]:
    """In what a quotation differs from the print that has the same tokens from `first` on."""
    found = set(_notes(printed, first, quoted))
    return tuple(one for one in _ORDER if one in found)


def _notes(printed: Tokens, first: int, quoted: Tokens) -> Iterator[Note]:
    for at in range(len(quoted.code)):
        ours, theirs = printed.text(first + at, first + at + 1), quoted.text(at, at + 1)
        if ours != theirs:
            yield _glyphs(ours, theirs)
        if at:
            yield from _marks(printed.between(first + at), quoted.between(at))


def _glyphs(ours: str, theirs: str) -> Note:
    wide, narrow = unicodedata.normalize("NFKC", ours), unicodedata.normalize("NFKC", theirs)
    if wide == narrow:
        return "width"
    if wide.lower() == narrow.lower():
        return "case"
    return "punctuation" if wide.replace(",", "") == narrow.replace(",", "") else "script"


def _marks(ours: str, theirs: str) -> Iterator[Note]:
    """Compare what stands between two tokens; space is left out of account."""
    left, right = ("".join(one.split()) for one in (ours, theirs))
    if left == right:
        return
    if [one for one in left if one in _QUOTATION_MARKS] != [one for one in right if one in _QUOTATION_MARKS]:
        yield "quotation_marks"
    bare = ["".join(one for one in marks if one not in _QUOTATION_MARKS) for marks in (left, right)]
    if bare[0] != bare[1]:
        same = unicodedata.normalize("NFKC", bare[0]) == unicodedata.normalize("NFKC", bare[1])
        yield "width" if same else "punctuation"
