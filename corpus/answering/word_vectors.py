"""Word vectors: a word in matching form comes in; what it means, as a direction, comes out.

Words that stand in like company have like directions (动工 and 开工, 老家 and 家乡). `tests/training/make_vectors.py` made the
file and tells where it comes from.
"""

import re
import zlib
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SIZE = 64
_INFLECTION = re.compile(r"(?:ies|ing|es|ed|s|y|e)$")
_STEM = 6
"""Letters of a Latin word, less its inflection, that tell it from others."""


class WordVectors:
    """The vectors of the usual words; those of other words are made of their characters, of Latin ones of their first letters."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            words = bytes(stored["words"]).decode().split("\n")
            self._vectors: NDArray[np.int8] = stored["vectors"]
        self._places = {word: at for at, word in enumerate(words)}

    def of(self, word: str) -> Floats:
        """A word's direction, of length 1; zero for what is no word."""
        if word.isascii():
            return _of_stem(word)
        place = self._places.get(word)
        if place is not None:
            return _unit(self._vectors[place].astype(np.float32))
        places = [place for one in word if (place := self._places.get(one)) is not None]
        total: Floats = self._vectors[places].astype(np.float32).sum(axis=0)
        return _unit(total)


def _of_stem(word: str) -> Floats:
    """Any direction, but the same for words that begin alike."""
    if not word.isalpha():
        return np.zeros(SIZE, np.float32)
    chance = np.random.default_rng(zlib.crc32(_INFLECTION.sub("", word)[:_STEM].encode()))
    return _unit(chance.standard_normal(SIZE).astype(np.float32))


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


@cache
def _shipped() -> WordVectors:
    return WordVectors(Path(__file__).parent / "words.npz")


@lru_cache(maxsize=20_000)
def vector(word: str) -> Floats:
    """The direction of a word, from the file that comes with the package."""
    return _shipped().of(word)
