"""The reader: a question and sentences, laid out, come in; how well every stretch of each answers comes out.

A small network of the kind that reads for answers (each word sees its neighbours by convolutions, each word of the
sentence sees the question's words and the other way round by attention). `tests/training/train_reader.py` made its numbers
and holds the same network as it is trained; here it is only run.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.answering.encoder import Encoder
from corpus.answering.layout import AskedRows, SentenceRows
from corpus.answering.word_vectors import SIZE, Floats

LONGEST = 24
"""Atoms of a span beyond which its length tells no more."""
WIDEST = 4.0
"""Standard deviations beyond which a number tells no more."""
_STEADY = np.float32(1e-5)
_SCALE = np.float32(8)
_GAP = 4
"""Empty rows before, between and behind sentences: as far as a row sees."""
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the reader thinks of a sentence's atoms, and of the sentence as a whole."""

    start: Floats
    end: Floats
    left: Floats
    right: Floats
    inside: Floats
    lengths: Floats
    whole: float

    def of(self, ranges: NDArray[np.int32]) -> Floats:
        """Score spans: rows of half-open ranges of atoms. Above 0 a span is likelier than that nothing answers."""
        first, last = ranges[:, 0], ranges[:, 1] - 1
        length = np.minimum(last - first, LONGEST - 1)
        within = (self.inside[last + 1] - self.inside[first]) / (length + 1)
        together = (self.left[first] * self.right[last]).sum(axis=1) / 5
        scores: Floats = (
            self.start[first] + self.end[last] + together + within + self.lengths[length] + self.whole
        )
        return scores


@dataclass(frozen=True, slots=True)
class Sheet:
    """Sentences, one below the other: the rows of each, where it starts, of which each row is, and their places with room between sentences."""

    texts: tuple[slice, ...]
    starts: NDArray[np.int64]
    of: NDArray[np.int64]
    places: Places


def lay_below(lengths: Sequence[int]) -> Sheet:
    """Lay sentences of these many rows one below the other."""
    ends = np.cumsum(np.array(lengths, np.int64))
    starts = ends - lengths
    of = np.repeat(np.arange(len(lengths)), lengths)
    texts = tuple(slice(int(first), int(last)) for first, last in zip(starts, ends, strict=True))
    return Sheet(texts, starts, of, np.arange(ends[-1]) + _GAP * (of + 1))


class Network:
    """One trained network, its numbers by name, as they are stored; with the encoder that was trained with it."""

    def __init__(self, weights: Mapping[str, Floats], encoder: Encoder) -> None:
        self.encoder = encoder
        self._weights = {name: np.asarray(value, np.float32) for name, value in weights.items()}
        self._kernels = {
            name.removesuffix(".seen.weight"): (value.shape[2], _laid_flat(value))
            for name, value in self._weights.items()
            if name.endswith(".seen.weight")
        }

    def read(self, asked: AskedRows) -> "Asking":
        """Read a question, once for all sentences."""
        return Asking(self, asked)

    def weight(self, name: str) -> Floats:
        """Numbers by their name."""
        return self._weights[name]

    def linear(self, name: str, rows: Floats) -> Floats:
        """Rows by a matrix, and a bias where there is one."""
        made: Floats = rows @ self._weights[f"{name}.weight"].T
        bias = self._weights.get(f"{name}.bias")
        return made if bias is None else made + bias

    def block(self, name: str, rows: Floats, places: Places, spread: int = 1) -> Floats:
        """A residual step in which every row sees its neighbours, `spread` rows apart."""
        centred = rows - rows.mean(axis=1, keepdims=True)
        normal = centred / np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _STEADY)
        normal = normal * self._weights[f"{name}.normal.weight"] + self._weights[f"{name}.normal.bias"]
        width, kernel = self._kernels[name]
        apart = np.zeros((places[-1] + 1 + _GAP, rows.shape[1]), np.float32)
        apart[places] = normal
        neighbours = places[:, None] + spread * (np.arange(width) - width // 2)
        made = apart[neighbours].reshape(len(rows), -1) @ kernel + self._weights[f"{name}.seen.bias"]
        half = made.shape[1] // 2
        gated: Floats = rows + made[:, :half] * _sigmoid(made[:, half:])
        return gated


class Asking:
    """A question as a network has read it."""

    __slots__ = ("_gist", "_hidden", "_near", "_network", "_vectors")

    def __init__(self, network: Network, asked: AskedRows) -> None:
        self._network = network
        self._vectors = asked.vectors
        self._near = np.tanh(network.linear("meaning", asked.vectors))
        count = len(asked.words)
        rows = np.concatenate(
            [
                self._near,
                network.weight("classes.weight")[list(asked.classes)],
                network.weight("sides.weight")[list(asked.sides)],
                np.repeat(network.weight("kinds.weight")[asked.asked][None], count, axis=0),
                asked.traits,
            ],
            axis=1,
        )
        hidden = _positive(network.linear("question", rows))
        for at in range(2):
            hidden = network.block(f"question_blocks.{at}", hidden, np.arange(count) + _GAP)
        self._hidden = hidden
        self._gist: Floats = _softmax(network.linear("gist", hidden)[:, 0]) @ hidden

    def score(self, sentences: Sequence[SentenceRows]) -> list[Scores]:
        """Read sentences, all at once and each for itself."""
        network, sheet = self._network, lay_below([len(rows.classes) for rows in sentences])
        numbers = np.stack([rows.numbers for rows in sentences])
        numbers = (numbers - network.weight("mean")) / network.weight("deviation")
        told = network.linear("told", np.clip(numbers, -WIDEST, WIDEST))
        printed = self._printed(sentences, sheet)
        likeness: Floats = network.linear("attend", printed) @ self._hidden.T / _SCALE
        covered, foremost = self._covered(sentences, sheet, printed, likeness)
        asked = _softmax(likeness) @ self._hidden
        met = network.linear(
            "meeting", np.concatenate([printed, asked, printed * asked, printed - asked], axis=1)
        )
        of_all = network.linear("meeting_gist", self._gist) + told + network.linear("meeting_cover", covered)
        hidden = _positive(met + of_all[sheet.of])
        for at, spread in enumerate((1, 2, 1)):
            hidden = network.block(f"meeting_blocks.{at}", hidden, sheet.places, spread)
        pooled = [np.maximum.reduceat(hidden, sheet.starts), self._gist + told, covered + foremost]
        whole = _positive(network.linear("pooled", np.concatenate(pooled, axis=1)))
        return _scores(network, hidden, network.linear("whole", whole)[:, 0], sheet)

    def _printed(self, sentences: Sequence[SentenceRows], sheet: Sheet) -> Floats:
        """The sentences' atoms, each with the question's words that mean the same."""
        network = self._network
        near = np.tanh(network.linear("meaning", np.concatenate([rows.vectors for rows in sentences])))
        aligned = _positive(network.linear("align", near)) @ _positive(network.linear("align", self._near)).T
        made = np.concatenate(
            [
                near,
                network.weight("classes.weight")[[one for rows in sentences for one in rows.classes]],
                network.weight("shapes.weight")[[one for rows in sentences for one in rows.shapes]],
                np.concatenate([rows.traits for rows in sentences]),
                _softmax(aligned) @ self._near,
            ],
            axis=1,
        )
        hidden = _positive(network.linear("sentence", made))
        for at in range(2):
            hidden = network.block(f"sentence_blocks.{at}", hidden, sheet.places)
        return hidden

    def _covered(
        self, sentences: Sequence[SentenceRows], sheet: Sheet, printed: Floats, likeness: Floats
    ) -> tuple[Floats, Floats]:
        """What becomes of the question's words in each sentence, in the mean of those that matter and at the most."""
        network = self._network
        found = np.concatenate([_softmax(likeness[text].T) @ printed[text] for text in sheet.texts])
        vectors = np.concatenate([rows.vectors[:, :SIZE] for rows in sentences])
        alike = np.maximum.reduceat(vectors @ self._vectors[:, :SIZE].T, sheet.starts).reshape(-1, 1)
        cover = np.concatenate([rows.cover for rows in sentences])
        hidden = np.tile(self._hidden, (len(sentences), 1))
        unsaid = alike * (1 - cover[:, :1])
        made = np.concatenate([hidden, found, hidden * found, cover, alike, unsaid], axis=1)
        made = _positive(network.linear("covered", _positive(network.linear("covering", made))))
        weights = _softmax(network.linear("cover_weight", made).reshape(len(sentences), -1))
        made = made.reshape(*weights.shape, -1)
        mean: Floats = (weights[:, None] @ made)[:, 0]
        most: Floats = made.max(axis=1)
        return mean, most


def _scores(network: Network, hidden: Floats, whole: Floats, sheet: Sheet) -> list[Scores]:
    start, end = network.linear("start", hidden)[:, 0], network.linear("end", hidden)[:, 0]
    left, right = network.linear("left", hidden), network.linear("right", hidden)
    within = network.linear("inside", hidden)[:, 0]
    return [
        Scores(
            start[text],
            end[text],
            left[text],
            right[text],
            np.concatenate([np.zeros(1, np.float32), np.cumsum(within[text])]),
            network.weight("lengths"),
            float(odds),
        )
        for text, odds in zip(sheet.texts, whole, strict=True)
    ]


def load_network(path: Path, encoder: Path) -> Network:
    """Read a network's file, and its encoder's."""
    with np.load(path) as stored:
        return Network({name: stored[name] for name in stored.files}, Encoder(encoder))


def _laid_flat(kernel: Floats) -> Floats:
    """A kernel (out, in, place) as the matrix by which neighbours laid side by side are multiplied."""
    made: Floats = np.ascontiguousarray(kernel.transpose(2, 1, 0)).reshape(-1, kernel.shape[0])
    return made


def _positive(rows: Floats) -> Floats:
    made: Floats = np.maximum(rows, 0)
    return made


def _sigmoid(rows: Floats) -> Floats:
    made: Floats = np.reciprocal(1 + np.exp(-rows))
    return made


def _softmax(rows: Floats) -> Floats:
    """Along the last axis."""
    raised = np.exp(rows - rows.max(axis=-1, keepdims=True))
    made: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return made
