"""Likeness: how a query and an article are alike, as a row of numbers from 0 to about 1 that ranking weighs and sums.

Everything is counted in the two matching forms, letters and sounds, so that a homophone costs little and another script
nothing. Rarity (idf) comes from the engine, so any engine gives the same numbers.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.folding import units
from corpus.index.engine import Engine, TermField
from corpus.index.terms import Forms, grams, words
from corpus.query import Query, Word, word
from corpus.words import cut

Weighed = tuple[tuple[str, float], ...]
"""Terms, each with its rarity."""

_SATURATION, _LENGTH = 1.2, 0.75
"""k1 and b of BM25, the values that Robertson and Zaragoza (2009) call reasonable; others measured no better here."""
_USUAL_LENGTH = 600
"""Plain characters of a usual newspaper article; longer ones are discounted as BM25 does."""
_WINDOW = 90
"""Plain characters of two usual sentences."""


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A typed word, its weight among the query's words (all weigh 1), and the dictionary words that it is made of."""

    plain: str
    sound: str
    pinyin: bool
    weight: float
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A query made ready to be compared: its terms with their rarity."""

    words: Weighed
    grams: Weighed
    characters: Weighed
    sounds: Weighed
    syllables: Weighed
    typed: tuple[SoughtWord, ...]
    plain: str
    sound: str


def sought(query: Query, engine: Engine) -> Sought:
    """Make a query ready, asking the engine how rare its terms are."""
    typed = (*query.words, *(word(phrase) for phrase in query.phrases))
    plain_units = [units(one.plain) for one in typed]
    sound_units = [units(one.sound) for one in typed]
    gram_terms = _rare(engine, "grams", (pair for one in plain_units for pair in grams(one)))
    characters = _rare(engine, "characters", (unit for one in plain_units for unit in one))
    sound_terms = _rare(engine, "sounds", (pair for one in sound_units for pair in grams(one)))
    rarity = dict((*characters, *gram_terms))
    sound_rarity = dict(sound_terms)
    return Sought(
        words=_rare(engine, "words", (part for one in typed for part in words(one.typed))),
        grams=gram_terms,
        characters=characters,
        sounds=sound_terms,
        syllables=tuple((unit, 1.0) for unit in dict.fromkeys(unit for one in sound_units for unit in one)),
        typed=_weigh(typed, plain_units, sound_units, rarity, sound_rarity),
        plain=" ".join(one.plain for one in typed if not one.pinyin),
        sound="".join(one.sound for one in typed),
    )


def _rare(engine: Engine, field: TermField, terms: Iterable[str]) -> Weighed:
    distinct = tuple(dict.fromkeys(terms))
    size = engine.size
    counts = engine.frequencies(field, distinct)
    return tuple((term, _idf(size, count)) for term, count in zip(distinct, counts, strict=True))


def _idf(size: int, count: int) -> float:
    return math.log(1 + (size - count + 0.5) / (count + 0.5))


def _weigh(
    typed: Sequence[Word],
    plain_units: list[list[str]],
    sound_units: list[list[str]],
    rarity: dict[str, float],
    sound_rarity: dict[str, float],
) -> tuple[SoughtWord, ...]:
    weights = []
    for one, letters, sounds in zip(typed, plain_units, sound_units, strict=True):
        terms = grams(sounds) if one.pinyin else grams(letters) or letters
        known = sound_rarity if one.pinyin else rarity
        weights.append(math.sqrt(sum(known.get(term, 1.0) for term in terms) + 1))
    total = sum(weights) or 1.0
    return tuple(
        SoughtWord(one.plain, one.sound, one.pinyin, weight / total, tuple(cut(one.plain)))
        for one, weight in zip(typed, weights, strict=True)
    )


FEATURES = (
    "words",
    "grams",
    "characters",
    "sounds",
    "syllables",
    "head_grams",
    "head_sounds",
    "literal",
    "sounding",
)
CLOSE_FEATURES = (
    "word_likeness",
    "word_sound_likeness",
    "whole_likeness",
    "whole_sound_likeness",
    "title_likeness",
    "title_sound_likeness",
    "window",
    "sound_window",
)


def rough(of: Sought, forms: Forms) -> tuple[float, ...]:
    """The cheap numbers, in the order of FEATURES."""
    length = 1 - _LENGTH + _LENGTH * len(forms.plain) / _USUAL_LENGTH
    split = len(forms.head)
    return (
        _coverage(of.words, forms.plain, length),
        _coverage(of.grams, forms.plain, length),
        _coverage(of.characters, forms.plain, length),
        _coverage(of.sounds, forms.sound, length),
        _coverage(of.syllables, forms.sound, length),
        _present(of.grams, forms.plain[:split]),
        _present(of.sounds, forms.sound[:split]),
        sum(one.weight for one in of.typed if one.plain in forms.plain),
        sum(one.weight for one in of.typed if one.sound in forms.sound),
    )


def close(of: Sought, forms: Forms) -> tuple[float, ...]:
    """The dear numbers, in the order of CLOSE_FEATURES; only for the best few."""
    title = forms.title
    title_sound = forms.sound[: len(title)]
    letters = sum(one.weight * _best(one.plain, forms.plain) for one in of.typed if not one.pinyin)
    sounds = sum(one.weight * _best(one.sound, forms.sound) for one in of.typed)
    alone = len(of.typed) == 1  # then the word is the whole, and the dear comparison is made once
    return (
        letters,
        sounds,
        letters if alone or not of.plain else _best(of.plain, forms.plain),
        sounds if alone else _best(of.sound, forms.sound),
        fuzz.ratio(of.plain, title) / 100 if of.plain and title else 0.0,
        fuzz.ratio(of.sound, title_sound) / 100 if title else 0.0,
        _best_window(of.grams or of.characters, forms.plain),
        _best_window(of.sounds or of.syllables, forms.sound),
    )


def _coverage(terms: Weighed, text: str, length: float) -> float:
    """BM25 of the terms, divided by the most that their rarity allows without saturation."""
    total = sum(rarity for _, rarity in terms)
    if not total:
        return 0.0
    score = 0.0
    damp = _SATURATION * length
    for term, rarity in terms:
        if times := text.count(term):
            score += rarity * times * (_SATURATION + 1) / (times + damp)
    return score / total


def _present(terms: Weighed, text: str) -> float:
    total = sum(rarity for _, rarity in terms)
    return sum(rarity for term, rarity in terms if term in text) / total if total else 0.0


def _best(needle: str, text: str) -> float:
    """How well the best stretch of the text matches the needle, 0…1."""
    if needle in text:
        return 1.0
    return (
        fuzz.partial_ratio(needle, text) / 100 if len(needle) <= len(text) else fuzz.ratio(needle, text) / 100
    )


def _best_window(terms: Weighed, text: str) -> float:
    """The largest share of the terms' rarity that stands within two sentences' length."""
    total = sum(rarity for _, rarity in terms)
    places = sorted((place, index) for index, (term, _) in enumerate(terms) for place in _places(term, text))
    best = current = 0.0
    inside = [0] * len(terms)
    first = 0
    for place, index in places:
        if not inside[index]:
            current += terms[index][1]
        inside[index] += 1
        while place - places[first][0] > _WINDOW:
            gone = places[first][1]
            inside[gone] -= 1
            if not inside[gone]:
                current -= terms[gone][1]
            first += 1
        best = max(best, current)
    return best / total if total else 0.0


def _places(term: str, text: str) -> Iterable[int]:
    at = text.find(term)
    count = 0
    while at >= 0 and count < 40:  # what occurs more often tells nothing about a place
        yield at
        count += 1
        at = text.find(term, at + 1)
