"""Commands too long for a button: a command goes in, a short key comes out, and the command again for months."""

import hashlib
import time
from collections.abc import Sequence

from bot.delivery.database import Database


class ButtonCommands:
    """The commands behind buttons, by keys made from chat and command: the same button has the same key again."""

    def __init__(self, database: Database) -> None:
        """Keep them in this open database."""
        self._database = database

    async def keep(self, chat: str, commands: Sequence[str]) -> list[str]:
        """Store commands and return a key for each."""
        now = time.time()
        rows = [(_key(chat, command), chat, command, now) for command in commands]
        sql = "INSERT OR REPLACE INTO button (key, chat, command, made) VALUES (?, ?, ?, ?)"
        if rows:
            await self._database.run(lambda c: c.executemany(sql, rows))
        return [row[0] for row in rows]

    async def command(self, key: str) -> str | None:
        """Return the command of a key; None if it was wiped or is too old."""
        sql = "SELECT command FROM button WHERE key = ?"
        row = await self._database.run(lambda c: c.execute(sql, (key,)).fetchone())
        return str(row[0]) if row else None


def _key(chat: str, command: str) -> str:
    return hashlib.blake2b(f"{chat}\n{command}".encode(), digest_size=12).hexdigest()
