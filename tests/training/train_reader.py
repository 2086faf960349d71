"""Training the reader: development questions, near misses and ranked sentences come in; reader.npz comes out.

    JIANBAO_EVAL=… python tests/training/train_reader.py WORK [again | on]

`again` trains anew from the start, half by what is right and half by what the network that lies there makes of it: for each
third the one in WORK that never saw it, for the last the shipped one (born-again networks, Furlanello and others 2018; worth two
points of EM on the pages kept aside). `on` trains what lies there on, two more passes at a lower rate, half by what it made of
a question before; how questions are added. The three in this order made the file in the repository: the first on 9,418 questions
about pages, the second on 12,650, the third on all there are and the clozes. Needs PyTorch (2.13 made the file in the repository); follows train_sentences.py. Trained three times with a third of the
articles kept aside; the figures are those of these thirds, nothing refused. What is stored is trained on everything. Each
training takes a quarter of an hour on one core.

The loss is that of reading several sentences at once (all spans of all of a question's sentences, and a score of 0 for
"nothing answers", share one probability), so that scores of different sentences can be compared.
"""

import copy
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch
from asked import FOLDS, SETS
from fitting import ANSWERING
from lessons import Lesson, lessons
from network import Asked, Printed, Reader
from torch import Tensor

from corpus.answering.reader import WIDEST, load_network

_EPOCHS = 5
_BATCH = 24
_RATE = 2.5e-3
_MORE_EPOCHS, _LOWER_RATE = 2, 1.2e-3
"""For a network that is trained on."""
_SEED = 3
_PART = 0.4
"""How much of the loss a span that is only partly right may earn; the rest is for the best one."""
_LEAST = 0.3
"""The F1 from which a span counts as an answer."""
_ECHOED = 0.5
"""How much of the loss is what the network before made of a question, where there is one; of clozes, which it never saw, nothing."""
_TAUGHT: list[Lesson] = []
Echo = tuple[Tensor, Tensor]
"""How likely each span of a batch is, and for each question that nothing answers it."""


def main(arguments: list[str]) -> None:
    """Train, print, store."""
    work = Path(arguments[1])
    _TAUGHT.extend(lessons(work))
    print({name: sum(one.name == name for one in _TAUGHT) for name in SETS}, flush=True)
    files = [(work / f"reader-{fold}.npz", fold) for fold in range(FOLDS)] + [(ANSWERING / "reader.npz", -1)]
    jobs = [(path, fold, "".join(arguments[2:])) for path, fold in files]
    with get_context("fork").Pool(2) as pool:
        for line in pool.imap(_train, jobs, chunksize=1):
            print(line, flush=True)


def _train(job: tuple[Path, int, str]) -> str:
    """Train on all but a third (-1: on everything), store, and tell how the third fares."""
    path, fold, how = job
    torch.set_num_threads(1)
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)
    taught = sorted((one for one in _TAUGHT if one.fold != fold), key=_size)
    numbers = np.stack([rows.numbers for one in taught for rows in one.sentences])
    mean, deviation = numbers.mean(axis=0), numbers.std(axis=0) + 1e-3
    some = taught[0]
    network = Reader(some.asked.traits.shape[1], some.sentences[0].traits.shape[1], numbers.shape[1])
    batches = [(taught[at : at + _BATCH], None) for at in range(0, len(taught), _BATCH)]
    if how:
        batches = _echoed([batch for batch, _ in batches], copy.deepcopy(network), path)
    epochs, rate = _EPOCHS, _RATE
    if how == "on":
        epochs, rate = _MORE_EPOCHS, _LOWER_RATE
        mean, deviation = _take_up(network, path)
    optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, rate, total_steps=epochs * len(batches), pct_start=0.15
    )
    for epoch in range(epochs):
        chance.shuffle(batches)
        total = 0.0
        for batch, echo in batches:
            optimizer.zero_grad()
            lost = loss(network, batch, (mean, deviation), echo)
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            total += float(lost.detach())
        print(f"{fold} epoch {epoch}: {total / len(batches):.3f}", file=sys.stderr, flush=True)
    stored = {name: value.numpy().astype(np.float16) for name, value in network.state_dict().items()}
    np.savez_compressed(path, mean=mean, deviation=deviation, **stored)
    _check(network, path, taught[:_BATCH], (mean, deviation))
    return f"{fold} {_figures(network, [one for one in _TAUGHT if one.fold == fold], (mean, deviation))}"


def _echoed(
    batches: Sequence[Sequence[Lesson]], network: Reader, path: Path
) -> list[tuple[Sequence[Lesson], Echo]]:
    """Batches with how likely the network that lies there finds each span, and that nothing answers."""
    scale = _take_up(network, path)
    network.eval()
    with torch.no_grad():
        return [(batch, _likely(*score(network, batch, scale)[:2], len(batch))) for batch in batches]


def _take_up(network: Reader, path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Fill a network with the numbers of a file; its mean and deviation come back."""
    with np.load(path) as stored:
        named = {name: torch.from_numpy(stored[name].astype(np.float32)) for name in network.state_dict()}
        network.load_state_dict(named)
        return stored["mean"], stored["deviation"]


def _likely(scores: Tensor, of: Tensor, count: int) -> Echo:
    every = torch.logaddexp(_gathered(scores, of, count), torch.zeros(count))
    return torch.exp(scores - every[of]), torch.exp(-every)


def _check(network: Reader, path: Path, some: Sequence[Lesson], scale: tuple[np.ndarray, np.ndarray]) -> None:
    """What is stored and run without PyTorch reads as what was trained, but for the rounding of its numbers."""
    network.eval()
    with torch.no_grad():
        trained = score(network, some, scale)[0].numpy()
    stored = load_network(path, ANSWERING / "encoder.npz")
    run = [
        scores.of(ranges.astype(np.int32))
        for one in some
        for scores, ranges in zip(
            stored.read(_whole(one.asked)).score([_whole(rows) for rows in one.sentences]),
            one.ranges,
            strict=True,
        )
    ]
    np.testing.assert_allclose(np.concatenate(run), trained, atol=0.1)


def _whole(rows: Any) -> Any:
    """With vectors of the size that the bot has them in."""
    return replace(rows, vectors=rows.vectors.astype(np.float32))


def _size(one: Lesson) -> int:
    return max(len(rows.classes) for rows in one.sentences)


def loss(
    network: Reader, batch: Sequence[Lesson], scale: tuple[np.ndarray, np.ndarray], echo: Echo | None = None
) -> Tensor:
    """How unlikely the network finds the right spans, or that nothing answers; and half of it, where there is an echo, what that finds likely."""
    scores, of, worth = score(network, batch, scale)
    count = len(batch)
    every = torch.logaddexp(_gathered(scores, of, count), torch.zeros(count))
    most = torch.zeros(count).scatter_reduce(0, of, worth, "amax")
    best = _gathered(scores.masked_fill((worth < most[of] - 1e-4) | (worth <= 0), -1e4), of, count)
    partly = _gathered(scores + 2 * torch.log(worth.clamp(min=1e-6)), of, count)
    right = every - (1 - _PART) * best - _PART * partly
    weights = torch.tensor([one.weight for one in batch])
    each = torch.where(most > _LEAST, right, every)
    if echo is not None:
        spans, nothing = echo
        unlikely = nothing * every + torch.zeros(count).index_add(0, of, spans * (every[of] - scores))
        echoed = torch.tensor([_ECHOED * (one.name != "clozes") for one in batch])
        each = (1 - echoed) * each + echoed * unlikely
    return (each * weights).sum() / weights.sum()


def _gathered(scores: Tensor, of: Tensor, count: int) -> Tensor:
    """The logarithm of the sum of the exponentials of each question's scores."""
    most = torch.zeros(count).scatter_reduce(0, of, scores.detach(), "amax")
    return most + torch.log(torch.zeros(count).index_add(0, of, torch.exp(scores - most[of])) + 1e-9)


def score(
    network: Reader, batch: Sequence[Lesson], scale: tuple[np.ndarray, np.ndarray]
) -> tuple[Tensor, Tensor, Tensor]:
    """The scores of all spans, whose question each is of, and what each is worth."""
    read = network(*laid(batch, scale))
    sentences = [(at, one) for at, lesson in enumerate(batch) for one in lesson.ranges]
    ranges = torch.from_numpy(np.concatenate([one for _, one in sentences]).astype(np.int64))
    sentence = torch.repeat_interleave(
        torch.arange(len(sentences)), torch.tensor([len(one) for _, one in sentences])
    )
    of = torch.tensor([at for at, _ in sentences])[sentence]
    worth = torch.from_numpy(np.concatenate([one for lesson in batch for one in lesson.worths]))
    return network.spans(read, sentence, ranges[:, 0], ranges[:, 1] - 1), of, worth


def laid(batch: Sequence[Lesson], scale: tuple[np.ndarray, np.ndarray]) -> tuple[Asked, Printed]:
    """A batch as the network takes it, filled up with zeros."""
    asked = [one.asked for one in batch]
    printed = [(at, rows) for at, one in enumerate(batch) for rows in one.sentences]
    words, atoms = max(len(one.words) for one in asked), max(len(rows.classes) for _, rows in printed)
    sentences = [rows for _, rows in printed]
    numbers = (np.stack([rows.numbers for rows in sentences]) - scale[0]) / scale[1]
    return (
        Asked(
            _filled([one.vectors for one in asked], words),
            _filled([np.array(one.classes) for one in asked], words),
            _filled([np.array(one.sides) for one in asked], words),
            _filled([one.traits for one in asked], words),
            _filled([np.ones(len(one.words), np.float32) for one in asked], words),
            torch.tensor([one.asked for one in asked]),
        ),
        Printed(
            _filled([one.vectors for one in sentences], atoms),
            _filled([np.array(one.classes) for one in sentences], atoms),
            _filled([np.array(one.shapes) for one in sentences], atoms),
            _filled([one.traits for one in sentences], atoms),
            _filled([one.cover for one in sentences], words),
            _filled([np.ones(len(one.classes), np.float32) for one in sentences], atoms),
            torch.from_numpy(np.clip(numbers, -WIDEST, WIDEST).astype(np.float32)),
            torch.tensor([at for at, _ in printed]),
        ),
    )


def _filled(rows: Sequence[np.ndarray], length: int) -> Tensor:
    kind = np.int64 if rows[0].dtype.kind == "i" else np.float32
    made = np.zeros((len(rows), length, *rows[0].shape[1:]), kind)
    for at, one in enumerate(rows):
        made[at, : len(one)] = one
    return torch.from_numpy(made)


def _figures(network: Reader, kept: list[Lesson], scale: tuple[np.ndarray, np.ndarray]) -> str:
    """For each set how often the best span is in a right sentence, exact, its F1, and how well near misses are told."""
    network.eval()
    found: dict[str, list[tuple[float, float, bool]]] = {name: [] for name in SETS}
    with torch.no_grad():
        for at in range(0, len(kept), _BATCH):
            batch = kept[at : at + _BATCH]
            scores, of, worth = score(network, batch, scale)
            odds = _gathered(scores, of, len(batch))
            for place, one in enumerate(batch):
                mine = of == place
                best = float(worth[mine][scores[mine].argmax()])
                found[one.name].append((best, float(odds[place]), one.kind == "answerable"))
    return " ".join(f"{name} {_told(rows)}" for name, rows in found.items() if rows)


def _told(rows: list[tuple[float, float, bool]]) -> str:
    asked = np.array([row[0] for row in rows if row[2]])
    right = np.array([row[1] for row in rows if row[2] and row[0] > 0])
    wrong = np.array([row[1] for row in rows if not row[2]])
    area = (right[:, None] > wrong[None]).mean()
    return f"EM={100 * (asked > 0.999).mean():.1f} F1={100 * asked.mean():.1f} AUC={area:.3f};"


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main(sys.argv)
