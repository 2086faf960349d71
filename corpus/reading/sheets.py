"""A file's blocks go in, the blocks of each newspaper page in it come out: cut where a header names another page."""

import re
from collections.abc import Iterator, Sequence

from corpus.reading.block import Block

_DAY = re.compile(
    r"(?:19|20)\d{2}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月|[A-Z][a-z]{2,8} \d{1,2}, \d{4}"
)
_NUMBER = re.compile(
    r"第\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页頁]|(?<![A-Za-z0-9])([A-Z]?\d{1,3})\s*版|\b[Pp]age\s+([A-Z]?\d{1,3})\b"
)
_LONGEST_HEADER = 70
# A page holds more than its header; two headers in a row are the top and the bottom line of one.
_LEAST = 3


def sheets(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Cut a file into its pages; most files are one."""
    start, current = 0, ""
    for at, block in enumerate(blocks):
        number = _page_number(block)
        if not number:
            continue
        if current and number != current and at - start >= _LEAST:
            yield tuple(blocks[start:at])
            start = at
        current = number
    yield tuple(blocks[start:])


def _page_number(block: Block) -> str:
    """The page that a header line names; a line that is no header names none."""
    text = block.text
    if len(text) > _LONGEST_HEADER or re.search(r"[。！？；，]", text) or not _DAY.search(text):
        return ""
    found = _NUMBER.search(_DAY.sub(" ", text))
    return next((group for group in found.groups() if group), "") if found else ""
