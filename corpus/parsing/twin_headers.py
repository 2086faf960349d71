"""Items go in; a header that is too much for one story comes out as the two headers that it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.parsing.belonging import cohesion
from corpus.parsing.chains import chains_of, names_one_of, signers_of, words_of
from corpus.parsing.item import Item, Part
from corpus.parsing.label import HEADER, Label

# Two stories share so much less with each other than each within itself.
_APART = 0.04
_HEADINGS = frozenset({Label.COLUMN, Label.KICKER, Label.TITLE})


def split_headers(items: Sequence[Item]) -> list[Item]:
    """One header that is too much for one story is two headers."""
    found: list[Item] = []
    for item in items:
        headers = _two_headers(item)
        if headers:
            found.append(Item(headers[0]))
            item.parts = headers[1] + [part for part in item.parts if part.label not in HEADER]
        found.append(item)
    return found


def _two_headers(item: Item) -> tuple[list[Part], list[Part]] | None:
    """Two headlines over two bylines, or over a byline and a report with another reporter's dateline; the best cut."""
    bylines = [part for part in item.of(Label.BYLINE) if part.sight.byline and _reports(part)]
    chains = chains_of(item.of(Label.TEXT))
    if len(chains) < 2 or not _too_much(item, bylines):
        return None
    judged = [(_quality(halves, chains), halves) for halves in _splits(item, bylines)]
    if not judged:
        return None
    apart = max(quality[0] for quality, _ in judged)
    if len(bylines) == 2 and apart < _APART and not _crossed(item.of(Label.TEXT), chains):
        return None
    return max(judged, key=lambda one: one[0][1])[1]


def _reports(byline: Part) -> bool:
    return byline.sight.byline is not None and any(
        one.role == "reporter" for one in byline.sight.byline.people
    )


def _too_much(item: Item, bylines: Sequence[Part]) -> bool:
    """Whether one story cannot have these bylines and datelines."""
    if len(bylines) == 1:
        return _foreign_dateline(item)
    return len(bylines) == 2 or (
        not bylines and sum(part.sight.dateline is not None for part in item.of(Label.TEXT)) == 2
    )


def _splits(item: Item, bylines: Sequence[Part]) -> Iterator[tuple[list[Part], list[Part]]]:
    """Each way to part the header's lines in two; of two bylines each header gets one."""
    header = [part for part in item.parts if part.label in HEADER]
    headings = [part for part in header if part.label is not Label.BYLINE]
    lines = [
        at for at, part in enumerate(headings) if part.label in _HEADINGS and part.label is not Label.COLUMN
    ]
    for at in lines[1:]:
        if headings[at - 1].sight.trails:
            continue
        first = _titled(headings[:at]) + list(bylines[: len(bylines) - 1])
        rest = [part for part in header if part.label is Label.BYLINE and part not in first]
        yield first, _titled(headings[at:]) + rest


def _foreign_dateline(item: Item) -> bool:
    """Whether a dateline names other reporters than the byline, over some of the text only."""
    paragraphs, signed = item.of(Label.TEXT), signers_of(item)
    foreign = [part for part in paragraphs if part.sight.dateline and not names_one_of(part, signed)]
    return bool(foreign) and len(foreign) < len(paragraphs)


def _crossed(paragraphs: Sequence[Part], chains: Sequence[Sequence[Part]]) -> bool:
    """Whether a torn paragraph or a conversation goes on further down than right below."""
    order = {id(part): at for at, part in enumerate(paragraphs)}
    return any(order[id(right)] - order[id(left)] > 1 for chain in chains for left, right in pairwise(chain))


def _titled(headings: Sequence[Part]) -> list[Part]:
    """Make the last line of a header its title, the lines above it kickers."""
    lines = [
        at for at, part in enumerate(headings) if part.label in _HEADINGS and part.label is not Label.COLUMN
    ]
    labels = {at: Label.TITLE if at == lines[-1] else Label.KICKER for at in lines}
    return [replace(part, label=labels.get(at, part.label)) for at, part in enumerate(headings)]


def _quality(headers: Sequence[Sequence[Part]], chains: Sequence[Sequence[Part]]) -> tuple[float, float]:
    """How far apart the stories are that these headers make, and how well the headers fit them."""
    return cohesion([words_of(chain) for chain in chains], [words_of(header) for header in headers])
