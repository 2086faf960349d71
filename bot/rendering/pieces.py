"""A reply laid out: its blocks go in, pieces of text come out, each with its marks, its frame and the gap above it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from handlers.reply import Block, Heading, Hit, HitList, Mark, Quotation, Reply, Text

Frame = Literal["plain", "quiet", "heading", "title", "quotation", "folded"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that is set in one frame; `gap` counts the line breaks between it and the piece above."""

    text: str
    marks: tuple[Mark, ...] = ()
    frame: Frame = "plain"
    gap: int = 1


def pieces(reply: Reply) -> Iterator[Piece]:
    """Lay out the blocks of a reply from top to bottom; blocks without anything visible are left out."""
    above: Block | None = None
    for block in reply.blocks:
        loose = above is not None and (isinstance(block, Heading) or isinstance(above, HitList))
        for index, piece in enumerate(_of(block)):
            if piece.text.strip():
                yield replace(piece, gap=2) if loose and index == 0 else piece
        above = block


def _of(block: Block) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(block.text, frame="heading")
        case Text():
            yield Piece(block.text, block.marks, "quiet" if block.quiet else "plain")
        case Quotation():
            yield from _quotation(block)
        case HitList():
            for position, hit in enumerate(block.hits):
                yield from _hit(hit, gap=2 if position else 1)


def _quotation(block: Quotation) -> Iterator[Piece]:
    if block.label:
        yield Piece(block.label, frame="quiet")
    yield Piece(block.text, block.marks, "folded" if block.folded else "quotation")


def _hit(hit: Hit, gap: int) -> Iterator[Piece]:
    number = f"{hit.number}  "
    marks = tuple((start + len(number), end + len(number)) for start, end in hit.title_marks)
    yield Piece(number + hit.title, marks, "title", gap)
    yield Piece(hit.note, frame="quiet")
    for excerpt in hit.excerpts:
        yield from _quotation(excerpt)
