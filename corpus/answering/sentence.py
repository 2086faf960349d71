"""Sentences to look for an answer in: a printed sentence comes in; its atoms, quantities and quoted names come out.

An atom is the smallest piece that an answer may begin or end with: a word, cut again wherever a quantity, a quotation
mark or a punctuation mark begins or ends.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.answering.people import SURNAMES, holds_a_verb
from corpus.answering.quantity import Span, bare_ends, dates, numbers, spaced
from corpus.folding import fold
from corpus.surnames import DOUBLE_SURNAMES
from corpus.words import cut, is_word, word_class

_OPEN = "“「『《〈（(【[\"'‘"
_CLOSE = "”」』》〉）)】]\"'’"
_FORMS = (("o", _OPEN), ("c", _CLOSE), ("p", "、"), (",", "，,：:—…-－"), (".", "。；;！!？?."))
_PLACE = re.compile(r"(?<=[省市县区盟])(?![省市县区州盟])[\u4e00-\u9fff]{1,3}?(?:街道|[镇乡村县])")
_PAIRS = re.compile(r"“([^”]+)”|「([^」]+)」|『([^』]+)』|《([^》]+)》|〈([^〉]+)〉|\"([^\"]+)\"|‘([^’]+)’")
_GLUED = "与及由为于在和是继被至从向任"
"""Function words that the cutter's guesses at unknown names begin with."""
_GUESSED = 3
"""Characters of a name as the cutter guesses it."""
_SETTLED = "县镇乡村区市"
"""What nobody's name ends with: 龙镇, cut out of 太龙镇, is nobody."""
_SURNAMED = (
    SURNAMES - frozenset("和向成时方任有年都全能应经于为从当会还到对把以如同与过查万千百那包单家连又常居")
) | DOUBLE_SURNAMES
"""Surnames that stand alone for little else."""
_GIVEN = 2
"""Characters of a given name."""
_GIVING = frozenset({"", "n", "a", "t", "z", "i", "l", "s", "b", "g", "j"})
"""Classes of words that given names are made of: no verbs, adverbs, pronouns and particles."""
_BEFORE_NAMES = frozenset(
    "长员师手工匠主人家头者任记书生民夫士授事友妻子女儿弟兄姐妹户农军警官兵客童星商贩嫂伴孙侄傅由是叫请让给对与和向把被跟同名问请委托了"
)
"""What stands before a name: whoever is named, and words that take somebody."""
_NUMERAL = re.compile(r"\d+(?:[,.]\d+)+|[零一二三四五六七八九十百千万亿两]{2,}")


def fold_in_place(text: str) -> str:
    """Fold a text so that every place in it stays where it was: a character that folds to several is left."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(one if len(one) == 1 else character for character in text for one in (fold(character),))


@dataclass(frozen=True)
class Reading:
    """A sentence in matching form, laid out for answers; all places count in its printed text."""

    printed: str
    people: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> tuple[Span, ...]:
        """Where the people of the article are named."""
        return tuple(
            (found.start(), found.end())
            for name in sorted(self.people)
            if name in self.text
            for found in re.finditer(re.escape(name), self.text)
        )

    @cached_property
    def likely_names(self) -> tuple[Span, ...]:
        """What looks like a person's name: one known from its office, one of the dictionary, a surname with an unknown word."""
        alone = (one for one in self.atoms if self._is_likely_name(one))
        return tuple(dict.fromkeys((*self.names, *alone, *self._parted_names())))

    def _parted_names(self) -> Iterator[Span]:
        """A surname and a given name that the cutter left apart (柳 长庚), behind whoever is named, or where a clause begins."""
        for at, ((first, middle), (start, last)) in enumerate(pairwise(self.atoms)):
            if middle != start or self.text[first:middle] not in _SURNAMED or not last - start <= _GIVEN:
                continue
            given = self.text[start:last]
            before = self.text[first - 1 : first] if at else ""
            named = not before.isalnum() or before in _BEFORE_NAMES
            if (
                named
                and word_class(given)[:1] in _GIVING
                and all("\u4e00" <= one <= "\u9fff" for one in given)
            ):
                yield first, last

    def _is_likely_name(self, atom: Span) -> bool:
        text = self.text[atom[0] : atom[1]]
        by_surname = (
            2 <= len(text) <= 4 and text[0] in SURNAMES and text[-1] not in _SETTLED and not is_word(text)
        )
        listed = word_class(text) in {"nr", "nrt", "nrfg"}
        return by_surname or listed or "·" in text or self.printed[atom[0]].isupper()

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where a smaller place is named behind a larger one (太龙镇 in 万州区太龙镇)."""
        return tuple((found.start(), found.end()) for found in _PLACE.finditer(self.text))

    @cached_property
    def text(self) -> str:
        """The folded sentence, character for character."""
        return fold_in_place(self.printed)

    @cached_property
    def dates(self) -> tuple[Span, ...]:
        """Where dates and times stand."""
        return tuple(dates(self.text))

    @cached_property
    def numbers(self) -> tuple[Span, ...]:
        """Where numbers stand, with their units."""
        return tuple(numbers(self.text))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """What stands between quotation marks or title marks, without them."""
        return tuple((found.start() + 1, found.end() - 1) for found in _PAIRS.finditer(self.printed))

    @cached_property
    def atoms(self) -> tuple[Span, ...]:
        """The atoms, in order; white space is none."""
        cuts = self._cuts()
        return tuple((first, last) for first, last in pairwise(cuts) if self.text[first:last].strip())

    def _cuts(self) -> list[int]:
        cuts = {0}
        at = 0
        for word in cut(self.text):
            if len(word) > 1 and word[0] in _GLUED and not is_word(word):
                cuts.add(at + 1)
            at += len(word)
            if self._holds_a_verb(word, at):
                cuts.add(at - 1)
            cuts.add(at)
        numerals = ((found.start(), found.end()) for found in _NUMERAL.finditer(self.text))
        cuts = _whole(cuts, (*self.places, *numerals))
        for span in (*self.dates, *self.numbers, *self.quoted):
            cuts.update(span)
        cuts.update(bare_ends(self.text))
        for at, character in enumerate(self.text):
            if not character.isalnum() and character not in ".,·-%":
                cuts.update((at, at + 1))
        return sorted(_whole(cuts, (*self.names, *spaced(self.text))))

    def _holds_a_verb(self, word: str, end: int) -> bool:
        """Tell whether a guessed name of three holds what begins the next word: 余沛答 of 余沛答复."""
        return (
            len(word) == _GUESSED
            and word[0] in SURNAMES
            and not is_word(word)
            and holds_a_verb(self.text, end)
        )


def _whole(cuts: set[int], spans: Iterable[Span]) -> set[int]:
    """Cut at the ends of these spans and nowhere within."""
    kept = set(cuts)
    for first, last in spans:
        kept -= set(range(first + 1, last))
        kept.update((first, last))
    return kept


def shape(atom: str) -> str:
    """What an atom is besides a word: `o` opens, `c` closes, `p` parts items, `,` parts clauses, `.` ends; else `w`."""
    if atom[0].isalnum() or len(atom) > 1:
        return "w"
    return next((form for form, marks in _FORMS if atom in marks), "w")
