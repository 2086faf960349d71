"""The calibration picture: the curve that train_judge.py wrote comes in, docs/calibration.png comes out.

    python tests/training/draw_calibration.py CURVE.json docs/calibration.png 0.20

Needs matplotlib. The last argument is the threshold that `corpus/answering/confidence.py` states.
"""

import json
import sys
from pathlib import Path

import matplotlib.pyplot as plt


def main(arguments: list[str]) -> None:
    """Draw both halves: is it as sure as it is right, and what does a threshold cost."""
    found = json.loads(Path(arguments[1]).read_text("utf-8"))
    threshold = float(arguments[3])
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 4), constrained_layout=True)
    left.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    left.plot(
        [one["said"] for one in found["bins"]],
        [one["right"] for one in found["bins"]],
        marker="o",
        color="black",
    )
    left.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1), title="calibration")
    at = [one["threshold"] for one in found["curve"]]
    for key, style, label in (
        ("refused", "-", "near misses refused"),
        ("kept", "--", "right answers kept"),
        ("answered", ":", "answerable questions answered"),
    ):
        right.plot(at, [one[key] for one in found["curve"]], style, color="black", label=label)
    right.axvline(threshold, color="0.6", linewidth=1)
    right.set(xlabel="threshold", ylim=(0, 1), title=f"threshold {threshold:g}")
    right.legend(loc="lower left", frameon=False)
    figure.savefig(arguments[2], dpi=110)


if __name__ == "__main__":
    main(sys.argv)
