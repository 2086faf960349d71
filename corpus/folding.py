"""Folding: printed text becomes the form that matching compares, and every place in that form leads back to the print.

Two steps. *Folded* text has one script (simplified), one width, one case, no diacritics, and one form of a variant
character; *plain* text is folded text with nothing but letters, digits and Chinese characters in it, so that a quotation
mark or a line break never stands between a reader's words and the paper's. Display never uses either.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

FOLDING_VERSION = 1
"""Part of the index's version: another folding means another index."""

# Characters that print uses for one another and that neither NFKC nor OpenCC unites (each folds to the second).
_VARIANTS = (
    ("鲇", "鲶"),
    ("著", "着"),
    ("妳", "你"),
    ("牠", "它"),
    ("祂", "他"),
    ("甯", "宁"),
    ("甦", "苏"),
    ("喫", "吃"),
    ("嚐", "尝"),
    ("佈", "布"),
    ("佔", "占"),
    ("併", "并"),
    ("竝", "并"),
    ("徧", "遍"),
    ("傚", "效"),
    ("剷", "铲"),
    ("勦", "剿"),
    ("〇", "零"),
    ("○", "零"),
    ("◯", "零"),
    ("噁", "恶"),
    ("囉", "罗"),
    ("俱", "具"),
    ("藉", "借"),
    ("彷", "仿"),
    ("迴", "回"),
    ("週", "周"),
    ("倖", "幸"),
    ("慾", "欲"),
    ("菸", "烟"),
    ("煙", "烟"),
    ("臺", "台"),
    ("檯", "台"),
    ("颱", "台"),
    ("裡", "里"),
    ("裏", "里"),
    ("峯", "峰"),
    ("羣", "群"),
    ("綫", "线"),
    ("麪", "面"),
    ("衆", "众"),
    ("啓", "启"),
    ("産", "产"),
    ("爲", "为"),
    ("説", "说"),
    ("恆", "恒"),
    ("畫", "画"),
    ("乾", "干"),
    ("瞭", "了"),
)
# Where the scripts live that hold compatibility forms and traditional characters; the rest of Unicode folds to itself.
_SPANS = ((0x00A0, 0xD800), (0xF900, 0xFB00), (0xFE00, 0x10000), (0x1D400, 0x1D800), (0x20000, 0x2FA20))

_EAST_ASIAN = "\u2e80-\U0003ffff"
_SPACED = rf"[^\W_{_EAST_ASIAN}]"
"""A letter or digit of a script that puts spaces between words; only between two of these does a gap mean anything."""
_GAP = re.compile(rf"(?<={_SPACED})[\W_]+(?={_SPACED})")
_NOISE = re.compile(rf"[^\w ]|_|(?<!{_SPACED}) | (?!{_SPACED})")
_UNIT = re.compile(rf"[0-9]+|[^\W\d_{_EAST_ASIAN}]+|\S")


@cache
def _table() -> dict[int, str]:
    """Every character that does not fold to itself, with what it folds to."""
    table = {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
    for first, last in _SPANS:
        characters = [chr(code) for code in range(first, last)]
        for character, folded in zip(characters, _simplify(characters), strict=True):
            if folded != character:
                table[ord(character)] = folded
    for printed, folded in _VARIANTS:
        table[ord(printed)] = folded
    return table


def _simplify(characters: list[str]) -> list[str]:
    """Fold characters one by one: width, case and diacritics, then script; OpenCC converts line by line."""
    normal = [_normalise(character) for character in characters]
    simplified: str = OpenCC("t2s").convert("\n".join(normal))
    return simplified.split("\n")


def _normalise(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    if not folded.strip():
        return " "  # every kind of space, and what NFKC makes of a lone accent
    if folded.isascii() or "LATIN" not in unicodedata.name(folded[0], ""):
        return folded
    bare = "".join(one for one in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(one))
    return bare or folded


def fold(text: str) -> str:
    """Fold a text: one script, one width, one case; punctuation stays."""
    return text.translate(_table())


def plain(text: str) -> str:
    """Fold a text to letters, digits and Chinese characters; one space is left between two spaced words or numbers."""
    return _NOISE.sub("", _GAP.sub(" ", fold(text)))


def units(plain_text: str) -> list[str]:
    """Cut plain text into what search counts in: a Chinese character, a spaced word, or a number each."""
    return _UNIT.findall(plain_text)


@dataclass(frozen=True, slots=True)
class Traced:
    """Plain text with the way back: character `i` of `text` is the printed character at `places[i]`."""

    text: str
    places: tuple[int, ...]

    def printed(self, first: int, last: int) -> tuple[int, int]:
        """Where the plain characters `first`…`last` (half-open, not empty) stand in print."""
        return self.places[first], self.places[last - 1] + 1

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Which plain characters (half-open) stand in the printed range `start`…`end`."""
        return bisect_left(self.places, start), bisect_left(self.places, end)

    def cut(self, start: int, end: int) -> "Traced":
        """The same of the printed range `start`…`end`, counted from its start."""
        first, last = self.within(start, end)
        return Traced(self.text[first:last], tuple(place - start for place in self.places[first:last]))


def trace(text: str) -> Traced:
    """Make the same plain text as `plain`, and remember where each of its characters was printed."""
    whole = fold(text)
    kept = [at for at, character in enumerate(whole) if character.isalnum()]
    gaps = {found.start() for found in _GAP.finditer(whole)}
    if gaps:
        kept = sorted((*kept, *gaps))
        letters = "".join(" " if at in gaps else whole[at] for at in kept)
    else:
        letters = "".join(filter(str.isalnum, whole))
    if len(whole) != len(text):
        printed = _printed_places(text)
        kept = [printed[at] for at in kept]
    return Traced(letters, tuple(kept))


def _printed_places(text: str) -> list[int]:
    """For every folded character the place of the printed one; some fold to several."""
    return [index for index, character in enumerate(text) for _ in fold(character)]
