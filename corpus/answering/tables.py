"""Tables: a question and articles come in; the cell in the row and below the heading that it speaks of comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.answering.answered import Answer
from corpus.answering.cover import presence
from corpus.answering.evidence import Nominee
from corpus.answering.question import Question
from corpus.answering.sentence import fold_in_place
from corpus.answering.word_vectors import vector
from corpus.article import Article, Table
from corpus.lines import lines
from corpus.passage import passage_around
from corpus.words import cut, word_class

_LIKE = 0.6
"""How near a heading's word must be to a word of the question (员工 and 职工) to mean it."""
_AIMED = 0.64
"""The same for the noun that stands beside the question word; 利率 and 金额 are at 0.6."""
_PRICE = re.compile("多少钱|价")
"""What is asked of a table of prices, whatever its headings are."""
_ASIDE = re.compile(r"\([^)]*\)")
"""The unit behind a heading."""
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_WIDEST = 40
"""Characters of a cell that is a value, not a text."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that answers; `sure` is how much of its row's name and of its heading the question says."""

    sure: float
    article: Article
    row: tuple[str, ...]
    column: int


def table_answer(question: Question, nominees: Sequence[Nominee]) -> Answer | None:
    """The one cell whose row and heading the question names; None if it names none or several, or asks for no value."""
    if question.asked != "amount" and "价" not in question.text:
        return None
    found = sorted(
        (
            cell
            for one in nominees
            for table in one.article.tables
            for cell in _cells(question, one.article, table)
        ),
        key=lambda cell: -cell.sure,
    )
    if not found or (len(found) > 1 and found[1].sure == found[0].sure and found[1].row != found[0].row):
        return None
    return _answer(found[0])


def _cells(question: Question, article: Article, table: Table) -> Iterator[_Cell]:
    """For each row that the question names the cell below the heading it speaks of."""
    asked, told = (frozenset(_YEAR.findall(text)) for text in (question.text, _printed(article)))
    if len(table) < 2 or asked - told:
        return
    heads = [fold_in_place(cell) for cell in table[0]]
    for row in table[1:]:
        named = [at for at, cell in enumerate(row) if len(cell) > 1 and fold_in_place(cell) in question.text]
        if not named or len(row) != len(heads):
            continue
        meant = [
            (_told(question, head), at)
            for at, head in enumerate(heads)
            if at not in named and row[at].strip()
        ]
        best = max(meant, default=(0.0, 0))
        alone = sum(told == best[0] for told, _ in meant) == 1
        if best[0] >= _LIKE and alone and len(row[best[1]]) <= _WIDEST and _aimed(question, heads[best[1]]):
            yield _Cell(best[0] + len(row[named[0]]), article, row, best[1])


def _printed(article: Article) -> str:
    return " ".join(line.text for line in lines(article))


def _words(head: str) -> list[str]:
    return [
        word
        for word in cut(_ASIDE.sub("", head))
        if any(one.isalpha() for one in word) and not (word.isascii() and len(word) < 3)
    ]


def _aimed(question: Question, head: str) -> bool:
    """Tell whether a heading says what the value is of: the noun beside the question word (职工 of 职工有多少), or a like one."""
    beside = (question.focus, *question.before[-2:])
    nouns = [word for word in beside if word and word_class(word)[:1] in {"n", ""}]
    heads = _words(head)
    return (
        not nouns
        or bool(_PRICE.search(question.text))
        or any(
            presence(noun, head) >= _AIMED or float(vector(noun) @ vector(word)) >= _AIMED
            for noun in nouns
            for word in heads
        )
    )


def _told(question: Question, head: str) -> float:
    """How much of a heading a question says, in its words or in like ones."""
    words = _words(head)
    asked = [word for word, side in question.words if side != 1]
    if not words or not asked:
        return 0.0
    shares = [
        max(presence(word, question.text), *(float(vector(word) @ vector(one)) for one in asked))
        for word in words
    ]
    return (sum(shares) / len(shares) + max(shares)) / 2


def _answer(cell: _Cell) -> Answer:
    """The cell in its row, as the row is printed."""
    printed = lines(cell.article)
    text = " ".join(cell.row)
    first = len(" ".join(cell.row[: cell.column])) + (1 if cell.column else 0)
    last = first + len(cell.row[cell.column])
    at, line = next(
        (at, line) for at, line in enumerate(printed) if line.field == "table" and line.text == text
    )
    code = passage_around(cell.article, at, first, last).code
    return Answer(cell.article, line.field, line.paragraph, line.text, first, last, code)
