"""Trees: a file of boosted decision trees comes in; a scorer of rows of numbers comes out. Plain Python, no library.

The file is JSON: `{"trees": [{"nodes": [[feature, threshold, left, right]…], "leaves": [value…]}…]}`; a child below zero is
leaf number `-child - 1`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Node = Any
"""A leaf's value, or (feature, threshold, child if not above, child if above)."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees; a row's score is the sum of the leaves it falls into."""

    roots: tuple[Node, ...]

    def score(self, row: Sequence[float]) -> float:
        """Sum the leaves that a row falls into."""
        total = 0.0
        for root in self.roots:
            node = root
            while node.__class__ is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            total += node
        return total


def load_trees(path: Path) -> Trees:
    """Read a file of trees."""
    stored = json.loads(path.read_text("utf-8"))
    return Trees(tuple(_node(tree["nodes"], tree["leaves"], 0) for tree in stored["trees"]))


def _node(nodes: list[list[float]], leaves: list[float], index: int) -> Node:
    if index < 0 or not nodes:
        return float(leaves[-index - 1 if index < 0 else 0])
    feature, threshold, left, right = nodes[index]
    return (int(feature), float(threshold), _node(nodes, leaves, int(left)), _node(nodes, leaves, int(right)))
