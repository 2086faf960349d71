"""A reply as lines of a terminal: a Reply goes in, plain text comes out, wrapped where a width is given."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from bot.rendering.pieces import Frame, Piece, pieces
from handlers.reply import Mark, Reply

_INDENT: dict[Frame, str] = {"quotation": "   ┃ ", "folded": "   ┃ "}
_NEVER_FIRST = frozenset("，。、；：！？”’）》」』】…—,.;:!?)]}")
"""Characters that must not begin a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a terminal shows marks, headings and notes: pairs of what opens and what closes."""

    mark: tuple[str, str] = ("【", "】")
    heading: tuple[str, str] = ("", "")
    quiet: tuple[str, str] = ("", "")


COLOUR = Style(mark=("\x1b[7m", "\x1b[27m"), heading=("\x1b[1m", "\x1b[22m"), quiet=("\x1b[2m", "\x1b[22m"))
MONOCHROME = Style()


def plain(reply: Reply, style: Style = MONOCHROME, width: int | None = None) -> str:
    """Render the blocks of a reply; buttons are the terminal's own matter."""
    lines: list[str] = []
    for piece in pieces(reply):
        lines += [""] * (piece.gap - 1) if lines else []
        lines += _lines(piece, style, width)
    return "\n".join(lines)


def _lines(piece: Piece, style: Style, width: int | None) -> Iterator[str]:
    indent = _INDENT.get(piece.frame, "")
    opening, closing = {"heading": style.heading, "quiet": style.quiet}.get(piece.frame, ("", ""))
    room = None if width is None else max(width - cell_len(indent), 8)
    for start, end in _ranges(piece.text, room):
        yield indent + opening + _marked(piece.text, piece.marks, (start, end), style) + closing


def _ranges(text: str, room: int | None) -> Iterator[Mark]:
    """Cut text into lines: at its own line breaks, and where `room` columns are full."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if room is None:
            yield start, end
        else:
            yield from _wrapped(text, start, end, room)
        start = end + 1


def _wrapped(text: str, start: int, end: int, room: int) -> Iterator[Mark]:
    used, place = 0, start
    while place < end:
        used += cell_len(text[place])
        if used > room and place > start:
            place = _break(text, start, place)
            yield start, place
            start, used = place, 0
            continue
        place += 1
    yield start, end


def _break(text: str, start: int, place: int) -> int:
    """Step back from a full line to a place where it may break."""
    best = place
    while best > start + 1 and (
        text[best] in _NEVER_FIRST
        or (text[best - 1].isascii() and text[best].isascii() and text[best - 1] != " ")
    ):
        best -= 1
    return best if best > start + (place - start) // 2 else place


def _marked(text: str, marks: tuple[Mark, ...], line: Mark, style: Style) -> str:
    parts, done = [], line[0]
    for start, end in marks:
        first, last = max(start, line[0]), min(end, line[1])
        if first < last:
            parts += [_safe(text[done:first]), style.mark[0], _safe(text[first:last]), style.mark[1]]
            done = last
    parts.append(_safe(text[done : line[1]]))
    return "".join(parts)


def _safe(text: str) -> str:
    """Keep a page's stray control characters from driving the terminal."""
    return "".join(
        "�"
        if (ord(one) < 32 and one != "\t") or 0x7F <= ord(one) < 0xA0 or 0xD800 <= ord(one) < 0xE000
        else one
        for one in text
    )
