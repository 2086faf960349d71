"""Differences: an aligned quotation goes in; every difference from the print comes out, in whole words and figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.folding import fold
from corpus.verifying.aligning import Block
from corpus.verifying.numerals import HAN_NUMERALS
from corpus.verifying.sense import kind_of, negations
from corpus.verifying.tokens import BREAK, Tokens
from corpus.verifying.verified import Change, ChangeKind, Span
from corpus.words import cut

_NEAR = 24
"""Tokens left out from which on two places were joined, rather than words left out."""
_GROWN = 6
"""Tokens by which a difference grows at most to whole words on either side."""
_SWAPPED = 8
"""Tokens between two differences that may be one: the same words in another order."""
_WIDER = 4
"""Tokens that the print may take more for what the quotation says in other words at its beginning or end."""
_SHOWN = 200
"""Printed characters of what was left out that are shown."""
_ELLIPSIS = re.compile(r"…|⋯|\.\.\.|。。。|·····|[\[［〔(（]\s*[略…]")
_STOP = re.compile(r"[。！？!?；;，,：:、\n]|\.\s")
_SENTENCE_STOP = re.compile(r"[。！？!?\n\0]|\.\s")
_GLUE = HAN_NUMERALS | frozenset("点分之余多几第")


@dataclass(frozen=True, slots=True)
class Difference:
    """A change, and the printed range of tokens (half-open) that it marks."""

    change: Change
    printed: Span


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Tokens `printed` and `quoted` that differ between two shared stretches; `jump` where two places meet."""

    printed: Span
    quoted: Span
    jump: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
    """At which tokens words begin in print and in the quotation, which ends at `end`."""

    printed: frozenset[int]
    quoted: frozenset[int]
    end: int

    def begin(self, printed: int, quoted: int) -> bool:
        """Tell whether a word begins on both sides."""
        return printed in self.printed and quoted in self.quoted


def ellipses(quoted: Tokens) -> frozenset[int]:
    """Before which tokens of a quotation an ellipsis stands."""
    return frozenset(at for at in range(1, len(quoted.code)) if _ELLIPSIS.search(quoted.between(at)))


def differences(printed: Tokens, quoted: Tokens, blocks: tuple[Block, ...]) -> list[Difference]:
    """Every difference in the quotation's order."""
    hunks = list(_hunks(printed, quoted, blocks))
    words = _Words(
        _word_starts(printed, [one.printed for one in hunks if not one.jump]),
        _word_starts(quoted, [one.quoted for one in hunks]),
        len(quoted.code),
    )
    grown = _swapped(_grown(hunks, words), printed.code, quoted.code)
    return [_difference(printed, quoted, one) for one in grown]


def _hunks(printed: Tokens, quoted: Tokens, blocks: tuple[Block, ...]) -> Iterator[_Hunk]:
    first, last = blocks[0], blocks[-1]
    if first.quoted:
        yield _Hunk((_before(printed, first.printed, first.quoted), first.printed), (0, first.quoted))
    for one, following in pairwise(blocks):
        left_out, added = following.printed - one.printed_end, following.quoted - one.quoted_end
        if left_out or added:
            jump = (
                left_out < 0
                or left_out > added + _NEAR
                or BREAK in printed.code[one.printed_end : following.printed]
            )
            if jump and added:
                yield from _parted(printed, one, following)
            else:
                yield _Hunk((one.printed_end, following.printed), (one.quoted_end, following.quoted), jump)
    rest = len(quoted.code) - last.quoted_end
    if rest:
        end = _after(printed, last.printed_end, rest)
        yield _Hunk((last.printed_end, end), (last.quoted_end, len(quoted.code)))


def _parted(printed: Tokens, one: Block, following: Block) -> Iterator[_Hunk]:
    """Other words, then a jump: the words stand in the place of what goes on in print before it."""
    end = _after(printed, one.printed_end, following.quoted - one.quoted_end)
    if following.printed > one.printed_end:
        end = min(end, following.printed)
    yield _Hunk((one.printed_end, end), (one.quoted_end, following.quoted))
    yield _Hunk((end, following.printed), (following.quoted, following.quoted), jump=True)


def _before(printed: Tokens, at: int, count: int) -> int:
    """Where the print begins that stands in the place of `count` quoted tokens in front of token `at`."""
    first = at
    while first > 0 and at - first < 2 * count + _WIDER and not _STOP.search(printed.between(first)):
        first -= 1
    return first if at - first < 2 * count + _WIDER else max(0, at - count)


def _after(printed: Tokens, at: int, count: int) -> int:
    last = at
    end = len(printed.code)
    while last < end and last - at < 2 * count + _WIDER and not _STOP.search(printed.between(last)):
        last += 1
    return last if last - at < 2 * count + _WIDER else min(at + count, end)


def _word_starts(tokens: Tokens, around: list[Span]) -> frozenset[int]:
    """At which tokens a word or a whole figure begins, near these ranges; where the text ends, too."""
    starts: set[int] = {len(tokens.code)}
    done = 0
    for first, last in sorted(around):
        done = max(done, first - 2 * _GROWN)
        while done > 0 and not _apart(tokens, done):
            done -= 1
        while done < len(tokens.code) and done < last + 2 * _GROWN:
            end = next(
                (at for at in range(done + 1, len(tokens.code)) if _apart(tokens, at)), len(tokens.code)
            )
            starts.update(_words(tokens, done, end))
            done = end
    return frozenset(starts)


def _apart(tokens: Tokens, at: int) -> bool:
    return at == len(tokens.code) or tokens.ends[at - 1] != tokens.starts[at]


def _words(tokens: Tokens, first: int, last: int) -> Iterator[int]:
    """Where words begin in a stretch without any mark or space; a figure is one word."""
    place = first
    for word in cut(tokens.code[first:last]):
        if place == first or not _in_figure(tokens, place):
            yield place
        place += len(word)
    yield last


def _in_figure(tokens: Tokens, at: int) -> bool:
    return _numeral(tokens.key(at - 1)) and _numeral(tokens.key(at))


def _numeral(key: str) -> bool:
    return key in _GLUE or key[-1:].isdigit() or key[:1].isdigit()


def _grown(hunks: list[_Hunk], words: _Words) -> list[_Hunk]:
    """Grow each difference to whole words on both sides, and join those that meet."""
    grown: list[_Hunk] = []
    for index, one in enumerate(hunks):
        if one.jump:
            grown.append(one)
            continue
        room = hunks[index + 1].quoted[0] if index + 1 < len(hunks) else words.end
        hunk = _grow_right(_grow_left(one, grown[-1].quoted[1] if grown else 0, words), room, words)
        if grown and _meet(grown[-1], hunk):
            last = grown.pop()
            hunk = _Hunk((last.printed[0], hunk.printed[1]), (last.quoted[0], hunk.quoted[1]))
        grown.append(hunk)
    return grown


def _meet(last: _Hunk, one: _Hunk) -> bool:
    """Tell whether two differences touch on either side."""
    return not last.jump and (one.quoted[0] <= last.quoted[1] or one.printed[0] <= last.printed[1])


def _swapped(hunks: list[_Hunk], printed: str, quoted: str) -> list[_Hunk]:
    """Tell two differences as one where the same words only stand in another order."""
    kept: list[_Hunk] = []
    for one in hunks:
        last = kept[-1] if kept else None
        if last and not (last.jump or one.jump) and one.quoted[0] - last.quoted[1] <= _SWAPPED:
            both = _Hunk((last.printed[0], one.printed[1]), (last.quoted[0], one.quoted[1]))
            if sorted(printed[slice(*both.printed)]) == sorted(quoted[slice(*both.quoted)]):
                kept[-1] = both
                continue
        kept.append(one)
    return kept


def _grow_left(one: _Hunk, room: int, words: _Words) -> _Hunk:
    (printed, quoted), steps = (one.printed[0], one.quoted[0]), 0
    while quoted > room and steps < _GROWN and not words.begin(printed, quoted):
        printed, quoted, steps = printed - 1, quoted - 1, steps + 1
    # where the quotation begins there is nothing before to grow into, only a printed word to complete
    while quoted == 0 < printed < one.printed[1] and printed not in words.printed:
        printed -= 1
    return replace(one, printed=(printed, one.printed[1]), quoted=(quoted, one.quoted[1]))


def _grow_right(one: _Hunk, room: int, words: _Words) -> _Hunk:
    (printed, quoted), steps = (one.printed[1], one.quoted[1]), 0
    while quoted < room and steps < _GROWN and not words.begin(printed, quoted):
        printed, quoted, steps = printed + 1, quoted + 1, steps + 1
    last = max(words.printed)
    while quoted == words.end and one.printed[0] < printed < last and printed not in words.printed:
        printed += 1
    return replace(one, printed=(one.printed[0], printed), quoted=(one.quoted[0], quoted))


def _difference(printed: Tokens, quoted: Tokens, one: _Hunk) -> Difference:
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


def _left_out(printed: Tokens, quoted: Tokens, one: _Hunk) -> ChangeKind:
    """What it means that words are missing: a denial is gone, or a clause, openly or not."""
    said = printed.text(*one.printed)
    clause = _STOP.search(said) or _whole_clause(printed, one.printed)
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
    return all(_STOP.search(printed.between(at)) for at in span)


def _at(quoted: Tokens, at: int) -> int:
    return quoted.ends[at - 1] if at else 0


def _joined(printed: Tokens, quoted: Tokens, one: _Hunk, span: Span) -> Difference:
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


def _hides(printed: Tokens, one: _Hunk) -> bool:
    """Tell whether what was left out denies something, or is torn out of a clause."""
    start, end = one.printed
    if end <= start:
        return False
    if not any(_STOP.search(printed.between(at)) for at in (start, end)):
        return True
    clauses = _SENTENCE_STOP.split(fold(printed.text(start, end)))
    return any(negations(clause) > 0 for clause in {clauses[0], clauses[-1]})
