"""One stored update of Telegram goes in; what it asks is answered through `handlers/`, and the answer put into the outbox."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace

from telegram import CallbackQuery, Message, Update, User
from telegram.error import TelegramError

from bot.delivery.cooldown import Cooldown
from bot.delivery.inbox import Entry
from bot.delivery.outbox import Outgoing, Parcel
from bot.delivery.stores import Stores
from bot.notices import notice
from bot.telegram_addressing import words_for_us
from bot.telegram_posts import SAYS_KEY, TURNS, TURNS_KEY, Place, outgoing, posts
from bot.telegram_sender import Sender
from bot.telegram_updates import lane_of_chat, locale_of, quoted_text, request_of, thread_of
from handlers.reply import Reply, Text
from handlers.request import Request

_log = logging.getLogger(__name__)
_TYPING_AFTER = 0.4
"""Seconds of work after which a reader is shown that the bot is typing."""

Answer = Callable[[Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Voice:
    """What the adapter needs of `handlers/`: answers, an apology, and the names of the commands."""

    answer: Answer
    apology: Callable[[str], Reply]
    menu: Callable[[str], tuple[tuple[str, str], ...]]
    names: Collection[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked: a request, where its answer goes, and when it was said."""

    request: Request
    place: Place
    user_id: int
    when: float
    canned: Reply | None = None
    """The answer where no handler is to be asked."""


class TelegramService:
    """Answers stored updates; `work` is one job of the inbox's lanes."""

    def __init__(
        self, voice: Voice, stores: Stores, sender: Sender, cooldown: Cooldown, stale_after: float
    ) -> None:
        """Put together what answering takes; updates older than `stale_after` seconds get no answer in groups."""
        self._bot = sender.bot
        self._voice = voice
        self._inbox = stores.inbox
        self._outbox = stores.outbox
        self._buttons = stores.buttons
        self._sender = sender
        self._cooldown = cooldown
        self._stale_after = stale_after
        self.on_outgoing: Callable[[Parcel], None] = lambda _parcel: None

    async def work(self, seq: int) -> bool:
        """Answer one stored update; always finished, as what cannot be answered is set aside."""
        entry = await self._inbox.read(seq)
        if entry is None:
            return True
        try:
            update = Update.de_json(json.loads(entry.body), self._bot)
            asked = await self._asked(update, entry)
        except Exception as error:  # noqa: BLE001 — see below
            # Whatever a malformed update makes the library or us stumble over, it must not come again for ever.
            _log.exception("Update %s cannot be read; see `python -m bot inbox --failed`", entry.key)
            await self._inbox.fail(seq, f"cannot be read: {error!r}")
            return True
        if asked is None:
            await self._inbox.done(seq)
        else:
            await self._answer(entry, asked)
        return True

    async def _answer(self, entry: Entry, asked: Asked) -> None:
        verdict = self._cooldown.verdict(asked.request.user, entry.lane, asked.when)
        if verdict == "silent":
            await self._inbox.done(entry.seq)
            return
        error = ""
        try:
            reply = _too_fast(asked) if verdict == "notice" else await self._reply(asked)
            messages = await self._messages(reply, asked, entry)
        except Exception as problem:  # noqa: BLE001 — logged, told and set aside below
            _log.exception("Update %s failed; see `python -m bot inbox --failed`", entry.key)
            error = repr(problem)
            messages = await self._messages(self._voice.apology(asked.request.locale), asked, entry, "sorry")
        if error:
            parcels = await self._inbox.fail(entry.seq, error, messages)
        else:
            parcels = await self._inbox.done(entry.seq, messages)
        for parcel in parcels:
            self.on_outgoing(parcel)

    async def _messages(self, reply: Reply, asked: Asked, entry: Entry, kind: str = "") -> list[Outgoing]:
        made = await posts(reply, asked.place, self._buttons.keep)
        return outgoing(made, f"{entry.key}{kind}", asked.user_id)

    async def _reply(self, asked: Asked) -> Reply:
        """Ask the handlers, and show that the bot is typing while that takes long."""
        if asked.canned:
            return asked.canned
        answer = asyncio.ensure_future(self._voice.answer(asked.request))
        try:
            done, _ = await asyncio.wait({answer}, timeout=_TYPING_AFTER)
            if not done:
                await self._sender.typing(asked.place.chat_id, asked.place.thread)
            return await answer
        finally:
            answer.cancel()

    async def _asked(self, update: Update | None, entry: Entry) -> Asked | None:
        if update is None:
            return None
        if update.callback_query:
            return await self._pressed(update.callback_query, entry)
        if update.message and update.message.from_user:
            return self._said(update.message, update.message.from_user)
        return None

    def _said(self, message: Message, user: User) -> Asked | None:
        private = message.chat.type == "private"
        when = message.date.timestamp()
        if user.is_bot or (not private and self._stale(when)):
            return None
        words = words_for_us(message, self._bot.bot, self._voice.names)
        if words is None:
            return None
        request = request_of(words, message, user, quoted_text(message))
        place = Place(message.chat.id, thread_of(message), None if private else message.message_id)
        return Asked(request, place, user.id, when)

    async def _pressed(self, query: CallbackQuery, entry: Entry) -> Asked | None:
        message = query.message
        if message is None or not query.data:
            return None
        if message.chat.type != "private" and self._stale(entry.received):
            return None
        place = Place(message.chat.id, thread_of(message))
        command = await self._command(query.data)
        if command is None:
            old = Reply((Text(notice("old_button", locale_of(query.from_user))),))
            return Asked(
                request_of("", message, query.from_user), place, query.from_user.id, entry.received, old
            )
        if await self.objection(query):
            return None
        if query.data[0] in {TURNS, TURNS_KEY}:
            place = replace(place, turns=message.message_id)
        return Asked(request_of(command, message, query.from_user), place, query.from_user.id, entry.received)

    async def _command(self, data: str) -> str | None:
        if data[0] in {SAYS_KEY, TURNS_KEY}:
            return await self._buttons.command(data[1:])
        return data[1:]

    def _stale(self, when: float) -> bool:
        return time.time() - when > self._stale_after

    async def acknowledge(self, query: CallbackQuery) -> None:
        """Answer a pressed button at once, before and beside whatever is queued; say why if it will do nothing."""
        await self._sender.answer_press(query.id, await self.objection(query))

    async def objection(self, query: CallbackQuery) -> str | None:
        """Return why this user may not press this button, if so: only the asker or an admin turns a group's pages."""
        message, data = query.message, query.data or ""
        locale = locale_of(query.from_user)
        if data[:1] in {SAYS_KEY, TURNS_KEY} and await self._command(data) is None:
            return notice("old_button", locale)
        if message is None or message.chat.type == "private" or data[:1] not in {TURNS, TURNS_KEY}:
            return None
        asker = await self._outbox.asker(lane_of_chat(message.chat.id), str(message.message_id))
        if asker in {None, "", str(query.from_user.id)} or await self.is_admin(
            message.chat.id, query.from_user.id
        ):
            return None
        return notice("not_yours", locale)

    async def is_admin(self, chat_id: int, user_id: int) -> bool:
        """Ask Telegram whether a user is an admin of a group."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except TelegramError as error:
            _log.info("Whether %s is an admin of %s cannot be known: %s", user_id, chat_id, error)
            return False
        return member.status in {"creator", "administrator"}


def _too_fast(asked: Asked) -> Reply:
    return Reply((Text(notice("too_fast", asked.request.locale)),))
