"""A path goes in, page dumps come out one by one; the one place that knows which suffix is which format."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.reading.dump import Dump
from corpus.reading.encoding import decode
from corpus.reading.html_page import read_html
from corpus.reading.file_name import page_of_name
from corpus.reading.plain_text import read_text
from corpus.reading.records import read_records

TEXT = frozenset({".md", ".markdown", ".txt", ".text"})
RECORDS = frozenset({".jsonl", ".ndjson"})
HTML = frozenset({".html", ".htm", ".xhtml"})
KNOWN = TEXT | RECORDS | HTML
# A newspaper page has some 15,000 characters; what is a thousand times as large is something else.
_LARGEST_PAGE = 16 * 1024 * 1024


def readable_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Walk the paths in order: a named file as it is, a folder's known files sorted, each real folder once."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _walk(path, seen)
        else:
            yield path


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        # The folder went away or is closed to us; a file named inside it would say so, a walk passes on.
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if path.is_dir():
            yield from _walk(path, seen)
        elif path.is_file() and path.suffix.lower() in KNOWN:
            yield path


def read(path: Path) -> Iterator[Dump]:
    """Read one file; raises UnreadableFile with one sentence that names it."""
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path} is a folder; name a file in it, or ingest the folder.")
        size = path.stat().st_size
        with path.open("rb") as stream:
            if path.suffix.lower() in RECORDS:
                yield from read_records(stream, str(path))
                return
            if size > _LARGEST_PAGE:
                raise UnreadableFile(f"{path} has {size >> 20} MB, which is no newspaper page; split it.")
            raw = stream.read(_LARGEST_PAGE)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror or error}.") from error
    yield from _pages(raw, str(path))


def _pages(raw: bytes, source: str) -> Iterator[Dump]:
    if not raw.strip():
        raise UnreadableFile(f"{source} is empty.")
    text = decode(raw, source)
    blocks = read_html(text) if Path(source).suffix.lower() in HTML else read_text(text)
    if not blocks:
        raise UnreadableFile(f"{source} holds no text.")
    yield replace(Dump(source, blocks), page=page_of_name(source))
