"""The store: articles and their matching forms in SQLite (WAL), the truth that the index is made from.

What there is to browse can be limited to some papers; an article that is named is found whatever its paper.

A reader holds one generation: it opens a read transaction and keeps it, so that whatever a writer commits meanwhile is
not seen until the reader is opened anew.
"""

import copy
import json
import random
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.article_file import connect, marks, store_path
from corpus.index.terms import Forms
from corpus.record import from_record


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


class Store:
    """A reader of one generation; safe to use from several threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("BEGIN")
        self.generation = self._one("SELECT value FROM meta WHERE name = 'generation'")
        self._papers: tuple[str, ...] = ()
        self._shelf = "articles"
        self._publications: list[tuple[str, int]] | None = None

    def limited(self, papers: Sequence[str]) -> "Store":
        """The same articles, but only these papers to browse in."""
        limited = copy.copy(self)
        limited._papers = tuple(papers)  # noqa: SLF001 - of this very class
        limited._shelf = f"(SELECT * FROM articles WHERE publication IN ({marks(papers)}))"  # noqa: SLF001
        limited._publications = [one for one in self.publications() if one[0] in papers]  # noqa: SLF001
        return limited

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
        rows = self._all(f"SELECT key, record FROM articles WHERE key IN ({marks(keys)})", keys)
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
        """The key of the article with this id, if it is one to browse."""
        rows = self._all(f"SELECT key FROM {self._shelf} WHERE id = ?", (*self._papers, article_id))
        return int(str(rows[0][0])) if rows else None

    def forms(self, keys: Sequence[int]) -> dict[int, Forms]:
        """The matching forms of these articles; one that is gone is missing."""
        rows = self._connection.execute(
            f"SELECT key, plain, sound, fields FROM articles WHERE key IN ({marks(keys)})", keys
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
        found = {one.key: one for one in self._summaries(f"WHERE key IN ({marks(keys)})", keys)}
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
        rows = self._connection.execute(
            f"SELECT {_SUMMARY} FROM {self._shelf} {rest}", (*self._papers, *values)
        ).fetchall()
        return [Summary(*row) for row in rows]

    def random(self) -> Article | None:
        """Any article; None from an empty corpus."""
        count = self.count()
        if not count:
            return None
        offset = random.randrange(count)  # noqa: S311 - a reader's whim, not a secret
        rows = self._all(f"SELECT record FROM {self._shelf} LIMIT 1 OFFSET ?", (*self._papers, offset))
        return from_record(json.loads(str(rows[0][0])))

    def count(self) -> int:
        """How many articles there are."""
        if self._papers:
            return sum(count for _, count in self.publications())
        return self._one(f"SELECT count(*) FROM {self._shelf}", self._papers)

    def columns(self) -> list[tuple[str, int]]:
        """Every column's printed name with its number of articles, the largest first."""
        return self._counted(
            f"SELECT column, count(*) FROM {self._shelf} WHERE column IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )

    def authors(self) -> list[tuple[str, int]]:
        """Every name of a byline with its number of articles, the busiest first."""
        return self._counted(f"SELECT name, count(*) FROM {self._authors()} GROUP BY 1 ORDER BY 2 DESC, 1")

    def _authors(self) -> str:
        """The names of bylines to browse; a join only where there is a limit, as the whole is counted fast without."""
        return f"authors JOIN {self._shelf} USING (key)" if self._papers else "authors"

    def publications(self) -> list[tuple[str, int]]:
        """Every paper's name with its number of articles; counted once, as a generation does not change."""
        if self._publications is None:
            self._publications = self._counted(
                f"SELECT publication, count(*) FROM {self._shelf} WHERE publication IS NOT NULL"
                " GROUP BY 1 ORDER BY 2 DESC, 1"
            )
        return self._publications

    def dates(self) -> list[tuple[str, int]]:
        """Every date with its number of articles, the newest first."""
        return self._counted(
            f"SELECT date, count(*) FROM {self._shelf} WHERE date IS NOT NULL GROUP BY 1 ORDER BY 1 DESC"
        )

    def _counted(self, query: str) -> list[tuple[str, int]]:
        return [(str(name), int(str(count))) for name, count in self._all(query, self._papers)]

    def stats(self) -> Stats:
        """What the corpus holds."""
        rows = self._connection.execute(
            "SELECT count(*), coalesce(sum(length(plain)), 0), count(DISTINCT column), min(date), max(date)"
            f" FROM {self._shelf}",
            self._papers,
        ).fetchone()
        return Stats(
            articles=rows[0],
            characters=rows[1],
            publications=tuple(self.publications()),
            columns=rows[2],
            authors=self._one(f"SELECT count(DISTINCT name) FROM {self._authors()}", self._papers),
            first_date=rows[3],
            last_date=rows[4],
            files=self._one("SELECT count(*) FROM files"),
            generation=self.generation,
        )


def _iso(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
