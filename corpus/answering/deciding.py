"""Deciding clauses: a yes-or-no question and a span that answers it come in; the clause that decides it comes out."""

from dataclasses import replace

from corpus.answering.choosing import Choice
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading, shape

_NEAR = 2
"""Words before 吗, or behind 有没有, of which one is what is asked about."""


def decided(question: Question, one: Choice) -> Choice:
    """Who asks whether wants a clause: 不受影响 alone says of nothing that it is not affected.

    It is the clause of the span, or the only other that says what is asked about (无人受伤 of 有没有人受伤).
    """
    first, last = one.span
    reading = one.evidence.reading
    every = clauses(reading)
    whole = [clause for clause in every if first < clause[1] and clause[0] < last]
    told = [clause for clause in every if _says(question, reading.text[slice(*clause)])]
    if len(told) == 1 and not set(told) & set(whole):
        whole = told
    return replace(one, span=(whole[0][0], whole[-1][1])) if whole else one


def _says(question: Question, clause: str) -> bool:
    """Tell whether a clause says what stands beside the question word."""
    telling = [term for term in question.terms if len(term.text) > 1]
    behind = [term.text for term in telling if term.at >= question.end]
    before = [term.text for term in telling if term.at < question.start]
    return any(word in clause for word in behind[:_NEAR] or before[-1:])


def clauses(reading: Reading) -> list[Span]:
    """The clauses of a sentence, without the marks around them."""
    atoms = reading.atoms
    found: list[Span] = []
    first: int | None = None
    for start, end in atoms:
        parts = shape(reading.text[start:end]) in {",", "."}
        if parts and first is not None:
            found.append((first, start))
            first = None
        elif not parts and first is None:
            first = start
    if first is not None:
        found.append((first, atoms[-1][1]))
    return found
