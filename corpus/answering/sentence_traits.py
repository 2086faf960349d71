"""Sentence traits: a question and a sentence among its neighbours come in; the numbers by which sentences are told apart come out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from corpus.answering.contrasts import contrasts
from corpus.answering.cover import Cover, joined, silence
from corpus.answering.question import KINDS, Question
from corpus.answering.sentence import Reading

_TELLING = 1.5
"""A term whose absence counts tells at least as much as this."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The covers of a sentence, of the one before, the one behind, the title and the whole article."""

    here: Cover
    before: Cover
    after: Cover
    title: Cover
    whole: Cover

    @property
    def near(self) -> list[float]:
        """Of every term the most that is said in or near the sentence."""
        return joined(self.here, self.before, self.after, self.title)


def coverage(question: Question, around: Surroundings) -> tuple[float, ...]:
    """What a sentence and its surroundings hold of a question."""
    here, before, after, title, whole = (
        around.here,
        around.before,
        around.after,
        around.title,
        around.whole,
    )
    total = question.weight
    grams = sum(whole.grams) or 1.0
    missing = [term.weight - got for term, got in zip(question.terms, here.terms, strict=True)]
    lost = [term.weight - got for term, got in zip(question.terms, whole.terms, strict=True)]
    return (
        sum(here.terms) / total,
        sum(here.grams) / grams,
        sum(joined(here, before)) / total,
        sum(joined(here, after)) / total,
        sum(joined(here, title)) / total,
        sum(joined(here, before, title)) / total,
        sum(around.near) / total,
        sum(whole.terms) / total,
        sum(before.terms) / total,
        sum(after.terms) / total,
        sum(before.grams) / grams,
        sum(after.grams) / grams,
        max(missing, default=0.0),
        max(lost, default=0.0),
        here.terms[-1] / (question.terms[-1].weight) if here.terms else 0.0,
        here.terms[0] / (question.terms[0].weight) if here.terms else 0.0,
        total,
        float(len(question.terms)),
    )


def first_orders(question: Question, covers: Sequence[Cover], title: Cover, whole: Cover) -> list[float]:
    """Every sentence's standing in its article by its coverage alone; it decides which are looked at more closely."""
    terms = np.array([one.terms for one in covers]).reshape(len(covers), len(title.terms))
    grams = np.array([one.grams for one in covers]).reshape(len(covers), len(whole.grams)).sum(axis=1)
    total, pairs = question.weight, sum(whole.grams) or 1.0
    before, after = np.maximum(terms, _moved(terms, 1)), np.maximum(terms, _moved(terms, -1))
    near = np.maximum(np.maximum(before, after), np.array(title.terms))
    said = 0.8 * terms.sum(axis=1) + 0.25 * (before.sum(axis=1) + after.sum(axis=1)) / 2
    orders: list[float] = (
        (said + 0.2 * near.sum(axis=1)) / total
        + (grams + 0.15 * (_moved(grams, 1) + _moved(grams, -1))) / pairs
    ).tolist()
    return orders


def _moved(rows: NDArray[np.float64], by: int) -> NDArray[np.float64]:
    """Of every row the one before it (`by` 1) or behind it (-1); zero where there is none."""
    moved = np.zeros_like(rows)
    if by > 0:
        moved[by:] = rows[:-by]
    else:
        moved[:by] = rows[-by:]
    return moved


def absences(
    question: Question, around: Surroundings, texts: tuple[str, str], elsewhere: tuple[float, ...]
) -> tuple[float, ...]:
    """What of a question is said nowhere near, or nowhere in the article: what is asked may not be said at all.

    `texts` are the sentence, and it with its neighbours and the title; `elsewhere` tells of every term how much of it the
    other articles hold.
    """
    sentence, near = texts
    weights = [term.weight for term in question.terms]
    far = [weight - got for weight, got in zip(weights, around.near, strict=True)]
    gone = [weight - got for weight, got in zip(weights, around.whole.terms, strict=True)]
    strayed = [min(lack, other) for lack, other in zip(gone, elsewhere, strict=True)]
    worst = sorted(far, reverse=True)
    beside = [
        at
        for at, term in enumerate(question.terms)
        if term.text in (question.before[-1:] + question.after[:1])
    ]
    return (
        worst[0] if worst else 0.0,
        worst[1] if len(worst) > 1 else 0.0,
        float(sum(lack > _TELLING for lack in far)),
        float(sum(lack > _TELLING for lack in gone)),
        max((gone[at] for at in beside), default=-1.0),
        max((far[at] for at in beside), default=-1.0),
        max(strayed, default=0.0),
        sum(strayed),
        *_foremost(question, far),
        *_foremost(question, gone),
        *silence(question, near),
        *contrasts(question, sentence, near),
        *_by_kind(question, far),
        *_by_kind(question, gone),
    )


def _foremost(question: Question, lacks: Sequence[float]) -> tuple[float, float]:
    """The lack of the question's first noun or name, which is mostly what it is about, and where the greatest lack stands."""
    first = next(
        (lack for term, lack in zip(question.terms, lacks, strict=True) if term.kind in {"name", "noun"}),
        -1.0,
    )
    worst = max(range(len(lacks)), key=lambda at: lacks[at], default=0)
    return first, (question.terms[worst].at / len(question.text) if question.terms else 0.0)


def _by_kind(question: Question, lacks: Sequence[float]) -> list[float]:
    """The greatest lack among the question's names, nouns, verbs and figures."""
    return [
        max(
            (lack for term, lack in zip(question.terms, lacks, strict=True) if term.kind == kind),
            default=-1.0,
        )
        for kind in KINDS
    ]


def offers(question: Question, reading: Reading) -> tuple[float, ...]:
    """What a sentence has to offer: dates, numbers, the unit asked for, names, quotations, the noun asked for."""
    text, unit, focus = reading.text, question.unit[-1:], question.focus
    return (
        float(len(reading.dates)),
        float(len(reading.numbers)),
        float(bool(unit) and any(text[last - 1] == unit for _, last in reading.numbers)),
        float(len(reading.names)),
        float(len(reading.quoted)),
        float(bool(focus) and focus in text),
        float(bool(focus) and focus[-1] in text),
        float(bool(re.search(r"因为?|由于|为了|所以|使得|导致|目的", text))),
        float(bool(re.search(r"是|为|叫|称|即|名", text))),
        *_alike(question, text),
    )


def _alike(question: Question, text: str) -> tuple[float, float, float]:
    """How well the best stretch of a sentence follows the question's parts, before and behind the question word, and all."""
    before, after = question.text[: question.start], question.text[question.end :]
    return (
        fuzz.partial_ratio(before, text) / 100 if len(before) > 1 else 0.5,
        fuzz.partial_ratio(after, text) / 100 if len(after) > 1 else 0.5,
        fuzz.partial_ratio(before + after, text) / 100 if before + after else 0.5,
    )
