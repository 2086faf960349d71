"""The noun between decoding and assembling: an item of the page as its parts in order, each still tied to its blocks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.parsing.decoding import Step
from corpus.parsing.described_name import read_described_name
from corpus.parsing.heading_words import names_briefs_column, salutes
from corpus.parsing.label import HEADER, Label
from corpus.parsing.names import name_likeness, split_names
from corpus.parsing.script import ends_sentence, is_latin_text
from corpus.parsing.sight import Sight
from corpus.parsing.unit import Unit
from corpus.parsing.verse import POEMS

_LETTERS = re.compile(r"\bletters?\b|\breaders\b|来信|來信|来函|投书|投書|信箱", re.IGNORECASE)

_HOW_MANY = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_POEM_TITLE = 10


@dataclass(frozen=True, slots=True)
class Part:
    """One unit with the part it plays; `margin` says how clearly; `signs` are the names under a letter."""

    label: Label
    unit: Unit
    sight: Sight
    margin: float = 9.0
    signs: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the unit says."""
        return self.unit.text


@dataclass(slots=True)
class Item:
    """One item of a page on its way to an article."""

    parts: list[Part] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def of(self, *labels: Label) -> list[Part]:
        """The parts with these labels, in order."""
        return [part for part in self.parts if part.label in labels]

    def has(self, *labels: Label) -> bool:
        """Whether any part has one of these labels."""
        return any(part.label in labels for part in self.parts)

    def warn(self, code: str) -> None:
        """Note what was done or doubted, once."""
        if code not in self.warnings:
            self.warnings.append(code)

    @property
    def is_bare_header(self) -> bool:
        """Whether only header lines have been found so far."""
        return all(part.label in HEADER for part in self.parts)


def group(
    units: Sequence[Unit], sights: Sequence[Sight], steps: Iterable[Step], margins: Sequence[float]
) -> tuple[list[Item], list[Part]]:
    """Cut the sequence of parts into items, page furniture aside."""
    items: list[Item] = []
    furniture: list[Part] = []
    for unit, sight, step, margin in zip(units, sights, steps, margins, strict=True):
        part = Part(step.label, unit, sight, margin)
        if step.label is Label.FURNITURE:
            furniture.append(part)
            continue
        if step.opens or not items:
            items.append(Item())
        items[-1].parts.append(part)
    return items, furniture


def is_signature(part: Part) -> bool:
    """Whether a paragraph is also a signature: it stays a paragraph and names its writer."""
    return part.label is Label.TEXT and bool(part.sight.byline or part.sight.author_note or part.signs)


def title_briefs(item: Item, *, marked: bool) -> None:
    """The heading over a row of briefs is the row's title, unless its words or a lack of marks are those of a column."""
    paragraphs, heads = item.of(Label.TEXT), item.of(Label.COLUMN, Label.TITLE)
    briefs = sum(part.sight.brief for part in paragraphs)
    if briefs < 2 or briefs * 2 <= len(paragraphs) or len(heads) != 1:
        return
    plain = marked and not heads[0].sight.headed
    label = Label.COLUMN if plain or names_briefs_column(heads[0].text) else Label.TITLE
    item.parts = [replace(part, label=label) if part is heads[0] else part for part in item.parts]


def keep_abstracts(item: Item) -> None:
    """A Chinese standfirst of whole sentences is the story's first paragraph; an English one is its subtitle."""
    for at, part in enumerate(item.parts):
        if (
            part.label is Label.SUBTITLE
            and part.sight.sentence
            and not part.sight.latin
            and not part.sight.headed
        ):
            item.parts[at] = replace(part, label=Label.TEXT)


def head_poems(item: Item) -> None:
    """（外一首）: a lone line between two stanzas is the next poem's title, if there are as many as the title says."""
    told = [found for part in item.of(Label.TITLE, Label.TAIL_TITLE) if (found := POEMS.search(part.text))]
    if not told:
        return
    lone = [at for at in range(1, len(item.parts) - 1) if _stands_alone(item.parts, at)]
    if len(lone) == _HOW_MANY.get(told[0].group("more") or "", len(lone)):
        item.parts = [
            replace(part, label=Label.CROSSHEAD) if at in lone else part for at, part in enumerate(item.parts)
        ]


def _stands_alone(parts: Sequence[Part], at: int) -> bool:
    """Whether an empty line stands above and below a short line of verse, and none below the line after that."""
    if (
        any(part.label is not Label.TEXT for part in parts[at - 1 : at + 2])
        or parts[at].sight.size > _POEM_TITLE
    ):
        return False
    form, after = parts[at].unit.form, parts[at + 1].unit.form
    stanza = at + 2 >= len(parts) or parts[at + 2].unit.form.blank_before == 0
    return form.blank_before > 0 and after.blank_before > 0 and stanza


def keep_signatures(item: Item) -> None:
    """Turn into paragraphs what is printed under a text in brackets, and how readers sign their letters."""
    letter = _is_letter(item)
    named = False
    for at, part in enumerate(item.parts):
        if part.label is not Label.TAIL_BYLINE:
            continue
        reader = part.sight.byline is not None and any(
            person.role == "reader" for person in part.sight.byline.people
        )
        if reader or letter or part.sight.author_note:
            item.parts[at] = replace(
                part, label=Label.TEXT, signs=_readers(part.text) if letter and not named else ()
            )
        named = True
    if letter:
        _sign_letters(item)


def _sign_letters(item: Item) -> None:
    """Walter Pym, Cold Harbor: a short line without a stop under a letter says who wrote it."""
    for at, part in enumerate(item.parts[1:], 1):
        above = item.parts[at - 1]
        plain = part.label is Label.TEXT and above.label is Label.TEXT and part.sight.byline is None
        if plain and part.sight.size <= 20 and not ends_sentence(part.text) and ends_sentence(above.text):
            item.parts[at] = replace(part, signs=part.signs or _readers(part.text))


def _readers(signature: str) -> tuple[str, ...]:
    """The names in a signature: the first part in English, in Chinese what stands behind the place."""
    described = read_described_name(signature.strip("（）()—–- \u3000"))
    if described:
        return (described.name,)
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", signature).strip().strip("（）()—–- ")
    if is_latin_text(bare):
        name = bare.split(",")[0].strip()
        return (name,) if name_likeness(name) > 0.5 else ()
    names = split_names(re.split(r"[,，]", bare)[-1]) or ()
    likely = tuple(name for name in names if name_likeness(name) > 0.5)
    return likely or tuple(name for name in names[1:] if name_likeness(name) > 0.2)[-1:]


def _is_letter(item: Item) -> bool:
    columns = any(_LETTERS.search(part.text) for part in item.of(Label.COLUMN, Label.TITLE))
    first = item.of(Label.TEXT)[:1]
    return columns or bool(first and salutes(first[0].text))
