"""Training the ranker of spans: development questions, ranked sentences and what the reader thinks of them come in; spans.json comes out.

    JIANBAO_EVAL=… python tests/training/train_spans.py WORK

Follows train_reader.py. Sentences are ranked, and their spans read, by models that never saw the question's third, so that
this ranker learns from what it will meet; it is itself fitted three times with a third kept aside, and the figures are those of
these thirds, nothing refused. What is stored is fitted on everything.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from asked import (
    FOLDS,
    SETS,
    SHARES,
    Asked,
    answerable,
    bare,
    cited,
    in_shares,
    likeness,
    nominate,
)
from fitting import ANSWERING, COMMON, WEIGHTS, kept_aside, load_kept_aside, load_kept_aside_readers, store

from corpus.answering.choosing import READ, TRUST, Choice, candidates
from corpus.answering.evidence import gather
from corpus.answering.question import read_question
from corpus.answering.reader import Network
from corpus.answering.trees import Trees
from corpus.library import Library

_MOST = 2000
"""Spans of a question that are learned from: from those that are read worst only what makes an answer at all can be learned."""
_EASY = 0.15
"""The share of them that is kept, but for those that the bot would look at."""
_GAINS = [0, 3, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 20]
"""What a span is worth: 1 to stand in a right sentence, up to 10 by its F1, 15 to be the exact answer."""
_SPANS = {
    "objective": "lambdarank",
    "label_gain": _GAINS,
    "lambdarank_truncation_level": 10,
    "learning_rate": 0.05,
    "num_leaves": 24,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}
_TREES = 400


@dataclass(frozen=True)
class Part:
    """One question: the rows of its spans, what each is worth (cited, exact, F1), what the reader thinks of it, which the bot looks at, its set and third."""

    rows: np.ndarray
    worths: np.ndarray
    read: np.ndarray
    shown: np.ndarray
    name: str
    fold: int


def worth(one: Choice, asked: Asked, *, right: bool) -> tuple[float, float, float]:
    """Of a span: whether its sentence is a right one, whether it is the exact answer, and its F1 (0 in a wrong sentence)."""
    said = bare(one.text)
    alike = max(
        (likeness(gold, said) for gold in asked.golds if right and not set(gold).isdisjoint(said)),
        default=0.0,
    )
    return float(right), float(said in asked.golds), alike


def parts(work: Path, name: str, share: int) -> list[Part]:
    """The questions of a share of a set."""
    library = Library.open(work / name)
    rankers, readers = load_kept_aside(work, "sentences", FOLDS), load_kept_aside_readers(work, FOLDS)
    return [
        _part(asked, name, library, (rankers[asked.fold], readers[asked.fold]))
        for asked in answerable(name, library)[share::SHARES]
    ]


def _part(asked: Asked, name: str, library: Library, models: tuple[Trees, Network]) -> Part:
    of, found = nominate(asked, library)
    question = read_question(asked.text)
    gathered = gather(question, of.grams, found, models[0])
    right = {id(one): cited(asked, one) for one in gathered}
    spans = candidates(question, gathered, models[1], _MOST)
    return Part(
        np.array([one.numbers for one in spans], dtype=np.float32),
        np.array(
            [worth(one, asked, right=right[id(one.evidence)]) for one in spans], dtype=np.float32
        ).reshape(-1, 3),
        np.array([one.read for one in spans]),
        _best([one.read for one in spans]),
        name,
        asked.fold,
    )


def _chosen(model: lightgbm.Booster, one: Part) -> np.ndarray:
    """What the span is worth that is chosen, by the ranker and the reader together."""
    if not len(one.rows):
        return np.zeros(3)
    scores = model.predict(one.rows[one.shown]) + TRUST * one.read[one.shown]
    return one.worths[one.shown][int(np.argmax(scores))]


def _best(read: list[float]) -> np.ndarray:
    least = sorted(read, reverse=True)[min(READ, len(read)) - 1] if read else 0.0
    return np.array([one >= least for one in read], bool)


def fit(training: list[Part]) -> lightgbm.Booster:
    """Fit on the questions whose answer is among the spans."""
    chance = np.random.default_rng(11)
    rows, labels, groups, weights = [], [], [], []
    for part in training:
        value = part.worths[:, 0] * part.worths[:, 2]
        if value.max(initial=0) <= 0:
            continue
        exact = part.worths[:, 0] * part.worths[:, 1]
        label = np.minimum(10, (value * 10).astype(int)) + 5 * exact.astype(int)
        taken = part.shown | (value >= 0.5) | (chance.random(len(value)) < _EASY)
        rows.append(part.rows[taken])
        labels.append(np.maximum(label, part.worths[:, 0].astype(int))[taken])
        groups.append(int(taken.sum()))
        weights.append(np.full(groups[-1], WEIGHTS[part.name]))
    data = lightgbm.Dataset(
        np.concatenate(rows), np.concatenate(labels), group=groups, weight=np.concatenate(weights)
    )
    return lightgbm.train(COMMON | _SPANS, data, num_boost_round=_TREES)


def main(arguments: list[str]) -> None:
    """Fit, print, store."""
    work = Path(arguments[1])
    asked = in_shares(work, parts)
    worths: dict[str, list[np.ndarray]] = {name: [] for name in SETS}
    for fold in range(FOLDS):
        model = fit([one for one in asked if one.fold != fold])
        store(model, kept_aside(work, "spans", fold))
        for one in asked:
            if one.fold == fold:
                worths[one.name].append(_chosen(model, one))
    for name, found in worths.items():
        of = 100 * np.mean(found, axis=0)
        print(f"{name} n={len(found)} citation={of[0]:.1f} EM={of[1]:.1f} F1={of[2]:.1f}", flush=True)
    store(fit(asked), ANSWERING / "spans.json")


if __name__ == "__main__":
    main(sys.argv)
