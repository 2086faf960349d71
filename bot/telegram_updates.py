"""What Telegram sends, understood: a raw update goes in; its lane, and what somebody asked, come out."""

import hashlib
from typing import Any

from telegram import Chat, MaybeInaccessibleMessage, Message, User

from bot.delivery.inbox import Incoming
from bot.telegram_wire import as_body
from handlers.request import Request

PLATFORM = "telegram"
DEEP_LINK_BUTTON = "b-"
"""How the `start` payload of a button carried into the private chat begins; any other payload is a passage's code."""
HELP_LINK = "help"
"""The payload of links that only lead here."""
_UPDATES = ("message", "callback_query", "inline_query", "my_chat_member")


def lane_of_chat(chat_id: int) -> str:
    """Name a chat as lanes and memory do."""
    return f"{PLATFORM}:{chat_id}"


def allowed_updates(me: User) -> tuple[str, ...]:
    """Return the kinds of update to ask for: what this account supports and this bot understands."""
    return (*_UPDATES, "guest_message") if me.supports_guest_queries else _UPDATES


def incoming(update: Any) -> Incoming:
    """Make what the inbox stores from an update of any form."""
    body = as_body(update)
    number = update.get("update_id") if isinstance(update, dict) else None
    key = (
        str(number) if isinstance(number, int) else hashlib.blake2b(body.encode(), digest_size=12).hexdigest()
    )
    return Incoming(PLATFORM, key, _lane(update), body)


def _lane(update: Any) -> str:
    """Find the chat of a raw update; the inline queries of one person are a lane of their own."""
    try:
        for name in ("message", "my_chat_member", "guest_message"):
            if name in update:
                return lane_of_chat(int(update[name]["chat"]["id"]))
        if "callback_query" in update:
            return lane_of_chat(int(update["callback_query"]["message"]["chat"]["id"]))
        if "inline_query" in update:
            return f"{PLATFORM}:inline:{int(update['inline_query']['from']['id'])}"
    except (KeyError, TypeError, ValueError):
        pass
    return f"{PLATFORM}:other"


def locale_of(user: User | None) -> str:
    """Return the language of a user's app; Chinese where it does not say."""
    return user.language_code if user and user.language_code else "zh"


def thread_of(message: MaybeInaccessibleMessage) -> int | None:
    """Return the forum topic of a message; None outside of topics, or where the message is too old to say."""
    if isinstance(message, Message) and message.is_topic_message:
        return message.message_thread_id
    return None


def request_of(
    text: str, message: MaybeInaccessibleMessage, user: User, replied_to: str | None = None
) -> Request:
    """Make a request of what a user said or pressed at a message."""
    thread = thread_of(message)
    return Request(
        text=text,
        platform=PLATFORM,
        chat=str(message.chat.id),
        user=str(user.id),
        user_name=user.full_name,
        thread=None if thread is None else str(thread),
        locale=locale_of(user),
        private=message.chat.type == Chat.PRIVATE,
        replied_to=replied_to,
    )


def quoted_text(message: Message) -> str | None:
    """Return what a message replies to: the part that its author picked, else the whole text."""
    if message.quote:
        return message.quote.text
    original = message.reply_to_message
    if original is None or original.forum_topic_created:
        return None
    return original.text or original.caption
