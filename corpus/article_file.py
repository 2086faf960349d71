"""The SQLite file that holds the articles: its tables and its version; a data directory goes in, a connection comes out."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from corpus.errors import CorpusError, IndexOutdated, UnreadableFile

_FORMAT = 1
_TABLES = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT, -- what the index knows an article by; never used again for another
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL UNIQUE,             -- what permalinks know it by
    hash TEXT NOT NULL,
    record TEXT NOT NULL,
    title TEXT, column TEXT, publication TEXT, date TEXT, page TEXT, kind TEXT NOT NULL,
    plain TEXT NOT NULL, sound TEXT NOT NULL, fields TEXT NOT NULL
);
CREATE INDEX articles_by_date ON articles (date);
CREATE INDEX articles_by_column ON articles (column);
CREATE TABLE authors (key INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (name, key)) WITHOUT ROWID;
CREATE INDEX authors_by_article ON authors (key);
CREATE TABLE files (path TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holdings (path TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (path, key)) WITHOUT ROWID;
CREATE INDEX holdings_by_article ON holdings (key);
CREATE TABLE changes (key INTEGER NOT NULL, generation INTEGER NOT NULL);
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);
"""


_CACHED = 128 * 1024
"""Kibibytes of the file that are kept at hand, as they are read: candidates lie scattered over it. Mapping the file into
memory would be faster, but a file cut short under a reader would then kill the process instead of raising an error."""


def store_path(data: Path) -> Path:
    """Where the articles of a data directory are."""
    return data / "articles.sqlite"


def connect(path: Path) -> sqlite3.Connection:
    """Open the file. Raises UnreadableFile if it is no database, IndexOutdated if another version wrote it."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=20)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = {-_CACHED}")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UnreadableFile(
            f"{path} is damaged: restore it from a backup, or delete it and ingest again."
        ) from error
    if version not in {0, _FORMAT}:
        connection.close()
        raise IndexOutdated(
            f"{path} was written by another version of Jianbao; ingest the pages into a new folder."
        )
    return connection


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in a new file; one that has them is left as it is."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if not version:
        connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")


def exists(data: Path) -> bool:
    """Tell whether anything has been ingested into a data directory.

    A file without a single table is what a process leaves that was killed while it made the file: nothing was ingested.
    """
    if not store_path(data).is_file():
        return False
    connection = connect(store_path(data))
    try:
        if not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            return False
        return bool(connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone())
    except sqlite3.DatabaseError as error:
        raise CorpusError(f"{store_path(data)} holds no articles; delete it and ingest again.") from error
    finally:
        connection.close()


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values to bind."""
    return ",".join("?" * len(values))
