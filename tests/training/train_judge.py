"""Training the judge: what the ranker answered without having seen it comes in; confidence.json and the curve come out.

    python tests/training/train_judge.py WORK CURVE.json

Needs numpy and lightgbm beside the project's own packages; seeded and deterministic. The judge learns whether the cited
sentence holds the answer. An answerable question whose sentence was missed counts a third of a near miss: a refusal
is no loss there. The figures and the curve are those of thirds of the articles kept aside; what is stored is fitted on
everything.
"""

import json
import sys
from pathlib import Path

import lightgbm
import numpy as np
from trees_file import ANSWERING, COMMON, FOLDS, store

_JUDGE = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 8,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
}
_TREES = 200
_MISSED = 0.33


def fit(signs: np.ndarray, right: np.ndarray, weight: np.ndarray) -> lightgbm.Booster:
    """Fit the judge."""
    return lightgbm.train(
        COMMON | _JUDGE, lightgbm.Dataset(signs, right, weight=weight), num_boost_round=_TREES
    )


def main(arguments: list[str]) -> None:
    """Fit, print, store."""
    stored = np.load(Path(arguments[1]) / "outcomes.npz")
    signs, answerable, fold = stored["signs"], stored["answerable"], stored["fold"]
    right = (stored["cited"] & answerable).astype(float)
    weight = np.where(answerable & (right == 0), _MISSED, 1.0)
    sure = np.zeros(len(right))
    for one in range(FOLDS):
        kept = fold == one
        sure[kept] = fit(signs[~kept], right[~kept], weight[~kept]).predict(signs[kept])
    curve = [
        {
            "threshold": round(float(at), 2),
            "refused": float((sure[~answerable] < at).mean()),
            "kept": float((sure[right > 0] >= at).mean()),
            "answered": float((sure[answerable] >= at).mean()),
        }
        | {f"{name} {kind}": float((of * (sure >= at))[answerable & (stored["name"] == name)].mean())
           for name in ("cmrc", "drcd") for kind, of in (("cited", right), ("exact", stored["exact"]), ("alike", stored["alike"]))}
        for at in np.arange(0.0, 0.9, 0.05)
    ]  # fmt: skip
    bins = [
        {"said": float(np.average(sure[taken], weights=weight[taken])), "right": float(np.average(right[taken], weights=weight[taken])), "count": int(taken.sum())}
        for low in np.arange(0, 1, 0.1)
        if (taken := (sure >= low) & (sure < low + 0.1)).sum() > 10
    ]  # fmt: skip
    for one in (*curve, *bins):
        print({key: round(value, 3) for key, value in one.items()})
    Path(arguments[2]).write_text(json.dumps({"curve": curve, "bins": bins}), "utf-8")
    store(fit(signs, right, weight), ANSWERING / "confidence.json")


if __name__ == "__main__":
    main(sys.argv)
