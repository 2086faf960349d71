"""An edition: articles and index of one generation, opened together; what every question is asked of."""

from dataclasses import dataclass

from corpus.index.engine import Engine
from corpus.store import Store


@dataclass(frozen=True, slots=True)
class Edition:
    """Articles and index of one generation; `sample` if it is the bundled edition."""

    store: Store
    engine: Engine
    sample: bool = False
