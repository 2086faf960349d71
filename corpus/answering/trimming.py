"""Trimming: a chosen span comes in; the same without what clings to it (a verb to a name, words to a quantity) comes out."""

from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_MARKS = dict(zip("“「『《〈（(【‘", "”」』》〉）)】’", strict=True))
_EDGES = "，,。；;：:、！!？? \t\u3000"


def trim(question: Question, reading: Reading, span: Span) -> Span:
    """Trim a span; what is left is never empty."""
    if question.asked == "amount":
        span = _quantity(question, reading, span)
    elif question.asked == "who":
        span = _within(reading.names, span) or span
    return _edges(reading.printed, span)


def _quantity(question: Question, reading: Reading, span: Span) -> Span:
    """Of a longer stretch the one quantity in it that has the unit asked for; else the stretch as it is."""
    if not question.unit:
        return span
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
