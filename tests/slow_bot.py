"""A bot to be killed: the real application with a small answer that takes as long as a search; started as a program by tests."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from bot.delivery.database import FILE_NAME, Database
from bot.delivery.stores import stores
from bot.settings import read_settings
from bot.telegram_app import TelegramApp
from bot.telegram_service import Voice
from bot.telegram_updates import PLATFORM
from handlers.clippings import Clippings
from handlers.reply import Reply, Text
from handlers.request import Request

WORK = float(os.environ.get("SLOW_BOT_WORK", "0.05"))


async def answer(request: Request) -> Reply:
    """Repeat what was said, after the time of a search."""
    await asyncio.sleep(WORK)
    return Reply((Text(f"答 {request.text}"),))


async def clip(_request: Request, _skip: int, _limit: int) -> Clippings:
    """Find nothing."""
    return Clippings(())


VOICE = Voice(answer, lambda _locale: Reply((Text("抱歉"),)), lambda _locale: (), frozenset(), clip)


async def main(token: str, data: Path) -> None:
    """Serve until SIGTERM."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = Database(data / FILE_NAME)
    await database.open()
    await TelegramApp(read_settings(os.environ), token, VOICE, stores(database, PLATFORM)).serve(stop)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
