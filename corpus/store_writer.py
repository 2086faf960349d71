"""Writing the store: articles and the files that hold them go in, generations come out.

A commit makes generation n + 1 together with the list of what changed, so that an index left behind by a killed process
can be brought up to date.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.article import Article
from corpus.article_file import connect, create_tables, marks, store_path
from corpus.index.terms import Forms
from corpus.passage import article_key
from corpus.record import from_record, record_hash, to_record

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


class StoreWriter:
    """The one writer: everything between two commits becomes visible at once, as one generation."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        create_tables(connection)
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
            sql = f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({marks(values)})"
            cursor = self._connection.execute(sql, values)
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

    def keys(self) -> list[int]:
        """All keys, in the order in which the articles came."""
        return [key for (key,) in self._connection.execute("SELECT key FROM articles ORDER BY key")]

    def articles_one_by_one(self) -> Iterator[tuple[int, Article]]:
        """Every article with its key, without holding them all at once."""
        for key in self.keys():
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
