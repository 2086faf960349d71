"""Aims: a question comes in; what every sentence and span is compared with comes out, prepared once."""

from dataclasses import dataclass

from corpus.answering.classes import class_number, ending, link
from corpus.answering.question import ASKED, Question


@dataclass(frozen=True, slots=True)
class Aim:
    """What of a question every span is compared with, prepared once."""

    focus: str
    last_before: str
    first_after: str
    unit: str
    numbers: tuple[float, ...]


def aim(question: Question) -> Aim:
    """Prepare a question."""
    text, end = question.text, question.end
    return Aim(
        question.focus,
        question.before[-1] if question.before else "",
        question.after[0] if question.after else "",
        question.unit,
        (
            float(text.count("多少") + text.count("几")),
            float(bool(question.unit)),
            float(ASKED.index(question.asked)),
            float(len(text)),
            float(len(text) - end),
            float(question.start),
            float(len(question.focus)),
            class_number(question.focus) if question.focus else -1.0,
            link(question.before[-1] if question.before else ""),
            float(question.text[question.start : end] in {"什么", "谁", "多少", "几"}),
            ending(question.focus),
        ),
    )
