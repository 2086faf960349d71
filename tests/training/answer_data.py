"""Training data for answers: development questions come in; a row of numbers for every span, with its worth, comes out.

    JIANBAO_EVAL=… python tests/training/answer_data.py cmrc WORK     (and drcd)

Writes WORK/cmrc.npz. Needs numpy beside the project's own packages. Every question is asked of the whole development
corpus, so that the ranker learns from what search really brings. Near misses are made here too: every eighth question
without its passage, and every third that names its article with another article's name instead.
"""

import json
import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.answering.asking import nominees, seek
from corpus.answering.choosing import Choice, candidates
from corpus.answering.evidence import gather
from corpus.answering.question import read_question
from corpus.article import Page
from corpus.ingest import ingest
from corpus.library import Library

_PUNCTUATION = re.compile(r"[\s\W_]+")
_SEED = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A development question; `without` is a passage that must not be read, `answers` is empty for a near miss."""

    text: str
    passage: str
    answers: tuple[str, ...]
    without: str = ""


def bare(text: str) -> str:
    """Letters and digits alone, as the scorer compares them."""
    return _PUNCTUATION.sub("", text.lower())


def likeness(gold: str, said: str) -> float:
    """The F1 of the longest common stretch."""
    best, previous = 0, [0] * (len(said) + 1)
    for one in gold:
        current = [0]
        for at, other in enumerate(said):
            current.append(previous[at] + 1 if one == other else 0)
        best, previous = max(best, *current), current
    return 2 * best / (len(gold) + len(said)) if best else 0.0


def questions(folder: Path, name: str) -> Iterator[Asked]:
    """The answerable questions, then the near misses."""
    passages = _rows(folder / f"qa_{name}_dev_passages.jsonl")
    titles = {one["id"]: one["title"] for one in passages}
    asked = _rows(folder / f"qa_{name}_dev_questions.jsonl")
    yield from (Asked(one["question"], one["pid"], tuple(one["answers"])) for one in asked)
    for one in asked[::8]:
        yield Asked(one["question"], one["pid"], (), one["pid"])
    chance = random.Random(_SEED)
    others = sorted(set(titles.values()))
    for one in [one for one in asked if titles[one["pid"]] in one["question"]][::3]:
        title = titles[one["pid"]]
        other = chance.choice([name for name in others if name != title])
        yield Asked(one["question"].replace(title, other), one["pid"], ())


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def worth(one: Choice, asked: Asked, golds: Sequence[str]) -> tuple[float, float, float]:
    """Of a span: whether its sentence is a right one, whether it is the exact answer, and its F1 (0 in a wrong sentence)."""
    said, quote = bare(one.text), bare(one.evidence.reading.printed)
    if one.evidence.place.article.id != asked.passage or not any(gold in quote for gold in golds):
        return 0.0, float(said in golds), 0.0
    alike = max((likeness(gold, said) for gold in golds if not set(gold).isdisjoint(said)), default=0.0)
    return 1.0, float(said in golds), alike


def main(arguments: list[str]) -> None:
    """Make the file."""
    name, work = arguments[1], Path(arguments[2])
    folder = Path(os.environ["JIANBAO_EVAL"]) / "eval"
    ingest(work / name, [folder / f"qa_{name}_dev_passages.jsonl"], Page())
    library = Library.open(work / name)
    rows, worths, counts, kept = [], [], [], []
    for number, asked in enumerate(questions(folder, name)):
        question = read_question(asked.text)
        of = seek(asked.text, library.edition)
        found = [one for one in nominees(of, library.edition, 4) if one.article.id != asked.without][:3]
        spans = candidates(question, gather(question, of.grams, found))
        golds = sorted({bare(one) for one in asked.answers})
        rows += [np.array(one.numbers, dtype=np.float32) for one in spans]
        worths += [worth(one, asked, golds) for one in spans]
        counts.append(len(spans))
        kept.append(asked)
        if number % 500 == 0:
            print(name, number, len(rows), flush=True)
    np.savez(
        work / f"{name}.npz",
        rows=np.array(rows, dtype=np.float32),
        worths=np.array(worths, dtype=np.float32),
        counts=np.array(counts),
        passages=np.array([one.passage for one in kept]),
        answerable=np.array([bool(one.answers) for one in kept]),
        said=np.array([one.text for one in kept]),
    )


if __name__ == "__main__":
    main(sys.argv)
