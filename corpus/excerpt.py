"""Excerpts: an article and what was sought come in; the one to three sentences that answer best come out, marked and citable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.article import Article
from corpus.folding import plain
from corpus.index.terms import Forms
from corpus.likeness import Sought, SoughtWord, Weighed
from corpus.lines import Field, Line, lines, sentence_spans
from corpus.marking import Mark, marked, merge
from corpus.passage import passage_around
from corpus.sound import sound

EXCERPT_LENGTH = 110
"""Printed characters that an excerpt aims at: about three lines on a phone. A longer sentence is kept whole."""
_LOOKED_AT = 4
"""Lines that are looked at sentence by sentence."""
_ASIDE: tuple[Field, ...] = ("title", "kicker", "subtitle", "column", "byline", "heading", "credit")


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


@dataclass(frozen=True, slots=True)
class _Span:
    line: int
    start: int
    end: int
    score: float


def excerpts(article: Article, forms: Forms, of: Sought, limit: int = 2) -> tuple[Excerpt, ...]:
    """Choose the best places of an article, best first; where nothing matches, its first sentence, unmarked."""
    all_lines = lines(article)
    plains, sounds = forms.plain.split("\n"), forms.sound.split("\n")
    scores = [_share(of, text, heard) for text, heard in zip(plains, sounds, strict=True)]
    order = sorted(range(len(all_lines)), key=lambda index: (-scores[index], index))
    chosen = [index for index in order[:_LOOKED_AT] if scores[index] > 0]
    spans = [_best_span(index, all_lines[index], of, scores[index]) for index in chosen]
    made = [_excerpt(article, all_lines, span, of.typed) for span in spans]
    kept = _worth_showing([one for one in made if one.marks], limit)
    return tuple(kept) or (_opening(article, all_lines),)


def _worth_showing(made: Sequence[Excerpt], limit: int) -> list[Excerpt]:
    """The best place; then a place in the text, if the best is a heading; then others that say as much."""
    if not made:
        return []
    first = made[0]
    if first.field in _ASIDE:
        text = [one for one in made[1:] if one.field not in _ASIDE]
        return [first, *text[: limit - 1]]
    return list(made[:limit])


def _opening(article: Article, all_lines: tuple[Line, ...]) -> Excerpt:
    """The first sentence of the text, or the first line there is."""
    index = next((number for number, line in enumerate(all_lines) if line.field not in _ASIDE), 0)
    first, last = sentence_spans(all_lines[index].text)[0]
    return _excerpt(article, all_lines, _Span(index, first, last, 0.0), ())


def opening(article: Article) -> Excerpt:
    """What a list shows of an article when nothing was sought in it: its first sentence."""
    return _opening(article, lines(article))


def _share(of: Sought, text: str, heard: str) -> float:
    """The share of what was sought that stands in a text: whole words first, then by letters, then by sounds."""
    whole = sum(one.weight for one in of.typed if one.plain in text or one.sound in heard)
    return (
        whole + _present(of.grams or of.characters, text) + 0.7 * _present(of.sounds or of.syllables, heard)
    )


def _present(terms: Weighed, text: str) -> float:
    total = sum(rarity for _, rarity in terms)
    return sum(rarity for term, rarity in terms if term in text) / total if total else 0.0


def _best_span(index: int, line: Line, of: Sought, score: float) -> _Span:
    """The run of whole sentences that holds most of what was sought, as short as can be, up to the usual length."""
    spans = sentence_spans(line.text)
    best = _Span(index, *spans[0], -1.0)
    for number, (start, _) in enumerate(spans):
        for _, end in spans[number : number + 3]:
            if end - start > EXCERPT_LENGTH and end != spans[number][1]:
                break
            text = plain(line.text[start:end])
            share = _share(of, text, sound(text)) - 0.0005 * (end - start)
            if share > best.score:
                best = _Span(index, start, end, share)
    return replace(best, score=score)


def _excerpt(
    article: Article, all_lines: tuple[Line, ...], span: _Span, typed: Sequence[SoughtWord]
) -> Excerpt:
    line = all_lines[span.line]
    text = line.text[span.start : span.end].rstrip()
    found = marked(text, typed)
    return Excerpt(
        text=text,
        marks=merge(one for part in found for one in part.marks),
        field=line.field,
        paragraph=line.paragraph,
        code=passage_around(article, span.line, span.start, span.start + len(text)).code,
        exact=all(one.exact for one in found),
    )
