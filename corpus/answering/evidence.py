"""Evidence: ranked articles and a question come in; the sentences most likely to hold the answer come out, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.answering.people import people
from corpus.answering.question import Question
from corpus.answering.sentence import Reading, fold_in_place
from corpus.article import Article
from corpus.likeness import Weighed
from corpus.lines import Line, lines, sentence_spans

_NEAR = 6
"""Which of the numbers is the share that is said in or near the sentence."""
_KEPT = 6
"""Sentences that are looked at for spans."""
_FIELDS = (
    "paragraph",
    "title",
    "kicker",
    "subtitle",
    "heading",
    "column",
    "byline",
    "caption",
    "credit",
    "table",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands: half-open characters of line number `line` of an article."""

    article: Article
    rank: int
    line: int
    field: Line
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence with what speaks for it; `numbers` are shared by all answers in it.

    `near` is the folded text of its title, itself and its neighbours.
    """

    place: Place
    reading: Reading
    score: float
    numbers: tuple[float, ...]
    article_text: str
    near: str
    title: str

    @property
    def lack(self) -> float:
        """The share of the question's words that neither the sentence nor its neighbours nor the title say."""
        return 1 - self.numbers[_NEAR]


@dataclass(frozen=True, slots=True)
class Nominee:
    """An article that search found, with its score."""

    article: Article
    score: float


def gather(
    question: Question, grams: Weighed, nominees: Sequence[Nominee], kept: int = _KEPT
) -> list[Evidence]:
    """The best sentences of all the articles."""
    found: list[Evidence] = []
    for rank, nominee in enumerate(nominees):
        lead = nominees[0].score - nominee.score
        found += _of_article(question, grams, nominee.article, (float(rank), nominee.score, lead))
    found.sort(key=lambda one: -one.score)
    return found[:kept]


def _of_article(
    question: Question, grams: Weighed, article: Article, standing: tuple[float, ...]
) -> list[Evidence]:
    places = [
        (number, line, start, start + len(line.text[start:end].rstrip()))
        for number, line in enumerate(lines(article))
        for start, end in sentence_spans(line.text)
    ]
    texts = [fold_in_place(line.text[start:end]) for _, line, start, end in places]
    covers = [_Cover(question, grams, text) for text in texts]
    title = _Cover(question, grams, texts[0] if article.title else "")
    whole = "\n".join(texts)
    all_of = _Cover(question, grams, whole)
    names = people(whole, (fold_in_place(one.name) for one in article.byline))
    found = []
    for at, (number, line, start, end) in enumerate(places):
        if start == end:
            continue
        here = covers[at]
        before = covers[at - 1] if at else _NOTHING
        after = covers[at + 1] if at + 1 < len(covers) else _NOTHING
        numbers = _numbers(question, (here, before, after, title, all_of))
        score = _score(numbers) - 0.35 * standing[2] * 10
        numbers += (
            *_alike(question, texts[at]),
            *standing,
            float(len(texts[at])),
            at / len(texts),
            float(_FIELDS.index(line.field)),
            float(at),
        )
        place = Place(article, int(standing[0]), number, line, start, end)
        near = "\n".join((texts[0], *texts[max(0, at - 1) : at + 2]))
        found.append(
            Evidence(place, Reading(line.text[start:end], names), score, numbers, whole, near, texts[0])
        )
    return found


def _alike(question: Question, text: str) -> tuple[float, float]:
    """How well the best stretch of a sentence follows the question's parts, before and behind the question word."""
    before, after = question.text[: question.start], question.text[question.end :]
    return (
        fuzz.partial_ratio(before, text) / 100 if len(before) > 1 else 0.5,
        fuzz.partial_ratio(after, text) / 100 if len(after) > 1 else 0.5,
    )


class _Cover:
    """Which terms and which pairs of characters of a question stand in a text."""

    __slots__ = ("grams", "terms")

    def __init__(self, question: Question, grams: Weighed, text: str) -> None:
        self.terms = tuple(term.weight * _presence(term.text, text) for term in question.terms)
        self.grams = tuple(weight if gram in text else 0.0 for gram, weight in grams)


_NOTHING = _Cover(Question("", "", "what", 0, 0, "", (), (), ()), (), "")


def _presence(term: str, text: str) -> float:
    """1 for a word that stands in a text; for a longer one at least the share of it that does."""
    if not text:
        return 0.0
    if term in text:
        return 1.0
    if len(term) < 3 or term.isascii():
        return 0.0
    pairs = [term[at : at + 2] for at in range(len(term) - 1)]
    return 0.8 * sum(pair in text for pair in pairs) / len(pairs)


def _joined(*covers: _Cover) -> float:
    held: list[float] = [
        max(values) for values in zip(*(cover.terms for cover in covers if cover.terms), strict=True)
    ]
    return sum(held)


def _numbers(question: Question, covers: tuple[_Cover, _Cover, _Cover, _Cover, _Cover]) -> tuple[float, ...]:
    """What a sentence, the one before, the one behind, the title and the whole article hold of a question."""
    here, before, after, title, whole = covers
    total = question.weight
    grams = sum(weight for weight in whole.grams) or 1.0
    missing = [term.weight - got for term, got in zip(question.terms, here.terms, strict=True)]
    lost = [term.weight - got for term, got in zip(question.terms, whole.terms, strict=True)]
    return (
        sum(here.terms) / total,
        sum(here.grams) / grams,
        _joined(here, before) / total,
        _joined(here, after) / total,
        _joined(here, title) / total,
        _joined(here, before, title) / total,
        _joined(here, before, after, title) / total,
        sum(whole.terms) / total,
        sum(before.terms) / total,
        sum(after.terms) / total,
        sum(before.grams) / grams,
        sum(after.grams) / grams,
        max(missing, default=0.0),
        max(lost, default=0.0),
        here.terms[-1] / (question.terms[-1].weight) if here.terms else 0.0,
        here.terms[0] / (question.terms[0].weight) if here.terms else 0.0,
        total,
        float(len(question.terms)),
        *_absences(question, (here, before, after, title), whole),
    )


def _absences(question: Question, near: tuple[_Cover, ...], whole: _Cover) -> tuple[float, ...]:
    """What of the question is said nowhere near, or nowhere in the article: what is asked may not be said at all."""
    covers = [cover.terms for cover in near if cover.terms]
    held = [max(values) for values in zip(*covers, strict=True)]
    far = sorted((term.weight - got for term, got in zip(question.terms, held, strict=True)), reverse=True)
    gone = [term.weight - got for term, got in zip(question.terms, whole.terms, strict=True)]
    beside = [
        at
        for at, term in enumerate(question.terms)
        if term.text in (question.before[-1:] + question.after[:1])
    ]
    return (
        far[0] if far else 0.0,
        far[1] if len(far) > 1 else 0.0,
        float(sum(lack > 1.5 for lack in far)),
        float(sum(lack > 1.5 for lack in gone)),
        max((gone[at] for at in beside), default=-1.0),
        max((question.terms[at].weight - held[at] for at in beside), default=-1.0),
    )


def _score(numbers: tuple[float, ...]) -> float:
    """A first order; the answers found in the sentences decide later."""
    return (
        0.8 * numbers[0]
        + numbers[1]
        + 0.25 * (numbers[2] + numbers[3]) / 2
        + 0.15 * (numbers[10] + numbers[11])
        + 0.2 * numbers[6]
    )
