"""What goes out: messages go in with a key that keeps each from being sent twice, and stay until they are sent or given up."""

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bot.delivery.database import Database


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to deliver: `body` is the platform's own form of it, `lane` the chat whose messages keep their order.

    `asker` is the user whom the message answers, empty for what nobody asked for.
    """

    platform: str
    key: str
    lane: str
    body: str
    asker: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A stored message on its way: `tries` counts the attempts that failed."""

    seq: int
    key: str
    lane: str
    body: str
    made: float
    tries: int
    asker: str


class Outbox:
    """The messages to one platform."""

    def __init__(self, database: Database, platform: str) -> None:
        """Store into this database."""
        self._database = database
        self._platform = platform

    async def put(self, messages: Sequence[Outgoing]) -> list[Parcel]:
        """Store messages durably; returns those whose keys are new."""
        return await self._database.run(lambda c: put(c, messages))

    async def waiting(self) -> list[tuple[int, str]]:
        """Place and lane of every message that is not sent yet, oldest first."""
        sql = "SELECT seq, lane FROM outbox WHERE state = 'waiting' AND platform = ? ORDER BY seq"
        return await self._database.run(lambda c: c.execute(sql, (self._platform,)).fetchall())

    async def read(self, seq: int) -> Parcel | None:
        """One message, if it still waits."""
        sql = (
            "SELECT seq, key, lane, body, made, tries, asker FROM outbox WHERE seq = ? AND state = 'waiting'"
        )
        row = await self._database.run(lambda c: c.execute(sql, (seq,)).fetchone())
        return Parcel(*row) if row else None

    async def sent(self, seq: int, message_id: str | None) -> None:
        """Mark a message sent, under the number that the platform gave it; its text is wiped."""
        sql = "UPDATE outbox SET state = 'sent', body = '', message_id = ?, made = ? WHERE seq = ?"
        await self._database.run(lambda c: c.execute(sql, (message_id, time.time(), seq)))

    async def tried(self, seq: int, error: str) -> None:
        """Count an attempt that failed in passing."""
        sql = "UPDATE outbox SET tries = tries + 1, error = ? WHERE seq = ?"
        await self._database.run(lambda c: c.execute(sql, (error, seq)))

    async def give_up(self, seq: int, error: str) -> None:
        """Stop trying; the message stays, with the reason, for whoever runs the bot."""
        sql = "UPDATE outbox SET state = 'failed', error = ? WHERE seq = ?"
        await self._database.run(lambda c: c.execute(sql, (error, seq)))

    async def failed(self) -> list[tuple[float, str, str]]:
        """When, to which chat and why not: every message that was given up, oldest first."""
        sql = "SELECT made, lane, error FROM outbox WHERE state = 'failed' AND platform = ? ORDER BY seq"
        return await self._database.run(lambda c: c.execute(sql, (self._platform,)).fetchall())

    async def redirect(self, seq: int, lane: str, body: str) -> None:
        """Send a message to another chat instead (its chat has moved)."""
        sql = "UPDATE outbox SET lane = ?, body = ? WHERE seq = ?"
        await self._database.run(lambda c: c.execute(sql, (lane, body, seq)))

    async def asker(self, lane: str, message_id: str) -> str | None:
        """Whom a message that was sent answers: a user, empty for nobody, None if the message is not ours."""
        sql = "SELECT asker FROM outbox WHERE lane = ? AND message_id = ?"
        row = await self._database.run(lambda c: c.execute(sql, (lane, message_id)).fetchone())
        return str(row[0]) if row else None

    async def forget_asker(self, user: str) -> None:
        """Forget which messages answered a user."""
        sql = "UPDATE outbox SET asker = '' WHERE asker = ? AND platform = ?"
        await self._database.run(lambda c: c.execute(sql, (user, self._platform)))


def put(connection: sqlite3.Connection, messages: Sequence[Outgoing]) -> list[Parcel]:
    """Insert messages within a transaction under way; returns those whose keys are new."""
    return [parcel for one in messages if (parcel := _insert(connection, one))]


def _insert(connection: sqlite3.Connection, one: Outgoing) -> Parcel | None:
    made = time.time()
    cursor = connection.execute(
        "INSERT OR IGNORE INTO outbox (platform, key, lane, asker, made, body) VALUES (?, ?, ?, ?, ?, ?)",
        (one.platform, one.key, one.lane, one.asker, made, one.body),
    )
    if not cursor.rowcount or cursor.lastrowid is None:
        return None
    return Parcel(cursor.lastrowid, one.key, one.lane, one.body, made, 0, one.asker)
