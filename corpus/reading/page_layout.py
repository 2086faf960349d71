"""Lines of text with their places on the sheet go in, blocks in reading order come out: headlines above their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.reading.block import Block

# A gutter is at least this part of the text's size wide; lines of one row stand at most this part of it apart.
_GUTTER = 0.5
_SAME_ROW = 0.5
# A gap between lines this much larger than usual is an empty line; a headline is set this much larger than text.
_EMPTY_LINE = 1.7
_HEADLINE = 1.2
_INDENT = (1.4, 3.2)
_CENTRED = 4
# At most this part of a region's lines may cross a gutter, or there is none.
_MOST_CROSSING = 0.34


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line or a piece of one: its text, its box in points (y grows upwards), its size and whether it is bold."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False


def blocks_in_reading_order(lines: Sequence[PrintedLine]) -> tuple[Block, ...]:
    """Order a page's lines as they are read and say of each what its place and size say."""
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return ()
    body = _body_size(lines)
    sizes = sorted({round(line.size, 1) for line in lines if line.size > _HEADLINE * body}, reverse=True)
    columns = list(_columns(lines, body))
    return tuple(_blocks(columns, body, {size: level for level, size in enumerate(sizes, 1)}))


def _body_size(lines: Sequence[PrintedLine]) -> float:
    """The size most characters are set in."""
    weight: dict[float, int] = {}
    for line in lines:
        weight[round(line.size, 1)] = weight.get(round(line.size, 1), 0) + len(line.text)
    return max(weight, key=lambda size: weight[size])


def _columns(lines: Sequence[PrintedLine], body: float) -> Iterator[list[PrintedLine]]:
    """Cut a region at its gutters, else at the lines that span the best one; what cannot be cut is one column."""
    cut = _gutter(lines, body)
    if cut is None:
        yield _rows(lines, body)
        return
    x, crossing = cut
    if not crossing:
        yield from _columns([line for line in lines if line.right <= x], body)
        yield from _columns([line for line in lines if line.right > x], body)
        return
    spanning = {id(line) for line in crossing}
    edges = sorted({line.bottom for line in crossing}, reverse=True)
    rest = [line for line in lines if id(line) not in spanning]
    if not edges or len(rest) == len(lines):
        yield _rows(lines, body)
        return
    above = float("inf")
    for line in sorted(crossing, key=lambda one: -one.top):
        middle = (line.bottom + line.top) / 2
        band = [one for one in rest if middle <= (one.bottom + one.top) / 2 < above]
        if band:
            yield from _columns(band, body)
        yield [line]
        above = middle
    band = [one for one in rest if (one.bottom + one.top) / 2 < above]
    if band:
        yield from _columns(band, body)


def _gutter(lines: Sequence[PrintedLine], body: float) -> tuple[float, list[PrintedLine]] | None:
    """The empty stripe from top to bottom that the fewest lines cross, with several lines on either side."""
    best: tuple[int, float, float] | None = None
    chosen: list[PrintedLine] = []
    for x, gap in _stripes(lines, body):
        crossing = [line for line in lines if line.left < x - 0.1 and line.right > x + 0.1]
        left = sum(line.right <= x + 0.1 for line in lines)
        right = len(lines) - left - len(crossing)
        if left < 1 or right < 1 or (crossing and (left < 2 or right < 2)):
            continue
        if len(crossing) > _MOST_CROSSING * len(lines):
            continue
        key = (len(crossing), -gap, x)
        if best is None or key < best:
            best, chosen = key, crossing
    return None if best is None else (best[2], chosen)


def _stripes(lines: Sequence[PrintedLine], body: float) -> Iterator[tuple[float, float]]:
    """Places right of some line's end where many lines begin after a gap."""
    starts = sorted({round(line.left, 1) for line in lines})
    for start in starts[1:]:
        ends = [line.right for line in lines if line.right <= start + 0.1]
        if ends and start - max(ends) >= 0:
            yield (start + max(ends)) / 2, start - max(ends)
        near = [line.right for line in lines if line.right <= start - _GUTTER * body]
        if near:
            yield start - _GUTTER * body / 2, _GUTTER * body


def _rows(lines: Sequence[PrintedLine], body: float) -> list[PrintedLine]:
    """Sort a column's lines from top to bottom, pieces of one row from left to right and joined."""
    rows: list[list[PrintedLine]] = []
    for line in sorted(lines, key=lambda one: -(one.bottom + one.top)):
        same = (
            rows
            and abs((rows[-1][0].bottom + rows[-1][0].top) - (line.bottom + line.top)) / 2 < _SAME_ROW * body
        )
        if same:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(sorted(row, key=lambda one: one.left)) for row in rows]


def _row(pieces: Sequence[PrintedLine]) -> PrintedLine:
    if len(pieces) == 1:
        return pieces[0]
    wide = any(ord(character) > 0x2E7F for piece in pieces for character in piece.text)
    return PrintedLine(
        ("\u3000" if wide else " ").join(piece.text for piece in pieces),
        pieces[0].left,
        max(piece.right for piece in pieces),
        min(piece.bottom for piece in pieces),
        max(piece.top for piece in pieces),
        max(piece.size for piece in pieces),
        all(piece.bold for piece in pieces),
    )


def _blocks(
    columns: Sequence[Sequence[PrintedLine]], body: float, levels: dict[float, int]
) -> Iterator[Block]:
    number = 0
    for column in columns:
        edge = min(line.left for line in column)
        leading = _leading(column)
        above: PrintedLine | None = None
        for line in column:
            number += 1
            far = above is None or above.bottom - line.top > (_EMPTY_LINE - 1) * leading
            resized = above is not None and abs(above.size - line.size) > 0.1 * body
            yield Block(
                line.text.strip(),
                number,
                number,
                level=levels.get(round(line.size, 1)),
                bold=line.bold and len(line.text) <= 40,
                indent=_indent((line.left - edge) / max(line.size, 1.0)),
                blank_before=int(far or resized),
            )
            above = line


def _leading(column: Sequence[PrintedLine]) -> float:
    """The usual distance from line to line."""
    steps = [one.bottom - other.bottom for one, other in pairwise(column)]
    steps = [step for step in steps if step > 0]
    return median(steps) if steps else column[0].top - column[0].bottom


def _indent(ems: float) -> int:
    """Two characters in front begin a paragraph; more than that is centred."""
    if ems < _INDENT[0]:
        return 0
    return 2 if ems <= _INDENT[1] else _CENTRED
