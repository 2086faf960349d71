"""Training the ranker: the rows that answer_data.py made come in; spans.json and what the judge learns from come out.

    python tests/training/train_spans.py WORK

Needs numpy and lightgbm (4.7 made the files in the repository) beside the project's own packages. Everything is seeded
and deterministic. The ranker is fitted three times, each time with a third of the articles kept aside; the figures
printed are those of the thirds kept aside. WORK/outcomes.npz keeps what they answered. The file that is stored is
fitted on everything.
"""

import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from trees_file import ANSWERING, COMMON, FOLDS, store

_SENTENCE = -14
"""Where a row says which sentence its span stands in: before the numbers of the question, see `traits.shared`."""
_EASY = 0.15
"""The share of worthless spans that is kept for training."""
_GAINS = [0, 3, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 20]
"""What a span is worth: 1 to stand in a right sentence, up to 10 by its F1, 15 to be the exact answer."""
_SPANS = {
    "objective": "lambdarank",
    "label_gain": _GAINS,
    "lambdarank_truncation_level": 10,
    "learning_rate": 0.1,
    "num_leaves": 24,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}
_SPAN_TREES = 200


@dataclass(frozen=True)
class Part:
    """One question: its rows, what each is worth, its set, the third it belongs to, and whether it has an answer."""

    rows: np.ndarray
    worths: np.ndarray
    name: str
    fold: int
    answerable: bool
    said: str


def parts(work: Path, name: str) -> list[Part]:
    """The questions of a set; all about one article are in one third."""
    stored = np.load(work / f"{name}.npz")
    rows, worths = stored["rows"], stored["worths"]
    ends = np.cumsum(stored["counts"])
    return [
        Part(
            rows[end - count : end],
            worths[end - count : end],
            name,
            _fold(str(passage)),
            bool(answerable),
            str(said),
        )
        for end, count, passage, answerable, said in zip(
            ends, stored["counts"], stored["passages"], stored["answerable"], stored["said"], strict=True
        )
    ]


def _fold(passage: str) -> int:
    """DRCD cuts an article into passages: drcd-1150-3 and drcd-1150-4 are one article."""
    return zlib.crc32("-".join(passage.split("-")[:2]).encode()) % FOLDS


def fit_spans(training: list[Part]) -> lightgbm.Booster:
    """Fit the ranker of spans."""
    chance = np.random.default_rng(11)
    rows, labels, groups = [], [], []
    for part in training:
        value = part.worths[:, 0] * part.worths[:, 2]
        if not part.answerable or value.max(initial=0) <= 0:
            continue
        taken = (value >= 0.5) | (chance.random(len(value)) < _EASY)
        label = np.minimum(10, (value * 10).astype(int)) + 5 * (part.worths[:, 0] * part.worths[:, 1]).astype(
            int
        )
        rows.append(part.rows[taken])
        labels.append(np.maximum(label, part.worths[:, 0].astype(int))[taken])
        groups.append(int(taken.sum()))
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(labels), group=groups)
    return lightgbm.train(COMMON | _SPANS, data, num_boost_round=_SPAN_TREES)


@dataclass(frozen=True)
class Outcome:
    """What a ranker that never saw a question answers: the judge's row, and whether it is right."""

    part: Part
    signs: np.ndarray
    cited: bool
    exact: float
    alike: float


def outcome(ranker: lightgbm.Booster, part: Part) -> Outcome | None:
    """Answer a question as `corpus.answering.choosing` does."""
    if not len(part.rows):
        return None
    scores = ranker.predict(part.rows)
    best = int(np.argmax(scores))
    elsewhere = scores[part.rows[:, _SENTENCE] != part.rows[best, _SENTENCE]]
    margin = scores[best] - elsewhere.max() if len(elsewhere) else 5.0
    worth = part.worths[best]
    return Outcome(
        part,
        np.array([scores[best], margin, *part.rows[best]]),
        worth[0] > 0,
        float(worth[1]),
        float(worth[2]),
    )


def figures(outcomes: list[Outcome], asked: list[Part]) -> None:
    """Print what the thirds kept aside give, without refusals."""
    for name in ("cmrc", "drcd"):
        total = sum(part.name == name and part.answerable for part in asked)
        mine = [one for one in outcomes if one.part.name == name and one.part.answerable]
        cited, exact, alike = (
            100 * sum(getattr(one, kind) for one in mine) / total for kind in ("cited", "exact", "alike")
        )
        print(f"{name} n={total} citation={cited:.1f} EM={exact:.1f} F1={alike:.1f}", flush=True)


def keep(outcomes: list[Outcome], path: Path) -> None:
    """Write what was answered, for the judge."""
    np.savez(
        path,
        signs=np.array([one.signs for one in outcomes], dtype=np.float32),
        cited=np.array([one.cited for one in outcomes]),
        exact=np.array([one.exact for one in outcomes]),
        alike=np.array([one.alike for one in outcomes]),
        answerable=np.array([one.part.answerable for one in outcomes]),
        fold=np.array([one.part.fold for one in outcomes]),
        name=np.array([one.part.name for one in outcomes]),
        said=np.array([one.part.said for one in outcomes]),
    )


def main(arguments: list[str]) -> None:
    """Fit, print, store."""
    work = Path(arguments[1])
    asked = [part for name in ("cmrc", "drcd") for part in parts(work, name)]
    outcomes: list[Outcome] = []
    for fold in range(FOLDS):
        ranker = fit_spans([part for part in asked if part.fold != fold])
        made = (outcome(ranker, part) for part in asked if part.fold == fold)
        outcomes += [one for one in made if one is not None]
        print("third", fold, flush=True)
    figures(outcomes, asked)
    keep(outcomes, work / "outcomes.npz")
    if "--figures" not in arguments:
        store(fit_spans(asked), ANSWERING / "spans.json")


if __name__ == "__main__":
    main(sys.argv)
