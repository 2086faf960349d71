"""One stored update of Telegram goes in; what it asks is answered through `handlers/`, and the answer put into the outbox."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace

from telegram import Bot, Update

from bot.delivery.cooldown import Cooldown
from bot.delivery.inbox import Entry
from bot.delivery.outbox import Parcel
from bot.delivery.stores import Stores
from bot.lookups import combined
from bot.notices import notice
from bot.telegram_house import House, is_house_matter
from bot.telegram_inline import Clip, Inline
from bot.telegram_posts import Row, outgoing, posts
from bot.telegram_reader import Asked, Called, Event, Left, Moved, Reader, Typed
from bot.telegram_sender import Sender
from bot.telegram_sharing import own_row
from handlers.commands import command_named
from handlers.reply import Block, Heading, Reply, Text
from handlers.request import Request

_log = logging.getLogger(__name__)
_TYPING_AFTER = 0.4
"""Seconds of work after which a reader is shown that the bot is typing."""

Answer = Callable[[Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Voice:
    """What the adapter needs of `handlers/`: answers, an apology, the menu, the commands' names and clippings."""

    answer: Answer
    apology: Callable[[str], Reply]
    menu: Callable[[str], tuple[tuple[str, str], ...]]
    names: Collection[str]
    clip: Clip


class TelegramService:
    """Answers stored updates; `work` is one job of the inbox's lanes."""

    def __init__(  # noqa: PLR0913, PLR0917 — each is one part of answering
        self,
        voice: Voice,
        kept: Stores,
        reader: Reader,
        house: House,
        inline: Inline,
        sender: Sender,
        cooldown: Cooldown,
    ) -> None:
        """Put together what answering takes."""
        self._voice = voice
        self._kept = kept
        self._reader = reader
        self._house = house
        self._inline = inline
        self._sender = sender
        self._cooldown = cooldown

    async def work(self, seq: int) -> bool:
        """Answer one stored update; always finished, as what cannot be answered is set aside."""
        entry = await self._kept.inbox.read(seq)
        if entry is None:
            return True
        try:
            event = await self._event(entry, self._sender.bot)
        except Exception as error:  # noqa: BLE001 — see below
            # Whatever a malformed update makes the library or us stumble over, it must not come again for ever.
            _log.exception("Update %s cannot be read; see `python -m bot inbox --failed`", entry.key)
            await self._kept.inbox.fail(seq, f"cannot be read: {error!r}")
            return True
        if isinstance(event, Asked):
            await self._answer(entry, event)
            return True
        if isinstance(event, Moved):
            await self._kept.memory.move(event.old, event.new)
        elif isinstance(event, Left):
            await self._kept.memory.forget(event.chat)
        elif isinstance(event, Typed):
            await self._inline.answer(event.query)
        elif isinstance(event, Called):
            await self._guest(event)
        await self._kept.inbox.done(seq)
        return True

    async def _event(self, entry: Entry, bot: Bot) -> Event | None:
        update = Update.de_json(json.loads(entry.body), bot)
        return await self._reader.event(update, entry) if update else None

    async def _answer(self, entry: Entry, asked: Asked) -> None:
        verdict = self._cooldown.verdict(asked.request.user, entry.lane, asked.when)
        if verdict == "silent":
            await self._kept.inbox.done(entry.seq)
            return
        if verdict == "notice":
            said = Reply((Text(notice("too_fast", asked.request.locale)),))
            await self._finish(entry, asked, said)
            return
        try:
            reply = await self._reply(asked)
            spoken = await self._in_the_chats_language(asked.request)
            await self._finish(entry, asked, reply, own_row(spoken, reply, self._sender.bot.bot))
        except Exception as error:  # noqa: BLE001 — logged, told and set aside
            _log.exception("Update %s failed; see `python -m bot inbox --failed`", entry.key)
            made = await posts(
                self._voice.apology(asked.request.locale), asked.place, self._kept.buttons.keep
            )
            sorry = outgoing(made, f"{entry.key}sorry", asked.user_id)
            self._send(await self._kept.inbox.fail(entry.seq, repr(error), sorry))

    async def _in_the_chats_language(self, request: Request) -> Request:
        """The request as from somebody whose app speaks what this chat has set, for words that are not the handlers'."""
        language = await self._kept.memory.setting(request.home, "language")
        return replace(request, locale=language) if language else request

    async def _guest(self, called: Called) -> None:
        """Answer in a chat that the bot is no member of; one answer a call, which cannot come later."""
        if is_house_matter(called.request):
            return
        reply = await self._voice.answer(called.request)
        spoken = await self._in_the_chats_language(called.request)
        await self._inline.answer_guest(called.query_id, reply, spoken.locale)

    async def _finish(self, entry: Entry, asked: Asked, reply: Reply, own: Row = ()) -> None:
        made = await posts(reply, asked.place, self._kept.buttons.keep, own)
        answer = outgoing(made, entry.key, asked.user_id)
        self._send(await self._kept.inbox.done(entry.seq, answer))

    def _send(self, parcels: list[Parcel]) -> None:
        for parcel in parcels:
            self._sender.expect(parcel)

    async def _reply(self, asked: Asked) -> Reply:
        """Do what is the house's own, else ask the handlers, and show typing while that takes long."""
        own = await self._house.reply(asked)
        if own is not None:
            return own
        answer = asyncio.ensure_future(self._ask(asked))
        try:
            done, _ = await asyncio.wait({answer}, timeout=_TYPING_AFTER)
            if not done:
                await self._sender.typing(asked.place.chat_id, asked.place.thread)
            return await answer
        finally:
            answer.cancel()

    async def _ask(self, asked: Asked) -> Reply:
        """Ask the handlers: once or, for look-ups in a sentence, once for each."""
        request = asked.request
        if asked.lookups:
            searches = [replace(request, text=f"/search {words}") for words in asked.lookups]
            return combined([await self._voice.answer(search) for search in searches])
        reply = await self._voice.answer(request)
        if command_named(request.text) == "help":
            return await self._helped(request, reply)
        return reply

    async def _helped(self, request: Request, reply: Reply) -> Reply:
        """Add to the help what only this platform has, and what the bot can see here."""
        me = self._sender.bot.bot
        spoken = (await self._in_the_chats_language(request)).locale
        said: list[Block] = []
        if me.supports_inline_queries:
            how = notice("inline_how", spoken).format(name=me.username)
            said += [Heading(notice("inline_heading", spoken)), Text(how)]
        if not request.private:
            reads_all = me.can_read_all_group_messages or await self._house.is_trusted(int(request.chat))
            how = notice("group_reads_all" if reads_all else "group_privacy", spoken)
            said += [Heading(notice("group_heading", spoken)), Text(how)]
        return replace(reply, blocks=(*reply.blocks, *said))
