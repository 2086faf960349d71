"""A reply as Telegram shows it: a Reply goes in, HTML messages within Telegram's limits come out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from bot.rendering.cutting import cut
from bot.rendering.pieces import Piece, pieces
from handlers.reply import Button, Mark, Reply

MESSAGE_UNITS = 4096
"""UTF-16 units after entity parsing: https://core.telegram.org/bots/api#sendmessage"""
MESSAGE_ENTITIES = 100
"""Formatted runs that clients show; undocumented, see telegram.constants.MessageLimit."""
BUTTONS_IN_A_ROW = 8
BUTTONS_IN_ALL = 100
LABEL_LENGTH = 60
"""Longer labels are cut off by the clients anyway."""

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class HtmlMessage:
    """One message to send: HTML in Telegram's subset, and rows of buttons (under the last message of a reply only)."""

    html: str
    rows: Rows = ()


def telegram_html(reply: Reply, units: int = MESSAGE_UNITS) -> tuple[HtmlMessage, ...]:
    """Render a reply as messages, in order; a reply without any visible text is no message."""
    bodies = [_html(message) for message in cut(pieces(reply), units, MESSAGE_ENTITIES)]
    last = len(bodies) - 1
    rows = keyboard(reply.buttons)
    return tuple(HtmlMessage(body, rows if index == last else ()) for index, body in enumerate(bodies))


def keyboard(rows: Iterable[Iterable[Button]]) -> Rows:
    """Arrange buttons in rows that Telegram accepts; what is too much is left out."""
    left = BUTTONS_IN_ALL
    arranged = []
    for row in rows:
        wanted = [_labelled(button) for button in row][:left]
        left -= len(wanted)
        arranged += [
            tuple(wanted[start : start + BUTTONS_IN_A_ROW])
            for start in range(0, len(wanted), BUTTONS_IN_A_ROW)
        ]
    return tuple(arranged)


def _labelled(button: Button) -> Button:
    label = _sendable(" ".join(button.label.split()))[:LABEL_LENGTH]
    return replace(button, label=label or "·")


def _html(message: list[Piece]) -> str:
    parts = []
    for index, piece in enumerate(message):
        parts.append("\n" * piece.gap if index else "")
        parts.append(_framed(piece))
    return "".join(parts)


def _framed(piece: Piece) -> str:
    body = "".join(_runs(piece.text, piece.marks if piece.frame != "heading" else ()))
    match piece.frame:
        case "heading":
            return f"<b>{body}</b>"
        case "quotation":
            return f"<blockquote>{body}</blockquote>"
        case "folded":
            return f"<blockquote expandable>{body}</blockquote>"
        case _:
            return body


def _runs(text: str, marks: tuple[Mark, ...]) -> Iterator[str]:
    """Escape the text run by run; nothing is escaped earlier and nothing is cut later."""
    done = 0
    for start, end in marks:
        yield _escaped(text[done:start])
        yield f"<b>{_escaped(text[start:end])}</b>" if start < end else ""
        done = max(done, end)
    yield _escaped(text[done:])


def _escaped(text: str) -> str:
    return escape(_sendable(text), quote=False)


def _sendable(text: str) -> str:
    """Replace half characters (lone surrogates), which no transport can carry."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
