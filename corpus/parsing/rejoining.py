"""An item goes in; its paragraphs that a column break tore apart are whole again."""

from dataclasses import replace

from corpus.parsing.item import Item, Part
from corpus.parsing.joining import join_score
from corpus.parsing.label import Label
from corpus.parsing.script import ends_sentence
from corpus.parsing.unit import merge

# What may stand between two halves of a paragraph.
_BETWEEN = frozenset({Label.CAPTION, Label.CREDIT, Label.TABLE})
# A byline in the middle of a column tears a paragraph only if the halves fit well; else a text ends at it.
_ACROSS_A_BYLINE = 0.9
# Some tools print a crosshead in the middle of a sentence.
_ACROSS_A_CROSSHEAD = 1.9
JOINED = "joined-across-break"


def rejoin(item: Item) -> None:
    """Join torn paragraphs in place; verse, lists and signatures are left as they stand."""
    if is_verse([part for part in item.parts if part.label is Label.TEXT]):
        return
    parts: list[Part] = []
    for part in item.parts:
        at, sure = _left_half(parts) if part.label is Label.TEXT else (None, 0.0)
        if at is not None and torn(parts[at], part, sure):
            parts[at] = replace(parts[at], unit=merge((parts[at].unit, part.unit)))
            item.warn(JOINED)
        else:
            parts.append(part)
    item.parts = parts


def _left_half(parts: list[Part]) -> tuple[int | None, float]:
    """The last paragraph, looking past pictures, tables and reporters' names; past one crosshead only for halves that surely fit."""
    sure = 0.0
    for at in range(len(parts) - 1, -1, -1):
        if parts[at].label is Label.TEXT:
            return at, sure
        if parts[at].label is Label.CROSSHEAD and not sure:
            sure = _ACROSS_A_CROSSHEAD
        elif parts[at].label is Label.TAIL_BYLINE and parts[at].sight.byline is not None:
            sure = max(sure, _ACROSS_A_BYLINE)
        elif parts[at].label not in _BETWEEN:
            break
    return None, sure


def torn(left: Part, right: Part, sure: float = 0.0) -> bool:
    """Whether two paragraphs are one."""
    if any(part.sight.signature or part.sight.byline for part in (left, right)):
        return False
    if right.sight.dateline or right.sight.listed or right.sight.brief:
        return False
    return join_score(left.text, right.text, indented=right.unit.form.indent > 1) > sure


def is_verse(paragraphs: list[Part]) -> bool:
    """Several short lines in a row, many without a full stop: a poem, a listing, a list of names."""
    if len(paragraphs) < 4:
        return False
    short = [
        part
        for part in paragraphs
        if part.sight.size <= 24 and not part.sight.dateline and not part.sight.spoken
    ]
    unfinished = [part for part in short if not ends_sentence(part.text)]
    return len(short) * 10 >= len(paragraphs) * 8 and len(unfinished) * 5 >= len(short) * 2
