"""Layout: a question and sentences come in; what the reader reads of each, word by word, comes out as rows of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus.answering.aim import Aim
from corpus.answering.board import SHAPES, Board
from corpus.answering.classes import class_number
from corpus.answering.cover import presence
from corpus.answering.encoder import CONTEXT
from corpus.answering.evidence import Evidence
from corpus.answering.quantity import Span
from corpus.answering.question import ASKED, Question
from corpus.answering.spans import MOST
from corpus.answering.word_vectors import SIZE, Floats, vector
from corpus.words import rarity

DIRECTION = SIZE + CONTEXT
"""Numbers that tell what a word means."""
_FAR = 20
"""Atoms beyond which a board tells no distance."""


@dataclass(frozen=True, slots=True)
class AskedRows:
    """A question, a row for each word: its direction alone and in context, class, side (0 before the question word, 1 it, 2 behind it) and traits."""

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


Found = Sequence[tuple[Evidence, Board]]
"""Sentences with their boards for a question."""


def texts(question: Question, found: Found) -> list[tuple[str, ...]]:
    """The words of a question, and of every sentence: what the encoder is given."""
    return [tuple(word for word, _ in _words(question)), *(tuple(laid.texts[:MOST]) for _, laid in found)]


def lay(
    question: Question, meant: Aim, found: Found, contexts: Sequence[Floats]
) -> tuple[AskedRows, list[SentenceRows]]:
    """Lay out a question, and sentences; `contexts` are what the encoder makes of the words of each."""
    asking, *others = contexts
    asked = _lay_question(question, meant, _words(question), asking)
    return asked, [
        _lay_sentence(question, asked, one, context) for one, context in zip(found, others, strict=True)
    ]


def _words(question: Question) -> Sequence[tuple[str, int]]:
    return question.words or (("?", 1),)


def _lay_question(
    question: Question, aim: Aim, words: Sequence[tuple[str, int]], context: Floats
) -> AskedRows:
    """Lay out a question; one without any word is its question word alone."""
    texts = tuple(word for word, _ in words)
    return AskedRows(
        texts,
        _directions(texts, context),
        tuple(int(class_number(word)) for word in texts),
        tuple(side for _, side in words),
        np.array([_of_word(question, word) for word in texts], np.float32),
        ASKED.index(question.asked),
        aim.numbers,
    )


def _of_word(question: Question, word: str) -> tuple[float, float, float]:
    told = any(word == term.text for term in question.terms)
    return rarity(word) / 10, float(word == question.focus), float(told)


def _lay_sentence(
    question: Question, asked: AskedRows, found: tuple[Evidence, Board], context: Floats
) -> SentenceRows:
    evidence, laid = found
    texts = laid.texts[:MOST]
    where = (evidence.reading.text, evidence.near, evidence.title, evidence.article_text)
    return SentenceRows(
        _directions(texts, context),
        tuple(int(number) for number in laid.classes[:MOST]),
        tuple(int(SHAPES[form]) for form in laid.shapes[:MOST]),
        np.array(_traits(question, evidence, laid), np.float32).T,
        np.array([[presence(word, text) for text in where] for word in asked.words], np.float32),
        np.array((*evidence.numbers, *asked.numbers, evidence.score / 3), np.float32),
    )


def _directions(texts: Sequence[str], context: Floats) -> Floats:
    """What each word means alone (the first `SIZE` numbers), and where it stands."""
    return np.concatenate([np.stack([vector(text) for text in texts]), context], axis=1)


def _traits(question: Question, evidence: Evidence, laid: Board) -> list[list[float]]:
    """What each atom is to the question: shared with it or near to what is, a date, a number, a name; all about 0 to 1."""
    reading, atoms, texts = evidence.reading, laid.atoms[:MOST], laid.texts[:MOST]
    return [
        list(laid.matched[:MOST]),
        [rarity(text) / 10 for text in texts],
        [distance / _FAR for distance in laid.left_near[:MOST]],
        [distance / _FAR for distance in laid.right_near[:MOST]],
        [echo / 5 for echo in laid.echoes_left[:MOST]],
        [echo / 5 for echo in laid.echoes_right[:MOST]],
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


def _marked(atoms: Sequence[Span], spans: Sequence[Span]) -> list[float]:
    """2 for an atom that is one of these stretches, 1 for a part of one."""
    if not spans:
        return [0.0] * len(atoms)
    whole = frozenset(spans)
    return [
        2.0 if atom in whole else float(any(first <= atom[0] and atom[1] <= last for first, last in spans))
        for atom in atoms
    ]
