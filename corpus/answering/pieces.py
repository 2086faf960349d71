"""Pieces: a word in matching form comes in; the pieces of words that the reader knows, and the rows of numbers they begin as, come out.

A piece is a character, a word of a few, or a stretch of letters; a word is cut into the likeliest pieces that make it up, as
SentencePiece's unigram models cut (Kudo, Subword Regularization, 2018). `tests/training/make_pieces.py` made the file and tells
where it comes from.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BEGIN, CLOSE, UNKNOWN = 0, 1, 2
"""Pieces that are no text: what a sheet begins with, what closes a part of it, and a character that none of the others holds."""
GROUP = 32
"""Numbers of a row that share a scale."""
_WORD = "▁"
"""What a Latin word begins with."""
_UNLIKELY = 10.0
"""How much less likely than the least likely piece a character is that none holds."""
_NEVER = -1e9


class Pieces:
    """The pieces and their rows."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            texts = bytes(stored["pieces"]).decode().split("\n")
            self._odds: list[float] = stored["odds"].astype(np.float64).tolist()
            self._steps: NDArray[np.int8] = stored["steps"]
            self._scales: NDArray[np.float16] = stored["scales"]
        self._places = {text: at for at, text in enumerate(texts) if at > UNKNOWN}
        self._longest = max(map(len, self._places))
        self._least = min(self._odds) - _UNLIKELY

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._steps)

    def cut(self, word: str) -> tuple[int, ...]:
        """The likeliest pieces that make up a word."""
        text = _WORD + word if word[:1].isascii() and word[:1].isalpha() else word
        best: list[tuple[float, int, int]] = [(0.0, 0, UNKNOWN)]
        for end in range(1, len(text) + 1):
            starts = range(max(0, end - self._longest), end)
            best.append(max(self._ending(text, start, end, best[start][0]) for start in starts))
        return self._back(best)

    def _ending(self, text: str, start: int, end: int, before: float) -> tuple[float, int, int]:
        """How likely a text is as far as `end` when its last piece begins at `start`; where that is, and which piece."""
        place = self._places.get(text[start:end])
        if place is not None:
            return before + self._odds[place], start, place
        return (before + self._least if end - start == 1 else _NEVER), start, UNKNOWN

    @staticmethod
    def _back(best: list[tuple[float, int, int]]) -> tuple[int, ...]:
        found, end = [], len(best) - 1
        while end:
            _, start, place = best[end]
            found.append(place)
            end = start
        return tuple(reversed(found))

    def rows(self, pieces: Sequence[int]) -> Floats:
        """The rows that pieces begin as."""
        places = np.array(pieces, np.int64)
        steps = self._steps[places].astype(np.float32)
        scales = self._scales[places].astype(np.float32)
        made: Floats = steps * np.repeat(scales, GROUP, axis=1)
        return made


@cache
def shipped_pieces() -> Pieces:
    """The pieces that come with the package."""
    return Pieces(Path(__file__).parent / "pieces.npz")


@lru_cache(maxsize=50_000)
def cut_word(word: str) -> tuple[int, ...]:
    """The pieces of a word."""
    return shipped_pieces().cut(word)
