"""Fitting: rows of numbers with their worth come in; boosted trees come out, and the JSON that the project reads."""

import json
from pathlib import Path
from typing import Any

import lightgbm

from corpus.answering.reader import Network, load_network
from corpus.answering.trees import Trees, load_trees

COMMON = {"seed": 7, "deterministic": True, "force_row_wise": True, "num_threads": 2, "verbosity": -1}
"""What all models are fitted with."""
WEIGHTS = {"cmrc": 1.0, "drcd": 1.0, "pages": 2.0, "clozes": 1.0}
"""What a question of a set counts: those about newspaper pages are few, and what the bot is for."""
ANSWERING = Path(__file__).parents[2] / "corpus" / "answering"


def kept_aside(work: Path, name: str, fold: int) -> Path:
    """Where the model lies that never saw a third."""
    return work / f"{name}-{fold}.json"


def load_kept_aside(work: Path, name: str, folds: int) -> tuple[Trees, ...]:
    """For every third the model that never saw it."""
    return tuple(load_trees(kept_aside(work, name, fold)) for fold in range(folds))


def load_kept_aside_readers(work: Path, folds: int) -> tuple[Network, ...]:
    """For every third the reader that never saw it."""
    return tuple(
        load_network(work / f"reader-{fold}.npz", ANSWERING / "encoder.npz") for fold in range(folds)
    )


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
