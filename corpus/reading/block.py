"""The noun between reading and parsing: one printed line, heading, cell grid or picture of a page, with what its form says."""

from dataclasses import dataclass
from typing import Literal

from corpus.article import Table

Hint = Literal[
    "kicker", "title", "subtitle", "byline", "column", "caption", "credit", "image", "table", "furniture"
]
"""What a format says outright about a block, such as HTML's `h3` for a kicker; a hint, not a verdict."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block as printed, without markup.

    `first_line` and `last_line` count from 1 in the source. `level` is a heading's depth. `indent` counts the
    ideographic spaces in front. `blank_before` counts empty lines above; `rule_before` says that a rule or a page
    break stands there. `cells` hold a table's rows, whose characters are `text` too. `whole` marks a paragraph
    that its format delimits, so that it is never a hard-wrapped line; `soft` marks what follows a line break inside a line. `url` is where a block links to as a whole.
    """

    text: str
    first_line: int
    last_line: int
    level: int | None = None
    bold: bool = False
    italic: bool = False
    indent: int = 0
    blank_before: int = 0
    rule_before: bool = False
    hint: Hint | None = None
    cells: Table = ()
    whole: bool = False
    soft: bool = False
    url: str | None = None
