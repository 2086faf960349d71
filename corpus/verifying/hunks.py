"""Hunks: the stretches that a quotation shares with the print go in; what lies between and beside them comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.verifying.aligning import NEAR, Block, Span
from corpus.verifying.tokens import BREAK, Tokens

_WIDER = 4
"""Tokens that the print may take more for what the quotation says in other words at its beginning or end."""
STOP = re.compile(r"[。！？!?；;，,：:、\n]|\.\s")
"""A mark that ends a clause or a sentence."""
_CLAUSE_STOP = re.compile(r"[；;，,：:、]")
_SENTENCE_STOP = re.compile(r"[。！？!?\n]|\.\s")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Tokens `printed` and `quoted` that differ between two shared stretches; `jump` where two places meet."""

    printed: Span
    quoted: Span
    jump: bool = False


def hunks(printed: Tokens, quoted: Tokens, blocks: tuple[Block, ...]) -> Iterator[Hunk]:
    """What differs, from the quotation's beginning to its end."""
    first, last = blocks[0], blocks[-1]
    if first.quoted:
        on = _goes_on(printed, quoted, first.printed, first.quoted)
        yield Hunk((_before(printed, first.printed, first.quoted, on=on), first.printed), (0, first.quoted))
    for one, following in pairwise(blocks):
        left_out, added = following.printed - one.printed_end, following.quoted - one.quoted_end
        if left_out or added:
            jump = (
                left_out < 0
                or left_out > added + NEAR
                or BREAK in printed.code[one.printed_end : following.printed]
            )
            if jump and added:
                yield from _parted(printed, one, following)
            else:
                yield Hunk((one.printed_end, following.printed), (one.quoted_end, following.quoted), jump)
    rest = len(quoted.code) - last.quoted_end
    if rest:
        on = _goes_on(printed, quoted, last.printed_end, last.quoted_end)
        end = _after(printed, last.printed_end, rest, on=on)
        yield Hunk((last.printed_end, end), (last.quoted_end, len(quoted.code)))


def _parted(printed: Tokens, one: Block, following: Block) -> Iterator[Hunk]:
    """Other words, then a jump: the words stand in the place of what goes on in print before it."""
    end = _after(printed, one.printed_end, following.quoted - one.quoted_end, on=False)
    if following.printed > one.printed_end:
        end = min(end, following.printed)
    yield Hunk((one.printed_end, end), (one.quoted_end, following.quoted))
    yield Hunk((end, following.printed), (following.quoted, following.quoted), jump=True)


def _before(printed: Tokens, at: int, count: int, *, on: bool) -> int:
    """Where the print begins that stands in the place of `count` quoted tokens in front of token `at`."""
    first = at - on
    while first > 0 and at - first < 2 * count + _WIDER and not STOP.search(printed.between(first)):
        first -= 1
    return first if at - first < 2 * count + _WIDER else max(0, at - count)


def _after(printed: Tokens, at: int, count: int, *, on: bool) -> int:
    """Where the print ends that stands in the place of `count` quoted tokens from token `at` on."""
    last, end = at + on, len(printed.code)
    while last < end and last - at < 2 * count + _WIDER and not STOP.search(printed.between(last)):
        last += 1
    return last if last - at < 2 * count + _WIDER else min(at + count, end)


def _goes_on(printed: Tokens, quoted: Tokens, at: int, quoted_at: int) -> bool:
    """Tell whether both go on with another clause of the sentence behind these places."""
    if not 0 < at < len(printed.code):
        return False
    marks = printed.between(at)
    clause = _CLAUSE_STOP.search(marks) and not _SENTENCE_STOP.search(marks)
    return bool(clause and STOP.search(quoted.between(quoted_at)))
