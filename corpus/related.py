"""Related articles: one article goes in; others that share its rarest words come out, the nearest first."""

from collections import Counter

from corpus.article import Article
from corpus.edition import Edition
from corpus.index.engine import Condition, Probe
from corpus.index.terms import words
from corpus.lines import lines
from corpus.store import Summary

_TELLING = 24
"""Words that stand for the article: those that are frequent in it and rare elsewhere (tf-idf)."""
_COMMON = 0.2
"""Share of the articles above which a word tells nothing."""


def related(article: Article, edition: Edition, limit: int) -> list[Summary]:
    """The articles that share most of what this one is about; without any, an empty list."""
    telling = _telling_words(article, edition)
    own = edition.store.key_of(article.id)
    if len(telling) < 2:
        return []
    keys = edition.engine.nominate(Probe((("words", telling, 1.0),)), Condition(), limit * 3 + 1)
    others = [key for key in keys if key != own]
    forms = edition.store.forms(others)
    shared = {key: sum(word in form.plain for word in telling) for key, form in forms.items()}
    return edition.store.summaries([key for key in others if shared.get(key, 0) >= 3][:limit])


def _telling_words(article: Article, edition: Edition) -> tuple[str, ...]:
    counted = Counter(word for line in lines(article) for word in words(line.text) if len(word) > 1)
    frequencies = edition.engine.frequencies("words", tuple(counted))
    size = max(edition.engine.size, 1)
    rated = {
        word: count / (1 + frequency)
        for (word, count), frequency in zip(counted.items(), frequencies, strict=True)
        if 1 < frequency <= max(2, _COMMON * size)
    }
    return tuple(sorted(rated, key=lambda word: (-rated[word], word))[:_TELLING])
