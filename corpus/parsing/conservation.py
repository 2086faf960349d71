"""A page's blocks and the items made of them go in; silence if every character is kept exactly once, else a LostText."""

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.article import Article
from corpus.parsing.heading_words import unmarked
from corpus.parsing.item import Item, Part
from corpus.parsing.label import Label
from corpus.parsing.script import solid
from corpus.reading.block import Block

_HYPHENS = "-\u00ad‐"
# What becomes structured fields instead of text: names, page numbers, labels.
_STRUCTURED = frozenset({Label.BYLINE, Label.TAIL_BYLINE, Label.ONWARD, Label.RESUMED, Label.COLUMN})


class LostText(AssertionError):
    """The parser lost, doubled or invented text: a fault of the program, never of the page."""


def assert_conserved(blocks: Sequence[Block], items: Iterable[Item], furniture: Iterable[Part]) -> None:
    """Every character of every block belongs to exactly one part, and each part's text is what its blocks say."""
    taken: list[list[tuple[int, int]]] = [[] for _ in blocks]
    for part in (*(part for item in items for part in item.parts), *furniture):
        printed = ""
        for piece in part.unit.pieces:
            taken[piece.block].append((piece.start, piece.end))
            printed += blocks[piece.block].text[piece.start : piece.end]
        if _bare(printed) != _bare(part.text):
            raise LostText(f"a part reads {part.text[:40]!r}, its blocks read {printed[:40]!r}")
    for block, spans in zip(blocks, taken, strict=True):
        _covered_once(block, sorted(spans))


def _covered_once(block: Block, spans: list[tuple[int, int]]) -> None:
    at = 0
    for start, end in spans:
        if start < at or block.text[at:start].strip():
            raise LostText(f"line {block.first_line} is kept twice or in part: {block.text[:40]!r}")
        at = end
    if block.text[at:].strip():
        raise LostText(f"line {block.first_line} is lost: {block.text[:40]!r}")


def _bare(text: str) -> str:
    return solid(text).translate({ord(mark): None for mark in _HYPHENS})


def assert_told(item: Item, article: Article) -> None:
    """What an item's parts say stands in the article's fields, character for character."""
    parts = (_told(part) for part in item.parts if part.label not in _STRUCTURED)
    if _count(parts) != _count(_fields(article)):
        raise LostText(f"the article {article.title!r} does not say what its blocks say")


def _told(part: Part) -> str:
    """A mark in front of a title is print's ornament, as a heading's # is markup."""
    return unmarked(part.text) if part.label in {Label.TITLE, Label.TAIL_TITLE} else part.text


def _count(texts: Iterable[str]) -> Counter[str]:
    return Counter(_bare("".join(texts)))


def _fields(article: Article) -> Iterable[str]:
    yield from (article.kicker or "", article.title or "", article.subtitle or "")
    yield from (section.heading for section in article.sections)
    yield from article.paragraphs
    yield from article.captions
    yield from article.credits
    yield from (cell for table in article.tables for row in table for cell in row)
