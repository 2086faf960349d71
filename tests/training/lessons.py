"""Lessons for the reader: the development questions and near misses come in; their sentences, laid out, with what is right come out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from asked import (
    FOLDS,
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
from fitting import WEIGHTS, load_kept_aside

from corpus.answering.aim import aim
from corpus.answering.board import board
from corpus.answering.choosing import fitting_sentences
from corpus.answering.evidence import Evidence, gather
from corpus.answering.layout import AskedRows, SentenceRows, lay, texts
from corpus.answering.models import shipped
from corpus.answering.question import read_question
from corpus.answering.trees import Trees
from corpus.library import Library

_KINDS = {
    "answerable": 1.0,
    "sentence": 0.4,
    "swapped": 0.5,
    "passage": 1.0,
    "article": 1.0,
    "written": 1.0,
    "cloze": 1.0,
}
"""What a question counts: a sentence taken out and a name exchanged are harder than what readers mostly ask."""
_MISSED = 0.33
"""What a question counts whose answer is in none of the sentences: a refusal is no loss there."""


@dataclass(frozen=True)
class Lesson:
    """A question, its sentences, the spans of each and what each is worth (its F1; 0 in a wrong sentence)."""

    name: str
    kind: str
    fold: int
    asked: AskedRows
    sentences: tuple[SentenceRows, ...]
    ranges: tuple[np.ndarray, ...]
    worths: tuple[np.ndarray, ...]

    @property
    def answerable(self) -> bool:
        """Whether a span is worth anything."""
        return any(one.max(initial=0) > 0 for one in self.worths)

    @property
    def weight(self) -> float:
        """What it counts."""
        missed = self.kind == "answerable" and not self.answerable
        return WEIGHTS[self.name] * _KINDS[self.kind] * (_MISSED if missed else 1.0)


def lessons(work: Path) -> list[Lesson]:
    """Every question and near miss of all sets, with the sentences that a ranker chose that never saw its third.

    Of the near misses without their sentence every second: they are many and much alike.
    """
    return in_shares(work, _share)


def _share(work: Path, name: str, share: int) -> list[Lesson]:
    rankers = load_kept_aside(work, "sentences", FOLDS)
    library = Library.open(work / name)
    asked = [
        *answerable(name, library),
        *(one for at, one in enumerate(near_misses(name, library)) if one.kind != "sentence" or at % 2),
    ]
    made = [_lesson(name, one, library, rankers[one.fold]) for one in asked[share::SHARES]]
    return [one for one in made if one is not None]


def _lesson(name: str, asked: Asked, library: Library, ranker: Trees) -> Lesson | None:
    """A near miss that a sentence happens to answer teaches nothing."""
    of, found = nominate(asked, library)
    question = read_question(asked.text)
    gathered = gather(question, of.grams, found, ranker)
    tried = fitting_sentences(question, gathered)
    if not tried or answered_after_all(asked, [one for one, _ in tried]):
        return None
    laid = [(one, board(question, one)) for one, _ in tried]
    contexts = shipped().reader.encoder.read(texts(question, laid))
    rows, sentences = lay(question, aim(question), laid, contexts)
    return Lesson(
        name,
        asked.kind,
        asked.fold,
        _lighter(rows),
        tuple(map(_lighter, sentences)),
        tuple(np.array(ranges, np.int16) for _, ranges in tried),
        tuple(_worths(asked, one, ranges) for one, ranges in tried),
    )


def _lighter(rows: Any) -> Any:
    """With vectors of half the size: there are a million."""
    return replace(rows, vectors=rows.vectors.astype(np.float16))


def _worths(asked: Asked, one: Evidence, ranges: Sequence[tuple[int, int]]) -> np.ndarray:
    if asked.kind != "answerable" or not cited(asked, one):
        return np.zeros(len(ranges), np.float32)
    atoms, printed = one.reading.atoms, one.reading.printed
    said = [bare(printed[atoms[first][0] : atoms[last - 1][1]]) for first, last in ranges]
    return np.array([max(likeness(gold, text) for gold in asked.golds) for text in said], np.float32)
