"""Trimming: a chosen span comes in; the same without what clings to it (a verb to a name, words to a quantity) comes out."""

import re

from corpus.answering.people import office
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_MARKS = dict(zip("“「『《〈（(【‘", "”」』》〉）)】’", strict=True))
_HEDGE = re.compile(r"(?:不到|不足|将近|接近|超过|逾)$")
_EDGES = "，,。；;：:、！!？? \t\u3000"


def trim(question: Question, reading: Reading, span: Span) -> Span:
    """Trim a span; what is left is never empty."""
    if question.asked == "amount":
        span = _hedged(reading, _quantity(question, reading, _listed(question, reading, span)))
    elif question.asked == "who":
        span = _holder(question, reading) or _within(reading.names, span) or span
    else:
        span = _enumeration(reading, _whole_place(reading, span))
    return _edges(reading.printed, span)


def _holder(question: Question, reading: Reading) -> Span | None:
    """The one name right behind the office asked for (区教委主任王智勇)."""
    asked = office(question.text[: question.start].rstrip("的是叫为有由"))
    held = [one for one in reading.names if asked and reading.text[: one[0]].endswith(asked)]
    return held[0] if len(held) == 1 else None


def _listed(question: Question, reading: Reading, span: Span) -> Span:
    """Who asks for two amounts (多少件、多少人) gets the neighbours of the one that was chosen too."""
    if question.text.count("多少") + question.text.count("几") < 2:
        return span
    first, last = span
    for start, end in sorted(reading.numbers):
        first, last = (first, end) if start == last else (first, last)
    for start, end in sorted(reading.numbers, reverse=True):
        first, last = (start, last) if end == first else (first, last)
    return first, last


def _hedged(reading: Reading, span: Span) -> Span:
    """不到80% is not 80%: a word that says less or more belongs to its number."""
    found = _HEDGE.search(reading.text[: span[0]])
    return (found.start(), span[1]) if found and reading.text[span[0]].isdigit() else span


def _whole_place(reading: Reading, span: Span) -> Span:
    """区太龙镇 begins in the middle of 万州区太龙镇."""
    atoms = [one for one in reading.atoms if one[1] == span[0]]
    begins = reading.text[span[0] : span[1]]
    return (
        (atoms[0][0], span[1])
        if atoms and len(begins) > 2 and begins[0] in "省市县区镇乡" and reading.text[span[0] - 1].isalpha()
        else span
    )


def _enumeration(reading: Reading, span: Span) -> Span:
    """Of an enumeration between quotation marks all of it."""
    for first, last in reading.quoted:
        within = first <= span[0] and span[1] <= last and "、" in reading.text[span[0] : span[1]]
        if (
            within
            and reading.text[first:last].count("、") >= 2
            and not re.search("[,。;]", reading.text[first:last])
        ):
            return first, last
    return span


def _quantity(question: Question, reading: Reading, span: Span) -> Span:
    """Of a longer stretch the one quantity in it that has the unit asked for; else the stretch as it is."""
    last = [one for one in reading.numbers if one[1] == span[1] and one[0] > span[0]]
    if last and reading.text[span[0] : min(last)[0]] in question.text:
        return min(last)
    if not question.unit:
        number = next((one for one in sorted(reading.numbers) if one[0] == span[0]), None)
        return number if number and reading.text[number[1] : span[1]].startswith("的") else span
    fitting = [
        (first, last)
        for first, last in reading.numbers
        if span[0] <= first and last <= span[1] and reading.text[first:last].endswith(question.unit)
    ]
    return fitting[0] if len(fitting) == 1 and question.text.count(question.unit) == 1 else span


def _within(known: tuple[Span, ...], span: Span) -> Span | None:
    """The one known stretch that a span holds."""
    held = [one for one in known if span[0] <= one[0] and one[1] <= span[1]]
    return held[0] if len(held) == 1 else None


def _edges(printed: str, span: Span) -> Span:
    """Without punctuation at the ends and without a mark whose partner is outside."""
    first, last = span
    while last - first > 1:
        if printed[first] in _EDGES or _alone(printed, first, (first, last)):
            first += 1
        elif printed[last - 1] in _EDGES or _alone(printed, last - 1, (first, last)):
            last -= 1
        else:
            break
    return first, last


def _alone(printed: str, at: int, span: Span) -> bool:
    """Tell whether a mark that opens or closes has no partner within a span."""
    inside = printed[span[0] : span[1]]
    if printed[at] in _MARKS:
        return _MARKS[printed[at]] not in inside
    partner = next((one for one, closing in _MARKS.items() if closing == printed[at]), None)
    return partner is not None and partner not in inside
