"""Asking: a question goes in; the paper's own words that answer it come out, each cited, or none and the nearest headlines."""

import time
from collections.abc import Sequence

from corpus.answering.answered import Answer, Answered, Headline
from corpus.answering.choosing import Choice, choices
from corpus.answering.confidence import ENOUGH, confidence
from corpus.answering.deciding import decided
from corpus.answering.doubts import credited
from corpus.answering.evidence import Evidence, Nominee, gather
from corpus.answering.introductions import holds_office, introduces
from corpus.answering.models import Models, shipped
from corpus.answering.printed_fields import asks_for_field, printed_field
from corpus.answering.question import Question, read_question
from corpus.answering.relative_dates import resolve
from corpus.answering.tables import table_answer
from corpus.answering.trimming import trim
from corpus.edition import Edition
from corpus.errors import EmptyQuestion, LongQuestion
from corpus.folding import plain
from corpus.index.engine import Condition
from corpus.likeness import Sought, sought
from corpus.passage import passage_around
from corpus.query import Query, word
from corpus.ranking import nominate, rank

MAX_QUESTION = 500
"""Characters; whoever pastes more has a text, not a question."""
_READ = 3
"""Articles that are read for an answer: the right one is among them for 99 % of the development questions."""
_NOMINATED, _COMPARED = 16, 10
"""Articles from each probe, and those of them compared closely: fewer than a search takes. Of 2,220 questions about three corpora
the right article is among the three to be read as often (100, 99.1 and 92.6 %), and they are found in two thirds of the time."""
_LEAFED = 8
"""Articles whose printed lines are looked at if one is asked for."""
_SHOWN = 3
"""Answers that are given, the best and what else there is."""
_BEHIND = 4.0
"""How far the score of other evidence may be behind that of the best, on the scale of both rankers; further down it is mostly wrong."""
_SURE = 0.95
"""How sure a printed field, a table's cell or an office before a name is: the byline says who wrote it, if only the article is the one that was meant."""


def ask(typed: str, edition: Edition, at_hand: Sequence[str] = ()) -> Answered:
    """Answer a question. Raises BadQuery if it is none.

    `at_hand` are ids of articles that are asked first, and alone if they answer.
    """
    start = time.perf_counter()
    question = _read(typed)
    of = seek(typed, edition)
    near = _among(of, edition, at_hand)
    answers, sureness = _answered(question, of, near)
    if answers:
        return Answered(typed, answers, sureness, (), _since(start), at_hand=True)
    found = nominees(of, edition, _LEAFED if asks_for_field(question) else _READ)
    answers, sureness = _answered(question, of, found)
    nearest = () if answers else tuple(Headline(one.article.id, one.article.title) for one in found[:_READ])
    return Answered(typed, answers, sureness, nearest, _since(start))


def _read(typed: str) -> Question:
    if not plain(typed):
        raise EmptyQuestion("There is no question in that: ask one in words, for example who said something.")
    if len(typed) > MAX_QUESTION:
        raise LongQuestion(f"That is too long for a question: ask in at most {MAX_QUESTION} characters.")
    return read_question(typed)


def _since(start: float) -> float:
    return round((time.perf_counter() - start) * 1000, 2)


def seek(typed: str, edition: Edition) -> Sought:
    """Make a question ready to be looked for: all of it is words, whatever quotation marks or colons it has."""
    return sought(Query(typed, tuple(word(part) for part in typed.split() if plain(part))), edition.engine)


def nominees(of: Sought, edition: Edition, limit: int = _READ) -> list[Nominee]:
    """The articles most like the question."""
    return _ranked(of, edition, nominate(of, Condition(), edition.engine, _NOMINATED), limit)


def _among(of: Sought, edition: Edition, ids: Sequence[str]) -> list[Nominee]:
    """Of the articles with these ids those most like the question."""
    keys = [key for one in ids if (key := edition.store.key_of(one)) is not None]
    return _ranked(of, edition, keys, _READ) if keys else []


def _ranked(of: Sought, edition: Edition, keys: list[int], limit: int) -> list[Nominee]:
    ranked = rank(of, edition.store.forms(keys), max(_COMPARED, limit))[:limit]
    articles = edition.store.articles([one.key for one in ranked])
    return [Nominee(articles[one.key], one.score) for one in ranked if one.key in articles]


def _answered(question: Question, of: Sought, found: Sequence[Nominee]) -> tuple[tuple[Answer, ...], float]:
    printed = printed_field(question, found)
    if printed is not None:
        return printed[:_SHOWN], _SURE if printed else 0.0
    found = found[:_READ]
    if cell := table_answer(question, found):
        return (cell,), _SURE
    models = shipped()
    chosen, sureness = choose(question, gather(question, of.grams, found, models.sentences), models)
    if sureness < ENOUGH:
        return (), sureness
    best = chosen[0]
    rivals = [one for one in chosen[:_SHOWN] if best.score - one.score < _BEHIND or one.text == best.text]
    return tuple(_from_choice(question, one) for one in rivals), sureness


def choose(question: Question, evidence: Sequence[Evidence], models: Models) -> tuple[list[Choice], float]:
    """The answers, best first, and how likely the first is right."""
    found = credited(question, choices(question, evidence, models.reader, models.spans))
    chosen = [one for _, one in found]
    sureness = confidence(chosen, found[0][0], models.judge) if found else 0.0
    if chosen and any(
        says(question, chosen[0].evidence.reading, chosen[0].span) for says in (introduces, holds_office)
    ):
        sureness = _SURE
    if question.asked == "whether":
        chosen = [decided(question, one) for one in chosen]
    return chosen, round(sureness, 4)


def _from_choice(question: Question, one: Choice) -> Answer:
    place = one.evidence.place
    first, last = trim(question, one.evidence.reading, one.span)
    text = one.evidence.reading.printed[first:last]
    return Answer(
        article=place.article,
        field=place.field.field,
        paragraph=place.field.paragraph,
        quote=place.field.text[place.start : place.end],
        start=first,
        end=last,
        code=passage_around(place.article, place.line, place.start + first, place.start + last).code,
        resolved=resolve(text, place.article.page.date),
    )
