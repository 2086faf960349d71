"""Training the ranker of sentences: development questions come in; sentences.json comes out.

    JIANBAO_EVAL=… python tests/training/train_sentences.py WORK

Needs numpy and lightgbm (4.7 made the files in the repository) beside the project's own packages. Everything is seeded
and deterministic. Every question is asked of the whole development corpus of its set. The model is fitted three times
with a third of the articles kept aside; the figures are those of the thirds kept aside, and the next step needs the
three. What is stored is fitted on everything.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from asked import FOLDS, SETS, SHARES, answerable, cited, in_shares, nominate
from fitting import ANSWERING, COMMON, WEIGHTS, kept_aside, store

from corpus.answering.aim import aim
from corpus.answering.evidence import glance, sentence_row
from corpus.answering.question import read_question
from corpus.library import Library

_SENTENCES = {
    "objective": "lambdarank",
    "lambdarank_truncation_level": 5,
    "learning_rate": 0.05,
    "num_leaves": 12,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}
_TREES = 150


@dataclass(frozen=True)
class Part:
    """One question: the rows of its sentences, which of them are right, its set and third."""

    rows: np.ndarray
    right: np.ndarray
    name: str
    fold: int


def parts(work: Path, name: str, share: int) -> list[Part]:
    """The questions of a share of a set."""
    library = Library.open(work / name)
    made = []
    for asked in answerable(name, library)[share::SHARES]:
        question = read_question(asked.text)
        of, found = nominate(asked, library)
        meant = aim(question)
        glanced = glance(question, of.grams, found)
        rows = np.array([sentence_row(meant, one) for one in glanced], dtype=np.float32)
        made.append(Part(rows, np.array([cited(asked, one) for one in glanced]), name, asked.fold))
    return made


def fit(training: list[Part]) -> lightgbm.Booster:
    """Fit on the questions whose answer is among the sentences."""
    useful = [one for one in training if one.right.any()]
    data = lightgbm.Dataset(
        np.concatenate([one.rows for one in useful]),
        np.concatenate([one.right for one in useful]).astype(int),
        group=[len(one.right) for one in useful],
        weight=np.concatenate([np.full(len(one.right), WEIGHTS[one.name]) for one in useful]),
    )
    return lightgbm.train(COMMON | _SENTENCES, data, num_boost_round=_TREES)


def place(model: lightgbm.Booster, part: Part) -> int:
    """The place of the first right sentence, 999 if there is none."""
    if not part.right.any():
        return 999
    order = np.argsort(-model.predict(part.rows), kind="stable")
    return int(np.argmax(part.right[order]))


def main(arguments: list[str]) -> None:
    """Fit, print, store."""
    work = Path(arguments[1])
    work.mkdir(exist_ok=True)
    asked = in_shares(work, parts)
    places: dict[str, list[int]] = {name: [] for name in SETS}
    for fold in range(FOLDS):
        model = fit([one for one in asked if one.fold != fold])
        store(model, kept_aside(work, "sentences", fold))
        for one in asked:
            if one.fold == fold:
                places[one.name].append(place(model, one))
    for name, found in places.items():
        print(name, {k: round(100 * float(np.mean(np.array(found) < k)), 1) for k in (1, 2, 3, 4, 5, 6, 16)})
    store(fit(asked), ANSWERING / "sentences.json")


if __name__ == "__main__":
    main(sys.argv)
