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


def excerpts(
    article: Article, forms: Forms, of: Sought, limit: int = 2, length: int = EXCERPT_LENGTH
) -> tuple[Excerpt, ...]:
    """Choose the best places of an article, best first; where nothing matches, its first sentence, unmarked.

    `length` is what an excerpt aims at: a longer one has the sentences around it, one of 0 is a single sentence.
    """
    sheet = _Sheet(article)
    plains, sounds = forms.plain.split("\n"), forms.sound.split("\n")
    shares = _Shares(of)
    scores = [shares.worth(shares.found(text, heard)) for text, heard in zip(plains, sounds, strict=True)]
    order = sorted(
        range(len(sheet.lines)), key=lambda at: (-round(scores[at], 3), sheet.lines[at].field in _BEHIND, at)
    )
    made: list[Excerpt] = []
    for index in order[:_LOOKED_AT]:
        if scores[index] <= 0 or len(made) >= limit:
            break
        excerpt = _from_line(sheet, index, sounds[index], of, shares, length)
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


class _Shares:
    """What each thing that was sought counts for, as bits: whole words most, then neighbours, then single characters."""

    def __init__(self, of: Sought) -> None:
        words = [(word.plain, word.sound, word.weight) for word in of.typed]
        self._words = words
        self._letters = (*_parts_of(of.grams, 1.0), *_parts_of(of.characters, 0.3))
        self._sounds = (*_parts_of(of.sounds, 0.7), *_parts_of(of.syllables, 0.2))
        parts = (*self._letters, *self._sounds)
        self._weights = (*(weight for _, _, weight in words), *(weight for _, weight in parts))
        self._known: dict[int, float] = {0: 0.0}

    def found(self, text: str, heard: str) -> int:
        """Which of it stands in a text, one bit each."""
        bits, bit = 0, 1
        for plain, sound, _ in self._words:
            if plain in text or sound in heard:
                bits |= bit
            bit <<= 1
        for parts, where in ((self._letters, text), (self._sounds, heard)):
            for part, _ in parts:
                if part in where:
                    bits |= bit
                bit <<= 1
        return bits

    def worth(self, bits: int) -> float:
        """What those bits count for together."""
        if bits not in self._known:
            counted = (weight for number, weight in enumerate(self._weights) if bits >> number & 1)
            self._known[bits] = sum(counted)
        return self._known[bits]


def _parts_of(terms: Weighed, share: float) -> list[tuple[str, float]]:
    total = sum(rarity for _, rarity in terms) or 1.0
    return [(term, share * rarity / total) for term, rarity in terms]


def _from_line(  # noqa: PLR0913, PLR0917 - each is one part of an excerpt
    sheet: _Sheet, index: int, sounds: str, of: Sought, shares: _Shares, length: int
) -> Excerpt:
    """Cut the best sentences out of a line and mark them."""
    line = sheet.lines[index]
    traced = trace(line.text)
    spans = sheet.spans(index)
    best = _best_span(spans, traced, sounds, shares, min(length, EXCERPT_LENGTH))
    start, end = _widened(best, spans, length) if length > EXCERPT_LENGTH else best
    text = line.text[start:end].rstrip()
    end = start + len(text)
    first, last = traced.within(start, end)
    found = marked_in(traced.cut(start, end), sounds[first:last], of.typed)
    return Excerpt(
        text=text,
        marks=merge(one for part in found for one in part.marks),
        field=line.field,
        paragraph=line.paragraph,
        code=sheet.code(index, start, end),
        exact=all(one.exact for one in found),
    )


def _best_span(
    spans: list[tuple[int, int]], traced: Traced, sounds: str, shares: _Shares, length: int
) -> tuple[int, int]:
    """The run of whole sentences that holds most of what was sought, as short as can be, up to a length."""
    if len(spans) == 1:
        return spans[0]
    places = [traced.within(start, end) for start, end in spans]
    held = [shares.found(traced.text[first:last], sounds[first:last]) for first, last in places]
    best, best_worth = spans[0], -1.0
    for number, (start, _) in enumerate(spans):
        bits = 0
        for further, (_, end) in enumerate(spans[number : number + 3]):
            if further and end - start > length:
                break
            bits |= held[number + further]
            worth = shares.worth(bits) - _COST * (end - start)
            if worth > best_worth:
                best, best_worth = (start, end), worth
    return best


def _widened(best: tuple[int, int], spans: list[tuple[int, int]], length: int) -> tuple[int, int]:
    """The run with the sentences around it, what follows first, for as long as they fit into a length."""
    start, end = best
    before = [first for first, _ in spans if first < start]
    behind = [last for _, last in spans if last > end][::-1]
    while before or behind:
        if behind and behind[-1] - start <= length:
            end = behind.pop()
        elif before and end - before[-1] <= length:
            start = before.pop()
        else:
            break
    return start, end
