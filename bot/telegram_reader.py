"""Reading updates: a stored update goes in; what somebody asked, or what happened to a chat, comes out."""

import re
import time
from collections.abc import Collection
from dataclasses import dataclass, replace

from telegram import Bot, CallbackQuery, ChatMemberUpdated, InlineQuery, Message, Update, User

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.inbox import Entry
from bot.lookups import lookups
from bot.telegram_addressing import is_command, words_for_us
from bot.telegram_posts import Place
from bot.telegram_presses import Presses, turns_page
from bot.telegram_updates import DEEP_LINK_BUTTON, HELP_LINK, lane_of_chat, quoted_text, request_of, thread_of
from handlers.request import Request

_START = re.compile(r"/start(?:@\w+)?\s+([A-Za-z0-9_-]{1,64})\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked: a request, where its answer goes, and when it was said.

    `said_to` is the message that it replies to; `lookups` are words in double brackets within a sentence; `too_old` marks a button whose command is no longer kept.
    """

    request: Request
    place: Place
    user_id: int
    when: float
    said_to: Message | None = None
    lookups: tuple[str, ...] = ()
    too_old: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    """A group became a supergroup with another id."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Left:
    """The bot was removed from a chat, or blocked."""

    chat: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Somebody types a query for this bot in some chat."""

    query: InlineQuery


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody calls this bot into a chat of which it is no member."""

    request: Request
    query_id: str


Event = Asked | Moved | Left | Typed | Called


class Reader:
    """Makes events of updates; None for what is not the bot's business."""

    def __init__(
        self, bot: Bot, names: Collection[str], presses: Presses, memory: SqliteChatMemory, stale_after: float
    ) -> None:
        """Know the bot's account and commands; in groups what is older than `stale_after` seconds is let go."""
        self._bot = bot
        self._names = names
        self._presses = presses
        self._memory = memory
        self._stale_after = stale_after

    async def event(self, update: Update, entry: Entry) -> Event | None:  # noqa: PLR0911 — one a kind
        """Understand an update. Whatever is wrong with it may raise anything."""
        if update.callback_query:
            return await self._pressed(update.callback_query, entry)
        if update.inline_query:
            return Typed(update.inline_query)
        if update.guest_message:
            return self._called(update.guest_message)
        if update.my_chat_member:
            return _membership(update.my_chat_member)
        message = update.message
        if message and message.migrate_to_chat_id:
            return Moved(lane_of_chat(message.chat.id), lane_of_chat(message.migrate_to_chat_id))
        if message and message.from_user and (not message.from_user.is_bot or is_anonymous_admin(message)):
            return await self._said(message, message.from_user)
        return None

    async def _said(self, message: Message, user: User) -> Asked | None:
        private = message.chat.type == "private"
        when = message.date.timestamp()
        words = words_for_us(message, self._bot.bot, self._names)
        if words is not None and not private and not await self._answers_to(message):
            words = None
        brackets = () if private or words is not None else await self._brackets(message)
        if (words is None and not brackets) or (not private and self._stale(when)):
            return None
        words = words or ""
        link = _START.fullmatch(words)
        too_old = False
        if link:
            command = await self._linked(link[1])
            words, too_old = command or "", command is None
        request = request_of(words, message, user, quoted_text(message))
        place = Place(message.chat.id, thread_of(message), None if private else message.message_id)
        return Asked(request, place, user.id, when, message.reply_to_message, brackets, too_old)

    def _called(self, message: Message) -> Called | None:
        user = message.guest_bot_caller_user or message.from_user
        if user is None or not message.guest_query_id or self._stale(message.date.timestamp()):
            return None
        words = words_for_us(message, self._bot.bot, self._names) or "/help"
        request = request_of(words, message, user, quoted_text(message))
        return Called(replace(request, own_chat=str(user.id)), message.guest_query_id)

    async def _answers_to(self, message: Message) -> bool:
        """Tell whether this group wants an answer: to commands always, to mentions and replies unless it says no."""
        if is_command(message):
            return True
        return await self._memory.setting(lane_of_chat(message.chat.id), "mentions") != "off"

    async def _brackets(self, message: Message) -> tuple[str, ...]:
        """Return the words in double brackets, unless this group wants them left alone."""
        found = lookups(message.text or message.caption or "")
        wanted = found and await self._memory.setting(lane_of_chat(message.chat.id), "lookups") != "off"
        return found if wanted else ()

    async def _linked(self, payload: str) -> str | None:
        """Return the command of a deep link: a button carried over from a group, or a passage to open."""
        if payload.startswith(DEEP_LINK_BUTTON):
            return await self._presses.kept(payload.removeprefix(DEEP_LINK_BUTTON))
        if payload == HELP_LINK:
            return "/help"
        return f"/article {payload}"

    async def _pressed(self, query: CallbackQuery, entry: Entry) -> Asked | None:
        message = query.message
        if message is None or not query.data:
            return None
        if message.chat.type != "private" and self._stale(entry.received):
            return None
        if await self._presses.is_refused(query):
            return None
        command = await self._presses.command(query.data)
        turns = message.message_id if command is not None and turns_page(query.data) else None
        place = Place(message.chat.id, thread_of(message), turns=turns)
        request = request_of(command or "", message, query.from_user)
        return Asked(request, place, query.from_user.id, entry.received, too_old=command is None)

    def _stale(self, when: float) -> bool:
        return time.time() - when > self._stale_after


def is_anonymous_admin(message: Message) -> bool:
    """Tell whether a message comes from an admin who writes in the group's own name, which only admins can."""
    return message.sender_chat is not None and message.sender_chat.id == message.chat.id


def _membership(change: ChatMemberUpdated) -> Left | None:
    gone = change.new_chat_member.status in {"left", "kicked"}
    return Left(lane_of_chat(change.chat.id)) if gone else None
