"""Deciding clauses: a yes-or-no question and sentences come in; the clause that decides it comes out, with its sureness."""

from collections.abc import Sequence

from corpus.answering.choosing import Choice
from corpus.answering.evidence import Evidence
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading, shape
from corpus.words import is_word

_LACK = 0.5
"""The share of a question's words that may be said nowhere near; with more missing, something else is spoken of."""
_GRAVE = 2.6
"""How telling a single word may be that the article lacks: 程国庆是博士吗 is not decided where no 博士 is spoken of."""


def decide(question: Question, found: Sequence[Evidence]) -> tuple[list[Choice], float]:
    """For every sentence the clause that holds most of the question, the best sentence first; how sure the first is."""
    made = [one for evidence in found if (one := _clause(question, evidence)) is not None]
    made.sort(key=lambda one: -one.score)
    if not made:
        return [], 0.0
    best = made[0].evidence
    silent = best.lack > _LACK or any(
        term.weight > _GRAVE and is_word(term.text) and term.text not in best.article_text
        for term in question.terms
    )
    return made, 0.0 if silent else min(0.9, 1 - best.lack / _LACK / 2)


def _clause(question: Question, evidence: Evidence) -> Choice | None:
    clauses = list(_clauses(evidence.reading))
    if not clauses:
        return None
    text = evidence.reading.text
    said = question.text[: question.start] + question.text[question.end :]
    # what is decided stands at the end of a question, so of two clauses as full the later one decides
    scored = [(_held(question, said, text[first:last]), first, last) for first, last in clauses]
    best, first, last = max(scored, key=lambda one: (one[0], one[1]))
    return Choice(evidence, (first, last), evidence.score + best)


def _clauses(reading: Reading) -> list[Span]:
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


def _held(question: Question, said: str, clause: str) -> float:
    """How much of a question a clause says; its last words count double."""
    last = question.terms[-1].text if question.terms else ""
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    share = sum(pair in clause for pair in pairs) / max(1, len(pairs))
    return share + 0.5 * (sum(one in clause for one in last) / max(1, len(last)))
