"""Ingest: files go in, generations of stored and indexed articles come out; killed at any moment, it can be run again."""

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import tantivy

from corpus.article import Page
from corpus.errors import DataDirectoryInUse, UnreadableFile
from corpus.index.embedded import EmbeddedEngine, EmbeddedWriter, create_index, open_index
from corpus.index.terms import forms, terms
from corpus.library import index_path
from corpus.preparing import Prepared, PreparedFile, articles_of, digest_of, prepare, prepare_file
from corpus.reading.reader import RECORDS, read, readable_files
from corpus.store_writer import StoreWriter

_GENERATION = 2000
"""Articles after which a generation is made: what a kill costs at most, beside the file it falls into."""
_BATCH = 250
"""Records that a worker process takes at a time."""


@dataclass(slots=True)
class Report:
    """What an ingest did: counts, and a sentence for everything that was rejected."""

    files: int = 0
    unchanged_files: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    warnings: int = 0
    rejected: list[str] = field(default_factory=list)
    unreadable: int = 0

    @property
    def articles(self) -> int:
        """How many articles the files held."""
        return self.new + self.updated + self.unchanged


@contextmanager
def write_lock(data: Path) -> Iterator[None]:
    """Own a data directory's writes. Raises DataDirectoryInUse; a killed owner's lock is free again at once."""
    data.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(data / "writer.lock", isolation_level=None, timeout=0)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        connection.close()
        raise DataDirectoryInUse(
            f"Another process is writing to {data}; wait until it is done, then try again."
        ) from error
    try:
        yield
    finally:
        connection.close()


class Writer:
    """The one writer of a data directory: articles and index, generation by generation."""

    def __init__(self, data: Path) -> None:
        index = _index_for_writing(index_path(data))
        self._engine = EmbeddedWriter(index)
        self.store = StoreWriter.open(data)
        self._catch_up(EmbeddedEngine(index).generation)

    def _catch_up(self, indexed: int) -> None:
        """Bring an index that a killed process left behind, or a new one, to the generation of the articles."""
        if indexed == self.store.generation:
            return
        self._index_again(self.store.changed_since(indexed) if indexed else self.store.keys())
        self._engine.commit(self.store.generation)

    def _index_again(self, keys: Iterable[int]) -> None:
        for key in keys:
            article = self.store.articles([key]).get(key)
            if article is None:
                self._engine.remove([key])
            else:
                self._engine.put(key, terms(article, forms(article)))

    def put(self, prepared: Prepared) -> tuple[int, bool, bool]:
        """Store and index an article; returns its key, whether it is new, and whether anything changed."""
        article = prepared.article
        before = self.store.article(article.id)
        if before is not None:
            article = replace(article, sources=tuple(dict.fromkeys((*before.sources, *article.sources))))
        key, changed = self.store.put(article, prepared.forms)
        if changed:
            self._engine.put(key, prepared.terms)
        return key, before is None, changed

    def remove(self, keys: Iterable[int]) -> None:
        """Take articles out of the index; the store has let go of them already."""
        self._engine.remove(keys)

    def commit(self) -> None:
        """Make the next generation, if anything changed: of the articles first, then of the index."""
        if not self.store.changed:
            return
        generation = self.store.commit()
        self._engine.commit(generation)
        self.store.indexed(generation)

    def close(self) -> None:
        """Give both free; what was not committed is gone."""
        self._engine.close()
        self.store.close()


def _index_for_writing(folder: Path) -> tantivy.Index:
    return open_index(folder) if folder.exists() else create_index(folder)


Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""


def ingest(
    data: Path,
    paths: Iterable[Path],
    page: Page = Page(),  # noqa: B008 - frozen
    *,
    prune: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Read files and folders into a data directory.

    With `prune`, what earlier came from files that are gone now is removed. Raises UnreadableFile if a named path does
    not exist, DataDirectoryInUse if another process is writing.
    """
    named = [path.absolute() for path in paths]
    for path in named:
        if not path.exists():
            raise UnreadableFile(f"{path} does not exist; name a file or a folder that does.")
    report = Report()
    with write_lock(data):
        writer = Writer(data)
        try:
            _ingest_files(writer, list(readable_files(named)), page, report, progress)
            if prune:
                _prune(writer, report)
            writer.commit()
        finally:
            writer.close()
    return report


def _ingest_files(
    writer: Writer, files: list[Path], page: Page, report: Report, progress: Progress | None
) -> None:
    report.files = len(files)
    waiting = 0
    with _pool(files) as pool:
        for done, prepared in enumerate(_prepared(writer, files, page, pool, report), 1):
            if prepared is not None:
                waiting += _store(writer, prepared, report)
            if waiting >= _GENERATION:
                writer.commit()
                waiting = 0
            if progress:
                progress(done, len(files))


@contextmanager
def _pool(files: list[Path]) -> Iterator[Executor | None]:
    """Worker processes where there is enough to do for them; starting them costs half a second."""
    size = sum(path.stat().st_size for path in files if path.is_file())
    if size < 300_000 or (os.cpu_count() or 1) < 2:
        yield None
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield pool


def _prepared(
    writer: Writer, files: list[Path], page: Page, pool: Executor | None, report: Report
) -> Iterator[PreparedFile | None]:
    """Prepare the files in order, some ahead of their turn; None for one that has not changed."""
    ahead: deque[Callable[[], PreparedFile | None]] = deque()
    for path in files:
        ahead.append(_start(writer, path, page, pool, report))
        if len(ahead) > 8:
            yield ahead.popleft()()
    while ahead:
        yield ahead.popleft()()


def _start(
    writer: Writer, path: Path, page: Page, pool: Executor | None, report: Report
) -> Callable[[], PreparedFile | None]:
    try:
        digest = digest_of(path, page)
    except UnreadableFile as error:
        bad = PreparedFile(str(path), "", rejected=(str(error),), readable=False)
        return lambda: bad
    if writer.store.file_hash(str(path)) == digest:
        report.unchanged_files += 1
        report.unchanged += len(writer.store.held(str(path)))
        return lambda: None
    if pool is None:
        return lambda: prepare_file(path, digest, page)
    if _holds_records(path):
        return lambda: _prepare_records(path, digest, page, pool)
    return pool.submit(prepare_file, path, digest, page).result


def _holds_records(path: Path) -> bool:
    return Path(path.name.removesuffix(".gz")).suffix.lower() in RECORDS


def _prepare_records(path: Path, digest: str, page: Page, pool: Executor) -> PreparedFile:
    """Let the workers prepare one large file of records batch by batch, a few ahead of their turn.

    The file is read twice: once to see that all of it can be read, so that nothing of it is half stored.
    """
    try:
        rejected = tuple(sentence for dump in read(path) for sentence in dump.rejected)
    except UnreadableFile as error:
        return PreparedFile(str(path), digest, rejected=(str(error),), readable=False)
    return PreparedFile(str(path), digest, _in_batches(path, page, pool), rejected)


def _in_batches(path: Path, page: Page, pool: Executor) -> Iterator[Prepared]:
    ahead: deque[Future[list[Prepared]]] = deque()
    for dump in read(path):
        articles = list(articles_of(dump, page))
        for at in range(0, len(articles), _BATCH):
            ahead.append(pool.submit(prepare, articles[at : at + _BATCH]))
            if len(ahead) > 8:
                yield from ahead.popleft().result()
    for future in ahead:
        yield from future.result()


def _store(writer: Writer, file: PreparedFile, report: Report) -> int:
    """Store one file; returns how many articles it held."""
    report.rejected += file.rejected
    if not file.readable:
        report.unreadable += 1
        return 0  # what an earlier, readable form of the file gave stays until a readable one replaces it
    keys = []
    for prepared in file.articles:
        key, new, changed = writer.put(prepared)
        keys.append(key)
        report.new += new
        report.updated += changed and not new
        report.unchanged += not changed
        report.warnings += len(prepared.article.warnings)
    gone = writer.store.hold(file.path, file.digest, keys)
    writer.remove(gone)
    report.removed += len(gone)
    return len(keys)


def _prune(writer: Writer, report: Report) -> None:
    for path in writer.store.paths():
        if not Path(path).exists():
            gone = writer.store.drop_file(path)
            writer.remove(gone)
            report.removed += len(gone)
