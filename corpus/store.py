"""The store: articles and their matching forms in SQLite (WAL), the truth that the index is made from.

A reader holds one generation: it opens a read transaction and keeps it, so that whatever a writer commits meanwhile is
not seen until the reader is opened anew. The writer commits generation n + 1 together with the list of what changed, so
that an index left behind by a killed process can be brought up to date.
"""

import json
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.errors import CorpusError, IndexOutdated, UnreadableFile
from corpus.index.terms import Forms
from corpus.passage import article_key
from corpus.record import from_record, record_hash, to_record

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


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of a list of articles."""

    key: int
    id: str
    title: str
    column: str
    publication: str
    date: str
    page: str
    kind: str


@dataclass(frozen=True, slots=True)
class Stats:
    """What the corpus holds; dates are the first and the last that are known."""

    articles: int
    characters: int
    publications: tuple[tuple[str, int], ...]
    columns: int
    authors: int
    first_date: str | None
    last_date: str | None
    files: int
    generation: int


_SUMMARY = (
    "key, id, coalesce(title, ''), coalesce(column, ''), coalesce(publication, ''),"
    " coalesce(date, ''), coalesce(page, ''), kind"
)
# What is unknown sorts last.
_NEWEST = "ORDER BY date IS NULL, date DESC, publication, length(page), page, key"


def store_path(data: Path) -> Path:
    """Where the articles of a data directory are."""
    return data / "articles.sqlite"


def connect(path: Path) -> sqlite3.Connection:
    """Open the file. Raises UnreadableFile if it is no database, IndexOutdated if another version wrote it."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=20)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
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


class Store:
    """A reader of one generation; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        self.generation = self._one("SELECT value FROM meta WHERE name = 'generation'")

    @classmethod
    def open(cls, data: Path) -> "Store":
        """Open the articles of a data directory at their newest generation."""
        return cls(connect(store_path(data)))

    def close(self) -> None:
        """End the read transaction and close the file."""
        self._connection.close()

    def _all(self, query: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, values: Sequence[object] = ()) -> int:
        return int(self._connection.execute(query, values).fetchone()[0] or 0)

    def articles(self, keys: Sequence[int]) -> dict[int, Article]:
        """The articles with these keys; one that is gone is missing."""
        rows = self._all(f"SELECT key, record FROM articles WHERE key IN ({_marks(keys)})", keys)
        return {int(str(key)): from_record(json.loads(str(record))) for key, record in rows}

    def article(self, article_id: str) -> Article | None:
        """The article with this id."""
        return self._article("id = ?", article_id)

    def article_by_code(self, code: str) -> Article | None:
        """The article that permalinks know by this key."""
        return self._article("code = ?", code)

    def _article(self, condition: str, value: str) -> Article | None:
        rows = self._all(f"SELECT record FROM articles WHERE {condition}", (value,))
        return from_record(json.loads(str(rows[0][0]))) if rows else None

    def key_of(self, article_id: str) -> int | None:
        """The key of the article with this id."""
        rows = self._all("SELECT key FROM articles WHERE id = ?", (article_id,))
        return int(str(rows[0][0])) if rows else None

    def forms(self, keys: Sequence[int]) -> dict[int, Forms]:
        """The matching forms of these articles; one that is gone is missing."""
        rows = self._connection.execute(
            f"SELECT key, plain, sound, fields FROM articles WHERE key IN ({_marks(keys)})", keys
        )
        return {key: Forms(plain, sound, fields) for key, plain, sound, fields in rows.fetchall()}

    def keys(self) -> list[int]:
        """All keys, in the order in which the articles came."""
        return [int(str(key)) for (key,) in self._all("SELECT key FROM articles ORDER BY key")]

    def articles_one_by_one(self) -> Iterator[tuple[int, Article]]:
        """Every article with its key, without holding them all at once."""
        for key in self.keys():
            yield from self.articles([key]).items()

    def hash_of(self, key: int) -> str:
        """The hash that an article was stored with."""
        return str(self._all("SELECT hash FROM articles WHERE key = ?", (key,))[0][0])

    def unheld(self) -> list[str]:
        """Ids of articles that no ingested file holds."""
        rows = self._all("SELECT id FROM articles WHERE key NOT IN (SELECT key FROM holdings)")
        return [str(one) for (one,) in rows]

    def summaries(self, keys: Sequence[int]) -> list[Summary]:
        """These articles as lines of a list, in the order of the keys; one that is gone is left out."""
        found = {one.key: one for one in self._summaries(f"WHERE key IN ({_marks(keys)})", keys)}
        return [found[key] for key in keys if key in found]

    def latest(self, limit: int, offset: int = 0) -> list[Summary]:
        """The newest articles first; those without a date last."""
        return self._summaries(f"{_NEWEST} LIMIT ? OFFSET ?", (limit, offset))

    def between(self, first: int, last: int) -> list[Summary]:
        """All articles from one day to another, both yyyymmdd and both included."""
        return self._summaries(f"WHERE date BETWEEN ? AND ? {_NEWEST}", (_iso(first), _iso(last)))

    def of_column(self, column: str) -> list[Summary]:
        """All articles of a column, by its printed name."""
        return self._summaries(f"WHERE column = ? {_NEWEST}", (column,))

    def of_author(self, name: str) -> list[Summary]:
        """All articles with this name in the byline."""
        return self._summaries(f"WHERE key IN (SELECT key FROM authors WHERE name = ?) {_NEWEST}", (name,))

    def _summaries(self, rest: str, values: Sequence[object]) -> list[Summary]:
        rows = self._connection.execute(f"SELECT {_SUMMARY} FROM articles {rest}", values).fetchall()
        return [Summary(*row) for row in rows]

    def random(self) -> Article | None:
        """Any article; None from an empty corpus."""
        count = self.count()
        if not count:
            return None
        offset = random.randrange(count)  # noqa: S311 - a reader's whim, not a secret
        rows = self._all("SELECT record FROM articles LIMIT 1 OFFSET ?", (offset,))
        return from_record(json.loads(str(rows[0][0])))

    def count(self) -> int:
        """How many articles there are."""
        return self._one("SELECT count(*) FROM articles")

    def columns(self) -> list[tuple[str, int]]:
        """Every column's printed name with its number of articles, the largest first."""
        return self._counted(
            "SELECT column, count(*) FROM articles WHERE column IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )

    def authors(self) -> list[tuple[str, int]]:
        """Every name of a byline with its number of articles, the busiest first."""
        return self._counted("SELECT name, count(*) FROM authors GROUP BY 1 ORDER BY 2 DESC, 1")

    def publications(self) -> list[tuple[str, int]]:
        """Every paper's name with its number of articles."""
        return self._counted(
            "SELECT publication, count(*) FROM articles WHERE publication IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )

    def dates(self) -> list[tuple[str, int]]:
        """Every date with its number of articles, the newest first."""
        return self._counted(
            "SELECT date, count(*) FROM articles WHERE date IS NOT NULL GROUP BY 1 ORDER BY 1 DESC"
        )

    def _counted(self, query: str) -> list[tuple[str, int]]:
        return [(str(name), int(str(count))) for name, count in self._all(query)]

    def files(self) -> dict[str, str]:
        """Every ingested file with the hash of its bytes."""
        return {str(path): str(digest) for path, digest in self._all("SELECT path, hash FROM files")}

    def hashes(self) -> dict[str, str]:
        """Every article's id with the hash of its record."""
        return {str(one): str(digest) for one, digest in self._all("SELECT id, hash FROM articles")}

    def changed_since(self, generation: int) -> list[int]:
        """Keys of the articles that came, changed or went after this generation."""
        rows = self._all("SELECT DISTINCT key FROM changes WHERE generation > ?", (generation,))
        return [int(str(key)) for (key,) in rows]

    def stats(self) -> Stats:
        """What the corpus holds."""
        rows = self._connection.execute(
            "SELECT count(*), coalesce(sum(length(plain)), 0), count(DISTINCT column), min(date), max(date) FROM articles"
        ).fetchone()
        return Stats(
            articles=rows[0],
            characters=rows[1],
            publications=tuple(self.publications()),
            columns=rows[2],
            authors=self._one("SELECT count(DISTINCT name) FROM authors"),
            first_date=rows[3],
            last_date=rows[4],
            files=self._one("SELECT count(*) FROM files"),
            generation=self.generation,
        )


def _iso(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


class StoreWriter:
    """The one writer: everything between two commits becomes visible at once, as one generation."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if not version:
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_FORMAT}; COMMIT;")
        connection.execute("BEGIN IMMEDIATE")
        row = connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
        self.generation = int(row[0])
        self._changed: set[int] = set()

    @classmethod
    def open(cls, data: Path) -> "StoreWriter":
        """Open the articles of a data directory for writing; makes the file if there is none."""
        data.mkdir(parents=True, exist_ok=True)
        return cls(connect(store_path(data)))

    @property
    def changed(self) -> bool:
        """Tell whether any article came, changed or went since the last commit."""
        return bool(self._changed)

    def file_hash(self, path: str) -> str | None:
        """The hash of a file's bytes when it was last ingested."""
        row = self._connection.execute("SELECT hash FROM files WHERE path = ?", (path,)).fetchone()
        return str(row[0]) if row else None

    def paths(self) -> list[str]:
        """Every ingested file."""
        return [path for (path,) in self._connection.execute("SELECT path FROM files ORDER BY path")]

    def held(self, path: str) -> set[int]:
        """Keys of the articles that a file holds."""
        return {
            key for (key,) in self._connection.execute("SELECT key FROM holdings WHERE path = ?", (path,))
        }

    def put(self, article: Article, forms: Forms) -> tuple[int, bool]:
        """Store an article under its id, or replace what is there; returns its key and whether anything changed."""
        digest = record_hash(article)
        row = self._connection.execute(
            "SELECT key, hash FROM articles WHERE id = ?", (article.id,)
        ).fetchone()
        if row and row[1] == digest:
            return int(row[0]), False
        values = _row(article, forms, digest)
        if row:
            names = ", ".join(f"{name} = ?" for name in _COLUMNS)
            self._connection.execute(f"UPDATE articles SET {names} WHERE key = ?", (*values, row[0]))
            key = int(row[0])
        else:
            names, marks = ", ".join(_COLUMNS), _marks(values)
            cursor = self._connection.execute(f"INSERT INTO articles ({names}) VALUES ({marks})", values)
            key = int(cursor.lastrowid or 0)
        self._connection.execute("DELETE FROM authors WHERE key = ?", (key,))
        names_of = {one.name for one in article.byline}
        self._connection.executemany("INSERT INTO authors VALUES (?, ?)", [(key, name) for name in names_of])
        self._changed.add(key)
        return key, True

    def article(self, article_id: str) -> Article | None:
        """The article with this id, as this writer sees it."""
        row = self._connection.execute("SELECT record FROM articles WHERE id = ?", (article_id,)).fetchone()
        return from_record(json.loads(row[0])) if row else None

    def articles(self, keys: Iterable[int]) -> dict[int, Article]:
        """The articles with these keys, as this writer sees them."""
        found = {}
        for key in keys:
            row = self._connection.execute("SELECT record FROM articles WHERE key = ?", (key,)).fetchone()
            if row:
                found[key] = from_record(json.loads(row[0]))
        return found

    def articles_one_by_one(self) -> Iterator[tuple[int, Article]]:
        """Every article with its key, without holding them all at once."""
        for (key,) in self._connection.execute("SELECT key FROM articles ORDER BY key").fetchall():
            yield from self.articles([key]).items()

    def change_forms(self, key: int, forms: Forms) -> None:
        """Replace the matching forms of an article; its words stay."""
        values = (forms.plain, forms.sound, forms.fields, key)
        self._connection.execute("UPDATE articles SET plain = ?, sound = ?, fields = ? WHERE key = ?", values)

    def hold(self, path: str, digest: str, keys: Iterable[int]) -> list[int]:
        """Say that a file with this hash holds exactly these articles; returns keys of those that no file holds any more.

        These are removed.
        """
        before, now = self.held(path), set(keys)
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, digest))
        self._connection.executemany(
            "INSERT INTO holdings VALUES (?, ?)", [(path, key) for key in now - before]
        )
        return self._let_go(path, before - now)

    def drop_file(self, path: str) -> list[int]:
        """Forget a file; returns the keys of the articles that went with it."""
        gone = self._let_go(path, self.held(path))
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))
        return gone

    def _let_go(self, path: str, keys: set[int]) -> list[int]:
        self._connection.executemany(
            "DELETE FROM holdings WHERE path = ? AND key = ?", [(path, key) for key in keys]
        )
        orphans = [
            key
            for key in sorted(keys)
            if not self._connection.execute("SELECT 1 FROM holdings WHERE key = ?", (key,)).fetchone()
        ]
        for key in orphans:
            self.remove(key)
        return orphans

    def remove(self, key: int) -> None:
        """Take an article out, whichever files hold it."""
        for table in ("articles", "authors", "holdings"):
            self._connection.execute(f"DELETE FROM {table} WHERE key = ?", (key,))
        self._changed.add(key)

    def key_of(self, article_id: str) -> int | None:
        """The key of the article with this id."""
        row = self._connection.execute("SELECT key FROM articles WHERE id = ?", (article_id,)).fetchone()
        return int(row[0]) if row else None

    def commit(self) -> int:
        """Make everything since the last commit visible as the next generation; returns its number."""
        self.generation += 1
        changes = [(key, self.generation) for key in sorted(self._changed)]
        self._connection.executemany("INSERT INTO changes VALUES (?, ?)", changes)
        self._connection.execute("UPDATE meta SET value = ? WHERE name = 'generation'", (self.generation,))
        self._connection.execute("COMMIT")
        self._changed.clear()
        self._connection.execute("BEGIN IMMEDIATE")
        return self.generation

    def indexed(self, generation: int) -> None:
        """Forget the changes that the index has caught up with; part of the next commit."""
        self._connection.execute("DELETE FROM changes WHERE generation <= ?", (generation,))

    def changed_since(self, generation: int) -> list[int]:
        """Keys of the articles that came, changed or went after this generation."""
        rows = self._connection.execute(
            "SELECT DISTINCT key FROM changes WHERE generation > ?", (generation,)
        )
        return [key for (key,) in rows]

    def close(self) -> None:
        """Give the file free; what was not committed is gone, but for the clean-up that needs no generation."""
        if self._changed:
            self._connection.execute("ROLLBACK")
        else:
            self._connection.execute("COMMIT")
        self._connection.close()


_COLUMNS = (
    "id",
    "code",
    "hash",
    "record",
    "title",
    "column",
    "publication",
    "date",
    "page",
    "kind",
    "plain",
    "sound",
    "fields",
)


def _row(article: Article, forms: Forms, digest: str) -> tuple[str | None, ...]:
    page = article.page
    record = json.dumps(to_record(article), ensure_ascii=False)
    return (
        article.id,
        article_key(article.id),
        digest,
        record,
        article.title,
        article.column,
        page.publication,
        page.date,
        page.page_no,
        article.kind,
        forms.plain,
        forms.sound,
        forms.fields,
    )


def exists(data: Path) -> bool:
    """Tell whether anything has been ingested into a data directory."""
    if not store_path(data).is_file():
        return False
    connection = connect(store_path(data))
    try:
        return bool(connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone())
    except sqlite3.DatabaseError as error:
        raise CorpusError(f"{store_path(data)} holds no articles; delete it and ingest again.") from error
    finally:
        connection.close()
