"""Trees as a file: a fitted lightgbm model comes in; the JSON that `corpus.answering.trees` reads comes out."""

import json
from pathlib import Path
from typing import Any

import lightgbm

COMMON = {"seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 2, "verbosity": -1}
"""What both models are fitted with."""
FOLDS = 3
ANSWERING = Path(__file__).parents[2] / "corpus" / "answering"


def store(model: lightgbm.Booster, path: Path) -> None:
    """Write trees in the form that `corpus.answering.trees` reads."""
    trees = [_tree(one["tree_structure"]) for one in model.dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in trees)
    path.write_text(f'{{"trees": [\n{lines}\n]}}\n', "utf-8")


def _tree(root: dict[str, Any]) -> dict[str, list]:
    nodes: list[list[float]] = []
    leaves: list[float] = []

    def walk(node: dict[str, Any]) -> int:
        if "split_feature" not in node:
            leaves.append(float(f"{node['leaf_value']:.5g}"))
            return -len(leaves)
        at = len(nodes)
        nodes.append([])
        children = walk(node["left_child"]), walk(node["right_child"])
        nodes[at] = [node["split_feature"], float(f"{node['threshold']:.7g}"), *children]
        return at

    walk(root)
    return {"nodes": nodes, "leaves": leaves}
