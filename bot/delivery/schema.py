"""The form of the chats' file: a connection of any earlier version goes in, the present version comes out."""

import sqlite3
from pathlib import Path

MIGRATIONS = (
    # 1: what a chat remembers
    """
    CREATE TABLE setting (chat TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (chat, name)) WITHOUT ROWID;
    CREATE TABLE last_list (chat TEXT PRIMARY KEY, article_ids TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE button (key TEXT PRIMARY KEY, chat TEXT NOT NULL, command TEXT NOT NULL, made REAL NOT NULL) WITHOUT ROWID;
    CREATE INDEX button_chat ON button (chat);
    CREATE INDEX button_made ON button (made);
    """,
    # 2: what came in and what goes out
    """
    CREATE TABLE inbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, key TEXT NOT NULL, lane TEXT NOT NULL,
        received REAL NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting', error TEXT NOT NULL DEFAULT '',
        UNIQUE (platform, key)
    );
    CREATE INDEX inbox_state ON inbox (state, seq) WHERE state <> 'done';
    CREATE INDEX inbox_received ON inbox (received);
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, key TEXT NOT NULL, lane TEXT NOT NULL,
        asker TEXT NOT NULL DEFAULT '', made REAL NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
        tries INTEGER NOT NULL DEFAULT 0, message_id TEXT, error TEXT NOT NULL DEFAULT '', UNIQUE (platform, key)
    );
    CREATE INDEX outbox_state ON outbox (state, seq) WHERE state <> 'sent';
    CREATE INDEX outbox_message ON outbox (lane, message_id);
    CREATE INDEX outbox_made ON outbox (made);
    """,
)


class ChatsUnreadable(Exception):
    """The chats' file cannot be used; str() is a whole sentence."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the newest form, one version after another, each in one transaction. Raises ChatsUnreadable."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise ChatsUnreadable(f"{path} was written by a newer version of this program; start that version.")
    for number, script in enumerate(MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;")
