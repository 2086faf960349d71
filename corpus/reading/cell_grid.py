"""A table in markdown or HTML goes in, one block with its rows of cells comes out."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.article import Table
from corpus.reading import inline_markup
from corpus.reading.block import Block

_SEPARATOR_ROW = re.compile(r"[\s|:-]+$")
_CELL_BORDER = re.compile(r"(?<!\\)\|")


def markdown_rows(lines: Iterable[str]) -> Table:
    """Read rows between pipes; the row of dashes under a head is markup."""
    rows = []
    for line in lines:
        inner = line.strip().strip("\u3000")
        if _SEPARATOR_ROW.match(inner) and "-" in inner:
            continue
        cells = _CELL_BORDER.split(inner[1:-1])
        rows.append(tuple(inline_markup.plain(inline_markup.BREAK.sub(" ", cell)).strip() for cell in cells))
    return tuple(rows)


def html_rows(table: LexborNode) -> Table:
    """Read a `table` element's rows."""
    return tuple(
        tuple(" ".join(cell.text(separator=" ").split()) for cell in row.css("td, th"))
        for row in table.css("tr")
    )


def html_grids(markup: str, first: int, last: int) -> list[Block]:
    """Read the tables that a piece of HTML holds."""
    tables = LexborHTMLParser(markup).css("table")
    return [block for table in tables for block in grid_block(html_rows(table), first, last)]


def grid_block(rows: Table, first: int, last: int) -> list[Block]:
    """Make one block of the rows, or none if every cell is empty."""
    text = " ".join(cell for row in rows for cell in row if cell)
    return [Block(text, first, last, hint="table", cells=rows, whole=True)] if text else []
