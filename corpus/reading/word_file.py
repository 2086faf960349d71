"""The bytes of a Word file go in, one block a paragraph or table comes out; needs the extra `documents`."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from corpus.errors import UnreadableFile
from corpus.reading.block import Block
from corpus.reading.cell_grid import grid_block

_HEADING = re.compile(r"(?:Heading|标题)\s*(\d)", re.IGNORECASE)


def read_word(content: bytes, source: str) -> tuple[Block, ...]:
    """Read a .docx file's body in order."""
    try:
        import docx  # noqa: PLC0415 - an extra that need not be installed
    except ImportError as error:
        raise UnreadableFile(
            f"{source} is a Word file; install the extra “documents” (make documents) to read it."
        ) from error
    try:
        body = list(docx.Document(BytesIO(content)).iter_inner_content())
    except Exception as error:  # whatever zipfile, lxml or python-docx find wrong with it
        raise UnreadableFile(f"{source} is damaged or no Word file.") from error
    return tuple(_blocks(body))


def _blocks(body: list[Any]) -> Iterator[Block]:
    blank = 0
    for number, part in enumerate(body, 1):
        if hasattr(part, "rows"):
            rows = tuple(tuple(cell.text.strip() for cell in row.cells) for row in part.rows)
            yield from grid_block(rows, number, number)
            continue
        made = list(_lines(part, number, blank))
        blank = 0 if made else blank + 1
        yield from made


def _lines(paragraph: Any, number: int, blank: int) -> Iterator[Block]:
    """A paragraph is one block; line breaks inside it make several."""
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    found = _HEADING.match(style)
    level = int(found.group(1)) if found else (1 if style in {"Title", "标题"} else None)
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    for at, line in enumerate(line for line in paragraph.text.split("\n") if line.strip()):
        indent = len(line) - len(line.lstrip("\u3000"))
        yield Block(
            line.strip(),
            number,
            number,
            level=level,
            bold=bold,
            indent=indent,
            blank_before=blank if at == 0 else 0,
            whole=True,
        )
