"""The encoder: texts, each cut into words, come in; for every word a direction that tells what it means where it stands comes out.

The lowest layers of a pretrained Transformer (Vaswani and others, Attention Is All You Need, 2017), run as they are:
`tests/training/make_encoder.py` made the file and tells where it comes from. A word in company is told better than alone:
动工 of a sentence about a station is nearer to 开工 than 动工 is.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.answering.pieces import BEGIN, CLOSE, GROUP, Floats, cut_word, shipped_pieces

CONTEXT = 384
"""Numbers of a direction."""
_HEADS = 12
_WORD_PIECES = 12
"""Pieces of a word beyond which it is not read."""
SOFTER = 8
"""What the numbers are divided by, so that they are as large as those of a vector of length 1 and as many numbers as a word's."""
_STEADY = np.float32(1e-12)
_CURVE = (np.float32(0.044715), np.float32(math.sqrt(2 / math.pi)))
"""Of the usual approximation to the Gaussian error linear unit (Hendrycks and Gimpel, 2016)."""
Matrix = tuple[Floats, Floats]
"""A matrix (in, out) with its bias, or the scale and the shift of a norm."""
Pieced = tuple[tuple[int, ...], ...]
"""A text: of each word its pieces."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer."""

    ask: Matrix
    mix: Matrix
    widen: Matrix
    narrow: Matrix
    first: Matrix
    second: Matrix

    def run(self, rows: Floats, texts: Sequence[slice]) -> Floats:
        """Let every row see all others of its text, then think for itself."""
        seen = self.seen(rows, texts)
        return _normal(seen + by(self.thoughts(seen), self.narrow), self.second)

    def seen(self, rows: Floats, texts: Sequence[slice]) -> Floats:
        """Rows that have seen all others of their text."""
        made = by(rows, self.ask)
        told = np.concatenate([_attended(made[text]) for text in texts])
        return _normal(rows + by(told, self.mix), self.first)

    def thoughts(self, seen: Floats) -> Floats:
        """What each row makes of what it has seen."""
        return _bent(by(seen, self.widen))


@dataclass(frozen=True, slots=True)
class Cut:
    """Texts cut into pieces: all of them in a row, the place of each in its text, and the stretch of each text."""

    words: tuple[Pieced, ...]
    pieces: tuple[int, ...]
    places: NDArray[np.int64]
    texts: tuple[slice, ...]


def cut_texts(texts: Sequence[Sequence[str]]) -> Cut:
    """Cut texts, each a sequence of words."""
    return lay_pieces(tuple(tuple(cut_word(word)[:_WORD_PIECES] for word in text) for text in texts))


def lay_pieces(words: tuple[Pieced, ...]) -> Cut:
    """Lay out texts that are cut already."""
    pieces = [(BEGIN, *(piece for word in text for piece in word), CLOSE) for text in words]
    ends = accumulate((len(text) for text in pieces), initial=0)
    return Cut(
        words,
        tuple(piece for text in pieces for piece in text),
        np.concatenate([np.arange(len(text)) for text in pieces]),
        tuple(slice(first, last) for first, last in pairwise(ends)),
    )


class Encoder:
    """The layers, and what goes before and behind them: `places` tell where a piece stands, `usual` is what they usually make of a word."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self.places: Floats = stored["places"].astype(np.float32)
            self.first: Matrix = _told(stored, "begin")
            self.usual: Matrix = _told(stored, "usual")
            count = sum(name.endswith(".ask.bias") for name in stored.files)
            self.layers = tuple(_layer(stored, f"{at}") for at in range(count))

    def read(self, texts: Sequence[Sequence[str]]) -> list[Floats]:
        """Read texts at once, each for itself: for each a row for every word."""
        return self.run(cut_texts(texts))

    def run(self, cut: Cut) -> list[Floats]:
        """Read what is cut already."""
        rows = self.begin(cut)
        for layer in self.layers:
            rows = layer.run(rows, cut.texts)
        rows = (rows - self.usual[0]) * self.usual[1]
        return [_of_words(rows[where], words) for where, words in zip(cut.texts, cut.words, strict=True)]

    def begin(self, cut: Cut) -> Floats:
        """The pieces as rows, before any has seen another."""
        rows = shipped_pieces().rows(cut.pieces) + self.places[np.minimum(cut.places, len(self.places) - 1)]
        return _normal(rows, self.first)


def _of_words(rows: Floats, words: Sequence[tuple[int, ...]]) -> Floats:
    """Of each word the mean of its pieces."""
    ends = np.array(list(accumulate((len(word) for word in words), initial=1)))
    sums = np.concatenate([np.zeros((1, CONTEXT), np.float32), np.cumsum(rows, axis=0)])
    made: Floats = (sums[ends[1:]] - sums[ends[:-1]]) / np.diff(ends)[:, None] / SOFTER
    return made.astype(np.float32)


def _attended(made: Floats) -> Floats:
    """`made` holds for every row what it asks, what it is asked for and what it tells, side by side."""
    count, size = len(made), made.shape[1] // 3
    asks, asked, told = made.reshape(count, 3, _HEADS, size // _HEADS).transpose(1, 2, 0, 3)
    likeness = asks @ asked.transpose(0, 2, 1)
    likeness *= np.float32(1 / math.sqrt(size // _HEADS))
    likeness -= likeness.max(axis=-1, keepdims=True)
    np.exp(likeness, out=likeness)
    seen = (likeness @ told) / likeness.sum(axis=-1, keepdims=True)
    made_of: Floats = seen.transpose(1, 0, 2).reshape(count, size)
    return made_of


def _normal(rows: Floats, scale: Matrix) -> Floats:
    """Rows brought to mean 0 and deviation 1, scaled and shifted."""
    centred: Floats = rows - rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred)[:, None] / np.float32(rows.shape[1])
    centred *= 1 / np.sqrt(spread + _STEADY)
    centred *= scale[0]
    centred += scale[1]
    return centred


def by(rows: Floats, matrix: Matrix) -> Floats:
    """Rows by a matrix, with its bias."""
    made: Floats = rows @ matrix[0]
    made += matrix[1]
    return made


def _bent(rows: Floats) -> Floats:
    """What is below zero nearly goes."""
    made = rows * rows
    made *= _CURVE[0]
    made += 1
    made *= rows
    made *= _CURVE[1]
    np.tanh(made, out=made)
    made += 1
    made *= rows
    made *= np.float32(0.5)
    return made


def _layer(stored: Mapping[str, NDArray[np.generic]], name: str) -> Layer:
    return Layer(
        _matrix(stored, f"{name}.ask"),
        _matrix(stored, f"{name}.mix"),
        _matrix(stored, f"{name}.widen"),
        _matrix(stored, f"{name}.narrow"),
        _told(stored, f"{name}.first"),
        _told(stored, f"{name}.second"),
    )


def _matrix(stored: Mapping[str, NDArray[np.generic]], name: str) -> Matrix:
    """Stored are steps (out, in) and a scale for every group of them."""
    steps, scales = stored[f"{name}.steps"].astype(np.float32), stored[f"{name}.scales"].astype(np.float32)
    numbers = steps * np.repeat(scales, GROUP, axis=1)
    return np.ascontiguousarray(numbers.T), stored[f"{name}.bias"].astype(np.float32)


def _told(stored: Mapping[str, NDArray[np.generic]], name: str) -> Matrix:
    return stored[f"{name}.scale"].astype(np.float32), stored[f"{name}.shift"].astype(np.float32)
