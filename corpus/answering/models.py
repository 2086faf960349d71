"""Models: a folder comes in; what was trained to rank sentences, to read them, to rank spans and to judge answers comes out."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.answering.reader import Network, load_network
from corpus.answering.trees import Trees, load_trees


@dataclass(frozen=True, slots=True)
class Models:
    """What was learned from development questions; `tests/training` makes the files."""

    sentences: Trees
    reader: Network
    spans: Trees
    judge: Trees


def load_models(folder: Path) -> Models:
    """Read the files of a folder."""
    return Models(
        load_trees(folder / "sentences.json"),
        load_network(folder / "reader.npz", folder / "encoder.npz"),
        load_trees(folder / "spans.json"),
        load_trees(folder / "judge.json"),
    )


@cache
def shipped() -> Models:
    """The models that come with the package, read once."""
    return load_models(Path(__file__).parent)
