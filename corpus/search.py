"""Search: a query goes in; ranked articles with marked excerpts come out, with what was understood and how many match literally."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.article import Article
from corpus.day_words import with_days
from corpus.edition import Edition
from corpus.excerpt import EXCERPT_LENGTH, Excerpt, excerpts, opening
from corpus.filters import condition
from corpus.folding import plain
from corpus.index.engine import Condition
from corpus.index.terms import Forms
from corpus.likeness import Sought, sought
from corpus.marking import marked
from corpus.query import Query, literal_phrases, parse_query
from corpus.ranking import Ranked, nominate, rank
from corpus.store import Store

FACETS: tuple[Literal["columns", "months"], ...] = ("columns", "months")
_ACCIDENT = 0.12
"""A score below this is an accident of a few common characters: 99 % of the right articles of the development queries
score above 0.30."""
_LEADING = 5
"""Hits that show two places; the others show their best one."""
_SURE = 75.0
"""How alike (0…100) a printed stretch must be to a typed word to be offered as what was meant."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever searches: the day it is there (for 昨天 in a filter), and the length that excerpts shall aim at."""

    today: date | None = None
    excerpt_length: int = EXCERPT_LENGTH


ANYBODY = Asker()


@dataclass(frozen=True, slots=True)
class Hit:
    """One article with its excerpts.

    `fuzzy` if it does not hold every word as typed (scripts and widths aside); `places` counts where its words
    stand; `by_synonym` if it holds a word that the newsroom says means the same.
    """

    article: Article
    score: float
    excerpts: tuple[Excerpt, ...]
    fuzzy: bool
    places: int = 1
    by_synonym: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query.

    `total` counts the literal matches. `suggestion` is the query in printed words, where a typed one stands nowhere.
    `meant_total` counts the literal matches of the suggestion. `notes` are parts that were not understood. `facets` are the commonest values (folded) among literal matches.
    """

    query: Query
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    suggestion: str | None = None
    meant_total: int = 0
    notes: tuple[str, ...] = ()
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()


def search(  # noqa: PLR0913 - what is sought, where, which part of it, and for whom
    typed: str,
    edition: Edition,
    limit: int = 10,
    offset: int = 0,
    *,
    literal_only: bool = False,
    asker: Asker = ANYBODY,
) -> Found:
    """Search for what was typed. Raises BadQuery if there is nothing to look for.

    `limit` hits from the `offset`-th on; `literal_only` leaves out what only fuzzy matching finds.
    """
    start = time.perf_counter()
    query = parse_query(typed)
    query = with_days(query, asker.today) if asker.today else query
    of = sought(query, edition.engine)
    literal = condition(query, edition.store, literal=True)
    if query.newest_first or not of.typed:
        ranked = _in_order(literal.condition, edition, offset + limit)
        candidates: Mapping[int, Forms] = {}
    else:
        allowed = literal if literal_only else condition(query, edition.store, literal=False)
        candidates = edition.store.forms(nominate(of, allowed.condition, edition.engine))
        ranked = _by_likeness(of, candidates, literal.condition)
        ranked += _unranked(ranked, literal.condition, edition, offset + limit)
    found = Found(
        query=query,
        total=edition.engine.count(literal.condition),
        took_ms=0.0,
        hits=_hits(ranked[offset : offset + limit], candidates, of, edition.store, literal.condition, asker),
        notes=(*query.notes, *literal.notes),
    )
    if not offset and (meant := _suggestion(found, of)):
        phrases = literal_phrases(parse_query(meant))
        found = replace(found, suggestion=meant, meant_total=edition.engine.count(Condition(phrases)))
    return replace(found, took_ms=round((time.perf_counter() - start) * 1000, 2))


def narrow(found: Found, edition: Edition, limit: int = 3) -> Found:
    """Add the facets that a result can be narrowed by."""
    literal = condition(found.query, edition.store, literal=True).condition
    facets = tuple((name, tuple(edition.engine.facet(literal, name, limit))) for name in FACETS)
    return replace(found, facets=facets)


def _in_order(literal: Condition, edition: Edition, wanted: int) -> list[Ranked]:
    """What matches literally, the newest first."""
    return [Ranked(key, 1.0) for key in edition.engine.matching(literal, wanted, newest_first=True)]


def _by_likeness(of: Sought, candidates: Mapping[int, Forms], literal: Condition) -> list[Ranked]:
    """What is most like the query, literal matches before all others; accidents are left out."""
    ranked = [one for one in rank(of, candidates) if one.score > _ACCIDENT]
    return sorted(ranked, key=lambda one: not _holds(candidates[one.key], literal))


def _unranked(ranked: list[Ranked], literal: Condition, edition: Edition, wanted: int) -> list[Ranked]:
    """For deep pages: what else matches literally, in the engine's order."""
    if wanted <= len(ranked):
        return []
    known = {one.key for one in ranked}
    return [
        Ranked(key, 0.0) for key in edition.engine.matching(literal, wanted + len(known)) if key not in known
    ]


def _hits(  # noqa: PLR0913, PLR0917 - each is one part of a hit
    chosen: list[Ranked],
    known: Mapping[int, Forms],
    of: Sought,
    store: Store,
    literal: Condition,
    asker: Asker,
) -> tuple[Hit, ...]:
    keys = [one.key for one in chosen]
    articles = store.articles(keys)
    forms = {**known, **store.forms([key for key in keys if key not in known])}
    hits = (
        Hit(
            article=articles[one.key],
            score=round(one.score, 4),
            excerpts=excerpts(
                articles[one.key],
                forms[one.key],
                of,
                limit=2 if place < _LEADING else 1,
                length=asker.excerpt_length,
            )
            if of.typed
            else (opening(articles[one.key]),),
            fuzzy=not _holds(forms[one.key], literal),
            places=_places(forms[one.key], of),
        )
        for place, one in enumerate(chosen)
        if one.key in articles
    )
    # what cannot show why it was found was not found
    return tuple(hit for hit in hits if not hit.fuzzy or any(excerpt.marks for excerpt in hit.excerpts))


def _holds(forms: Forms, literal: Condition) -> bool:
    """Tell whether an article holds every phrase of a condition; a gap between spaced words does not matter."""
    text = forms.plain.replace(" ", "")
    return all("".join(phrase) in text for phrase in literal.phrases)


def _places(forms: Forms, of: Sought) -> int:
    """How often the typed words stand in an article, as typed or, if they never do, as they sound."""
    return sum(forms.plain.count(word.plain) or forms.sound.count(word.sound) for word in of.typed)


def _suggestion(found: Found, of: Sought) -> str | None:
    """What the reader seems to have meant: the typed words, with those that stand nowhere replaced by the best hit's print."""
    if found.total or not found.hits or not of.typed or found.query.filters:
        return None
    printed = [(excerpt.text, marked(excerpt.text, of.typed)) for excerpt in found.hits[0].excerpts]
    words = []
    for word in of.typed:
        answers = [
            (one, text)
            for text, all_marked in printed
            for one in all_marked
            if one.word == word and one.likeness >= _SURE
        ]
        if not answers:
            return None
        best, text = max(answers, key=lambda pair: (pair[0].exact, pair[0].likeness))
        first, last = best.marks[0]
        words.append(text[first:last])
    said = " ".join(words)
    return said if plain(said) != plain(found.query.typed) else None
