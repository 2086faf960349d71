"""Marking: a printed text and the words somebody typed come in, the ranges of the print that answer them come out.

A word is looked for as it is, then by the dictionary words in it, then by its sound, then by the likeliest stretch; the
printed glyphs are marked, whatever script or pinyin was typed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from corpus.folding import Traced, trace
from corpus.likeness import SoughtWord
from corpus.query import FUNCTION_CHARACTERS
from corpus.sound import initials, sound

Mark = tuple[int, int]

_LONG_WORD = 8
"""Plain characters from which on a stretch is a sentence or a question: its words are marked, not all of it."""
_ALIKE = 60.0
"""A stretch less like the typed word than this (rapidfuzz's ratio, 0…100) is not what was meant."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Ranges of one text that answer a typed word; `exact` if the very characters stand there."""

    word: SoughtWord
    marks: tuple[Mark, ...]
    exact: bool
    likeness: float


def marked(text: str, typed: Iterable[SoughtWord]) -> list[Marked]:
    """Find what answers each typed word; a word that nothing answers is left out."""
    traced = trace(text)
    return marked_in(traced, sound(traced.text), typed)


def marked_in(traced: Traced, sounds: str, typed: Iterable[SoughtWord]) -> list[Marked]:
    """Do the same in a text that is traced already; marks count as the trace does."""
    found = (_answer(traced, sounds, word) for word in typed)
    return [one for one in found if one is not None]


def marked_initials(traced: Traced, sounds: str, typed: Iterable[SoughtWord]) -> tuple[Mark, ...]:
    """Mark the characters whose pinyin initials were typed: for titles, columns and names alone, where that is no noise."""
    letters = initials(sounds)
    places = (
        place
        for word in typed
        if word.plain.isascii() and len(word.plain) > 1
        for place in _anywhere(word.plain, letters)
    )
    return merge(traced.printed(first, last) for first, last in places)


def _answer(traced: Traced, sounds: str, word: SoughtWord) -> Marked | None:
    exact = list(_occurrences(word.plain, traced.text))
    if exact:
        return _marked(traced, word, exact, exact=True, likeness=100.0)
    sounding = list(_occurrences(word.sound, sounds))
    if sounding:
        return _marked(traced, word, sounding, exact=False, likeness=100.0)
    near = _likeliest(traced, sounds, word) if len(word.plain) <= _LONG_WORD else None
    if near:
        return near
    parts = _parts(traced, sounds, word)
    return _marked(traced, word, parts, exact=True, likeness=0.0) if parts else None


def _parts(traced: Traced, sounds: str, word: SoughtWord) -> list[Mark]:
    """What of a longer stretch stands in the text: its words, else what sounds like them, else any two telling neighbours."""
    parts = [part for part in word.parts if len(part) > 1 and not set(part) <= FUNCTION_CHARACTERS]
    literal = [place for part in parts for place in _occurrences(part, traced.text)]
    if literal:
        return literal
    sounding = [place for part in parts if len(part) > 2 for place in _occurrences(sound(part), sounds)]
    if sounding:
        return sounding
    pairs = {
        first + second for first, second in pairwise(word.plain) if not {first, second} & FUNCTION_CHARACTERS
    }
    return [place for pair in sorted(pairs) for place in _occurrences(pair, traced.text)]


def _likeliest(traced: Traced, sounds: str, word: SoughtWord) -> Marked | None:
    """The stretch of print that is most like the word, by letters or by sound."""
    tries = (fuzz.partial_ratio_alignment(word.plain, traced.text, score_cutoff=_ALIKE) if not word.pinyin else None,
             fuzz.partial_ratio_alignment(word.sound, sounds, score_cutoff=_ALIKE))  # fmt: skip
    found = [one for one in tries if one is not None and one.dest_end > one.dest_start]
    needle = max(len(word.sound), 1)
    if not found or len(traced.text) < needle:
        return None
    best = max(found, key=lambda one: one.score)
    place = _trim(word, traced.text, sounds, (best.dest_start, best.dest_end))
    return _marked(traced, word, [place], exact=False, likeness=best.score) if place[0] < place[1] else None


def _trim(word: SoughtWord, text: str, sounds: str, place: Mark) -> Mark:
    """Leave out what stands at the ends of a stretch and is neither a letter nor a sound of the word."""
    first, last = place
    while first < last and text[first] not in word.plain and sounds[first] not in word.sound:
        first += 1
    while first < last and text[last - 1] not in word.plain and sounds[last - 1] not in word.sound:
        last -= 1
    return first, last


def _marked(traced: Traced, word: SoughtWord, places: list[Mark], *, exact: bool, likeness: float) -> Marked:
    return Marked(word, merge(traced.printed(first, last) for first, last in places), exact, likeness)


def _anywhere(needle: str, text: str) -> Iterator[Mark]:
    at = text.find(needle)
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + len(needle))


def _occurrences(needle: str, text: str) -> Iterator[Mark]:
    if needle:
        yield from (place for place in _anywhere(needle, text) if not _inside_word(needle, text, place[0]))


def _inside_word(needle: str, text: str, at: int) -> bool:
    """`cat` is not in `category`, nor 10 in 100: letters and digits match as whole words."""
    before, after = text[at - 1 : at], text[at + len(needle) : at + len(needle) + 1]
    return _joined(before, needle[:1]) or _joined(needle[-1:], after)


def _joined(left: str, right: str) -> bool:
    both = left + right
    return len(both) == 2 and both.isascii() and (both.isalpha() or both.isdigit())


def merge(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Sort ranges and join those that touch or overlap."""
    merged: list[Mark] = []
    for first, last in sorted(marks):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
