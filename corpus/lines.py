"""Lines: an article becomes the printed lines that search and quotations look at, each with its field and its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.article import Article

Field = Literal[
    "title", "kicker", "subtitle", "heading", "column", "byline", "paragraph", "caption", "credit", "table"
]

# Sentence-final marks with whatever closes behind them; a Latin full stop ends a sentence only before a space, so that
# 3.06 and U.S. stay whole.
_SENTENCE_END = re.compile(r"(?:[。！？!?…]+|(?<=[a-z”\")])\.(?=\s|$))[”’」』）)》\"']*\s*")
# “…来不得一点虚的。”书记程国庆说。 is one sentence: without who said it, a quotation says nothing.
_SPEAKER = re.compile(
    r"[^“”「」『』。！？!?…\s][^“”「」『』。！？!?…]{0,38}"
    r"(?:[说說道问問称稱答]|表示|介[绍紹]|[认認][为為]|指出|坦言|回[忆憶]|感[慨叹嘆]|告[诉訴](?:[记記]者|笔者)?)[。！？]\s*"
)
_LONG = 160
"""A sentence longer than this is cut at its semicolons too: an excerpt must fit a phone."""
_CLAUSE_END = re.compile(r"[；;]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `paragraph` counts from 0 over all sections and is None in every other field."""

    field: Field
    text: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: half-open code points in the line with index `line` of the article's lines."""

    line: int
    start: int
    end: int


def lines(article: Article) -> tuple[Line, ...]:
    """All printed lines of an article, title first, then from top to bottom: the order that passages count in."""
    return tuple(line for line in _lines(article) if line.text)


def _lines(article: Article) -> Iterator[Line]:
    yield Line("title", article.title or "")
    yield Line("kicker", article.kicker or "")
    yield Line("subtitle", article.subtitle or "")
    yield Line("column", article.column or "")
    for contributor in article.byline:
        yield Line("byline", contributor.name)
    number = 0
    for section in article.sections:
        yield Line("heading", section.heading)
        for paragraph in section.paragraphs:
            yield Line("paragraph", paragraph, number)
            number += 1
    for caption in article.captions:
        yield Line("caption", caption)
    for credit in article.credits:
        yield Line("credit", credit)
    for table in article.tables:
        for row in table:
            yield Line("table", " ".join(row))


def sentence_ends(text: str) -> list[int]:
    """Where the sentences of a text end (half-open, the last end is the length); white space belongs to the left."""
    ends = _with_speakers(text, [found.end() for found in _SENTENCE_END.finditer(text)])
    if not ends or ends[-1] != len(text):
        ends.append(len(text))
    return [end for first, last in zip([0, *ends], ends, strict=False) for end in _clauses(text, first, last)]


def _with_speakers(text: str, ends: list[int]) -> list[int]:
    """Take back the end between a quotation and the words that say whose it is."""
    kept: list[int] = []
    for end in ends:
        if kept and text[kept[-1] - 1] in "”」』" and _SPEAKER.fullmatch(text, kept[-1], end):
            kept.pop()
        kept.append(end)
    return kept


def _clauses(text: str, first: int, last: int) -> list[int]:
    if last - first <= _LONG:
        return [last]
    cuts = [found.end() for found in _CLAUSE_END.finditer(text, first, last) if found.end() < last]
    return [*cuts, last]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as half-open ranges that add up to it."""
    ends = sentence_ends(text)
    return list(zip([0, *ends], ends, strict=False))


def sentences(all_lines: tuple[Line, ...]) -> tuple[Sentence, ...]:
    """Every sentence of an article's lines, in order; a line without a final mark is one sentence."""
    return tuple(
        Sentence(index, start, end)
        for index, line in enumerate(all_lines)
        for start, end in sentence_spans(line.text)
    )
