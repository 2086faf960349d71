"""Rows of tables: a question and a table come in; the one row that the question names comes out, with the cells it names it by.

A printed row comes in; where its cells stand comes out.
"""

import re
from dataclasses import dataclass
from itertools import accumulate

from corpus.answering.quantity import Span
from corpus.answering.sentence import fold_in_place
from corpus.article import Article, Table

_SHORTEST = 2
"""Characters of a name that are no chance."""
_SHARE = 0.5
"""The share of a name that readers say of it at least: 远鳌 of 远鳌股份."""
_LEAD = 0.5
"""Characters by which the row that is meant must be ahead of any other."""
_LATIN = 3
"""Latin letters that tell as much as one ideograph."""
_WITHIN = re.compile(r"[\s《》〈〉「」“”()·:]+")
_LATIN_WORD = re.compile(r"[a-z][a-z'’.-]{2,}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `named` are the columns of the cells that the question says, `weight` is how much of them, in characters."""

    cells: tuple[str, ...]
    named: tuple[int, ...]
    weight: float


def named_row(asked: str, table: Table) -> Row | None:
    """The row of a table with headings that a question (in matching form) names; None if it names none or two alike."""
    heads = table[0]
    told = _without_heads(asked, heads)
    rows = [_row(told, row) for row in table[1:] if len(row) == len(heads)]
    rows.sort(key=lambda one: -one.weight)
    if not rows or not rows[0].named:
        return None
    alone = len(rows) == 1 or rows[0].weight >= rows[1].weight + _LEAD
    return rows[0] if alone else None


def cells_within(article: Article, line: str) -> tuple[Span, ...]:
    """Where the cells of a printed row stand in it; none of a row of headings, which answers nothing."""
    for table in article.tables:
        for at, cells in enumerate(table):
            if " ".join(cells) == line:
                ends = tuple(accumulate(len(cell) + 1 for cell in cells))
                return tuple(
                    (end - 1 - len(cell), end - 1)
                    for cell, end in zip(cells, ends, strict=True)
                    if at or len(table) == 1
                )
    return ()


def _without_heads(asked: str, heads: tuple[str, ...]) -> str:
    """A question without the words of the headings: 频道 names no row, though it is a part of 戏曲频道."""
    for head in sorted(map(fold_in_place, heads), key=len, reverse=True):
        asked = asked.replace(head, " ") if len(head) >= _SHORTEST else asked
    return asked


def _row(asked: str, cells: tuple[str, ...]) -> Row:
    weights = [max((_said(part, asked) for part in _parts(cell)), default=0.0) for cell in cells]
    named = tuple(at for at, weight in enumerate(weights) if weight)
    return Row(cells, named, sum(weights))


def _parts(cell: str) -> list[str]:
    """A cell and, where it says what it names, the name alone: 评剧《花为媒》, 吕剧 李二嫂改嫁."""
    text = fold_in_place(cell).strip()
    return [text, *(part for part in _WITHIN.split(text) if part and part != text and not text.isascii())]


def _said(cell: str, asked: str) -> float:
    """How much of a cell a question says; nothing if that may be chance."""
    if not any(one.isalpha() for one in cell):
        return _said_number(cell, asked)
    if cell.isascii():
        return _said_latin(cell, asked)
    if cell in asked:
        return float(len(cell)) if len(cell) >= _SHORTEST else 0.0
    if _is_another(cell, asked):
        return 0.0
    longest = _longest_common(cell, asked)
    return longest - 0.5 if longest >= max(_SHORTEST, _SHARE * len(cell)) else 0.0


def _said_number(cell: str, asked: str) -> float:
    """A number alone names a row where a reader says it whole (哪个村一亩出8500斤)."""
    whole = len(cell) >= _SHORTEST and re.search(rf"(?<![\d.]){re.escape(cell)}(?![\d.]\d|\d)", asked)
    return len(cell) / 2 if whole else 0.0


def _said_latin(cell: str, asked: str) -> float:
    words = _LATIN_WORD.findall(cell)
    said = [word for word in words if re.search(rf"\b{re.escape(word)}", asked)]
    share = len(said) / len(words) if words else 0.0
    return sum(map(len, said)) / _LATIN if share >= _SHARE else 0.0


def _is_another(cell: str, asked: str) -> bool:
    """Tell whether a question says all but one character of a name, and another in its place: 乙班 for 甲班."""
    windows = (asked[at : at + len(cell)] for at in range(len(asked) - len(cell) + 1))
    return len(cell) > _SHORTEST and any(
        sum(one != other for one, other in zip(cell, window, strict=True)) == 1 for window in windows
    )


def _longest_common(one: str, other: str) -> int:
    return max(
        (
            last - first
            for first in range(len(one))
            for last in range(first + 1, len(one) + 1)
            if one[first:last] in other
        ),
        default=0,
    )
