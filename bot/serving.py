"""Serving platforms: settings go in; the bot runs until it is told to stop, alone on its data directory and token."""

import asyncio
import gc
import logging
import os
import signal
import threading
from contextlib import ExitStack, suppress

from bot.delivery.database import FILE_NAME, Database
from bot.delivery.stores import stores
from bot.instance import lock_data, lock_token
from bot.settings import Settings, SettingsError
from bot.telegram_app import TelegramApp
from bot.telegram_service import Voice
from bot.telegram_updates import PLATFORM
from corpus.library import Library
from handlers.clippings import clippings
from handlers.commands import COMMANDS, answer, apology, menu
from handlers.desk import Crossing, Desk

_log = logging.getLogger(__name__)
_LAST_MOMENT = 4.5
"""Seconds after which the process ends whatever is still under way: all that matters is stored."""


def start_logging(settings: Settings) -> None:
    """Log to standard error; the HTTP library's own lines name the token, so they stay out."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("httpx", "httpcore", "telegram", "tornado.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def serve_telegram(settings: Settings) -> None:
    """Serve Telegram until SIGTERM or SIGINT.

    Raises SettingsError, AlreadyRunning, CannotServe, ChatsUnreadable or a CorpusError.
    """
    if settings.telegram_token is None:
        raise SettingsError(
            "Telegram needs a token: get one from @BotFather and set TELEGRAM_BOT_TOKEN in .env."
        )
    token = settings.telegram_token.get_secret_value()
    with ExitStack() as locks:
        locks.callback(lock_data(settings.data).release)
        locks.callback(lock_token(token, settings.telegram_api_url).release)
        asyncio.run(_serve(settings, token))


async def _serve(settings: Settings, token: str) -> None:
    stop = asyncio.Event()
    _heed_signals(stop)
    library = await asyncio.to_thread(Library.open, settings.data)
    database = Database(settings.data / FILE_NAME)
    await database.open()
    crossing = Crossing()
    warming = asyncio.create_task(asyncio.to_thread(_warm, library))
    kept = stores(database, PLATFORM, settings.keep_texts_hours * 3600.0)
    desk = Desk(library, kept.memory, crossing, settings.time_zone)
    try:
        await TelegramApp(settings, token, voice(desk), kept).serve(stop)
    finally:
        await database.close()
        with suppress(asyncio.CancelledError):
            await warming
        crossing.close()
        library.close()


def _warm(library: Library) -> None:
    """Load the dictionaries, and spare the garbage collector from walking through them ever after."""
    library.warm()
    gc.collect()
    gc.freeze()


def voice(desk: Desk) -> Voice:
    """Give an adapter what it needs of the handlers."""
    names = {name for command in COMMANDS for name in (command.name, command.chinese, *command.also)}
    return Voice(
        answer=lambda request: answer(request, desk),
        apology=apology,
        menu=menu,
        names=frozenset(names),
        clip=lambda request, skip, limit: clippings(request, desk, skip, limit),
    )


def _heed_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, _stop, stop)
        except (
            NotImplementedError
        ):  # Windows: the signal arrives in the main thread, between two steps of the loop
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(_stop, stop))


def _stop(stop: asyncio.Event) -> None:
    """Stop in good order, or (a search may still be running in a thread) without it."""
    stop.set()
    last = threading.Timer(_LAST_MOMENT, os._exit, (0,))
    last.daemon = True
    last.start()
