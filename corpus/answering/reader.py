"""The reader: a question and sentences, laid out, come in; how well every stretch of each answers comes out.

Networks that learned the same from different beginnings err apart: the mean of what they say errs less.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.answering.layout import AskedRows, SentenceRows
from corpus.answering.network import Network
from corpus.answering.word_vectors import Floats


class Reader:
    """One or more trained networks."""

    __slots__ = ("_networks",)

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = tuple(networks)

    def score(
        self, asked: AskedRows, sentences: Sequence[SentenceRows], ranges: Sequence[NDArray[np.int32]]
    ) -> list[Floats]:
        """Score the spans of each sentence: rows of half-open ranges of atoms. Above 0 a span is likelier than that nothing answers."""
        said = [network.read(asked).score(sentences) for network in self._networks]
        return [
            np.mean([scores.of(spans) for scores in each], axis=0)
            for each, spans in zip(zip(*said, strict=True), ranges, strict=True)
        ]


def load_reader(path: Path) -> Reader:
    """Read a file; the numbers of each network are named with its own number before a point."""
    with np.load(path) as stored:
        names = [name.partition(".") for name in stored.files]
        return Reader(
            [
                Network({name: stored[f"{one}.{name}"] for number, _, name in names if number == one})
                for one in sorted({number for number, _, _ in names})
            ]
        )
