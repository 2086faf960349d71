"""What a chat remembers, kept in SQLite: a chat's name goes in, its last list and its settings come out."""

import json
import sqlite3

from bot.delivery.database import Database

_SETTINGS_KEPT = 5_000


class SqliteChatMemory:
    """The ChatMemory of `handlers/` over the chats' file; `chat` is the platform and its id, such as `telegram:42`."""

    def __init__(self, database: Database) -> None:
        """Keep everything in this open database."""
        self._database = database
        self._settings: dict[tuple[str, str], str | None] = {}
        self._changes = 0

    async def last_list(self, chat: str) -> tuple[str, ...]:
        """Article ids of the last list shown in this chat; empty if none was."""
        sql = "SELECT article_ids FROM last_list WHERE chat = ?"
        row = await self._database.run(lambda c: c.execute(sql, (chat,)).fetchone())
        return tuple(json.loads(row[0])) if row else ()

    async def remember_list(self, chat: str, article_ids: tuple[str, ...]) -> None:
        """Keep the list that `article N` counts in."""
        sql = "INSERT OR REPLACE INTO last_list VALUES (?, ?)"
        text = json.dumps(article_ids, ensure_ascii=False)
        await self._database.run(lambda c: c.execute(sql, (chat, text)))

    async def setting(self, chat: str, name: str) -> str | None:
        """One setting of this chat; None where it was never set. Asked at every message, so what was read is kept."""
        if (chat, name) in self._settings:
            return self._settings[chat, name]
        changes = self._changes
        sql = "SELECT value FROM setting WHERE chat = ? AND name = ?"
        row = await self._database.run(lambda c: c.execute(sql, (chat, name)).fetchone())
        if len(self._settings) >= _SETTINGS_KEPT:
            self._settings.clear()
        value = str(row[0]) if row else None
        if changes == self._changes:
            self._settings[chat, name] = value
        return value

    async def change_setting(self, chat: str, name: str, value: str | None) -> None:
        """Set or (None) clear one setting of this chat."""
        clear = "DELETE FROM setting WHERE chat = ? AND name = ?"
        write = "INSERT OR REPLACE INTO setting VALUES (?, ?, ?)"
        if value is None:
            await self._database.run(lambda c: c.execute(clear, (chat, name)))
        else:
            await self._database.run(lambda c: c.execute(write, (chat, name, value)))
        self._unread()

    async def forget(self, chat: str) -> None:
        """Wipe everything that is kept about this chat."""
        await self._database.run(lambda c: _forget(c, chat))
        self._unread()

    async def move(self, chat: str, new: str) -> None:
        """Let what is remembered follow a chat to its new id."""
        await self._database.run(lambda c: _move(c, chat, new))
        self._unread()

    def _unread(self) -> None:
        self._settings.clear()
        self._changes += 1


_TABLES = ("setting", "last_list", "button")


def _forget(connection: sqlite3.Connection, chat: str) -> None:
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE chat = ?", (chat,))
    # An update's key stays, so that it is not answered a second time; its words go.
    connection.execute("UPDATE inbox SET body = '' WHERE lane = ? AND state <> 'waiting'", (chat,))
    connection.execute("DELETE FROM outbox WHERE lane = ? AND state <> 'waiting'", (chat,))


def _move(connection: sqlite3.Connection, chat: str, new: str) -> None:
    for table in _TABLES:
        connection.execute(f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", (new, chat))
    for table in ("inbox", "outbox"):
        connection.execute(f"UPDATE {table} SET lane = ? WHERE lane = ?", (new, chat))
