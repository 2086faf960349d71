"""Sound: plain text becomes an equally long text in which every Chinese character is replaced by its toneless syllable.

A syllable is one character of Unicode's private use area, so that sounds can be indexed, counted, compared by rapidfuzz
and traced back to print exactly as letters are. Typed pinyin becomes the same characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

SOUND_VERSION = 1
_FIRST_SYLLABLE = 0xE000
_TYPED = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True, slots=True)
class _Readings:
    """What pypinyin knows, as private-use characters."""

    characters: dict[int, str]  # a character's commonest reading
    phrases: dict[str, tuple[tuple[str, str], ...]]  # first two characters → (phrase, reading), longest first
    syllables: dict[str, str]  # "zhong" → its private-use character


@cache
def _toneless(reading: str) -> str:
    # ü with any tone mark is written v, as input methods have it
    typed = unicodedata.normalize("NFC", reading).translate(str.maketrans("üǖǘǚǜ", "vvvvv"))
    bare = "".join(one for one in unicodedata.normalize("NFD", typed) if one.isascii())
    return bare if bare.isalpha() else ""


@cache
def _readings() -> _Readings:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415 - takes 0.2 s, so not before it is needed

    first = {code: _toneless(text.split(",")[0]) for code, text in PINYIN_DICT.items()}
    names = sorted({name for name in first.values() if name})
    syllables = {name: chr(_FIRST_SYLLABLE + index) for index, name in enumerate(names)}
    characters = {code: syllables[name] for code, name in first.items() if name}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for phrase, reading in PHRASES_DICT.items():
        sounds = "".join(syllables.get(_toneless(one[0]), "") for one in reading)
        if len(sounds) == len(phrase) > 1 and sounds != phrase.translate(characters):
            phrases.setdefault(phrase[:2], []).append((phrase, sounds))
    ordered = {key: tuple(sorted(values, key=lambda one: -len(one[0]))) for key, values in phrases.items()}
    return _Readings(characters, ordered, syllables)


def sound(plain_text: str) -> str:
    """Replace every Chinese character by its syllable; the reading that a known phrase gives a character wins."""
    known = _readings()
    sounds = plain_text.translate(known.characters)
    changes = tuple(_phrase_readings(plain_text, known))
    if not changes:
        return sounds
    pieces: list[str] = []
    done = 0
    for at, reading in changes:
        pieces += (sounds[done:at], reading)
        done = at + len(reading)
    return "".join((*pieces, sounds[done:]))


def _phrase_readings(plain_text: str, known: _Readings) -> Iterator[tuple[int, str]]:
    done = 0
    for at, pair in enumerate(first + second for first, second in pairwise(plain_text)):
        if at >= done and pair in known.phrases:
            for phrase, reading in known.phrases[pair]:
                if plain_text.startswith(phrase, at):
                    yield at, reading
                    done = at + len(phrase)
                    break


def syllables(typed: str) -> str | None:
    """Read lower-case letters as pinyin without tones: `rongcuo` is two syllables; None if it is no pinyin.

    Of several ways to cut, the one with the fewest syllables wins (`xian` is one; `xi'an` is two).
    """
    if not _TYPED.fullmatch(typed):
        return None
    parts = [_cut(part) for part in typed.split("'")]
    return "".join(part for part in parts if part) if all(parts) else None


def _cut(typed: str) -> str | None:
    known = _readings().syllables
    best: list[str | None] = [""] + [None] * len(typed)
    for end in range(1, len(typed) + 1):
        for start in range(max(0, end - 6), end):
            before, syllable = best[start], known.get(typed[start:end])
            if (
                before is not None
                and syllable is not None
                and (typed[start:end] in _WHOLE or end - start > 1)
            ):
                here = best[end]
                if here is None or len(before) + 1 < len(here):
                    best[end] = before + syllable
    return best[-1]


_WHOLE = frozenset("aeo")
"""The only single letters that are syllables; pypinyin also lists n and m."""


def initials(sounds: str) -> str:
    """The first letter of every syllable (`rong cuo` → `rc`); letters and digits stay, for titles and names."""
    names = _letters()
    return "".join(names.get(one, one) for one in sounds)


@cache
def _letters() -> dict[str, str]:
    return {character: name[0] for name, character in _readings().syllables.items()}
