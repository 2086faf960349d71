"""The library: a data directory (or the bundled sample edition) opened for reading, always at one whole generation.

Everything a chat or a command asks of the corpus goes through here. Safe to use from several threads.
"""

import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import tantivy

from corpus.answering.answered import Answered
from corpus.answering.asking import ask
from corpus.answering.models import shipped
from corpus.answering.word_vectors import vector
from corpus.article import Article
from corpus.article_file import exists
from corpus.edition import Edition
from corpus.errors import UnknownArticle
from corpus.filters import nearest_names
from corpus.folding import fold, plain
from corpus.index.embedded import EmbeddedEngine, open_index
from corpus.passage import Passage, read_code, reopen
from corpus.related import related
from corpus.sample.bundled import sample_edition
from corpus.search import ANYBODY, Asker, Found, narrow, search
from corpus.sound import sound
from corpus.store import Store, Summary
from corpus.synonyms import read_synonyms, with_synonyms
from corpus.titles import TitleMatch, nearest_titles
from corpus.verifying.judging import verify
from corpus.verifying.verified import Verified
from corpus.words import warm

_LOOK_EVERY = 0.5
"""Seconds between two looks for a newer generation; a reader sees it within two."""


class Library:
    """What `open` gives: ask it, and close it."""

    def __init__(self, data: Path, edition: Edition, index: tantivy.Index | None) -> None:
        self._data = data
        self._edition = edition
        self._index = index
        self._lock = threading.Lock()
        self._looked = time.monotonic()
        self._retired: Store | None = None

    @classmethod
    def open(cls, data: Path) -> "Library":
        """Open a data directory; where nothing has been ingested, the sample edition.

        Raises IndexDamaged, IndexOutdated or UnreadableFile.
        """
        if not exists(data):
            return cls(data, sample_edition(), None)
        index = open_index(index_path(data))
        return cls(data, Edition(Store.open(data), EmbeddedEngine(index)), index)

    def close(self) -> None:
        """Close the files."""
        for store in filter(None, (self._retired, self._edition.store)):
            store.close()

    @staticmethod
    def warm() -> None:
        """Load the dictionaries now (about a second), so that the first reader does not wait for them."""
        fold("")
        sound("")
        warm()
        vector("")
        shipped().reader.encoder.read([["?"]])

    @property
    def edition(self) -> Edition:
        """The newest generation that articles and index have in common."""
        if time.monotonic() - self._looked > _LOOK_EVERY:
            with self._lock:
                self._look()
        return self._edition

    def _look(self) -> None:
        self._looked = time.monotonic()
        if self._edition.sample:
            if exists(self._data):
                self._index = open_index(index_path(self._data))
                self._turn_to(Edition(Store.open(self._data), EmbeddedEngine(self._index)))
            return
        fresh = Store.open(self._data)
        if self._index is None or fresh.generation == self._edition.store.generation:
            fresh.close()
            return
        engine = EmbeddedEngine(self._index)
        if engine.generation == fresh.generation:
            self._turn_to(Edition(fresh, engine))
        else:
            fresh.close()

    def _turn_to(self, edition: Edition) -> None:
        """Answer from another edition; another thread may be reading the old one, so it is closed one turn later."""
        if self._retired:
            self._retired.close()
        self._retired, self._edition = self._edition.store, edition

    def limited(self, papers: Sequence[str]) -> "Library":
        """The same library as if it held nothing but these papers, by their printed names; without any, all of it.

        What is asked for by its id or its permalink is found all the same.
        """
        return _Limited(self, self._data, papers) if papers else self

    def papers_called(self, names: Sequence[str]) -> tuple[str, ...]:
        """The printed names of the papers that are called so, whatever the script and width; others are not here."""
        wanted = frozenset(map(plain, names))
        return tuple(name for name, _ in self.store.publications() if plain(name) in wanted)

    @property
    def is_sample(self) -> bool:
        """Tell whether the bundled sample edition answers."""
        return self.edition.sample

    def search(
        self,
        typed: str,
        limit: int = 10,
        offset: int = 0,
        *,
        literal_only: bool = False,
        asker: Asker = ANYBODY,
    ) -> Found:
        """Search for what was typed, and for its synonyms; see `corpus.search.search`."""
        others = () if literal_only else read_synonyms(self._data).rephrase(typed)
        edition = self.edition
        asker = asker if asker.today else replace(asker, today=datetime.now().astimezone().date())
        if not others:
            return search(typed, edition, limit, offset, literal_only=literal_only, asker=asker)
        found = search(typed, edition, offset + limit, asker=asker)
        more = [search(other, edition, offset + limit, literal_only=True, asker=asker) for other in others]
        return with_synonyms(found, more, limit, offset)

    def ask(self, question: str, at_hand: Sequence[str] = ()) -> Answered:
        """Answer a question; `at_hand` are ids of articles to ask first. See `corpus.answering.asking.ask`."""
        edition = self.edition
        return ask(question, edition, at_hand)

    def verify(self, quote: str) -> Verified:
        """Judge one quotation; see `corpus.verifying.judging.verify`."""
        return verify(quote, self.edition)

    def narrow(self, found: Found) -> Found:
        """Add to a result the facets that it can be narrowed by."""
        return narrow(found, self.edition)

    def nearest_titles(self, typed: str, limit: int = 1) -> list[TitleMatch]:
        """The titles most like what was typed, the likeliest first."""
        return nearest_titles(typed, self.edition, limit)

    def find_article(self, name: str) -> Article | None:
        """The article with this id, or with this key of permalinks."""
        return self.store.article(name) or self.store.article_by_code(name)

    def of_column(self, name: str) -> tuple[str, list[Summary]]:
        """A column's printed name and its articles, however inexactly the name was typed; empty if there is none."""
        store = self.store
        meant = nearest_names(name, [known for known, _ in store.columns()])[:1]
        return (meant[0], store.of_column(meant[0])) if meant else (name, [])

    def of_author(self, name: str) -> tuple[str, list[Summary]]:
        """An author's printed name and articles, however inexactly the name was typed; empty if there is none."""
        store = self.store
        meant = nearest_names(name, [known for known, _ in store.authors()])[:1]
        return (meant[0], store.of_author(meant[0])) if meant else (name, [])

    def related(self, name: str, limit: int) -> tuple[Article, list[Summary]]:
        """An article, by id, key or title, and those that speak of the same things. Raises UnknownArticle."""
        article = self.find_article(name)
        if article is None:
            titles = self.nearest_titles(name)
            if not titles:
                raise UnknownArticle(f"There is no article “{name[:80]}”.")
            article = self.article(titles[0].summary.id)
        return article, related(article, self.edition, limit)

    @property
    def store(self) -> Store:
        """The stored articles: what there is to browse."""
        return self.edition.store

    def article(self, article_id: str) -> Article:
        """The article with this id. Raises UnknownArticle."""
        found = self.store.article(article_id)
        if found is None:
            raise UnknownArticle(f"There is no article with the id “{article_id[:80]}”.")
        return found

    def passage(self, code: str) -> Passage:
        """The words behind a permalink. Raises UnknownArticle, or PassageChanged if they are others now."""
        read = read_code(code)
        article = self.store.article_by_code(read.key)
        if article is None:
            raise UnknownArticle(
                "The article behind this link is no longer here; search for its words instead."
            )
        return reopen(article, read)


class _Limited(Library):
    """A library seen through a limit; it turns with the whole one, and there is nothing in it to close."""

    def __init__(self, whole: Library, data: Path, papers: Sequence[str]) -> None:
        super().__init__(data, whole.edition, None)
        self._whole = whole
        self._papers = tuple(papers)

    @property
    def edition(self) -> Edition:
        return self._whole.edition.limited(self._papers)

    def close(self) -> None:
        """Leave the files open: they are the whole library's."""


def index_path(data: Path) -> Path:
    """Where the index of a data directory is."""
    return data / "index"
