"""Chat in the terminal put together: settings go in; a conversation is held until the input ends."""

import asyncio
import io
import logging
import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import FILE_NAME, Database
from bot.settings import Settings
from bot.terminal import Terminal, locale_for, style_for, typed
from corpus.library import Library
from handlers.commands import answer, apology
from handlers.desk import Crossing, Desk
from handlers.reply import Button, Reply, Text
from handlers.request import Request
from handlers.words.language import language_of, phrases

_log = logging.getLogger(__name__)
_WIDEST = 100
"""Columns beyond which lines are hard to read."""
_PATIENCE = 0.7
"""Seconds that the first screen waits for examples from the corpus; the prompt must not be late."""


def chat(settings: Settings, variables: Mapping[str, str]) -> None:
    """Answer line by line. The prompt opens at once; what takes long to load is loaded while the first line is typed."""
    interactive = sys.stdin.isatty()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    database, crossing, loading = Database(settings.data / FILE_NAME), Crossing(), ThreadPoolExecutor(1)
    opening = loading.submit(_open, settings)
    memory = SqliteChatMemory(database)

    async def reply(request: Request) -> Reply:
        desk = Desk(await asyncio.wrap_future(opening), memory, crossing, settings.time_zone)
        try:
            return await answer(request, desk)
        except Exception:  # noqa: BLE001 — logged and told, as on every platform
            _log.exception("%r could not be answered", request.text)
            return apology(request.locale)

    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else None
    locale = locale_for(variables)
    terminal = Terminal(reply, sys.stdout, style_for(sys.stdout, variables), width, locale)
    with asyncio.Runner() as runner:
        runner.run(database.open())
        try:
            if interactive:
                ready = _is_ready(opening)
                terminal.show(
                    runner.run(reply(Request("/start", locale=locale))) if ready else _hello(locale)
                )
            for line in typed(interactive=interactive):
                runner.run(terminal.say(line))
        finally:
            runner.run(database.close())
            crossing.close()
            loading.shutdown(cancel_futures=True)
    opening.result().close()


def _open(settings: Settings) -> Library:
    library = Library.open(settings.data)
    library.warm()
    return library


def _is_ready(opening: Future[Library]) -> bool:
    """Tell whether the corpus opened soon enough. Raises what opening it raised."""
    try:
        opening.result(_PATIENCE)
    except NotYet:
        return False
    return True


def _hello(locale: str) -> Reply:
    """What can be said before the corpus is open: who this is, and what works on any corpus."""
    words = phrases(language_of(locale))
    buttons = tuple((Button(command, command),) for command in ("/latest", "/columns", "/help"))
    return Reply((Text(words.welcome), Text(words.load_pages, quiet=True), Text(words.try_these)), buttons)
