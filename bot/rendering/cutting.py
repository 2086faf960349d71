"""Long text cut where a reader would pause: pieces and a limit go in, messages that respect the limit come out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from bot.rendering.pieces import Piece

_SENTENCE_END = re.compile(r"[。！？!?…；;][”’」』）)\]】》]*|\n|\.(?=\s)")
_PAUSE = re.compile(r"[，、：,:]|\s")
_SMALL = 400
"""A piece up to this long is moved to the next message whole rather than cut."""


def utf16_length(text: str) -> int:
    """Count as Telegram does: a character beyond the basic plane is two."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(pieces: Iterable[Piece], units: int, entities: int) -> list[list[Piece]]:
    """Distribute pieces over messages of at most `units` UTF-16 units and `entities` formatted runs each."""
    messages: list[list[Piece]] = [[]]
    left_units, left_entities = units, entities
    waiting = list(pieces)[::-1]
    while waiting:
        piece = waiting.pop()
        gap = piece.gap if messages[-1] else 0
        size, runs = utf16_length(piece.text), entity_count(piece)
        if size + gap <= left_units and runs <= left_entities:
            messages[-1].append(piece)
            left_units, left_entities = left_units - size - gap, left_entities - runs
            continue
        moves = bool(messages[-1]) and (size <= _SMALL or left_units < units // 3)
        halves = None if moves else split(piece, left_units - gap, left_entities)
        if halves:
            messages[-1].append(halves[0])
        waiting.append(halves[1] if halves else piece)
        messages.append([])
        left_units, left_entities = units, entities
    return [message for message in messages if message]


def entity_count(piece: Piece) -> int:
    """Count the formatted runs that a piece becomes: its frame and its marks."""
    return len(piece.marks) + (piece.frame in {"heading", "quotation", "folded"})


def split(piece: Piece, units: int, entities: int) -> tuple[Piece, Piece] | None:
    """Cut a piece in two so that the first half fits: at a sentence's end, else at a pause, never inside a mark.

    Only a mark longer than the limit is cut itself. None where not even one character fits.
    """
    end = _farthest(piece, units, entities)
    if end <= 0:
        return None
    place = (
        _last(_SENTENCE_END, piece, end)
        or _last(_PAUSE, piece, end)
        or _between_characters(piece, end)
        or end
    )
    head = piece.text[:place].rstrip() or piece.text[:place]
    tail = piece.text[place:].lstrip()
    skipped = len(piece.text) - len(tail)
    return (
        replace(piece, text=head, marks=_clipped(piece, 0, len(head))),
        replace(piece, text=tail, marks=_clipped(piece, skipped, len(piece.text)), gap=1),
    )


def _farthest(piece: Piece, units: int, entities: int) -> int:
    """Find how many characters fit at most."""
    end = used = 0
    for character in piece.text:
        used += 2 if character > "\uffff" else 1
        if used > units:
            break
        end += 1
    allowed = entities - (entity_count(piece) - len(piece.marks))
    if allowed < 0:
        return 0
    return min(end, piece.marks[allowed][0]) if allowed < len(piece.marks) else end


def _last(pattern: re.Pattern[str], piece: Piece, end: int) -> int | None:
    places = [found.end() for found in pattern.finditer(piece.text, 0, end)]
    return next((place for place in reversed(places) if _outside(piece, place)), None)


def _between_characters(piece: Piece, end: int) -> int | None:
    """Find the last place that separates neither a letter from its accents nor the parts of an emoji."""
    return next(
        (place for place in range(end, 0, -1) if _outside(piece, place) and not _joined(piece.text, place)),
        None,
    )


def _outside(piece: Piece, place: int) -> bool:
    return all(not start < place < end for start, end in piece.marks)


def _joined(text: str, place: int) -> bool:
    if place >= len(text):
        return False
    following = text[place]
    return (
        unicodedata.combining(following) > 0
        or following in "\u200d\ufe0e\ufe0f"
        or "\U0001f3fb" <= following <= "\U0001f3ff"
        or text[place - 1] == "\u200d"
    )


def _clipped(piece: Piece, start: int, end: int) -> tuple[tuple[int, int], ...]:
    clipped = ((max(first, start) - start, min(last, end) - start) for first, last in piece.marks)
    return tuple((first, last) for first, last in clipped if first < last)
