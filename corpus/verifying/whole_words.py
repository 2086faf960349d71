"""Whole words: differences between single tokens go in; the same differences in whole words and figures come out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.verifying.aligning import Span
from corpus.verifying.hunks import Hunk
from corpus.verifying.numerals import HAN_NUMERALS
from corpus.verifying.tokens import Tokens
from corpus.words import cut

_GROWN = 6
"""Tokens by which a difference grows at most to whole words on either side."""
_SWAPPED = 8
"""Tokens between two differences that may be one: the same words in another order."""
_GLUE = HAN_NUMERALS | frozenset("点分之余多几第")


@dataclass(frozen=True, slots=True)
class _Words:
    """At which tokens words begin in print and in the quotation, which ends at `end`."""

    printed: frozenset[int]
    quoted: frozenset[int]
    end: int

    def begin(self, printed: int, quoted: int) -> bool:
        """Tell whether a word begins on both sides."""
        return printed in self.printed and quoted in self.quoted


def in_whole_words(
    found: list[Hunk], printed: Tokens, quoted: Tokens, ellipses: frozenset[int]
) -> list[Hunk]:
    """Grow differences to whole words on both sides, and tell as one what belongs together.

    What an ellipsis stands for (before one of the tokens `ellipses`) was cut where its author wanted it.
    """
    words = _Words(
        _word_starts(printed, [one.printed for one in found if not one.jump]),
        _word_starts(quoted, [one.quoted for one in found]),
        len(quoted.code),
    )
    whole = [_slid(one, words, printed.code) for one in found]
    return _swapped(_grown(whole, words, ellipses), printed.code, quoted.code)


def _slid(one: Hunk, words: _Words, printed: str) -> Hunk:
    """Words left out: 一辈子 without 一阵子，还是 lacks these words, not 阵子，还是一."""
    if one.jump or one.quoted[0] < one.quoted[1] or words.begin(one.printed[0], one.quoted[0]):
        return one
    (first, last), quoted = one.printed, one.quoted[0]
    for _ in range(_GROWN):
        if first == 0 or quoted == 0 or printed[first - 1] != printed[last - 1]:
            return one
        first, last, quoted = first - 1, last - 1, quoted - 1
        if words.begin(first, quoted) and last in words.printed:
            return Hunk((first, last), (quoted, quoted))
    return one


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


def _grown(hunks: list[Hunk], words: _Words, ellipses: frozenset[int]) -> list[Hunk]:
    """Grow each difference to whole words on both sides, and join those that meet."""
    grown: list[Hunk] = []
    for index, one in enumerate(hunks):
        if one.jump or (one.quoted[0] == one.quoted[1] and one.quoted[0] in ellipses):
            grown.append(one)
            continue
        room = hunks[index + 1].quoted[0] if index + 1 < len(hunks) else words.end
        hunk = _grow_right(_grow_left(one, grown[-1].quoted[1] if grown else 0, words), room, words)
        if grown and _meet(grown[-1], hunk):
            last = grown.pop()
            hunk = Hunk((last.printed[0], hunk.printed[1]), (last.quoted[0], hunk.quoted[1]))
        grown.append(hunk)
    return grown


def _meet(last: Hunk, one: Hunk) -> bool:
    """Tell whether two differences touch on either side."""
    return not last.jump and (one.quoted[0] <= last.quoted[1] or one.printed[0] <= last.printed[1])


def _swapped(hunks: list[Hunk], printed: str, quoted: str) -> list[Hunk]:
    """Tell two differences as one where the same words only stand in another order."""
    kept: list[Hunk] = []
    for one in hunks:
        last = kept[-1] if kept else None
        if last and not (last.jump or one.jump) and one.quoted[0] - last.quoted[1] <= _SWAPPED:
            both = Hunk((last.printed[0], one.printed[1]), (last.quoted[0], one.quoted[1]))
            if sorted(printed[slice(*both.printed)]) == sorted(quoted[slice(*both.quoted)]):
                kept[-1] = both
                continue
        kept.append(one)
    return kept


def _grow_left(one: Hunk, room: int, words: _Words) -> Hunk:
    (printed, quoted), steps = (one.printed[0], one.quoted[0]), 0
    while quoted > room and steps < _GROWN and not words.begin(printed, quoted):
        printed, quoted, steps = printed - 1, quoted - 1, steps + 1
    # where the quotation begins there is nothing before to grow into, only a printed word to complete
    while quoted == 0 < printed < one.printed[1] and printed not in words.printed:
        printed -= 1
    return replace(one, printed=(printed, one.printed[1]), quoted=(quoted, one.quoted[1]))


def _grow_right(one: Hunk, room: int, words: _Words) -> Hunk:
    (printed, quoted), steps = (one.printed[1], one.quoted[1]), 0
    while quoted < room and steps < _GROWN and not words.begin(printed, quoted):
        printed, quoted, steps = printed + 1, quoted + 1, steps + 1
    last = max(words.printed)
    while quoted == words.end and one.printed[0] < printed < last and printed not in words.printed:
        printed += 1
    return replace(one, printed=(one.printed[0], printed), quoted=(one.quoted[0], quoted))
