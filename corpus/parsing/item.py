"""The noun between decoding and assembling: an item of the page as its parts in order, each still tied to its blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.parsing.decoding import Step
from corpus.parsing.label import HEADER, Label
from corpus.parsing.sight import Sight
from corpus.parsing.unit import Unit


@dataclass(frozen=True, slots=True)
class Part:
    """One unit with the part it plays; `margin` says how clearly."""

    label: Label
    unit: Unit
    sight: Sight
    margin: float = 9.0

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


def is_readers_signature(part: Part) -> bool:
    """Whether a paragraph is how a reader signs a letter: it stays a paragraph and names the author."""
    byline = part.sight.byline
    return (
        part.label is Label.TEXT
        and byline is not None
        and any(person.role == "reader" for person in byline.people)
    )


def keep_signatures(item: Item) -> None:
    """Turn a reader's signature into the letter's last paragraph."""
    for at, part in enumerate(item.parts):
        signature = replace(part, label=Label.TEXT)
        if part.label is Label.TAIL_BYLINE and is_readers_signature(signature):
            item.parts[at] = signature
