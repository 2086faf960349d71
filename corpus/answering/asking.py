"""Asking: a question goes in; the paper's own words that answer it come out, each cited, or none and the nearest headlines."""

import time
from collections.abc import Iterator, Sequence

from corpus.answering.answered import Answer, Answered, Headline
from corpus.answering.choosing import Choice, choices, span_trees
from corpus.answering.confidence import ENOUGH, confidence, confidence_trees
from corpus.answering.evidence import Nominee, gather
from corpus.answering.printed_fields import printed_field
from corpus.answering.question import Question, read_question
from corpus.answering.relative_dates import resolve
from corpus.article import Article
from corpus.edition import Edition
from corpus.errors import EmptyQuestion, LongQuestion
from corpus.folding import plain
from corpus.index.engine import Condition
from corpus.likeness import Sought, sought
from corpus.lines import lines
from corpus.passage import passage_around
from corpus.query import Query, word
from corpus.ranking import nominate, rank

MAX_QUESTION = 500
"""Characters; whoever pastes more has a text, not a question."""
_READ = 3
"""Articles that are read for an answer: the right one is among them for 99 % of the development questions."""
_SHOWN = 3
"""Answers that are given, the best and what else there is."""
_SURE = 0.95
"""How sure a printed field is: the byline says who wrote it, if only the article is the one that was meant."""


def ask(typed: str, edition: Edition, at_hand: Article | None = None) -> Answered:
    """Answer a question. Raises BadQuery if it is none.

    `at_hand` is an article that is asked first, and alone if it answers.
    """
    start = time.perf_counter()
    question = _read(typed)
    of = sought(Query(typed, tuple(word(part) for part in typed.split() if plain(part))), edition.engine)
    answered = None
    if at_hand is not None:
        answered = _answered(question, of, [Nominee(at_hand, 1.0)])
    if answered is None or not answered[0]:
        found = _nominees(of, edition)
        answers, sureness = _answered(question, of, found)
        nearest = () if answers else tuple(Headline(one.article.id, one.article.title) for one in found)
        return Answered(typed, answers, sureness, nearest, _since(start))
    return Answered(typed, answered[0], answered[1], (), _since(start), at_hand=True)


def warm_models() -> None:
    """Load the trained models now, so that the first reader does not wait for them."""
    span_trees()
    confidence_trees()


def _read(typed: str) -> Question:
    if not plain(typed):
        raise EmptyQuestion("There is no question in that: ask one in words, for example who said something.")
    if len(typed) > MAX_QUESTION:
        raise LongQuestion(f"That is too long for a question: ask in at most {MAX_QUESTION} characters.")
    return read_question(typed)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)


def _nominees(of: Sought, edition: Edition) -> list[Nominee]:
    """The articles most like the question."""
    forms = edition.store.forms(nominate(of, Condition(), edition.engine))
    ranked = rank(of, forms)[:_READ]
    articles = edition.store.articles([one.key for one in ranked])
    return [Nominee(articles[one.key], one.score) for one in ranked if one.key in articles]


def _answered(question: Question, of: Sought, found: Sequence[Nominee]) -> tuple[tuple[Answer, ...], float]:
    printed = tuple(_from_fields(question, found))
    if printed:
        return printed[:_SHOWN], _SURE
    chosen = choices(question, gather(question, of.grams, found))
    sureness = round(confidence(question, chosen), 4)
    if sureness < ENOUGH:
        return (), sureness
    return tuple(_from_choice(one) for one in chosen[:_SHOWN]), sureness


def _from_fields(question: Question, found: Sequence[Nominee]) -> Iterator[Answer]:
    for article, line, first, last in printed_field(question, found):
        code = passage_around(article, lines(article).index(line), first, last).code
        yield Answer(article, line.field, line.paragraph, line.text, first, last, code)


def _from_choice(one: Choice) -> Answer:
    place = one.evidence.place
    first, last = one.span
    return Answer(
        article=place.article,
        field=place.field.field,
        paragraph=place.field.paragraph,
        quote=place.field.text[place.start : place.end],
        start=first,
        end=last,
        code=passage_around(place.article, place.line, place.start + first, place.start + last).code,
        resolved=resolve(one.text, place.article.page.date),
    )
