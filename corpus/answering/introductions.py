"""Introductions: a question who somebody is, or who holds an office, and a sentence come in; whether its words say just that comes out."""

import re

from corpus.answering.people import SURNAMES, ends_with_office, office
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_WHO_IS = re.compile(r"^(?:谁是)|(?:究竟|到底)?是(?:谁|什么人|何人|哪一?位|干什么的|做什么的)$")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?“”、()（）]+")
_NOW = re.compile(r"^(?:请问|谁是|现在|目前|如今|现任|眼下|当前|[那这]个|的)+")
_OTHER_RANKS = frozenset("副前原代总")
"""What makes another office of the one it stands before."""
_NEAR = 8
"""Characters that may stand between whose office it is and the office: 县人民医院（东院区）院长."""
_LINKS = re.compile("[让把被由与和请对向据使给]")


def describing(question: Question, reading: Reading) -> list[Span]:
    """Who asks who somebody is wants what stands before the name: 太龙镇党委书记 in 太龙镇党委书记是程国庆."""
    asked = _WHO_IS.sub("", question.text)
    named = 2 <= len(asked) <= 4 and asked[0] in SURNAMES and asked != question.text
    if not named and asked not in reading.people:
        return []
    clauses = _CLAUSE.finditer(reading.text)
    told = [(clause, clause[0].find(asked)) for clause in clauses]
    found = [(_behind_link(clause, at), clause.start() + at) for clause, at in told if at > 1]
    return [(first, first + len(reading.text[first:last].rstrip("是为叫的"))) for first, last in found]


def _behind_link(clause: re.Match[str], end: int) -> int:
    """Where the last verb or preposition before a name leaves off: 这一结果让五桥实验学校校长 is not all an office."""
    links = [one.end() for one in _LINKS.finditer(clause[0][:end]) if end - one.end() > 2]
    return clause.start() + (links[-1] if links else 0)


def introduces(question: Question, reading: Reading, span: Span) -> bool:
    """Tell whether a span is the office that stands before the name of whoever is asked about."""
    return (
        question.asked == "who"
        and span in describing(question, reading)
        and ends_with_office(reading.text[span[0] : span[1]])
    )


def holds_office(question: Question, reading: Reading, span: Span) -> bool:
    """Tell whether a span is the name behind the very office that is asked for, of whom it is asked: 照明所的所长是谁, 照明所所长岳大海."""
    asked = question.text[: question.start] or question.text[question.end :]
    asked = _NOW.sub("", asked.rstrip("的是叫为有由")).lstrip("是")
    rank = office(asked)
    before = reading.text[: span[0]].rstrip("是由叫为 ")
    if question.asked != "who" or not rank or not before.endswith(rank):
        return False
    whose, lead = asked[: -len(rank)].replace("的", ""), before[: -len(rank)]
    if lead[-1:] in _OTHER_RANKS:
        return False
    return len(whose + rank) > 2 and whose in lead[-len(whose) - _NEAR :]
