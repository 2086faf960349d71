"""Items go in; corrections and bold briefs that stand below another item's text come out as items of their own."""

import re
from collections.abc import Iterable, Iterator

from corpus.parsing.item import Item, Part
from corpus.parsing.label import Label

_SHORTEST = 12
_CORRECTS = re.compile(
    r"[■●◆▲]?\s*(?:更\s?正|勘\s?误|勘\s?誤|致\s?歉)(?:启事|啟事|说明)?\s*[：:]|Corrections?\s*[：:]"
)


def corrects(text: str) -> bool:
    """Whether a paragraph says itself that it is a correction: 更正：本报…."""
    return bool(_CORRECTS.match(text)) and len(text) >= _SHORTEST


def set_corrections_apart(items: Iterable[Item]) -> Iterator[Item]:
    """Yield each item without the corrections that stand behind its own text, then those."""
    for item in items:
        found = [part for part in _behind_own_text(item) if corrects(part.text)]
        if found:
            moved = {id(part) for part in found}
            item.parts = [part for part in item.parts if id(part) not in moved]
        briefs = _bold_briefs_below(item)
        if briefs:
            item.parts = item.parts[: -len(briefs)]
        yield item
        if briefs:
            yield Item(briefs)
        yield from (Item([part]) for part in found)


def _behind_own_text(item: Item) -> list[Part]:
    """The paragraphs behind a table or another paragraph; a row of corrections below its own heading stays together."""
    paragraphs = item.of(Label.TEXT)
    if item.has(Label.TABLE):
        return paragraphs
    return [] if all(corrects(part.text) for part in paragraphs) else paragraphs[1:]


def _bold_briefs_below(item: Item) -> list[Part]:
    """The row of briefs, each in bold behind its mark, that print sets below a story without a heading."""
    row: list[Part] = []
    for part in reversed(item.parts):
        if part.label is not Label.TEXT or not (part.sight.brief and part.unit.form.bold):
            break
        row.insert(0, part)
    own = len(item.of(Label.TEXT)) > len(row)
    return row if len(row) > 1 and own else []
