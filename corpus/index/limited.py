"""An engine seen through a limit: an engine and values of a filter field go in; it answers as if it held nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.index.engine import Condition, Engine, Probe, TermField


class LimitedEngine:
    """Whatever is asked of it is asked of the engine behind it, with one condition more.

    How rare a term is, is still counted over all articles: that is what weights were fitted to.
    """

    def __init__(self, engine: Engine, field: str, values: tuple[str, ...]) -> None:
        self._engine = engine
        self._limit = (field, values)

    def _within(self, condition: Condition) -> Condition:
        return replace(condition, fields=(*condition.fields, self._limit))

    @property
    def generation(self) -> int:
        """Which generation of the articles the index holds."""
        return self._engine.generation

    @property
    def size(self) -> int:
        """How many articles are indexed in all."""
        return self._engine.size

    def nominate(self, probe: Probe, condition: Condition, limit: int) -> list[int]:
        """Keys of the articles with the most of the probe's terms, best first, within the limit."""
        return self._engine.nominate(probe, self._within(condition), limit)

    def count(self, condition: Condition) -> int:
        """How many articles within the limit fulfil the condition."""
        return self._engine.count(self._within(condition))

    def matching(self, condition: Condition, limit: int, *, newest_first: bool = False) -> list[int]:
        """Keys of articles within the limit that fulfil the condition."""
        return self._engine.matching(self._within(condition), limit, newest_first=newest_first)

    def facet(self, condition: Condition, field: str, limit: int) -> list[tuple[str, int]]:
        """The commonest folded values of a filter field within the limit, with counts."""
        return self._engine.facet(self._within(condition), field, limit)

    def frequencies(self, field: TermField, terms: Sequence[str]) -> list[int]:
        """In how many of all articles each term occurs."""
        return self._engine.frequencies(field, terms)
