"""Training the judge: questions, near misses, both rankers and the reader come in; judge.json and the calibration curve come out.

    JIANBAO_EVAL=… python tests/training/train_judge.py WORK CURVE.json

Follows train_spans.py. Every question is answered by models that never saw its third, as the bot answers, doubts
included. The judge learns whether the cited sentence holds the answer. An answerable question whose sentence was
missed counts a third of a near miss: a refusal is no loss there. The figures and the curve are those of thirds kept
aside; what is stored is fitted on everything.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from asked import (
    FOLDS,
    KINDS,
    SETS,
    SHARES,
    Asked,
    answerable,
    answered_after_all,
    bare,
    cited,
    in_shares,
    likeness,
    near_misses,
    nominate,
)
from fitting import ANSWERING, COMMON, WEIGHTS, load_kept_aside, load_kept_aside_readers, store

from corpus.answering.choosing import choices
from corpus.answering.confidence import ENOUGH, discount, signs
from corpus.answering.doubts import credited
from corpus.answering.evidence import gather
from corpus.answering.question import read_question
from corpus.answering.trimming import trim
from corpus.library import Library

_JUDGE = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 16,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
}
_TREES = 400
_MISSED = 0.33
_KINDS = {"sentence": 0.5, "passage": 1.5, "article": 1.5, "swapped": 0.5, "written": 3.0, "cloze": 1.5}
"""What near misses count: a sentence taken out and a name exchanged are harder than what readers mostly ask, which is what was written."""


@dataclass(frozen=True)
class Outcome:
    """What a question got: the judge's row (None where nothing was found to judge), what the rules leave of the judge's word, and how good it is."""

    name: str
    fold: int
    kind: str
    row: tuple[float, ...] | None
    credit: float
    cited: bool
    exact: float = 0.0
    alike: float = 0.0


def outcomes(work: Path, name: str, share: int) -> list[Outcome]:
    """The questions and near misses of a share of a set; a near miss that something else answers is none and left out."""
    library = Library.open(work / name)
    sentences = load_kept_aside(work, "sentences", FOLDS)
    readers = load_kept_aside_readers(work, FOLDS)
    spans = load_kept_aside(work, "spans", FOLDS)
    made = [
        _outcome(name, asked, library, (sentences[asked.fold], readers[asked.fold], spans[asked.fold]))
        for asked in [*answerable(name, library), *near_misses(name, library)][share::SHARES]
    ]
    return [one for one in made if one is not None]


def _outcome(name: str, asked: Asked, library: Library, rankers: tuple) -> Outcome | None:
    question = read_question(asked.text)
    of, found = nominate(asked, library)
    gathered = gather(question, of.grams, found, rankers[0])
    made = credited(question, choices(question, gathered, *rankers[1:]))
    chosen = [one for _, one in made]
    if not chosen:
        return Outcome(name, asked.fold, asked.kind, None, 0.0, cited=False)
    best = chosen[0]
    first, last = trim(question, best.evidence.reading, best.span)
    said = bare(best.evidence.reading.printed[first:last])
    row = signs(chosen, made[0][0])
    sureness = discount(made[0][0])
    if asked.kind == "answerable":
        alike = max((likeness(gold, said) for gold in asked.golds), default=0.0)
        return Outcome(
            name,
            asked.fold,
            asked.kind,
            row,
            sureness,
            cited(asked, best.evidence),
            float(said in asked.golds),
            alike,
        )
    if answered_after_all(asked, [best.evidence]):
        return None
    return Outcome(name, asked.fold, asked.kind, row, sureness, cited=False)


def weigh(one: Outcome) -> float:
    """What an outcome counts."""
    return WEIGHTS[one.name] * _KINDS.get(one.kind, _MISSED if not one.cited else 1.0)


def fit(taken: list[Outcome]) -> lightgbm.Booster:
    """Fit the judge."""
    weight = [weigh(one) for one in taken]
    data = lightgbm.Dataset(
        np.array([one.row for one in taken]), [float(one.cited) for one in taken], weight=weight
    )
    return lightgbm.train(COMMON | _JUDGE, data, num_boost_round=_TREES)


def judged(made: list[Outcome]) -> np.ndarray:
    """How sure a judge that never saw the third of each is, credit included."""
    sure = np.array([one.credit for one in made])
    for fold in range(FOLDS):
        judge = fit([one for one in made if one.fold != fold and one.row])
        places = [at for at, one in enumerate(made) if one.fold == fold and one.row]
        sure[places] *= judge.predict(np.array([made[at].row for at in places]))
    return sure


def curve(made: list[Outcome], sure: np.ndarray) -> list[dict[str, float]]:
    """For every threshold the scores, the near misses refused, and the right answers kept."""
    names = np.array([one.name for one in made])
    kinds = np.array([one.kind for one in made])
    right = np.array([one.cited for one in made])
    asked = kinds == "answerable"
    found = []
    for at in sorted({*np.arange(0.0, 0.9, 0.05).round(2), ENOUGH}):
        point = {
            "threshold": round(float(at), 2),
            "refused": float((sure[~asked] < at).mean()),
            "kept": float((sure[right] >= at).mean()),
            "answered": float((sure[asked] >= at).mean()),
        }
        point |= {f"{kind} refused": float((sure[kinds == kind] < at).mean()) for kind in KINDS}
        for name in SETS:
            mine = asked & (names == name)
            for score in ("cited", "exact", "alike"):
                point[f"{name} {score}"] = float(
                    (np.array([getattr(one, score) for one in made], dtype=float) * (sure >= at))[mine].mean()
                )
        found.append(point)
    return found


def bins(made: list[Outcome], sure: np.ndarray) -> list[dict[str, float]]:
    """Said and true shares of right answers, by tenths of confidence; weighed as in training."""
    right = np.array([float(one.cited) for one in made])
    weight = np.array([weigh(one) for one in made])
    return [
        {
            "said": float(np.average(sure[taken], weights=weight[taken])),
            "right": float(np.average(right[taken], weights=weight[taken])),
            "count": int(taken.sum()),
        }
        for low in np.arange(0, 1, 0.1)
        if (taken := (sure >= low) & (sure < low + 0.1)).sum() > 10
    ]


def main(arguments: list[str]) -> None:
    """Fit, print, store."""
    work = Path(arguments[1])
    made = in_shares(work, outcomes)
    print({kind: sum(one.kind == kind for one in made) for kind in ("answerable", *KINDS)})
    sure = judged(made)
    found = {"curve": curve(made, sure), "bins": bins(made, sure)}
    for one in (*found["curve"], *found["bins"]):
        print({key: round(value, 3) for key, value in one.items()})
    Path(arguments[2]).write_text(json.dumps(found), "utf-8")
    store(fit([one for one in made if one.row]), ANSWERING / "judge.json")


if __name__ == "__main__":
    main(sys.argv)
