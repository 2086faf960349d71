"""Layout: a question and a sentence come in; what the reader reads of each, word by word, comes out as rows of numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.answering.aim import Aim
from corpus.answering.classes import class_number
from corpus.answering.cover import presence
from corpus.answering.evidence import Evidence
from corpus.answering.quantity import Span
from corpus.answering.question import ASKED, Question
from corpus.answering.sentence import shape
from corpus.answering.spans import MOST
from corpus.answering.word_vectors import SIZE, Floats, vector
from corpus.words import rarity

_SHAPES = {"w": 0, "o": 1, "c": 2, "p": 3, ",": 4, ".": 5}
_LINKING = '的是为叫有由被在于了称做作名,“”"「」《》:、 '
"""What may stand between an answer and the words that the question shares with its sentence."""
_FAR = 20
"""Atoms; a shared word further off is as good as none."""


@dataclass(frozen=True, slots=True)
class AskedRows:
    """A question, a row for each word: its direction, class, side (0 before the question word, 1 it, 2 behind it) and traits."""

    words: tuple[str, ...]
    vectors: Floats
    classes: tuple[int, ...]
    sides: tuple[int, ...]
    traits: Floats
    asked: int
    numbers: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SentenceRows:
    """A sentence, a row for each atom; `cover` has one for each word of the question; `numbers` tell of the whole."""

    vectors: Floats
    classes: tuple[int, ...]
    shapes: tuple[int, ...]
    traits: Floats
    cover: Floats
    numbers: Floats


def lay_question(question: Question, aim: Aim) -> AskedRows:
    """Lay out a question; one without any word is its question word alone."""
    words = question.words or (("?", 1),)
    texts = tuple(word for word, _ in words)
    return AskedRows(
        texts,
        _stacked(texts),
        tuple(int(class_number(word)) for word in texts),
        tuple(side for _, side in words),
        np.array([_of_word(question, word) for word in texts], np.float32),
        ASKED.index(question.asked),
        aim.numbers,
    )


def _of_word(question: Question, word: str) -> tuple[float, float, float]:
    told = any(word == term.text for term in question.terms)
    return rarity(word) / 10, float(word == question.focus), float(told)


def lay_sentence(question: Question, asked: AskedRows, evidence: Evidence) -> SentenceRows:
    """Lay out a sentence for a question."""
    reading = evidence.reading
    atoms = reading.atoms[:MOST]
    texts = tuple(reading.text[first:last] for first, last in atoms)
    shapes = tuple(shape(text) for text in texts)
    where = (reading.text, evidence.near, evidence.title, evidence.article_text)
    return SentenceRows(
        _stacked(texts),
        tuple(
            int(class_number(text)) if form == "w" else 40 + _SHAPES[form]
            for text, form in zip(texts, shapes, strict=True)
        ),
        tuple(_SHAPES[form] for form in shapes),
        np.array(_traits(question, evidence, atoms, texts, shapes), np.float32).T,
        np.array([[presence(word, text) for text in where] for word in asked.words], np.float32),
        np.array((*evidence.numbers, *asked.numbers, evidence.score / 3), np.float32),
    )


def _stacked(texts: Sequence[str]) -> Floats:
    return np.stack([vector(text) for text in texts]) if texts else np.zeros((0, SIZE), np.float32)


def _traits(
    question: Question,
    evidence: Evidence,
    atoms: Sequence[Span],
    texts: Sequence[str],
    shapes: Sequence[str],
) -> list[list[float]]:
    """What each atom is to the question: shared with it or near to what is, a date, a number, a name; all about 0 to 1."""
    reading = evidence.reading
    before = question.text[: question.start].rstrip(_LINKING)
    after = question.text[question.end :].lstrip(_LINKING)
    shared = [_shared(question, text, form) for text, form in zip(texts, shapes, strict=True)]
    return [
        shared,
        [rarity(text) / 10 for text in texts],
        [distance / _FAR for distance in _distances(shared)],
        [distance / _FAR for distance in reversed(_distances(shared[::-1]))],
        [_echo(reading.text[:first].rstrip(_LINKING)[::-1], before[::-1]) / 5 for first, _ in atoms],
        [_echo(reading.text[last : last + _FAR].lstrip(_LINKING), after) / 5 for _, last in atoms],
        *(
            _marked(atoms, spans)
            for spans in (
                reading.dates,
                reading.numbers,
                reading.names,
                reading.quoted,
                reading.likely_names,
            )
        ),
        [float(text in evidence.title) for text in texts],
        [sum(one in question.text for one in text) / len(text) for text in texts],
        [float(len(text) > 3) for text in texts],
    ]


def _shared(question: Question, text: str, form: str) -> float:
    """How much of an atom the question says itself."""
    if form != "w":
        return 0.0
    if any(text == term.text for term in question.terms) or (len(text) > 1 and text in question.text):
        return 1.0
    if len(text) == 1:
        return 0.4 if any(text in term.text for term in question.terms) else 0.0
    return 0.5 * sum(one in question.text for one in text) / len(text)


def _distances(shared: Iterable[float]) -> list[int]:
    """For every atom how many atoms before it the nearest shared one stands."""
    distance, found = _FAR, []
    for share in shared:
        found.append(distance)
        distance = 1 if share >= 0.5 else min(_FAR, distance + 1)
    return found


def _echo(text: str, said: str) -> int:
    """How many first characters two texts share."""
    return next(
        (at for at, (one, other) in enumerate(zip(text, said, strict=False)) if one != other),
        min(len(text), len(said)),
    )


def _marked(atoms: Sequence[Span], spans: Sequence[Span]) -> list[float]:
    """2 for an atom that is one of these stretches, 1 for a part of one."""
    if not spans:
        return [0.0] * len(atoms)
    whole = frozenset(spans)
    return [
        2.0 if atom in whole else float(any(first <= atom[0] and atom[1] <= last for first, last in spans))
        for atom in atoms
    ]
