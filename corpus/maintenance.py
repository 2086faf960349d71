"""Upkeep of a data directory: check it, make its index anew, take articles out; reports and counts come out."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.article_file import exists
from corpus.errors import CorpusError, UnknownArticle
from corpus.index.embedded import EmbeddedEngine, EmbeddedWriter, create_index, open_index
from corpus.index.engine import Condition
from corpus.index.terms import forms, terms
from corpus.ingest import Writer, write_lock
from corpus.library import index_path
from corpus.record import record_hash
from corpus.store import Store
from corpus.store_writer import StoreWriter

_REBUILD = "run `python -m corpus rebuild`"


@dataclass(frozen=True, slots=True)
class Check:
    """What a check found: how many articles it looked at, and a sentence for each fault with how to mend it."""

    articles: int
    faults: tuple[str, ...]


def check(data: Path) -> Check:
    """Compare articles, index and sources with each other. Raises CorpusError if nothing has been ingested."""
    _must_exist(data)
    store = Store.open(data)
    try:
        return Check(store.count(), tuple(_faults(data, store)))
    finally:
        store.close()


def _must_exist(data: Path) -> None:
    if not exists(data):
        raise CorpusError(f"Nothing has been ingested into {data} yet; run `python -m corpus ingest PATH`.")


def _faults(data: Path, store: Store) -> Iterator[str]:
    keys = store.keys()
    for key, article in store.articles_one_by_one():
        if store.hash_of(key) != record_hash(article):
            yield f"Article {article.id} does not have the hash it was stored with; ingest its file again."
        if store.forms([key])[key] != forms(article):
            yield f"The matching forms of article {article.id} are out of date; {_REBUILD}."
    unheld = store.unheld()
    if unheld:
        yield f"{len(unheld)} articles belong to no file, such as {unheld[0]}; `python -m corpus remove` takes them out."
    try:
        engine = EmbeddedEngine(open_index(index_path(data)))
    except CorpusError as error:
        yield str(error)
        return
    if engine.generation != store.generation:
        yield f"The index is of generation {engine.generation}, the articles are of {store.generation}; {_REBUILD}."
    indexed = set(engine.matching(Condition(), len(keys) + engine.size + 1))
    if missing := set(keys) - indexed:
        yield f"{len(missing)} articles are missing from the index; {_REBUILD}."
    if extra := indexed - set(keys):
        yield f"{len(extra)} articles in the index are gone from the store; {_REBUILD}."


def rebuild(data: Path) -> int:
    """Make the matching forms and the index anew from the stored articles; returns how many articles."""
    _must_exist(data)
    with write_lock(data):
        fresh = index_path(data).with_name("index.new")
        shutil.rmtree(fresh, ignore_errors=True)
        writer = StoreWriter.open(data)
        engine = EmbeddedWriter(create_index(fresh))
        count = 0
        for key, article in writer.articles_one_by_one():
            made = forms(article)
            writer.change_forms(key, made)
            engine.put(key, terms(article, made))
            count += 1
        generation = writer.commit()
        engine.commit(generation)
        engine.close()
        writer.indexed(generation)
        writer.close()
        _swap(fresh, index_path(data))
    return count


def _swap(fresh: Path, place: Path) -> None:
    """Put the new index in the old one's place; killed in between, the next rebuild does it again."""
    old = place.with_name("index.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def remove(data: Path, names: Iterable[str]) -> int:
    """Take out articles by id, or all that an ingested file holds; returns how many articles went.

    Raises UnknownArticle for a name that is neither; then nothing is removed.
    """
    _must_exist(data)
    with write_lock(data):
        writer = Writer(data)
        try:
            gone = [key for name in names for key in _remove_one(writer, name)]
            writer.remove(gone)
            writer.commit()
        finally:
            writer.close()
    return len(gone)


def _remove_one(writer: Writer, name: str) -> list[int]:
    path = str(Path(name).absolute())
    if path in writer.store.paths():
        return writer.store.drop_file(path)
    key = writer.store.key_of(name)
    if key is None:
        raise UnknownArticle(
            f"“{name}” is neither an article's id nor an ingested file; `python -m corpus list` shows both."
        )
    writer.store.remove(key)
    return [key]
