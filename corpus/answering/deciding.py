"""Deciding clauses: a span that answers a yes-or-no question comes in; the clause that it stands in, which decides it, comes out."""

from dataclasses import replace

from corpus.answering.choosing import Choice
from corpus.answering.quantity import Span
from corpus.answering.sentence import Reading, shape


def decided(one: Choice) -> Choice:
    """Who asks whether wants a clause: 不受影响 alone says of nothing that it is not affected."""
    first, last = one.span
    whole = [clause for clause in clauses(one.evidence.reading) if first < clause[1] and clause[0] < last]
    return replace(one, span=(whole[0][0], whole[-1][1])) if whole else one


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
