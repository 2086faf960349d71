"""Kinds: a question and its sentences come in; for each a test comes out that tells which spans of it are of the kind asked for."""

import re
from collections.abc import Callable, Sequence

from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_COUNTS = re.compile(r"\d|[零一二三四五六七八九十两半几数百千]|[a-z]{3}")
_SAME = ("名人位个", "元角分块", "米里")
"""Units that stand for one another: 几名 may be answered by 三人."""


def fitting(question: Question, readings: Sequence[Reading]) -> list[Callable[[Span], bool]]:
    """For each sentence: an amount holds a number, if any sentence has one in the unit asked for then such a one; a person none."""
    if question.asked == "amount":
        return [_holding(numbers) for numbers in _amounts(question, readings)]
    if question.asked == "who":
        return [_named(reading) for reading in readings]
    return [lambda _: True for _ in readings]


def _amounts(question: Question, readings: Sequence[Reading]) -> list[list[Span]]:
    numbers = [
        [one for one in reading.numbers if _COUNTS.search(reading.text[one[0] : one[1]])]
        for reading in readings
    ]
    unit = question.unit[-1:]
    units = next((same for same in _SAME if unit and unit in same), unit)
    fit = [
        [one for one in found if units and reading.text[one[1] - 1] in units]
        for reading, found in zip(readings, numbers, strict=True)
    ]
    return fit if any(fit) else numbers


def _holding(numbers: list[Span]) -> Callable[[Span], bool]:
    return lambda span: any(span[0] < last and first < span[1] for first, last in numbers)


def _named(reading: Reading) -> Callable[[Span], bool]:
    """No date or number stands in a name; in English it has a capital."""
    counted = [
        (first, last)
        for first, last in (*reading.dates, *reading.numbers)
        if last - first > 2 or re.search(r"\d|[年月日时点]", reading.text[first:last])
    ]
    latin = reading.printed[:40].isascii()

    def fits(span: Span) -> bool:
        if latin and not reading.printed[span[0]].isupper():
            return False
        return not any(span[0] < last and first < span[1] for first, last in counted)

    return fits
