"""The Telegram bot put together: settings, open stores and a voice go in; it serves until it is told to stop."""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from telegram import Bot, CallbackQuery
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.delivery.cooldown import Cooldown
from bot.delivery.lanes import AtOnce, Lanes
from bot.delivery.pacing import Pacing, Rate
from bot.delivery.stores import Stores
from bot.settings import Settings
from bot.telegram_house import House
from bot.telegram_inline import Inline
from bot.telegram_menus import set_menus
from bot.telegram_polling import PATIENCE, check_alone, poll
from bot.telegram_presses import Presses
from bot.telegram_reader import Reader
from bot.telegram_sender import OVERALL, Sender, rates
from bot.telegram_service import TelegramService, Voice
from bot.telegram_updates import incoming
from bot.telegram_webhook import Overloaded, Webhook
from bot.telegram_wire import RawUpdates, Wire

_log = logging.getLogger(__name__)
_MOST_WAITING = 10_000
"""With more updates than this waiting, no more are taken from Telegram, which keeps them for a day."""
_HOUSEKEEPING = 30.0
_GRACE = 1.5
"""Seconds that answering and then sending get at the end; what is not done then is done at the next start."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a Bot API server allows: messages a chat and overall, and for how long a conflict may be an old request."""

    chat: Callable[[str], tuple[Rate, ...]] = rates
    overall: tuple[Rate, ...] = OVERALL
    patience: float = PATIENCE


TELEGRAM_TERMS = Terms()


class CannotServe(Exception):
    """Telegram does not let this bot work; str() is a whole sentence."""


class TelegramApp:
    """One bot account at work."""

    def __init__(
        self, settings: Settings, token: str, voice: Voice, kept: Stores, terms: Terms = TELEGRAM_TERMS
    ) -> None:
        """Prepare everything, open nothing."""
        # Times of the library come as timedelta; without this it warns at every 429 that they will one day.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        self._patience = terms.patience
        self._settings = settings
        self._voice = voice
        self._wire = RawUpdates()
        root = settings.telegram_api_url
        self._bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=Wire(connection_pool_size=settings.concurrency + 4),
            get_updates_request=self._wire,
        )
        self.kept = kept
        self.pacing = pacing = Pacing(terms.chat, terms.overall)
        self._sender = Sender(self._bot, kept.outbox, kept.memory, pacing)
        self._presses = Presses(self._bot, kept, pacing)
        reader = Reader(self._bot, voice.names, self._presses, kept.memory, settings.stale_minutes * 60.0)
        house = House(self._bot, kept, self._presses)
        self._inline = Inline(self._bot, voice.clip)
        service = TelegramService(voice, kept, reader, house, self._inline, self._sender, _cooldown(settings))
        self._answering = Lanes(service.work, settings.concurrency, AtOnce())
        self._sending = Lanes(self._sender.send, settings.concurrency, pacing)
        self._sender.on_expected = self._sending.add
        self._acknowledging: set[asyncio.Task[None]] = set()

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set. Raises CannotServe."""
        try:
            if not await self._connect(stop):
                return
            await self._resume()
            await self._serve(stop)
        except InvalidToken as error:
            raise CannotServe(
                "Telegram does not accept TELEGRAM_BOT_TOKEN; copy the token anew from @BotFather."
            ) from error
        except Conflict as error:
            raise CannotServe(
                f"Another program already fetches updates with this Telegram token; stop that one first ({error})."
            ) from error
        except BadRequest as error:
            raise CannotServe(f"Telegram refuses TELEGRAM_WEBHOOK_URL: {error}.") from error
        except OSError as error:
            port = self._settings.telegram_webhook_port
            raise CannotServe(f"The webhook cannot listen at port {port}: {error.strerror}.") from error
        finally:
            await self._answering.close(_GRACE)
            await self._sending.close(_GRACE)
            for task in self._acknowledging:
                task.cancel()
            await self._bot.shutdown()

    async def _connect(self, stop: asyncio.Event) -> bool:
        """Log in and, for polling, end any webhook; returns whether that worked before `stop`."""
        if not await self._patiently(self._bot.initialize, stop):
            return False
        _log.info("Serving Telegram as @%s", self._bot.username)
        polls = not self._settings.telegram_webhook_url
        return not polls or await self._patiently(self._bot.delete_webhook, stop)

    async def _patiently(self, step: Callable[[], Awaitable[object]], stop: asyncio.Event) -> bool:
        """Do a step, again and again while Telegram cannot be reached; returns whether it worked before `stop`."""
        pause = 1.0
        while not stop.is_set():
            try:
                await step()
            except (InvalidToken, Conflict, BadRequest):
                raise
            except TelegramError as error:
                _log.warning("%s cannot be reached, trying again: %s", self._settings.telegram_api_url, error)
                await _sleep(stop, pause)
                pause = min(pause * 2, 30.0)
            else:
                return True
        return False

    async def _resume(self) -> None:
        """Take up what the last run left, what was answered but not sent first."""
        for seq, lane in await self.kept.outbox.waiting():
            self._sending.add(seq, lane)
        for seq, lane in await self.kept.inbox.waiting():
            self._answering.add(seq, lane)

    async def _serve(self, stop: asyncio.Event) -> None:
        stopped = asyncio.create_task(stop.wait())
        keeping = asyncio.create_task(self._keep_house())
        menus = asyncio.create_task(set_menus(self._bot, self._voice.menu))
        source = asyncio.create_task(
            self._webhook(stop) if self._settings.telegram_webhook_url else self._poll()
        )
        try:
            await asyncio.wait({stopped, source}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (stopped, keeping, menus, source):
                task.cancel()
        try:
            await source
        except asyncio.CancelledError:
            _log.info("Stopping")

    async def _poll(self) -> None:
        await check_alone(self._bot, self._wire, self._receive, self._patience)
        await poll(self._bot, self._wire, self._receive)

    async def _webhook(self, stop: asyncio.Event) -> None:
        webhook = Webhook(self._bot, self._settings, self._receive_if_room)
        webhook.listen()
        try:
            await self._patiently(webhook.announce, stop)
            await stop.wait()
        finally:
            await webhook.close()

    async def _receive(self, updates: list[Any]) -> int:
        """Store updates, then queue the new ones and answer pressed buttons at once; waits while too many are queued."""
        while len(self._answering) > _MOST_WAITING:  # noqa: ASYNC110 — rare, and simpler than another event
            await asyncio.sleep(0.1)
        new = await self.kept.inbox.store([incoming(update) for update in updates])
        known = {entry.key for entry in new}
        for update in updates:
            if isinstance(update, dict) and str(update.get("update_id")) in known:
                self._heed(update)
        for entry in new:
            self._answering.add(entry.seq, entry.lane)
        return len(new)

    def _heed(self, update: dict[str, Any]) -> None:
        """Do what must not wait for its turn."""
        if "callback_query" in update:
            self._acknowledge(update["callback_query"])
        elif "inline_query" in update:
            self._inline.heard(update["inline_query"])

    async def _receive_if_room(self, updates: list[Any]) -> int:
        if len(self._answering) > _MOST_WAITING:
            raise Overloaded
        return await self._receive(updates)

    def _acknowledge(self, raw: Any) -> None:
        """Answer a pressed button in a task of its own; one that cannot be read is set aside when its turn comes."""
        try:
            query = CallbackQuery.de_json(raw, self._bot)
        except (KeyError, TypeError, ValueError, AttributeError):
            return
        task = asyncio.create_task(self._presses.acknowledge(query))
        self._acknowledging.add(task)
        task.add_done_callback(self._acknowledging.discard)

    async def _keep_house(self) -> None:
        """Wipe what is old, and take up what another process has put into the file."""
        while True:
            await asyncio.sleep(_HOUSEKEEPING)
            try:
                await self.kept.inbox.purge()
                await self._resume()
            except sqlite3.Error as error:
                _log.error("The chats' file cannot be kept in order: %s", error)


def _cooldown(settings: Settings) -> Cooldown:
    return Cooldown(Rate(settings.user_per_minute, 60.0), Rate(settings.chat_per_minute, 60.0))


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    """Sleep, but not past `stop`."""
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
