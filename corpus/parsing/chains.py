"""Paragraphs go in; which of them are halves of one another or turns of one conversation comes out."""

from collections.abc import Sequence
from itertools import combinations

from corpus.parsing.belonging import Rarity, runs_of
from corpus.parsing.item import Item, Part
from corpus.parsing.joining import join_score
from corpus.parsing.label import Label
from corpus.parsing.script import ends_sentence

# Row by row, the other half is at most so many paragraphs away.
_FAR = 4
# What two halves share decides between right halves that would fit equally well.
_SAME_STORY = 4.0
_PROOF = 2.5
_AS_LIKELY = 0.6


def chains_of(paragraphs: Sequence[Part]) -> list[list[Part]]:
    """Paragraphs that are halves of one another, and the turns of a conversation, before anything else is judged."""
    following = _right_halves(paragraphs)
    chains: list[list[Part]] = []
    member: dict[int, list[Part]] = {}
    for at, part in enumerate(paragraphs):
        chain = member.get(at)
        if chain is None and part.sight.spoken:
            chain = next((one for one in chains if any(turn.sight.spoken for turn in one)), None)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append(part)
        if at in following:
            member[following[at]] = chain
    return chains


def _right_halves(paragraphs: Sequence[Part]) -> dict[int, int]:
    """For each paragraph that breaks off, the one a little further down that goes on best; the surest pairs first."""
    worth = _worth(paragraphs)
    found: dict[int, int] = {}
    for at, place in sorted(worth, key=lambda pair: (-worth[pair], pair)):
        if at not in found and place not in found.values():
            found[at] = place
    return _uncrossed(found, worth)


def _worth(paragraphs: Sequence[Part]) -> dict[tuple[int, int], float]:
    """How well each torn paragraph goes on in each of the next ones; pairs that do not fit are left out."""
    runs = [runs_of(part.text) for part in paragraphs]
    rarity = Rarity(runs)
    worth = {}
    for at, left in enumerate(paragraphs):
        if ends_sentence(left.text):
            continue
        for place in range(at + 1, min(at + 1 + _FAR, len(paragraphs))):
            value = join_score(left.text, paragraphs[place].text)
            if 0 < value < _PROOF:
                # A word that spans the cut, or a quotation that ends behind it, is proof; less needs the story's words.
                value = 1.0 + _SAME_STORY * rarity.likeness(runs[at], runs[place])
            if value > 0:
                worth[at, place] = value
    return worth


def _uncrossed(found: dict[int, int], worth: dict[tuple[int, int], float]) -> dict[int, int]:
    """Columns read row by row keep their order: of two pairs that cross, the order that is as likely is the right one."""
    for one, other in combinations(sorted(found), 2):
        swapped = worth.get((one, found[other]), 0.0), worth.get((other, found[one]), 0.0)
        kept = worth[one, found[one]] + worth[other, found[other]]
        if found[one] > found[other] and min(swapped) > 0 and sum(swapped) > kept - _AS_LIKELY:
            found[one], found[other] = found[other], found[one]
    return found


def names_one_of(part: Part, names: set[str]) -> bool:
    """Whether a dateline names one of these people, or nobody."""
    people = part.sight.dateline.people if part.sight.dateline else ()
    return not people or bool({person.name for person in people} & names)


def words_of(parts: Sequence[Part]) -> str:
    """All that some parts say."""
    return " ".join(part.text for part in parts)


def signers_of(item: Item) -> set[str]:
    """The people that an item's bylines name."""
    return {
        person.name
        for part in item.of(Label.BYLINE)
        if part.sight.byline
        for person in part.sight.byline.people
    }
