"""Chat in the terminal put together: settings go in; a conversation is held until the input ends."""

import asyncio
import io
import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from bot.delivery.chat_memory import SqliteChatMemory
from bot.delivery.database import FILE_NAME, Database
from bot.settings import Settings
from bot.terminal import Terminal, locale_for, style_for, typed
from corpus.library import Library
from handlers.commands import answer
from handlers.desk import Crossing, Desk
from handlers.request import Request

_WIDEST = 100
"""Columns beyond which lines are hard to read."""


def chat(settings: Settings, variables: Mapping[str, str]) -> None:
    """Answer line by line. The prompt opens at once; the dictionaries load while the first line is being typed."""
    interactive = sys.stdin.isatty()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    library, database, crossing = Library.open(settings.data), Database(settings.data / FILE_NAME), Crossing()
    desk = Desk(library, SqliteChatMemory(database), crossing)
    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else None
    locale = locale_for(variables)
    terminal = Terminal(
        lambda request: answer(request, desk), sys.stdout, style_for(sys.stdout, variables), width, locale
    )
    with asyncio.Runner() as runner, ThreadPoolExecutor(1) as loading:
        runner.run(database.open())
        if interactive:
            terminal.show(runner.run(answer(Request("/start", locale=locale), desk)))
        loading.submit(library.warm)
        try:
            for line in typed(interactive=interactive):
                runner.run(terminal.say(line))
        finally:
            runner.run(database.close())
            crossing.close()
            library.close()
