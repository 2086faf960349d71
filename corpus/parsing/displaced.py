"""Items in page order go in; text that stands behind a picture or a foreign header comes back to its own story."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from corpus.parsing.belonging import Rarity, runs_of
from corpus.parsing.chains import words_of
from corpus.parsing.item import Item, Part
from corpus.parsing.joining import join_score
from corpus.parsing.label import HEADER, Label
from corpus.parsing.rejoining import is_verse
from corpus.parsing.script import ends_sentence

MOVED = "moved-between-items"
# A right half is taken out of another item only if the two halves hold together this well …
_SURE = 1.5
# … and stays near: further down the page it is another story's.
_REACH = 3
# So short a line is rather a signature or a salutation than half a paragraph.
_SHORT = 8
_STOPS = re.compile(r"[，。；：、,.;:“”「」]")


def return_to_stories(items: Sequence[Item]) -> list[Item]:
    """A picture with a title of its own stands in the middle of a story: the text behind its credit is the story's."""
    found: list[Item] = []
    for item in items:
        cut = _behind_a_picture(item)
        story = next((one for one in reversed(found) if one.has(Label.TEXT)), None)
        if (
            cut
            and story is not None
            and story is found[-1]
            and _goes_on(story, item.parts[:cut], item.parts[cut:])
        ):
            story.parts += item.parts[cut:]
            item.parts = item.parts[:cut]
            # The story goes on behind the picture, so in reading order the picture stands first.
            found.append(item)
            continue
        found.append(item)
    return found


def _behind_a_picture(item: Item) -> int:
    """Where text begins behind a titled picture's credit; 0 if the item is no such picture."""
    labels = [part.label for part in item.parts]
    if Label.CREDIT not in labels or Label.TEXT not in labels or Label.BYLINE in labels:
        return 0
    first = labels.index(Label.TEXT)
    cut = max(at for at, label in enumerate(labels) if label is Label.CREDIT) + 1
    return cut if labels.index(Label.CREDIT) < first and cut <= first else 0


def _goes_on(story: Item, picture: Sequence[Part], text: Sequence[Part]) -> bool:
    """Whether text is the story's rather than the picture's."""
    first = next(part for part in text if part.label is Label.TEXT)
    if first.sight.dateline or story.has(Label.ONWARD, Label.TAIL_BYLINE, Label.TAIL_TITLE):
        return False
    left = _broken_end(story)
    if left is not None and join_score(left.text, first.text) > 0:
        return True
    own, words = runs_of(words_of(story.parts)), runs_of(words_of(text))
    shown = runs_of(words_of(picture))
    rarity = Rarity([own, words, shown])
    return rarity.likeness(words, own) > rarity.likeness(words, shown)


def fetch_right_halves(items: Sequence[Item]) -> None:
    """A paragraph that breaks off, and does not go on below, goes on somewhere behind the next header."""
    for at, item in enumerate(items):
        followed = at + 1 < len(items)
        for left in _broken(item):
            if followed and _hangs_over(left, item):
                continue
            for other in items[at + 1 : at + 1 + _REACH]:
                place = _right_half(left, other)
                if place is not None:
                    _take_back(item, left, other, place)
                    break


def _hangs_over(left: Part, item: Item) -> bool:
    """Whether a short last line below a finished paragraph may be of the next header, a label or a kicker: it has no other half."""
    paragraphs = item.of(Label.TEXT)
    if left is not item.parts[-1] or len(paragraphs) < _REACH:
        return False
    plain = left.sight.short and not _STOPS.search(left.text)
    return plain and ends_sentence(paragraphs[-2].text)


def _broken(item: Item) -> list[Part]:
    """The paragraphs that break off with nothing in the item to go on with."""
    paragraphs = item.of(Label.TEXT)
    if item.has(Label.ONWARD) or is_verse(paragraphs):
        return []
    found = []
    for left, right in zip_longest(paragraphs, paragraphs[1:]):
        whole = (
            ends_sentence(left.text)
            or left.sight.signature
            or left.sight.byline is not None
            or bool(left.signs)
            or left.sight.listed
            or left.sight.size < _SHORT
        )
        if not whole and (right is None or join_score(left.text, right.text) <= 0):
            found.append(left)
    return found


def _broken_end(item: Item) -> Part | None:
    """The last paragraph, if it breaks off."""
    paragraphs = item.of(Label.TEXT)
    broken = _broken(item)
    return broken[-1] if broken and broken[-1] is paragraphs[-1] else None


def _right_half(left: Part, other: Item) -> int | None:
    """Where in another item the right half of a paragraph stands: where no left half of that item's own stands above."""
    if is_verse(other.of(Label.TEXT)):
        return None
    best, found = _SURE, None
    above: Part | None = None
    for place, part in enumerate(other.parts):
        if part.label is not Label.TEXT or part.sight.listed or part.sight.brief or part.sight.size < 3:
            continue
        own = join_score(above.text, part.text) if above else -1.0
        value = join_score(left.text, part.text, indented=part.unit.form.indent > 1)
        if value > best and value > own and (own <= 0 or value > own + 2.0) and not part.sight.dateline:
            best, found = value, place
        above = part
    return found


def _take_back(item: Item, left: Part, other: Item, place: int) -> None:
    """Take a right half back, and what follows it as long as that resembles the story more than the other one."""
    mine, theirs = item.of(Label.TEXT), [part for part in other.parts[:place] if part.label is Label.TEXT]
    known = [runs_of(part.text) for part in (*mine, *other.of(Label.TEXT))]
    rarity, own = Rarity(known), runs_of(" ".join(part.text for part in item.parts))
    foreign = runs_of(" ".join(part.text for part in (*other.of(*HEADER), *theirs)))
    moved = [other.parts[place]]
    for part in other.parts[place + 1 :]:
        runs = runs_of(part.text)
        if part.label is not Label.TEXT or rarity.likeness(runs, own) <= rarity.likeness(runs, foreign):
            break
        moved.append(part)
    ids = {id(part) for part in moved}
    other.parts = [part for part in other.parts if id(part) not in ids]
    at = next(at for at, part in enumerate(item.parts) if part is left) + 1
    item.parts[at:at] = moved
    item.warn(MOVED)
    other.warn(MOVED)
