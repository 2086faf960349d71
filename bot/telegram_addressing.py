"""Is the bot meant? A message and the bot's own account go in; the words meant for it come out, or None."""

import re
from collections.abc import Collection

from telegram import Chat, Message, User

from corpus.folding import fold

_COMMAND = re.compile(r"/([^\s@/]+)(?:@(\w+))?(?=\s|$)")


def words_for_us(message: Message, me: User, names: Collection[str]) -> str | None:
    """Return what a message asks of the bot.

    In a private chat that is everything. In groups it is a command of ours (`names`) that is not addressed to
    another bot, a mention, or a reply to one of our messages; with privacy mode on, Telegram passes on nothing else.
    """
    text = message.text or message.caption
    if not text or not text.strip():
        return None
    command = _COMMAND.match(text)
    if command and command[2] and command[2].casefold() != (me.username or "").casefold():
        return None
    if message.chat.type == Chat.PRIVATE:
        return text
    if command:
        return text if command[2] or fold(command[1]) in names else None
    return _mentioning(text, message, me, names) or _replying(text, message, me)


def is_command(message: Message) -> bool:
    """Tell whether a message says a command, whoever is meant by it."""
    return bool(_COMMAND.match(message.text or message.caption or ""))


def _mentioning(text: str, message: Message, me: User, names: Collection[str]) -> str | None:
    mention = re.compile(rf"(?<![\w@])@{re.escape(me.username or '')}(?!\w)", re.IGNORECASE)
    if not me.username or not mention.search(text):
        return None
    words = " ".join(mention.sub(" ", text).split())
    if words:
        return words
    # Called to a message without a word: whether the paper says what it says.
    return "/verify" if message.reply_to_message and "verify" in names else "/help"


def _replying(text: str, message: Message, me: User) -> str | None:
    original = message.reply_to_message
    ours = original is not None and original.from_user is not None and original.from_user.id == me.id
    return text if ours else None
