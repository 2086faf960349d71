"""Doubts: a question and the answer chosen for it come in; the credit that is left comes out, 1 where nothing is wrong.

The judge has learned from encyclopaedic text how likely an answer is right. These few rules say what no text excuses: an
amount without a number, a holder of an office that nobody near is said to hold, a university where none is spoken of.
"""

import re

from corpus.answering.choosing import Choice
from corpus.answering.question import Question
from corpus.folding import fold

_OFFICE = re.compile(
    r"[^的是谁哪]{0,6}?((?:副|总|代理|名誉|原|前任?|首任)?(?:[^的是谁哪\s]{1,2})?(?:书记|主任|经理|主席|总统|总理|首相|会计|董事|教练|司令|所长|[^成部增擅见特伸队家船]长))"
)
_NUMBER = re.compile(r"\d|[零一二三四五六七八九十百千万亿两半几数]")
_TIME_UNITS = frozenset("年月日天岁")
_LESS, _LEAST = 0.5, 0.2


def credit(question: Question, chosen: Choice) -> float:
    """The share of its confidence that an answer keeps."""
    rules = {"amount": _amount, "who": _holder, "when": _time}
    said = fold(chosen.text)
    kept = rules.get(question.asked, _kind)(question, chosen, said)
    return min(kept, _kind(question, chosen, said)) if question.asked != "amount" else kept


def _amount(question: Question, chosen: Choice, said: str) -> float:
    """An amount has a number; who asks for persons or money gets no date."""
    first, last = chosen.span
    inside = [
        said[start - first : end - first]
        for start, end in chosen.evidence.reading.numbers
        if first <= start and end <= last
    ]
    if not any(
        _NUMBER.search(one) and one not in {"万", "千", "百", "十", "亿", "数", "一段"} for one in inside
    ):
        return _LEAST
    asks_time = question.unit[-1:] in _TIME_UNITS or any(
        one in question.text for one in ("多久", "多大年", "岁", "年龄", "多长时间")
    )
    is_time = all(one[-1] in _TIME_UNITS for one in inside)
    return _LEAST if question.unit and is_time != bool(asks_time) and is_time else 1.0


def _holder(question: Question, chosen: Choice, said: str) -> float:
    """The office asked for is printed near, and who holds it is no number."""
    if any(one.isdigit() for one in said) or (len(said) > 2 and said[-1] in "县镇乡村区市省米岁"):
        return _LEAST
    asked = _OFFICE.search(question.text[: question.start].rstrip("的是叫为")[-8:])
    if asked is None or not question.text[: question.start].rstrip("的是叫为有由").endswith(asked[1]):
        return 1.0
    return 1.0 if asked[1] in chosen.evidence.near else _LEAST


def _time(question: Question, _: Choice, said: str) -> float:
    """哪一年 is answered by a year."""
    asks_year = re.search(r"[哪何几]一?年", question.text[question.start : question.end + 1])
    return _LESS if asks_year and not re.search(r"年|\d{3,4}|世纪", said) else 1.0


def _kind(question: Question, chosen: Choice, said: str) -> float:
    """The kind of thing asked for (哪所大学) is spoken of near, or the answer ends as its name does."""
    focus = question.focus
    if len(focus) < 2 or question.asked not in {"which", "what", "where", "who"}:
        return 1.0
    return (
        1.0
        if focus in chosen.evidence.near or said.endswith(focus[-1:] if len(focus) == 2 else focus[-2:])
        else _LESS
    )
