"""An edition: articles and index of one generation, opened together; what every question is asked of."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.folding import plain
from corpus.index.engine import Engine
from corpus.index.limited import LimitedEngine
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Edition:
    """Articles and index of one generation; `sample` if it is the bundled edition."""

    store: Store
    engine: Engine
    sample: bool = False

    def limited(self, papers: Sequence[str]) -> "Edition":
        """The same edition as if it held nothing but these papers, by their printed names; without any, all of it."""
        if not papers:
            return self
        engine = LimitedEngine(self.engine, "publications", tuple(map(plain, papers)))
        return Edition(self.store.limited(papers), engine, self.sample)
