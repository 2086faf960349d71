"""The text of a markdown or plain page goes in, one block a printed line comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.reading import inline_markup
from corpus.reading.block import Block
from corpus.reading.cell_grid import aligned_rows, grid_block, html_grids, markdown_rows

_HEADING = re.compile(r"(#{1,6})(?!#)[ \t\u3000]*(.*?)[ \t]*#*$")
_RULE = re.compile(r"(?:-\s*){3,}$|(?:\*\s*){3,}$|(?:_\s*){3,}$|={3,}$|[─━—－＊]{8,}$|\f$")
_FENCE = re.compile(r"(?:```|~~~)\w*$")
_LIST_MARK = re.compile(r"^[-*+][ \t]+(?=\S)")
_QUOTE_MARK = re.compile(r">[ \t]?")
_PIPE_ROW = re.compile(r"\|.*\|$")
_LONGEST_TABLE = 200
_SPACE = " \t\r\v\u00a0\u3000\u200b\ufeff"


@dataclass(slots=True)
class _Above:
    """What stands above the line at hand: empty lines, a rule."""

    blank: int = 0
    rule: bool = False


def read_text(text: str) -> tuple[Block, ...]:
    """Split a page into blocks, line numbers counted from 1."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    above, blocks, at = _Above(), list[Block](), 0
    while at < len(lines):
        count, made = _next(lines, at)
        if not made:
            above.blank += count
            above.rule = above.rule or bool(_RULE.match(lines[at].strip(_SPACE) or lines[at][:1]))
        for block in made:
            blocks.append(replace(block, blank_before=above.blank, rule_before=above.rule))
            above = _Above()
        at += count
    return tuple(blocks)


def _next(lines: list[str], at: int) -> tuple[int, list[Block]]:
    """Read what begins at a line: how many lines it takes and its blocks."""
    stripped = lines[at].strip(_SPACE + "\f")
    if not stripped or _RULE.match(stripped) or _FENCE.match(stripped):
        return 1, []
    if _PIPE_ROW.match(stripped) and at + 1 < len(lines) and _PIPE_ROW.match(lines[at + 1].strip(_SPACE)):
        end = at
        while end < len(lines) and _PIPE_ROW.match(lines[end].strip(_SPACE)):
            end += 1
        return end - at, grid_block(markdown_rows(lines[at:end]), at + 1, end)
    rows = aligned_rows(lines[at : at + _LONGEST_TABLE])
    if rows:
        return len(rows), grid_block(rows, at + 1, at + len(rows))
    if stripped.lower().startswith("<table"):
        end = next((n for n in range(at, len(lines)) if "</table>" in lines[n].lower()), at)
        return end - at + 1, html_grids("\n".join(lines[at : end + 1]), at + 1, end + 1)
    return 1, list(_line(lines[at], at + 1))


def _line(line: str, number: int) -> Iterator[Block]:
    pictures, line = inline_markup.images(line)
    for description in pictures:
        yield Block(description, number, number, hint="image")
    for at, part in enumerate(inline_markup.BREAK.split(line)):
        block = replace(_part(part, number), soft=at > 0)
        if block.text.strip():
            yield block


def _part(line: str, number: int) -> Block:
    body = line.lstrip(_SPACE)
    before = line[: len(line) - len(body)]
    indent = before.count("\u3000") + (
        before.replace("\t", "    ").count(" ") // 2 if before.strip("\u3000") else 0
    )
    body = body.rstrip(_SPACE + "\f\\")
    body = _QUOTE_MARK.sub("", body, count=1) if body.startswith(">") else body
    heading, level = _HEADING.match(body), None
    if heading and heading.group(2):
        body, level = heading.group(2), len(heading.group(1))
    elif not body.startswith("**"):
        body = _LIST_MARK.sub("", body, count=1)
    body, bold, italic = inline_markup.emphasis(body)
    inner = inline_markup.plain(body).strip(_SPACE)
    return Block(inner, number, number, level=level, bold=bold, italic=italic, indent=indent)
