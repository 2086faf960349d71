"""A table in markdown or HTML goes in, one block with its rows of cells comes out."""

import re
from collections.abc import Iterable, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.article import Table
from corpus.reading import inline_markup
from corpus.reading.block import Block

_SEPARATOR_ROW = re.compile(r"[\s|:-]+$")
_FIGURE = re.compile(r"[-+±↑↓]?[\d０-９][\d０-９.,:：%％/—–-]*|[-—–]{1,2}")
_FEWEST_CELLS, _FEWEST_ROWS = 4, 3
_GAP = re.compile(r"[ \t\u00a0]*(?:[ \t\u00a0]{2}|\t|\u3000)[ \t\u00a0\u3000]*")
_FEWEST_COLUMNS, _LONGEST_CELL = 3, 24
_DIGIT = re.compile(r"[\d０-９]")
_SENTENCE = re.compile(r"[。！？；|]|[a-z]{4}[.!?] ")
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


def aligned_rows(lines: Sequence[str]) -> Table:
    """Read the first lines as a table set with spaces alone: as many cells in each row, figures below the head."""
    return _parted_rows(lines) or _spaced_rows(lines)


def _parted_rows(lines: Iterable[str]) -> Table:
    """Columns that wide gaps part, so that a cell may hold a space; a head without figures, and figures in every row below."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = tuple(_GAP.split(line.strip()))
        if len(cells) < _FEWEST_COLUMNS or (rows and len(cells) != len(rows[0])) or not _are_cells(cells):
            break
        if bool(rows) != any(_DIGIT.search(cell) for cell in cells):
            break
        rows.append(cells)
    return tuple(rows) if len(rows) >= _FEWEST_ROWS else ()


def _are_cells(texts: Iterable[str]) -> bool:
    return all(len(text) <= _LONGEST_CELL and not _SENTENCE.search(text) for text in texts)


def _spaced_rows(lines: Iterable[str]) -> Table:
    """Columns that any space parts: most cells below the head are nothing but figures."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = tuple(line.split())
        if (
            len(cells) < _FEWEST_CELLS
            or (rows and len(cells) != len(rows[0]))
            or (rows and not _counts(cells))
        ):
            break
        rows.append(cells)
    return tuple(rows) if len(rows) >= _FEWEST_ROWS else ()


def _counts(cells: tuple[str, ...]) -> bool:
    return sum(bool(_FIGURE.fullmatch(cell)) for cell in cells) * 2 >= len(cells)


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
