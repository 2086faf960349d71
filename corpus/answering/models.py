"""Models: a folder comes in; the trained trees that rank sentences, rank spans and judge answers come out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.answering.trees import Trees, load_trees


@dataclass(frozen=True, slots=True)
class Models:
    """What was learned from development questions; `tests/training` makes the files."""

    sentences: Trees
    spans: Trees
    judge: Trees


def load_models(folder: Path) -> Models:
    """Read the three files of a folder."""
    return Models(*(load_trees(folder / f"{name}.json") for name in ("sentences", "spans", "judge")))


@cache
def shipped() -> Models:
    """The models that come with the package, read once."""
    return load_models(Path(__file__).parent)
