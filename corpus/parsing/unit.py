"""Blocks and where they were cut go in, units come out: the lines that belong together, each character still traceable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.parsing.script import is_latin_text, is_wide
from corpus.reading.block import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end` of the block numbered `block` on its page."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One heading, paragraph or line as parsing sees it: `text` is its pieces' text, glued as print would read."""

    text: str
    pieces: tuple[Piece, ...]
    form: Block
    """The first block, for what its form says."""


def whole_unit(number: int, block: Block) -> Unit:
    """Make a unit of one block."""
    return Unit(block.text, (Piece(number, 0, len(block.text)),), block)


def glue(left: str, right: str) -> str:
    """Join two halves as print means them: no space between ideographs, one between words, no line-end hyphen."""
    if not left or not right:
        return left + right
    if (
        left.endswith(("-", "\u00ad", "‐"))
        and left[-2:-1].isalpha()
        and right[0].isalpha()
        and right[0].islower()
    ):
        return left[:-1] + right
    if is_wide(left[-1]) or is_wide(right[0]):
        return left + right
    if left[-1].isdigit() and right[0].isdigit() and not is_latin_text(left + right):
        return left + right
    if not is_latin_text(left[-40:] + right[:40]):
        return left + right
    return f"{left} {right}"


def merge(units: Sequence[Unit]) -> Unit:
    """Make one unit of several, in order."""
    text = units[0].text
    for unit in units[1:]:
        text = glue(text, unit.text)
    return Unit(text, tuple(piece for unit in units for piece in unit.pieces), units[0].form)


def split(unit: Unit, at: int) -> tuple[Unit, Unit]:
    """Cut a unit of one block at a character; spaces around the cut belong to neither text."""
    (piece,) = unit.pieces
    left, right = unit.text[:at].rstrip(), unit.text[at:].lstrip()
    start = piece.end - len(right)
    form = replace(unit.form, text=right, blank_before=0, indent=0, level=None, bold=False, rule_before=False)
    return (
        Unit(left, (Piece(piece.block, piece.start, piece.start + len(left)),), unit.form),
        Unit(right, (Piece(piece.block, start, piece.end),), form),
    )
