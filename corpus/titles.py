"""Titles: a half-remembered or mistyped title goes in; the stored titles most like it come out, the likeliest first."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.edition import Edition
from corpus.errors import BadQuery
from corpus.index.engine import Condition
from corpus.likeness import Sought, sought
from corpus.query import parse_query
from corpus.ranking import nominate
from corpus.store import Summary

_CANDIDATES = 60


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A stored title with its likeness, 0…100 (rapidfuzz's WRatio, in letters or in sounds); 100 is the very title."""

    summary: Summary
    likeness: float


def nearest_titles(typed: str, edition: Edition, limit: int = 1) -> list[TitleMatch]:
    """The titles most like what was typed; of equals the newest first. Empty if nothing typed can be compared."""
    try:
        of = sought(parse_query(typed), edition.engine)
    except BadQuery:
        return []
    keys = nominate(of, Condition(), edition.engine)
    forms = edition.store.forms(keys)
    rated = {
        key: _likeness(of, form.title, form.sound[: len(form.title)])
        for key, form in forms.items()
        if form.title
    }
    best = sorted(rated, key=lambda key: -rated[key])[:_CANDIDATES]
    summaries = edition.store.summaries(best)
    matches = [TitleMatch(one, rated[one.key]) for one in summaries]
    matches.sort(key=lambda match: (match.likeness, match.summary.date), reverse=True)
    return matches[:limit]


def _likeness(of: Sought, title: str, title_sound: str) -> float:
    letters = fuzz.WRatio(of.plain, title) if of.plain else 0.0
    return max(letters, 0.97 * fuzz.WRatio(of.sound, title_sound))
