"""Severing: a stretch that stands in print word for word goes in; what its cut took away (不, half a figure) comes out.

是省了钱 is no quotation of 不是省了钱, nor 二十人 of 三百二十人, though every character of them is printed there.
"""

from collections.abc import Iterator

from corpus.verifying.differences import Difference
from corpus.verifying.numerals import HAN_NUMERALS
from corpus.verifying.sense import negations
from corpus.verifying.tokens import Tokens
from corpus.verifying.verified import Change
from corpus.words import cut

_LOOKED_AT = 8
"""Tokens before and behind a cut that are read for the word that it goes through."""


def severed(printed: Tokens, quoted: Tokens, at: int) -> list[Difference]:
    """What the quotation, which stands whole at token `at` of the print, leaves out of a figure or of a denial."""
    return [
        *_figure_before(printed, quoted, at),
        *_negation(printed, at),
        *_figure_behind(printed, quoted, at),
    ]


def _figure_before(printed: Tokens, quoted: Tokens, at: int) -> Iterator[Difference]:
    first = at
    while _one_figure(printed, first):
        first -= 1
    if first < at:
        last = _figure_end(printed, at)
        count = min(last - at, len(quoted.code))
        said = printed.text(first, last)
        yield Difference(
            Change("figure", said, quoted.text(0, count), (0, quoted.ends[count - 1])), (first, last)
        )


def _figure_behind(printed: Tokens, quoted: Tokens, at: int) -> Iterator[Difference]:
    end = at + len(quoted.code)
    last = _figure_end(printed, end - 1)
    if last > end:
        first = end - 1
        while first > at and _one_figure(printed, first):
            first -= 1
        start = first - at
        span = (quoted.starts[start], quoted.ends[-1])
        said = quoted.text(start, len(quoted.code))
        yield Difference(Change("figure", printed.text(first, last), said, span), (first, last))


def _figure_end(printed: Tokens, at: int) -> int:
    """Where the figure ends that token `at` is part of; the token behind it if it is part of none."""
    last = at + 1
    while last < len(printed.code) and _one_figure(printed, last):
        last += 1
    return last


def _one_figure(printed: Tokens, at: int) -> bool:
    """Tell whether the tokens on both sides of a cut belong to one figure."""
    return at > 0 and not printed.between(at) and _numeral(printed.key(at - 1)) and _numeral(printed.key(at))


def _numeral(key: str) -> bool:
    return key in HAN_NUMERALS or any(one.isdigit() for one in key)


def _negation(printed: Tokens, at: int) -> Iterator[Difference]:
    first = at
    while first > max(0, at - _LOOKED_AT) and not printed.between(first).strip():
        first -= 1
    if first == at:
        return
    last = at + 1
    while last < min(len(printed.code), at + _LOOKED_AT) and not printed.between(last).strip():
        last += 1
    place = first
    for word in cut(printed.code[first:last]):
        if place < at <= place + len(word):
            text = "".join(printed.key(one) for one in range(place, place + len(word)))
            left = "".join(printed.key(one) for one in range(place, at))
            if negations(text) and negations(left):
                yield Difference(Change("negation", printed.text(place, at), "", (0, 0)), (place, at))
        place += len(word)
