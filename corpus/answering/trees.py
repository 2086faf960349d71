"""Trees: a file of boosted decision trees comes in; a scorer of rows of numbers comes out.

The file is JSON: `{"trees": [{"nodes": [[feature, threshold, left, right]…], "leaves": [value…]}…]}`; a child below zero is
leaf number `-child - 1`.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_Numbers = NDArray[np.float64]
_Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees, all their nodes in one row; a leaf is a node that leads to itself."""

    roots: _Places
    features: _Places
    thresholds: _Numbers
    low: _Places
    high: _Places
    values: _Numbers
    depth: int

    def score(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """For every row the sum of the leaves it falls into; all rows go down all trees in step."""
        if not rows:
            return []
        numbers = np.array(rows, np.float64)
        which = np.arange(len(rows))[:, None]
        places = np.repeat(self.roots[None], len(rows), axis=0)
        for _ in range(self.depth):
            below = numbers[which, self.features[places]] <= self.thresholds[places]
            places = np.where(below, self.low[places], self.high[places])
        summed: list[float] = self.values[places].sum(axis=1).tolist()
        return summed


def load_trees(path: Path) -> Trees:
    """Read a file of trees."""
    stored = json.loads(path.read_text("utf-8"))
    gathered = _Gathered()
    roots = [
        gathered.add(tree["nodes"], tree["leaves"], 0 if tree["nodes"] else -1, 0) for tree in stored["trees"]
    ]
    features, thresholds, low, high, values = zip(*gathered.nodes, strict=True)
    return Trees(
        np.array(roots, np.int32),
        np.array(features, np.int32),
        np.array(thresholds),
        np.array(low, np.int32),
        np.array(high, np.int32),
        np.array(values),
        gathered.depth,
    )


class _Gathered:
    """Nodes as they are added: feature, threshold, child if not above, child if above, value."""

    def __init__(self) -> None:
        self.nodes: list[tuple[int, float, int, int, float]] = []
        self.depth = 0

    def add(self, nodes: list[list[float]], leaves: list[float], index: int, depth: int) -> int:
        """Add a node and what is below it; its place comes back."""
        place = len(self.nodes)
        self.depth = max(self.depth, depth)
        if index < 0:
            self.nodes.append((0, math.inf, place, place, float(leaves[-index - 1])))
            return place
        feature, threshold, left, right = nodes[index]
        self.nodes.append((0, 0.0, 0, 0, 0.0))
        low, high = (self.add(nodes, leaves, int(child), depth + 1) for child in (left, right))
        self.nodes[place] = (int(feature), float(threshold), low, high, 0.0)
        return place
