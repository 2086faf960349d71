"""The one SQLite file of the chats: functions of a connection go in and run one after another in a thread of its own."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.delivery.schema import ChatsUnreadable, migrate

FILE_NAME = "chats.sqlite"
_Result = TypeVar("_Result")


class Database:
    """The open file; it is committed after every function that ran without an error."""

    def __init__(self, path: Path) -> None:
        """Name the file; `open` opens it."""
        self.path = path
        self._thread = ThreadPoolExecutor(1, "chats")
        self._connection: sqlite3.Connection | None = None

    async def open(self) -> None:
        """Open or create the file and bring it to this version's form. Raises ChatsUnreadable."""
        await self._submit(self._open)

    def _open(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = connect(self.path)
            migrate(self._connection, self.path)
        except (sqlite3.OperationalError, OSError) as error:
            raise ChatsUnreadable(
                f"{self.path} cannot be opened for writing ({error}); check the folder that JIANBAO_DATA names."
            ) from error
        except sqlite3.DatabaseError as error:
            raise ChatsUnreadable(
                f"{self.path} is damaged ({error}); put a backup in its place, or remove it to start without memory."
            ) from error

    async def run(self, function: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Run a function of the connection in one transaction and return what it returns."""
        return await self._submit(lambda: self._transaction(function))

    def _transaction(self, function: Callable[[sqlite3.Connection], _Result]) -> _Result:
        if self._connection is None:
            raise RuntimeError("the database is not open")
        with self._connection as connection:
            return function(connection)

    async def _submit(self, function: Callable[[], _Result]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function)

    async def close(self) -> None:
        """Finish what is under way and close the file."""
        await self._submit(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def connect(path: Path) -> sqlite3.Connection:
    """Open the file so that a killed process loses nothing that was committed."""
    connection = sqlite3.connect(path, check_same_thread=False, timeout=10)
    try:
        _configure(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _configure(connection: sqlite3.Connection) -> None:
    connection.executescript(
        # FAST overwrites purged texts where that costs no extra writing.
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = FAST; PRAGMA foreign_keys = ON;"
    )
