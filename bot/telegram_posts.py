"""What the outbox keeps for Telegram: a Reply goes in, posts with finished HTML and buttons come out, to and from JSON."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from telegram import LinkPreviewOptions

from bot.delivery.outbox import Outgoing
from bot.rendering.telegram_html import Rows, telegram_html
from bot.telegram_updates import PLATFORM, lane_of_chat
from handlers.reply import Reply

CALLBACK_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton"""
SAYS, TURNS, SAYS_KEY, TURNS_KEY = "=", "~", "#", "^"
"""What callback data begin with: a command or a command's key, answered below or in place of the message."""

Keep = Callable[[str, Sequence[str]], Awaitable[list[str]]]
"""Stores the commands of a chat's buttons and returns a key for each."""

Row = Sequence[dict[str, Any]]
"""Buttons as Telegram writes them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, maybe a topic, below a message, or in place of one."""

    chat_id: int
    thread: int | None = None
    reply_to: int | None = None
    turns: int | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One message to send or (`place.turns`) to edit.

    `markup` is Telegram's JSON of the buttons, empty for none; `link` is the address to be previewed, empty for none.
    """

    html: str
    place: Place
    markup: str = ""
    link: str = ""


def to_body(post: Post) -> str:
    """Write a post as the outbox keeps it."""
    return json.dumps(asdict(post), ensure_ascii=False)


def from_body(body: str) -> Post:
    """Read a post back."""
    record = json.loads(body)
    return Post(record["html"], Place(**record["place"]), record["markup"], record.get("link", ""))


async def posts(reply: Reply, place: Place, keep: Keep, own: Row = ()) -> list[Post]:
    """Render a reply for a place: the first message replies or turns the page, the last one has the buttons.

    `own` is a last row of buttons in Telegram's own form, for what only Telegram can do.
    """
    made = []
    messages = telegram_html(reply)
    for index, message in enumerate(messages):
        here = place if index == 0 else Place(place.chat_id, place.thread)
        rows = await _rows(message.rows, lane_of_chat(place.chat_id), keep)
        last = index == len(messages) - 1
        if own and last:
            rows.append(list(own))
        markup = json.dumps({"inline_keyboard": rows}, ensure_ascii=False) if rows else ""
        made.append(Post(message.html, here, markup, reply.link if last else ""))
    return made


def preview_of(link: str) -> LinkPreviewOptions:
    """No previews but of the article's own address, small and below its words."""
    if not link:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=link, prefer_small_media=True)


def without_links(markup: str) -> str:
    """The same buttons without those that lead into the web."""
    rows = json.loads(markup)["inline_keyboard"] if markup else []
    kept = [left for row in rows if (left := [button for button in row if "url" not in button])]
    return json.dumps({"inline_keyboard": kept}, ensure_ascii=False) if kept else ""


def outgoing(made: Sequence[Post], key: str, asker: int) -> list[Outgoing]:
    """Address posts for the outbox: their keys are the answered update's, numbered."""
    return [
        Outgoing(PLATFORM, f"{key}.{index}", lane_of_chat(post.place.chat_id), to_body(post), str(asker))
        for index, post in enumerate(made)
    ]


async def _rows(rows: Rows, chat: str, keep: Keep) -> list[list[dict[str, Any]]]:
    buttons = [button for row in rows for button in row]
    long = [button.command for button in buttons if len(button.command.encode()) >= CALLBACK_BYTES]
    keys = dict(zip(long, await keep(chat, long), strict=True)) if long else {}
    return [
        [
            {
                "text": button.label,
                "callback_data": _data(button.command, keys.get(button.command), turns=button.turns),
            }
            for button in row
        ]
        for row in rows
    ]


def _data(command: str, key: str | None, *, turns: bool) -> str:
    if key is not None:
        return (TURNS_KEY if turns else SAYS_KEY) + key
    return (TURNS if turns else SAYS) + command
