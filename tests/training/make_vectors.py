"""Word vectors: a file of the word2vec form comes in; `words.npz`, smaller and for folded words only, comes out.

    python tests/training/make_vectors.py WORDS.VECTOR

The file in the repository was made from `words.vector` in the source distribution of the package synonyms 3.9.0 (MIT; by
Hai Liang Wang and Hu Ying Xi, trained on the Chinese Wikipedia): 100 numbers for each of 125,796 words, the most frequent
first. Kept are the first 40,000 that matching form leaves as they are, turned to the 64 directions in which they differ
most, each of length 1, in steps of 1/127.
"""

import sys
from pathlib import Path

import numpy as np
from fitting import ANSWERING

from corpus.folding import fold

_WORDS = 40_000
_SIZE = 64


def read_vectors(path: Path) -> tuple[list[str], np.ndarray]:
    """All words of a binary word2vec file, with their vectors."""
    with path.open("rb") as file:
        count, size = map(int, file.readline().split())
        words, vectors = [], np.zeros((count, size), np.float32)
        for at in range(count):
            word = b""
            while (one := file.read(1)) not in {b" ", b""}:
                word += one.strip(b"\n")
            words.append(word.decode("utf-8", "replace"))
            vectors[at] = np.frombuffer(file.read(4 * size), np.float32)
    return words, vectors


def usual(words: list[str]) -> list[int]:
    """The places of the words that are kept."""
    taken: dict[str, int] = {}
    for at, word in enumerate(words):
        lowered = word.lower()
        if lowered not in taken and fold(lowered) == lowered and any(one.isalpha() for one in lowered):
            taken[lowered] = at
            if len(taken) == _WORDS:
                break
    return list(taken.values())


def main(arguments: list[str]) -> None:
    """Read, turn, store."""
    words, vectors = read_vectors(Path(arguments[1]))
    taken = usual(words)
    rows = vectors[taken]
    rows = rows / np.maximum(1e-6, np.linalg.norm(rows, axis=1, keepdims=True))
    rows = rows - rows.mean(axis=0)
    directions = np.linalg.svd(rows, full_matrices=False)[2][:_SIZE]
    turned = rows @ directions.T
    turned = turned / np.maximum(1e-6, np.linalg.norm(turned, axis=1, keepdims=True))
    listed = "\n".join(words[at].lower() for at in taken).encode()
    np.savez_compressed(
        ANSWERING / "words.npz",
        words=np.frombuffer(listed, np.uint8),
        vectors=np.rint(turned * 127).astype(np.int8),
    )


if __name__ == "__main__":
    main(sys.argv)
