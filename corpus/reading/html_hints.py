"""Elements of an HTML page go in; what their names, classes and neighbours say about them comes out."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from selectolax.lexbor import LexborNode

from corpus.reading.block import Block, Hint

_FURNITURE_TAGS = frozenset({"nav", "footer", "aside"})
_CLASSES: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    (
        "furniture",
        re.compile(
            r"\b(?:nav\w*|menu|news-?list|title-?list|toc|catalog\w*|foot\w*|copyright|bread\w*|share|paging|pagination|swiper\S*|paper-bot|toolbar|crumb\w*|date|ban)\b"
        ),
    ),
    ("byline", re.compile(r"\b(?:sec|author|byline|writer|zuozhe)\b")),
    ("credit", re.compile(r"\b(?:credit|photographer|pic-?author)\b")),
    (
        "caption",
        re.compile(
            r"\b(?:caption|fig-?caption|pic(?:ture)?|pic-?text|img-?(?:desc|text)|pci\w*|tuzhu|pic-?(?:desc|title|info))\b"
        ),
    ),
    ("kicker", re.compile(r"\b(?:kicker|yinti|pre-?title|overline|eyebrow)\b")),
    ("subtitle", re.compile(r"\b(?:sub-?title|futi|deck|standfirst|sub-?head(?:line)?)\b")),
    ("column", re.compile(r"\b(?:column|lanmu|section-?(?:name|label)|label|rubric)\b")),
    (
        "title",
        re.compile(r"\b(?:headline|art(?:icle)?-?title|main-?title|biaoti)\b|(?<![\w-])title\d?(?![\w-])"),
    ),
)


def hint_of(node: LexborNode, tag: str) -> Hint | None:
    """What an element's name or class says outright about the text inside."""
    if tag in _FURNITURE_TAGS or (tag in {"ul", "ol"} and _is_directory(node)):
        return "furniture"
    if tag == "figcaption":
        return "caption"
    names = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower()
    if names.strip():
        for hint, pattern in _CLASSES:
            if pattern.search(names):
                return hint
    return None


def _is_directory(node: LexborNode) -> bool:
    """A list in which every item is nothing but a link leads elsewhere; it is not what the page says."""
    items = node.css("li")
    linked = ["".join(link.text() for link in item.css("a")).split() for item in items]
    return bool(items) and all(
        link and link == item.text().split() for link, item in zip(linked, items, strict=True)
    )


def is_grid(table: LexborNode) -> bool:
    """A table of data has rows of several filled cells; one that only places a picture has not."""
    rows = [[cell.text().strip() for cell in row.css("td, th")] for row in table.css("tr")]
    full = [row for row in rows if len(row) > 1 and sum(map(bool, row)) > 1]
    return len(full) >= 2 and len(full) * 2 >= len(rows) and not table.css("img, h1, h2, h3, table table")


def with_edition_hints(blocks: list[Block]) -> Iterator[Block]:
    """Electronic editions write h3 引题, h1 主题, h2 副题; elsewhere the levels only say how deep a heading is."""
    headed = [block.level for block in blocks if block.level]
    edition = any(pair == (3, 1) for pair in pairwise(headed)) or any(b.hint == "byline" for b in blocks)
    for at, block in enumerate(blocks):
        if not edition or block.hint is not None or block.level is None:
            yield block
            continue
        before = blocks[at - 1].level if at else None
        after = blocks[at + 1].level if at + 1 < len(blocks) else None
        hint: Hint | None = None
        if block.level == 1:
            hint = "title"
        elif block.level == 2 and before == 1:
            hint = "subtitle"
        elif block.level > 2 and after is not None and after < block.level:
            hint = "kicker"
        yield replace(block, hint=hint)


def placed(blocks: Iterable[Block], source: str) -> Iterator[Block]:
    """Find each block's line by looking for its first and last words, further down than the block before."""
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    offset, line = 0, 1
    for block in blocks:
        at = source.find(block.text[:12], offset) if block.text else -1
        if at >= 0:
            line = bisect(starts, at)
            end = source.find(block.text[-8:], at)
            offset = end if 0 <= end < at + 4 * len(block.text) + 200 else at
        yield replace(block, first_line=line, last_line=max(line, bisect(starts, offset)))
