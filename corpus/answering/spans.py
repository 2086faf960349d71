"""Spans: a sentence comes in; every stretch of it that could be an answer comes out, as a range of its atoms.

A span begins and ends with an atom. Up to a usual answer's length all are tried; longer ones only up to where a clause
ends, since whole clauses are answers too.
"""

from collections.abc import Iterator

from corpus.answering.sentence import Reading, shape

_SHORT = 9
"""Atoms up to which a span may end anywhere."""
_SHORT_LENGTH = 26
_LONG_LENGTH = 64
MOST = 160
"""Atoms of a sentence that are looked at: no printed sentence has more, a page torn beyond mending may."""
"""Characters up to which a span may run to the end of a clause."""
_BAD_FIRST_WORDS = "的 了 着 过 地 得 等 之 们 吗 呢 , . ; ) ] % · - /"
_BAD_FIRST = frozenset(_BAD_FIRST_WORDS.split())
_BAD_LAST_WORDS = (
    "的 了 着 在 是 和 与 及 或 于 为 被 把 对 从 向 以 由 将 而 且 并 但 所 其 之 因 即 就 也 至 到 让 使 以及 因为 由于 以及 并且 位于 称为 "
    "叫做 the a an of in on at to and or by for with from is was are were"
)
_BAD_LAST = frozenset(_BAD_LAST_WORDS.split())
Range = tuple[int, int]


def spans(reading: Reading) -> Iterator[Range]:
    """Half-open ranges of atoms."""
    laid = _Laid(reading)
    for first, text in enumerate(laid.texts):
        means = laid.shapes[first] == "o" or any(one.isalnum() for one in text)  # ● and ▲ mean nothing
        if means and laid.shapes[first] not in "c,.p" and text not in _BAD_FIRST:
            yield from _from(first, laid)


class _Laid:
    """A sentence's atoms, their texts and shapes, and which quotation each stands in (-1 in none)."""

    __slots__ = ("atoms", "quotations", "shapes", "texts")

    def __init__(self, reading: Reading) -> None:
        self.atoms = reading.atoms[:MOST]
        self.texts = [reading.text[first:last] for first, last in self.atoms]
        self.shapes = [shape(text) for text in self.texts]
        self.quotations = [
            next((at for at, (first, last) in enumerate(reading.quoted) if first <= start < last), -1)
            for start, _ in self.atoms
        ]


def _from(first: int, laid: _Laid) -> Iterator[Range]:
    """All that begin with one atom; what begins within a quotation ends within it, what begins before it holds all of it."""
    atoms, shapes, start = laid.atoms, laid.shapes, laid.atoms[first][0]
    for last in range(first, len(atoms)):
        end = atoms[last][1]
        if end - start > _LONG_LENGTH or (shapes[last] == "." and laid.texts[last] in "。！？!?；;"):
            return
        if shapes[last] in "o,.p" or laid.texts[last] in _BAD_LAST:
            continue
        if laid.quotations[last] != laid.quotations[first]:
            continue
        near = last - first < _SHORT and end - start <= _SHORT_LENGTH
        if near or last + 1 == len(atoms) or shapes[last + 1] in ",.c":
            yield first, last + 1
