"""The seam: what any search engine must do for us. Terms and conditions go in, article keys come out.

Engines' scores do not carry over from one to the next, so an engine only nominates candidates; `corpus/ranking.py`
orders them. Embedded default: `corpus/index/embedded.py`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from corpus.index.terms import Terms

TermField = Literal["words", "grams", "characters", "sounds", "head_grams", "head_sounds", "initials"]


@dataclass(frozen=True, slots=True)
class Condition:
    """What every hit must fulfil, all together: phrases it holds, phrases it lacks, and values of its fields.

    A phrase is a tuple of units that stand side by side in one line. `fields` pairs a filter field's name with the
    folded values of which one must be there. Dates are yyyymmdd, inclusive.
    """

    phrases: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    date_from: int = 0
    date_to: int = 0

    @property
    def limits(self) -> bool:
        """Tell whether anything but required phrases is asked."""
        return bool(self.without or self.fields or self.date_from or self.date_to)


@dataclass(frozen=True, slots=True)
class Probe:
    """One way to nominate: terms of some fields, each field with a weight; an article with more of them comes first."""

    terms: tuple[tuple[TermField, tuple[str, ...], float], ...]


class Engine(Protocol):
    """An opened index of one generation."""

    @property
    def generation(self) -> int:
        """Which generation of the articles this index holds."""
        ...

    @property
    def size(self) -> int:
        """How many articles are indexed."""
        ...

    def nominate(self, probe: Probe, condition: Condition, limit: int) -> list[int]:
        """Keys of the articles with the most of the probe's terms, best first, among those that fulfil the condition."""
        ...

    def count(self, condition: Condition) -> int:
        """How many articles fulfil the condition."""
        ...

    def matching(self, condition: Condition, limit: int, *, newest_first: bool = False) -> list[int]:
        """Keys of articles that fulfil the condition."""
        ...

    def facet(self, condition: Condition, field: str, limit: int) -> list[tuple[str, int]]:
        """The commonest folded values of a filter field among the articles that fulfil the condition, with counts."""
        ...

    def frequencies(self, field: TermField, terms: Sequence[str]) -> list[int]:
        """In how many articles each term occurs."""
        ...


class EngineWriter(Protocol):
    """The one writer of an index."""

    def put(self, key: int, terms: Terms) -> None:
        """Add an article or replace it."""
        ...

    def remove(self, keys: Iterable[int]) -> None:
        """Take articles out."""
        ...

    def commit(self, generation: int) -> None:
        """Make everything since the last commit visible at once, as this generation."""
        ...

    def close(self) -> None:
        """Give the index free; what was not committed is gone."""
        ...
