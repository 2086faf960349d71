"""Evidence: ranked articles and a question come in; the sentences that say most of it come out, those most likely to hold the answer first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.answering.aim import Aim, aim
from corpus.answering.cover import NOTHING, Cover
from corpus.answering.people import people
from corpus.answering.question import Question
from corpus.answering.sentence import Reading, fold_in_place
from corpus.answering.sentence_traits import Surroundings, absences, coverage, first_orders, offers
from corpus.answering.trees import Trees
from corpus.article import Article
from corpus.likeness import Weighed
from corpus.lines import Line, lines, sentence_spans

_GLANCED = 16
"""Sentences of all the articles that the trained ranker of sentences looks at."""
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


@dataclass(frozen=True, slots=True)
class Nominee:
    """An article that search found, with its score."""

    article: Article
    score: float


@dataclass(frozen=True, slots=True)
class _Laid:
    """An article laid out for a question: its sentences' places and folded texts, and what each says of the question."""

    nominee: Nominee
    places: tuple[tuple[int, Line, int, int], ...]
    texts: tuple[str, ...]
    covers: tuple[Cover, ...]
    title: Cover
    whole: str
    all_of: Cover

    def around(self, at: int) -> Surroundings:
        """The covers around sentence number `at`."""
        covers = self.covers
        return Surroundings(
            covers[at],
            covers[at - 1] if at else NOTHING,
            covers[at + 1] if at + 1 < len(covers) else NOTHING,
            self.title,
            self.all_of,
        )

    def near(self, at: int) -> str:
        """The title, sentence number `at` and its neighbours."""
        return "\n".join((self.texts[0], *self.texts[max(0, at - 1) : at + 2]))


def gather(question: Question, grams: Weighed, nominees: Sequence[Nominee], ranker: Trees) -> list[Evidence]:
    """The sentences of all the articles that say most of a question, best first."""
    meant = aim(question)
    glanced = glance(question, grams, nominees)
    scores = ranker.score([sentence_row(meant, one) for one in glanced])
    found = [replace(one, score=score) for one, score in zip(glanced, scores, strict=True)]
    return sorted(found, key=lambda one: -one.score)


def sentence_row(meant: Aim, one: Evidence) -> tuple[float, ...]:
    """What the ranker of sentences looks at, for a sentence in its first order."""
    return (one.score, *one.numbers, *meant.numbers)


def glance(question: Question, grams: Weighed, nominees: Sequence[Nominee]) -> list[Evidence]:
    """The sentences that say most of the question, in a first order."""
    laid = [_lay(question, grams, one) for one in nominees]
    standing = sorted(_first_orders(question, laid), key=lambda one: -one[0])[:_GLANCED]
    names = {
        rank: people(laid[rank].whole, (fold_in_place(one.name) for one in laid[rank].nominee.article.byline))
        for rank in {rank for _, rank, _ in standing}
    }
    found = []
    for score, rank, at in standing:
        numbers = coverage(question, laid[rank].around(at))
        reading = _reading(laid[rank], at, names[rank])
        more = (*numbers, *_more(question, laid, (rank, at), reading))
        number, line, start, end = laid[rank].places[at]
        place = Place(laid[rank].nominee.article, number, line, start, end)
        whole, near, title = laid[rank].whole, laid[rank].near(at), laid[rank].texts[0]
        found.append(Evidence(place, reading, score, more, whole, near, title))
    return found


def _lay(question: Question, grams: Weighed, nominee: Nominee) -> _Laid:
    article = nominee.article
    places = tuple(
        (number, line, start, start + len(line.text[start:end].rstrip()))
        for number, line in enumerate(lines(article))
        for start, end in sentence_spans(line.text)
    )
    texts = tuple(fold_in_place(line.text[start:end]) for _, line, start, end in places)
    whole = "\n".join(texts)
    return _Laid(
        nominee,
        places,
        texts,
        tuple(Cover(question, grams, text) for text in texts),
        Cover(question, grams, texts[0] if article.title and texts else ""),
        whole,
        Cover(question, grams, whole),
    )


def _first_orders(question: Question, laid: Sequence[_Laid]) -> Iterator[tuple[float, int, int]]:
    """For every sentence its first score, the rank of its article, and its number in it."""
    for rank, one in enumerate(laid):
        lead = laid[0].nominee.score - one.nominee.score
        orders = first_orders(question, one.covers, one.title, one.all_of)
        for at, (_, _, start, end) in enumerate(one.places):
            if start < end:
                yield orders[at] - 3.5 * lead, rank, at


def _reading(laid: _Laid, at: int, names: frozenset[str]) -> Reading:
    _, line, start, end = laid.places[at]
    return Reading(line.text[start:end], names)


def _more(
    question: Question, laid: Sequence[_Laid], where: tuple[int, int], reading: Reading
) -> tuple[float, ...]:
    """What only the sentences that are looked at more closely are asked."""
    rank, at = where
    one = laid[rank]
    others = [other.all_of.terms for number, other in enumerate(laid) if number != rank]
    elsewhere = tuple(map(max, zip(*others, strict=True))) if others else (0.0,) * len(question.terms)
    return (
        *absences(question, one.around(at), (one.texts[at], one.near(at)), elsewhere),
        *offers(question, reading),
        float(rank),
        one.nominee.score,
        laid[0].nominee.score - one.nominee.score,
        float(len(one.texts[at])),
        at / len(one.texts),
        float(_FIELDS.index(one.places[at][1].field)),
        float(at),
    )
