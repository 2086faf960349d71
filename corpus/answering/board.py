"""Boards: a question and a sentence come in; the sentence laid out atom by atom, ready for every span in it, comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from corpus.answering.classes import class_number
from corpus.answering.evidence import Evidence
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import shape
from corpus.words import rarity

SHAPES = {"w": 0.0, "o": 1.0, "c": 2.0, "p": 3.0, ",": 4.0, ".": 5.0, "": 6.0}
_LINKING = '的是为叫有由被在于了称做作名,“”"「」《》:、 '
"""What may stand between an answer and the words that the question shares with its sentence."""


@dataclass(frozen=True, slots=True)
class Board:
    """A sentence prepared once for all spans in it."""

    texts: tuple[str, ...]
    atoms: tuple[Span, ...]
    classes: tuple[float, ...]
    shapes: tuple[str, ...]
    matched: tuple[float, ...]
    matched_sums: tuple[float, ...]
    rare_sums: tuple[float, ...]
    left_near: tuple[int, ...]
    right_near: tuple[int, ...]
    clause: tuple[int, ...]
    clause_weights: tuple[float, ...]
    commas: tuple[int, ...]
    pauses: tuple[int, ...]
    verbs: tuple[int, ...]
    figures: tuple[int, ...]
    persons: tuple[int, ...]
    befores: tuple[int, ...]
    afters: tuple[int, ...]
    numbers: frozenset[Span]
    dates: frozenset[Span]
    quoted: frozenset[Span]
    names: frozenset[Span]
    starts: frozenset[int]
    ends: frozenset[int]
    echoes_left: tuple[float, ...]
    echoes_right: tuple[float, ...]
    crossed_left: tuple[float, ...]
    crossed_right: tuple[float, ...]
    total: float


def board(question: Question, evidence: Evidence) -> Board:
    """Prepare a sentence."""
    reading = evidence.reading
    atoms = reading.atoms
    texts = tuple(reading.text[first:last] for first, last in atoms)
    shapes = tuple(shape(text) for text in texts)
    rare = [rarity(text) if form == "w" else 0.0 for text, form in zip(texts, shapes, strict=True)]
    matched = tuple(_matched(question, text, form) for text, form in zip(texts, shapes, strict=True))
    weights = [share * weight for share, weight in zip(matched, rare, strict=True)]
    classes = tuple(
        class_number(text) if form == "w" else 40.0 + SHAPES[form]
        for text, form in zip(texts, shapes, strict=True)
    )
    before, after = (
        question.text[: question.start].rstrip(_LINKING),
        question.text[question.end :].lstrip(_LINKING),
    )
    clause = tuple(accumulate(int(form in {",", "."}) for form in shapes))
    in_clause = [0.0] * (clause[-1] + 1 if clause else 1)
    for number, weight in zip(clause, weights, strict=True):
        in_clause[number] += weight
    return Board(
        texts=texts,
        atoms=atoms,
        classes=classes,
        shapes=shapes,
        matched=matched,
        matched_sums=_sums(weights),
        rare_sums=_sums(rare),
        left_near=_nearest(matched),
        right_near=tuple(reversed(_nearest(tuple(reversed(matched))))),
        clause=clause,
        clause_weights=tuple(in_clause),
        commas=_counts(form == "," for form in shapes),
        pauses=_counts(form == "p" for form in shapes),
        verbs=_counts(kind == 6.0 for kind in classes),
        figures=_counts(text[0].isdigit() for text in texts),
        persons=_counts(kind == 1.0 for kind in classes),
        befores=_counts(text in question.before for text in texts),
        afters=_counts(text in question.after for text in texts),
        numbers=frozenset(reading.numbers),
        dates=frozenset(reading.dates),
        quoted=frozenset(reading.quoted),
        names=frozenset(reading.names),
        starts=frozenset(first for first, _ in (*reading.numbers, *reading.dates)),
        ends=frozenset(last for _, last in (*reading.numbers, *reading.dates)),
        echoes_left=tuple(_echo_left(reading.text[:first], before) for first, _ in atoms),
        echoes_right=tuple(_echo_right(reading.text[last:], after) for _, last in atoms),
        crossed_left=tuple(_echo_left(reading.text[:first], after) for first, _ in atoms),
        crossed_right=tuple(_echo_right(reading.text[last:], before) for _, last in atoms),
        total=sum(weights) or 1.0,
    )


def _matched(question: Question, text: str, form: str) -> float:
    """How much of an atom the question says itself."""
    if form != "w":
        return 0.0
    if any(text == term.text for term in question.terms):
        return 1.0
    if len(text) > 1 and text in question.text:
        return 1.0
    if any(len(text) == 1 and text in term.text and len(term.text) > 1 for term in question.terms):
        return 0.4
    return 0.5 * sum(one in question.text for one in text) / len(text) if len(text) > 1 else 0.0


def _echo_left(text: str, said: str) -> float:
    """How many characters right before a place the question says too, right before its own question word."""
    text = text.rstrip(_LINKING)
    count = 0
    while count < min(len(text), len(said)) and text[-1 - count] == said[-1 - count]:
        count += 1
    return float(count)


def _echo_right(text: str, said: str) -> float:
    """The same right behind a place."""
    text = text[:20].lstrip(_LINKING)
    count = 0
    while count < min(len(text), len(said)) and text[count] == said[count]:
        count += 1
    return float(count)


def _sums(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(accumulate(values, initial=0.0))


def _counts(values: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate((int(value) for value in values), initial=0))


def _nearest(matched: tuple[float, ...]) -> tuple[int, ...]:
    """For every atom how many atoms before it the nearest matched one stands; 20 if none does."""
    distance, found = 20, []
    for share in matched:
        found.append(distance)
        distance = 1 if share >= 0.5 else min(20, distance + 1)
    return tuple(found)
