"""Looking after the chats' file: `inbox`, `backup` and `doctor` go in, lines for whoever runs the bot come out."""

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.delivery.database import FILE_NAME, Database
from bot.delivery.schema import MIGRATIONS, ChatsUnreadable
from bot.delivery.stores import stores
from bot.settings import Settings
from bot.telegram_updates import PLATFORM
from corpus.errors import CorpusError
from corpus.library import Library


async def inbox(settings: Settings, *, retry: bool) -> None:
    """List the messages that were set aside or, with `retry`, let them wait for another try."""
    database = Database(settings.data / FILE_NAME)
    await database.open()
    both = stores(database, PLATFORM)
    kept = both.inbox
    try:
        if retry:
            count = await kept.retry()
            print(
                f"{count} wait again; a running bot takes them up within a minute, another one when it starts."
            )
            return
        failed = await kept.failed()
        for entry in failed:
            print(
                f"{_clock(entry.received)}  {entry.lane}  {entry.key}  {entry.error}\n    {_excerpt(entry.body)}"
            )
        for made, lane, error in await both.outbox.failed():
            print(f"{_clock(made)}  {lane}  could not be sent: {error}")
        waiting = len(await kept.waiting()) + len(await both.outbox.waiting())
        print(f"{len(failed)} set aside, {waiting} waiting.")
    finally:
        await database.close()


def _clock(seconds: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(seconds))


def _excerpt(body: str) -> str:
    """Show the words of an update, or the beginning of whatever it is."""
    try:
        return str(json.loads(body)["message"]["text"])[:200]
    except (KeyError, TypeError, ValueError):
        return body[:200]


def backup(settings: Settings, target: Path) -> None:
    """Copy the chats' file while the bot runs; the copy appears whole or not at all. Raises ChatsUnreadable."""
    source = settings.data / FILE_NAME
    if not source.exists():
        raise ChatsUnreadable(f"There is nothing to copy yet: {source} does not exist.")
    if target.exists() and target.samefile(source):
        raise ChatsUnreadable(f"{target} is the file to be copied; name another one.")
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(part)) as copy:
            original.backup(copy)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise ChatsUnreadable(f"The copy {target} cannot be written: {error}.") from error


async def doctor(settings: Settings) -> bool:
    """Check what the bot needs, a line each; returns whether everything is in order."""
    findings = [*_data(settings), _corpus(settings), _chats(settings), await _telegram(settings)]
    for fine, line in findings:
        print(f"{'ok      ' if fine else 'PROBLEM '} {line}")
    return all(fine for fine, _ in findings)


Finding = tuple[bool, str]


def _data(settings: Settings) -> Iterator[Finding]:
    yield True, "settings: every value can be used"
    folder = settings.data
    if not folder.exists():
        yield True, f"data directory: {folder} does not exist yet and will be made"
    else:
        writable = folder.is_dir() and os.access(folder, os.W_OK)
        yield writable, f"data directory: {folder} {'can' if writable else 'cannot'} be written"


def _corpus(settings: Settings) -> Finding:
    try:
        library = Library.open(settings.data)
    except CorpusError as error:
        return False, f"corpus: {error}"
    sample = library.is_sample
    library.close()
    if sample:
        return True, "corpus: nothing ingested yet, the sample edition answers (python -m corpus ingest PATH)"
    return True, "corpus: the articles and their index can be read"


def _chats(settings: Settings) -> Finding:
    path = settings.data / FILE_NAME
    if not path.exists():
        return True, "chats: nothing remembered yet"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.Error as error:
        return False, f"chats: {path} cannot be read ({error}); put a backup in its place"
    fine = sound and version <= len(MIGRATIONS)
    return fine, f"chats: {path}, version {version} of {len(MIGRATIONS)}, {'sound' if sound else 'damaged'}"


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return True, "telegram: no TELEGRAM_BOT_TOKEN, so it is not served"
    root = settings.telegram_api_url
    try:
        async with asyncio.timeout(10):
            bot = Bot(settings.telegram_token.get_secret_value(), base_url=f"{root}/bot")
            async with bot:
                return True, f"telegram: {root} knows this bot as @{bot.username}"
    except InvalidToken:
        return False, "telegram: the token is not accepted; copy it anew from @BotFather"
    except (TelegramError, TimeoutError) as error:
        return False, f"telegram: {root} cannot be reached ({error or 'no answer within 10 s'})"
