"""Newspaper text for benchmarks: the evaluation articles as they are, or any number of new ones made of their sentences."""

import gzip
import json
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def evaluation_folder() -> Path:
    """The folder that JIANBAO_EVAL names; without it a benchmark has nothing to measure on."""
    named = os.environ.get("JIANBAO_EVAL")
    if not named:
        sys.exit("Set JIANBAO_EVAL to the folder with the evaluation data.")
    return Path(named)


def newspaper() -> list[dict[str, Any]]:
    """The 3,148 articles."""
    path = evaluation_folder() / "eval" / "newspaper_rmrb199801.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def queries() -> list[dict[str, Any]]:
    """The mistyped queries for them."""
    path = evaluation_folder() / "eval" / "typo_queries_dev.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def generated(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """The articles themselves, then new ones: another article's length, sentences from anywhere, ids of their own."""
    real = newspaper()
    chance = random.Random(seed)
    sentences = [
        sentence for one in real for sentence in one["text"].replace("\n", "").split("。") if sentence
    ]
    yield from real[:count]
    for number in range(len(real), count):
        like = chance.choice(real)
        wanted, text = len(like["text"]), ""
        while len(text) < wanted:
            text += f"{chance.choice(sentences)}。"
        title = f"{chance.choice(real)['title'][:8]}{like['title'][-8:]}"
        yield {**like, "id": f"made-{number}", "title": title, "text": text}


def write(path: Path, records: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> Path:
    """Write records as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    return path
