"""Synonyms: a short file that a newsroom writes goes in; other ways to say a query come out.

`synonyms.txt` in the data directory has one group a line, words with spaces between them that mean the same, such as
`一把手 主要负责人`; behind `#` stands a comment. It is read anew for every search.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.folding import plain
from corpus.search import Found

FILE_NAME = "synonyms.txt"
_MOST = 4
"""Other ways to say a query that are tried at most; each is a search of its own."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words that mean the same, as written; none by default."""

    groups: tuple[tuple[str, ...], ...] = ()

    def rephrase(self, typed: str) -> tuple[str, ...]:
        """Say a query with each of its words' synonyms instead, one word at a time."""
        return tuple(dict.fromkeys(self._rephrased(typed)))[:_MOST]

    def _rephrased(self, typed: str) -> Iterator[str]:
        bare = plain(typed)
        for group in self.groups:
            for word in group:
                if plain(word) in bare and word in typed:
                    yield from (typed.replace(word, other) for other in group if other != word)


def read_synonyms(data: Path) -> Synonyms:
    """Read a data directory's synonyms; without a readable file there are none."""
    try:
        text = (data / FILE_NAME).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Synonyms()
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return Synonyms(tuple(tuple(words) for words in lines if len(words) > 1 and all(map(plain, words))))


def with_synonyms(found: Found, others: Sequence[Found], limit: int, offset: int) -> Found:
    """Put what holds a synonym between the literal matches and the fuzzy ones, each article once; then take the page."""
    literal = [hit for hit in found.hits if not hit.fuzzy]
    synonymous = [replace(hit, fuzzy=True, by_synonym=True) for other in others for hit in other.hits]
    fuzzy = [hit for hit in found.hits if hit.fuzzy]
    once = {hit.article.id: hit for hit in reversed((*literal, *synonymous, *fuzzy))}
    order = dict.fromkeys(hit.article.id for hit in (*literal, *synonymous, *fuzzy))
    hits = tuple(once[article_id] for article_id in order)[offset : offset + limit]
    return replace(found, hits=hits, took_ms=round(found.took_ms + sum(one.took_ms for one in others), 2))
