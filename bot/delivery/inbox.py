"""What came in: updates go in before they are confirmed to the platform, and stay until they are answered or set aside."""

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.database import Database
from bot.delivery.outbox import Outgoing, Parcel, put

KEYS_KEPT = 7 * 24 * 3600.0
"""Seconds after which a platform certainly repeats no update."""
FRESH_KEPT = 500
"""Up to about so many updates that have just come are also kept in memory, which spares reading them back."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An update as the platform sent it; `key` is the platform's own number of it, `lane` is worked on in order."""

    platform: str
    key: str
    lane: str
    body: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored update: `seq` is its place in the inbox."""

    seq: int
    key: str
    lane: str
    received: float
    body: str
    error: str = ""


class Inbox:
    """The updates of one platform."""

    def __init__(self, database: Database, platform: str, keep_texts: float = 0.0) -> None:
        """Store into this database; texts of answered updates are kept for `keep_texts` seconds."""
        self._database = database
        self._platform = platform
        self._keep_texts = keep_texts
        self._fresh: dict[int, Entry] = {}

    async def store(self, updates: Sequence[Incoming]) -> list[Entry]:
        """Store updates durably and return those that were not known yet, in order."""
        new = await self._database.run(lambda c: [entry for one in updates if (entry := _insert(c, one))])
        if len(self._fresh) < FRESH_KEPT:
            self._fresh.update((entry.seq, entry) for entry in new)
        return new

    async def waiting(self) -> list[tuple[int, str]]:
        """Place and lane of every update that still wants an answer, oldest first."""
        sql = "SELECT seq, lane FROM inbox WHERE state = 'waiting' AND platform = ? ORDER BY seq"
        return await self._database.run(lambda c: c.execute(sql, (self._platform,)).fetchall())

    async def read(self, seq: int) -> Entry | None:
        """One update, if it still waits."""
        if entry := self._fresh.pop(seq, None):
            return entry
        sql = "SELECT seq, key, lane, received, body, error FROM inbox WHERE seq = ? AND state = 'waiting'"
        row = await self._database.run(lambda c: c.execute(sql, (seq,)).fetchone())
        return Entry(*row) if row else None

    async def done(self, seq: int, answer: Sequence[Outgoing] = ()) -> list[Parcel]:
        """Mark an update answered and put its answer into the outbox, both or neither; returns the answer's parcels."""
        return await self._database.run(lambda c: _finish(c, seq, answer, purge=not self._keep_texts))

    async def fail(self, seq: int, error: str, apology: Sequence[Outgoing] = ()) -> list[Parcel]:
        """Set an update aside with the reason, with an apology to the reader."""
        return await self._database.run(lambda c: _set_aside(c, seq, error, apology))

    async def failed(self) -> list[Entry]:
        """Every update that was set aside, oldest first."""
        sql = "SELECT seq, key, lane, received, body, error FROM inbox WHERE state = 'failed' ORDER BY seq"
        return await self._database.run(lambda c: [Entry(*row) for row in c.execute(sql)])

    async def retry(self) -> int:
        """Let every update that was set aside wait again; returns how many they are."""
        sql = "UPDATE inbox SET state = 'waiting', error = '' WHERE state = 'failed'"
        return await self._database.run(lambda c: c.execute(sql).rowcount)

    async def purge(self, now: float | None = None) -> None:
        """Wipe the texts that were kept long enough, and the keys that no platform repeats any more."""
        now = time.time() if now is None else now
        await self._database.run(lambda c: _purge(c, now - self._keep_texts, now - KEYS_KEPT))


def _insert(connection: sqlite3.Connection, one: Incoming) -> Entry | None:
    received = time.time()
    cursor = connection.execute(
        "INSERT OR IGNORE INTO inbox (platform, key, lane, received, body) VALUES (?, ?, ?, ?, ?)",
        (one.platform, one.key, one.lane, received, one.body),
    )
    if not cursor.rowcount or cursor.lastrowid is None:
        return None
    return Entry(cursor.lastrowid, one.key, one.lane, received, one.body)


def _finish(
    connection: sqlite3.Connection, seq: int, answer: Sequence[Outgoing], *, purge: bool
) -> list[Parcel]:
    body = ", body = ''" if purge else ""
    connection.execute(f"UPDATE inbox SET state = 'done', error = ''{body} WHERE seq = ?", (seq,))
    return put(connection, answer)


def _set_aside(
    connection: sqlite3.Connection, seq: int, error: str, apology: Sequence[Outgoing]
) -> list[Parcel]:
    connection.execute("UPDATE inbox SET state = 'failed', error = ? WHERE seq = ?", (error, seq))
    return put(connection, apology)


def _purge(connection: sqlite3.Connection, texts_before: float, keys_before: float) -> None:
    connection.execute(
        "UPDATE inbox SET body = '' WHERE state = 'done' AND body <> '' AND received < ?", (texts_before,)
    )
    connection.execute("DELETE FROM inbox WHERE state = 'done' AND received < ?", (keys_before,))
    connection.execute("DELETE FROM outbox WHERE state <> 'waiting' AND made < ?", (keys_before,))
    connection.execute("DELETE FROM button WHERE made < ?", (keys_before - 83 * 24 * 3600.0,))
