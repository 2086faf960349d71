"""Items go in; a picture that is no part of the story around it comes out as an item of its own."""

import re
from collections.abc import Iterable, Iterator

from corpus.parsing.item import Item, Part
from corpus.parsing.label import Label

_NUMBERED = re.compile(r"[图圖]\s*[①-⑳\d一二三四五六]|[①-⑳]")
_FEW = 2
_PICTURE = frozenset({Label.CAPTION, Label.CREDIT})
_WRITES_AND_SHOOTS = re.compile(
    r"文\s*[/／、并]?\s*[图圖摄攝]|[图圖]\s*[/／]?\s*文|摄影报道|攝影報導|photograph|story and p",
    re.IGNORECASE,
)


def set_pictures_apart(items: Iterable[Item]) -> Iterator[Item]:
    """Yield each item, then the foreign pictures found in it."""
    for item in items:
        if not item.has(Label.TEXT):
            yield item
            continue
        if _is_essay(item):
            yield item
            continue
        foreign = [run for run in _runs(item.parts) if _foreign(run, item)]
        moved = {id(part) for run in foreign for part in run}
        item.parts = [part for part in item.parts if id(part) not in moved]
        if item.parts:
            yield item
        yield from (Item(run) for run in foreign)


def _is_essay(item: Item) -> bool:
    """Whether numbered pictures and a word about them, signed by nobody but the photographers, are the whole item."""
    numbered = sum(bool(_NUMBERED.match(part.text)) for part in item.of(Label.CAPTION))
    return numbered > 1 and not item.has(Label.BYLINE, Label.TAIL_BYLINE) and len(item.of(Label.TEXT)) <= _FEW


def _runs(parts: list[Part]) -> Iterator[list[Part]]:
    """Captions with the credits that follow them; a credit ends its picture."""
    run: list[Part] = []
    for part in parts:
        ended = bool(run) and run[-1].label is Label.CREDIT and part.label is Label.CAPTION
        if part.label not in _PICTURE or ended:
            if run:
                yield run
            run = []
        if part.label in _PICTURE:
            run.append(part)
    if run:
        yield run


def _foreign(run: list[Part], item: Item) -> bool:
    """A picture with a caption and a credit belongs to the story only if the story's own people took it."""
    if _behind_the_end(run, item):
        return True
    credited = [part for part in run if part.label is Label.CREDIT]
    if not credited or len(credited) == len(run):
        return False
    if any(_WRITES_AND_SHOOTS.search(part.text) for part in item.of(Label.BYLINE, Label.TAIL_BYLINE)):
        return False
    if not item.has(Label.BYLINE) and any(_WRITES_AND_SHOOTS.search(part.text) for part in credited):
        return False
    shot_by = {person.name for part in credited for person in part.sight.credit or ()}
    return not shot_by & set(people_of(item))


def _behind_the_end(run: list[Part], item: Item) -> bool:
    """A story that says 下转 has ended there."""
    for part in item.parts:
        if part is run[0]:
            return False
        if part.label is Label.ONWARD:
            return True
    return False


def people_of(item: Item) -> Iterator[str]:
    """The names that an item's bylines and datelines give."""
    for part in item.parts:
        if part.label in {Label.BYLINE, Label.TAIL_BYLINE}:
            yield from (
                (person.name for person in part.sight.byline.people)
                if part.sight.byline
                else ("".join(part.text.split()),)
            )
        elif part.label is Label.TEXT and part.sight.dateline:
            yield from (person.name for person in part.sight.dateline.people)
