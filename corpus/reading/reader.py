"""A path goes in, page dumps come out one by one; the one place that knows which suffix is which format."""

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnreadableFile
from corpus.reading.archive import members, unzipped
from corpus.reading.block import Block
from corpus.reading.dump import Dump
from corpus.reading.ebook import read_ebook
from corpus.reading.encoding import decode
from corpus.reading.feed import read_feed
from corpus.reading.file_name import page_of_name
from corpus.reading.html_page import read_html
from corpus.reading.pdf_file import read_pdf
from corpus.reading.plain_text import read_text
from corpus.reading.records import read_records
from corpus.reading.sheets import sheets
from corpus.reading.word_file import read_word

TEXT = frozenset({".md", ".markdown", ".txt", ".text"})
RECORDS = frozenset({".jsonl", ".ndjson"})
HTML = frozenset({".html", ".htm", ".xhtml"})
PDF = frozenset({".pdf"})
WORD = frozenset({".docx"})
EBOOK = frozenset({".epub"})
FEED = frozenset({".rss", ".atom", ".xml"})
_BINARY = PDF | WORD | EBOOK
KNOWN = TEXT | HTML | _BINARY | FEED | RECORDS | {".gz", ".zip"}
# A newspaper page has some 15,000 characters; what is a thousand times as large is something else.
_LARGEST_PAGE = 16 * 1024 * 1024
_LARGEST_DOCUMENT = 256 * 1024 * 1024


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
    source = str(path)
    if path.is_dir():
        raise UnreadableFile(f"{source} is a folder; name a file in it, or ingest the folder.")
    try:
        with path.open("rb") as stream:
            yield from _read(stream, source, path.name.lower())
    except OSError as error:
        raise UnreadableFile(f"{source} cannot be read: {error.strerror or error}.") from error


def _read(stream: BinaryIO, source: str, name: str) -> Iterator[Dump]:
    """Read a stream as what its name says it is; a name that says nothing is taken for text."""
    suffix = Path(name).suffix
    if suffix == ".gz":
        yield from _read(unzipped(stream, source), source, name.removesuffix(".gz"))
    elif suffix == ".zip":
        yield from _archive(stream, source)
    elif suffix in RECORDS:
        yield from read_records(stream, source)
    else:
        yield from _page(_content(stream, source, suffix), source, suffix)


def _archive(stream: BinaryIO, source: str) -> Iterator[Dump]:
    """Read an archive's members; one that cannot be read is told and the rest goes on."""
    found = False
    for name, content in members(stream, source):
        member = f"{source}/{name}"
        if Path(name).suffix.lower() not in KNOWN:
            continue
        found = True
        try:
            yield from _read(_opened(content, member, name), member, name.lower())
        except UnreadableFile as error:
            yield Dump(member, rejected=(str(error),))
    if not found:
        raise UnreadableFile(f"{source} holds no file of a known format.")


def _opened(content: bytes | UnreadableFile, member: str, name: str) -> BinaryIO:
    if isinstance(content, UnreadableFile):
        raise content
    if Path(name).suffix.lower() == ".zip":
        raise UnreadableFile(f"{member} is an archive inside an archive; unpack it first.")
    return BytesIO(content)


def _content(stream: BinaryIO, source: str, suffix: str) -> bytes:
    largest = _LARGEST_DOCUMENT if suffix in _BINARY else _LARGEST_PAGE
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise UnreadableFile(
            f"{source} has more than {largest >> 20} MB, which is no newspaper page; split it."
        )
    if not content.strip():
        raise UnreadableFile(f"{source} is empty.")
    return content


def _page(content: bytes, source: str, suffix: str) -> Iterator[Dump]:
    hints, found = page_of_name(source), False
    if suffix in FEED:
        yield Dump(source, articles=read_feed(content, source), page=hints)
        return
    for blocks in _sheets(content, source, suffix):
        found = found or bool(blocks)
        if blocks:
            yield Dump(source, blocks, page=hints)
    if not found:
        raise UnreadableFile(f"{source} holds no text.")


def _sheets(content: bytes, source: str, suffix: str) -> Iterator[tuple[Block, ...]]:
    """The pages in one file, as its format or its headers part them."""
    if suffix in PDF or content.startswith(b"%PDF-"):
        yield from read_pdf(content, source)
    elif suffix in WORD:
        yield from sheets(read_word(content, source))
    elif suffix in EBOOK:
        yield from read_ebook(content, source)
    elif suffix in HTML:
        yield read_html(decode(content, source))
    else:
        yield from sheets(read_text(decode(content, source)))
