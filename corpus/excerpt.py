"""Excerpts: an article and what was sought come in; the one to three sentences that answer best come out, marked and citable."""

from dataclasses import dataclass

from corpus.article import Article
from corpus.folding import Traced, trace
from corpus.index.terms import HEAD_FIELDS, Forms
from corpus.likeness import Sought, Weighed
from corpus.lines import Field, lines, sentence_spans
from corpus.marking import Mark, marked_in, marked_initials, merge
from corpus.passage import make_code

EXCERPT_LENGTH = 110
"""Printed characters that an excerpt aims at: about three lines on a phone. A longer sentence is kept whole."""
_LOOKED_AT = 4
"""Lines that are looked at sentence by sentence."""
_COST = 0.0005
"""What a printed character costs a longer excerpt, so that of two as good the shorter is shown."""
_ASIDE: tuple[Field, ...] = ("title", "kicker", "subtitle", "column", "byline", "heading", "credit")


_BEHIND: tuple[Field, ...] = ("kicker", "subtitle", "heading", "credit")
"""Where the text says as much as these, the text is shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences of one line: `text` is an exact substring of the article, `marks` are half-open ranges in it.

    `paragraph` counts from 0 over all sections; in any other field it is None and `field` names the field.
    """

    text: str
    marks: tuple[Mark, ...]
    field: Field
    paragraph: int | None
    code: str
    exact: bool = True


class _Sheet:
    """An article laid out for excerpts: its lines with their sentences, and their plain text where it is needed."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.lines = lines(article)
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def spans(self, line: int) -> list[tuple[int, int]]:
        """The sentences of a line."""
        if line not in self._spans:
            self._spans[line] = sentence_spans(self.lines[line].text)
        return self._spans[line]

    def code(self, line: int, start: int, end: int) -> str:
        """The permalink of the sentences that hold a range of a line."""
        before = sum(len(self.spans(one)) for one in range(line))
        touched = [
            number for number, (first, last) in enumerate(self.spans(line)) if first < end and last > start
        ]
        texts = (self.lines[line].text[self.spans(line)[touched[0]][0] : self.spans(line)[touched[-1]][1]],)
        return make_code(self.article.id, before + touched[0], before + touched[-1] + 1, texts)


def excerpts(article: Article, forms: Forms, of: Sought, limit: int = 2) -> tuple[Excerpt, ...]:
    """Choose the best places of an article, best first; where nothing matches, its first sentence, unmarked."""
    sheet = _Sheet(article)
    plains, sounds = forms.plain.split("\n"), forms.sound.split("\n")
    scores = [_share(of, text, heard) for text, heard in zip(plains, sounds, strict=True)]
    order = sorted(
        range(len(sheet.lines)), key=lambda at: (-round(scores[at], 3), sheet.lines[at].field in _BEHIND, at)
    )
    made: list[Excerpt] = []
    for index in order[:_LOOKED_AT]:
        if scores[index] <= 0 or len(made) >= limit:
            break
        excerpt = _from_line(sheet, index, sounds[index], of)
        if excerpt.marks and not (made and excerpt.field in _ASIDE):
            made.append(excerpt)
    return tuple(made) or _by_initials(sheet, sounds, of) or (_opening(sheet),)


def _by_initials(sheet: _Sheet, sounds: list[str], of: Sought) -> tuple[Excerpt, ...]:
    """The line above the text whose pinyin initials were typed."""
    for index, line in enumerate(sheet.lines):
        marks = (
            marked_initials(trace(line.text), sounds[index], of.typed) if line.field in HEAD_FIELDS else ()
        )
        if marks:
            code = sheet.code(index, 0, len(line.text))
            return (Excerpt(line.text, marks, line.field, line.paragraph, code, exact=False),)
    return ()


def opening(article: Article) -> Excerpt:
    """What a list shows of an article when nothing was sought in it: its first sentence."""
    return _opening(_Sheet(article))


def _opening(sheet: _Sheet) -> Excerpt:
    """The first sentence of the text, or the first line there is."""
    index = next((number for number, line in enumerate(sheet.lines) if line.field not in _ASIDE), 0)
    line = sheet.lines[index]
    start, end = sheet.spans(index)[0]
    text = line.text[start:end].rstrip()
    return Excerpt(text, (), line.field, line.paragraph, sheet.code(index, start, start + len(text)))


def _share(of: Sought, text: str, heard: str) -> float:
    """The share of what was sought that stands in a text: whole words first, then by letters, then by sounds."""
    whole = sum(one.weight for one in of.typed if one.plain in text or one.sound in heard)
    neighbours = _present(of.grams, text) + 0.7 * _present(of.sounds, heard)
    return whole + neighbours + 0.3 * _present(of.characters, text) + 0.2 * _present(of.syllables, heard)


def _present(terms: Weighed, text: str) -> float:
    total = sum(rarity for _, rarity in terms)
    return sum(rarity for term, rarity in terms if term in text) / total if total else 0.0


def _from_line(sheet: _Sheet, index: int, sounds: str, of: Sought) -> Excerpt:
    """Cut the best sentences out of a line and mark them."""
    line = sheet.lines[index]
    traced = trace(line.text)
    start, end = _best_span(sheet.spans(index), traced, sounds, of)
    text = line.text[start:end].rstrip()
    end = start + len(text)
    first, last = traced.within(start, end)
    cut = Traced(
        traced.text[first:last],
        tuple(place - start for place in traced.starts[first:last]),
        tuple(place - start for place in traced.ends[first:last]),
    )
    found = marked_in(cut, sounds[first:last], of.typed)
    return Excerpt(
        text=text,
        marks=merge(one for part in found for one in part.marks),
        field=line.field,
        paragraph=line.paragraph,
        code=sheet.code(index, start, end),
        exact=all(one.exact for one in found),
    )


def _best_span(spans: list[tuple[int, int]], traced: Traced, sounds: str, of: Sought) -> tuple[int, int]:
    """The run of whole sentences that holds most of what was sought, as short as can be, up to the usual length."""
    best, best_share = spans[0], -1.0
    if len(spans) == 1:
        return best
    for number, (start, _) in enumerate(spans):
        for _, end in spans[number : number + 3]:
            if end - start > EXCERPT_LENGTH and end != spans[number][1]:
                break
            first, last = traced.within(start, end)
            share = _share(of, traced.text[first:last], sounds[first:last]) - _COST * (end - start)
            if share > best_share:
                best, best_share = (start, end), share
    return best
