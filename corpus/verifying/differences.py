"""Differences: an aligned quotation goes in; every difference from the print comes out, told in whole words and figures."""

import re
from dataclasses import dataclass

from corpus.folding import fold
from corpus.verifying.aligning import Block, Span
from corpus.verifying.hunks import STOP, Hunk, hunks
from corpus.verifying.sense import kind_of, negations
from corpus.verifying.tokens import BREAK, Tokens
from corpus.verifying.verified import Change, ChangeKind
from corpus.verifying.whole_words import in_whole_words

_SHOWN = 200
"""Printed characters of what was left out that are shown."""
_ELLIPSIS = re.compile(r"…|⋯|\.\.\.|。。。|·····|[\[［〔(（]\s*[略…]")
_SENTENCE_STOP = re.compile(r"[。！？!?\n\0]|\.\s")


@dataclass(frozen=True, slots=True)
class Difference:
    """A change, and the printed range of tokens (half-open) that it marks."""

    change: Change
    printed: Span


def ellipses(quoted: Tokens) -> frozenset[int]:
    """Before which tokens of a quotation an ellipsis stands."""
    return frozenset(at for at in range(1, len(quoted.code)) if _ELLIPSIS.search(quoted.between(at)))


def differences(printed: Tokens, quoted: Tokens, blocks: tuple[Block, ...]) -> list[Difference]:
    """Every difference in the quotation's order."""
    found = in_whole_words(list(hunks(printed, quoted, blocks)), printed, quoted, ellipses(quoted))
    return [_difference(printed, quoted, one) for one in found]


def _difference(printed: Tokens, quoted: Tokens, one: Hunk) -> Difference:
    first, last = one.quoted
    span = (quoted.starts[first], quoted.ends[last - 1]) if first < last else (_at(quoted, first),) * 2
    if one.jump:
        return _joined(printed, quoted, one, (span[0], span[1]))
    said, words = printed.text(*one.printed), quoted.text(first, last)
    hides = False
    kind: ChangeKind
    if said and not words:
        kind = _left_out(printed, quoted, one)
        words = "……" if kind == "ellipsis" else ""
        hides = kind in {"ellipsis", "left_out"} and _hides(printed, one)
    else:
        kind = kind_of(said, words, _around(printed, one.printed))
    return Difference(Change(kind, said, words, (span[0], span[1]), hides), one.printed)


def _left_out(printed: Tokens, quoted: Tokens, one: Hunk) -> ChangeKind:
    """What it means that words are missing: a denial is gone, or a clause, openly or not."""
    said = printed.text(*one.printed)
    clause = STOP.search(said) or _whole_clause(printed, one.printed)
    if _ELLIPSIS.search(quoted.between(one.quoted[0])):
        return "negation" if negations(fold(said)) and not clause else "ellipsis"
    return "left_out" if clause else kind_of(said, "", _around(printed, one.printed))


def _around(printed: Tokens, span: Span) -> tuple[str, str]:
    """The print right before and right behind a range of tokens."""
    first, last = span
    start = printed.starts[first] if first < len(printed.starts) else len(printed.printed)
    end = printed.ends[last - 1] if last > first else start
    return printed.printed[max(0, start - 6) : start], printed.printed[end : end + 6]


def _whole_clause(printed: Tokens, span: Span) -> bool:
    """Tell whether there is a mark in the print on both sides."""
    return all(STOP.search(printed.between(at)) for at in span)


def _at(quoted: Tokens, at: int) -> int:
    return quoted.ends[at - 1] if at else 0


def _joined(printed: Tokens, quoted: Tokens, one: Hunk, span: Span) -> Difference:
    """Two places that do not stand side by side in print."""
    start, end = one.printed
    if end < start:
        said = printed.text(max(end, 0), start)[:_SHOWN]
        return Difference(
            Change("order", said.rsplit(BREAK)[0].strip(), quoted.text(*one.quoted), span), (start, start)
        )
    said = printed.text(start, end)
    kind: ChangeKind = "ellipsis" if _ELLIPSIS.search(quoted.between(one.quoted[0])) else "joined"
    words = quoted.text(*one.quoted) or ("……" if kind == "ellipsis" else "")
    shown = said.split(BREAK)[0].strip()[:_SHOWN]
    return Difference(Change(kind, shown, words, span, hides=_hides(printed, one)), (start, start))


def _hides(printed: Tokens, one: Hunk) -> bool:
    """Tell whether what was left out denies something, or is torn out of a clause."""
    start, end = one.printed
    if end <= start:
        return False
    if not any(STOP.search(printed.between(at)) for at in (start, end)):
        return True
    clauses = _SENTENCE_STOP.split(fold(printed.text(start, end)))
    return any(negations(clause) > 0 for clause in {clauses[0], clauses[-1]})
