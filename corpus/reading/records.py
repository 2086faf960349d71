"""A JSON Lines stream goes in, batches of articles come out, with a sentence for each line that is no record."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from corpus.article import Article
from corpus.errors import UnreadableFile, UnreadableRecord
from corpus.reading.dump import Dump
from corpus.record import from_record

_BATCH = 1000
# A whole book has some 3 MB; a longer line is no article, and must not fill the memory.
_LONGEST_LINE = 8 * 1024 * 1024


def read_records(stream: BinaryIO, source: str) -> Iterator[Dump]:
    """Read a file of records in batches; a bad line is told by its number and the rest goes on."""
    articles: list[Article] = []
    rejected: list[str] = []
    found = False
    for number, line in _lines(stream):
        result = _record(line, source, number)
        if isinstance(result, Article):
            articles.append(result)
        else:
            rejected.append(result)
        if len(articles) + len(rejected) == _BATCH:
            found = True
            yield Dump(source, articles=tuple(articles), rejected=tuple(rejected))
            articles, rejected = [], []
    if articles or rejected:
        yield Dump(source, articles=tuple(articles), rejected=tuple(rejected))
    elif not found:
        raise UnreadableFile(f"{source} is empty.")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Number the lines that are not empty; of a line too long only a head that is too long is kept."""
    number = 0
    while line := stream.readline(_LONGEST_LINE + 1):
        number += 1
        tail = line
        while not tail.endswith(b"\n") and len(tail) > _LONGEST_LINE:
            tail = stream.readline(_LONGEST_LINE + 1)
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, line


def _record(line: bytes, source: str, number: int) -> Article | str:
    if len(line) > _LONGEST_LINE:
        return f"{source}, line {number}: longer than {_LONGEST_LINE >> 20} MB, which is no article."
    try:
        return from_record(json.loads(line.decode("utf-8-sig")), source)
    except UnicodeDecodeError:
        return f"{source}, line {number}: not UTF-8."
    except (json.JSONDecodeError, RecursionError):
        return f"{source}, line {number}: not JSON."
    except UnreadableRecord as error:
        return f"{source}, line {number}: {error}."
