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
    atoms = reading.atoms
    texts = [reading.text[first:last] for first, last in atoms]
    shapes = [shape(text) for text in texts]
    partners = _partners(reading)
    for first, text in enumerate(texts):
        if shapes[first] in "c,.p" or text in _BAD_FIRST:
            continue
        yield from _from(first, atoms, texts, shapes, partners)


def _from(
    first: int, atoms: tuple[Range, ...], texts: list[str], shapes: list[str], partners: dict[int, int]
) -> Iterator[Range]:
    start = atoms[first][0]
    last_of_quotation = partners.get(start)
    for last in range(first, len(atoms)):
        end = atoms[last][1]
        if end - start > _LONG_LENGTH or (shapes[last] == "." and texts[last] in "。！？!?"):
            return
        if shapes[last] in "o,.p" or texts[last] in _BAD_LAST:
            continue
        if last_of_quotation is not None and end <= last_of_quotation:
            continue
        near = last - first < _SHORT and end - start <= _SHORT_LENGTH
        if near or last + 1 == len(atoms) or shapes[last + 1] in ",.c":
            yield first, last + 1


def _partners(reading: Reading) -> dict[int, int]:
    """Where each quotation that opens ends: a span does not begin with a mark that it does not close."""
    return {first - 1: last for first, last in reading.quoted}
