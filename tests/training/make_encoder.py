"""The encoder: the file of the pretrained network and texts come in; `encoder.npz`, its lowest layers made narrower, comes out.

    python tests/training/make_encoder.py E5-SMALL-Q4.BIN

Follows make_pieces.py. Of the thoughts of each layer those are kept that count most for the words of the training pages, and
what is made of them is fitted anew, by least squares, to what was made of all. What the layers usually make of a word (its mean,
and one through its deviation) is measured there too, so that the reader gets numbers around 0.
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from fitting import ANSWERING
from pretrained import Pretrained, load_pretrained

from corpus.answering.encoder import CONTEXT, SOFTER, Cut, Encoder, Layer, by, cut_texts
from corpus.answering.pieces import GROUP
from corpus.answering.sentence import Reading
from corpus.lines import sentence_spans

_LAYERS = 2
"""Twelve are in the file; each that is run costs some milliseconds of every question, and the reader does worse with all of them."""
_WIDE, _KEPT = 1536, 768
"""Thoughts of a layer."""
_PLACES = 256
_PAGES = Path(__file__).parent / "pages"
_SENTENCES = 2000
_PARTS = {"ask": ("q", "k", "v"), "mix": ("ao",), "widen": ("fi",), "narrow": ("fo",)}
_STEPS = 31
_CALM = 0.0005
"""Of the least squares: how much is added to each square, of the mean square, so that no number grows out of bounds."""
Stored = dict[str, np.ndarray]


def stored(pretrained: Pretrained) -> Stored:
    """Everything but what is usual, by the names that the encoder knows."""
    places = pretrained.numbers("emb.pos").reshape(-1, CONTEXT)[:_PLACES]
    made = {"places": (places + pretrained.numbers("emb.type")[:CONTEXT]).astype(np.float16)}
    made |= _norm(pretrained, "begin", "emb.ln")
    for at in range(_LAYERS):
        for name, parts in _PARTS.items():
            width = _WIDE if name == "narrow" else CONTEXT
            tables = [pretrained.steps(f"l{at}.{part}.w", width) for part in parts]
            made[f"{at}.{name}.steps"] = np.concatenate([steps for steps, _ in tables])
            made[f"{at}.{name}.scales"] = np.concatenate([scales for _, scales in tables])
            biases = [pretrained.numbers(f"l{at}.{part}.b") for part in parts]
            made[f"{at}.{name}.bias"] = np.concatenate(biases).astype(np.float16)
        made |= _norm(pretrained, f"{at}.first", f"l{at}.aln") | _norm(
            pretrained, f"{at}.second", f"l{at}.oln"
        )
    return made | {"usual.scale": np.zeros(CONTEXT), "usual.shift": np.ones(CONTEXT)}


def _norm(pretrained: Pretrained, name: str, table: str) -> Stored:
    return {
        f"{name}.scale": pretrained.numbers(f"{table}.w").astype(np.float16),
        f"{name}.shift": pretrained.numbers(f"{table}.b").astype(np.float16),
    }


def texts() -> list[list[str]]:
    """The words of sentences of the training pages."""
    paragraphs = [line for page in sorted(_PAGES.iterdir()) for line in page.read_text("utf-8").splitlines()]
    sentences = [line[first:last] for line in paragraphs for first, last in sentence_spans(line)]
    readings = [Reading(one) for one in sentences[:: max(1, len(sentences) // _SENTENCES)]]
    return [[one.text[first:last] for first, last in one.atoms] for one in readings if one.atoms]


def narrowed(made: Stored, path: Path, cut: Cut) -> Stored:
    """With fewer thoughts in every layer."""
    np.savez(path, **made)
    encoder = Encoder(path)
    rows, changed = encoder.begin(cut), dict(made)
    for at, layer in enumerate(encoder.layers):
        seen = layer.seen(rows, cut.texts)
        kept, fewer = _fewer(layer, seen)
        for name in ("steps", "scales", "bias"):
            changed[f"{at}.widen.{name}"] = made[f"{at}.widen.{name}"][kept]
        matrix, bias = fewer.narrow
        changed[f"{at}.narrow.steps"], changed[f"{at}.narrow.scales"] = _in_steps(matrix.T)
        changed[f"{at}.narrow.bias"] = bias.astype(np.float16)
        rows = fewer.run(rows, cut.texts)
    return changed


def _fewer(layer: Layer, seen: np.ndarray) -> tuple[np.ndarray, Layer]:
    """The thoughts that count most, and the layer with these alone."""
    thoughts = layer.thoughts(seen)
    counts = thoughts.std(axis=0) * np.linalg.norm(layer.narrow[0], axis=1)
    kept = np.sort(np.argsort(-counts)[:_KEPT])
    wanted = by(thoughts, layer.narrow)
    some = np.concatenate([thoughts[:, kept], np.ones((len(thoughts), 1), np.float32)], axis=1).astype(
        np.float64
    )
    squares = some.T @ some
    squares[np.diag_indices_from(squares)] += _CALM * np.trace(squares) / len(squares)
    fitted = np.linalg.solve(squares, some.T @ wanted).astype(np.float32)
    widen = np.ascontiguousarray(layer.widen[0][:, kept]), layer.widen[1][kept]
    return kept, replace(layer, widen=widen, narrow=(fitted[:-1], fitted[-1]))


def _in_steps(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A matrix (out, in) in steps, with a scale for each group of a row."""
    groups = matrix.reshape(len(matrix), -1, GROUP)
    scales = (np.abs(groups).max(axis=2) / _STEPS).astype(np.float16)
    steps = np.rint(groups / np.maximum(scales.astype(np.float32), 1e-7)[..., None]).astype(np.int8)
    return steps.reshape(matrix.shape), scales


def with_usual(made: Stored, path: Path, words: list[list[str]]) -> Stored:
    """With what the layers usually make of a word: `scale` is the mean, `shift` one through the deviation."""
    np.savez(path, **made)
    rows = SOFTER * np.concatenate(Encoder(path).read(words))
    usual = {"usual.scale": rows.mean(axis=0), "usual.shift": 1 / rows.std(axis=0)}
    return made | {name: one.astype(np.float32) for name, one in usual.items()}


def main(arguments: list[str]) -> None:
    """Make, store."""
    path, words = ANSWERING / "encoder.npz", texts()
    made = narrowed(stored(load_pretrained(Path(arguments[1]))), path, cut_texts(words))
    np.savez_compressed(path, **with_usual(made, path, words))


if __name__ == "__main__":
    main(sys.argv)
