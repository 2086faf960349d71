"""The reader as it is trained: batches of questions and sentences come in, the scores of spans come out.

`corpus.answering.reader` runs the same network one sentence at a time; the names of the parts are the names of the stored numbers.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from corpus.answering.layout import DIRECTION
from corpus.answering.reader import LONGEST
from corpus.answering.word_vectors import SIZE

_HIDDEN = 64
_NEVER = -1e4


@dataclass(frozen=True)
class Asked:
    """Questions: (question, word, …); `mask` is 1 where there is a word."""

    vectors: Tensor
    classes: Tensor
    sides: Tensor
    traits: Tensor
    mask: Tensor
    kinds: Tensor


@dataclass(frozen=True)
class Printed:
    """Sentences: (sentence, atom, …); `question` says whose each is, `cover` is (sentence, word of the question, 4)."""

    vectors: Tensor
    classes: Tensor
    shapes: Tensor
    traits: Tensor
    cover: Tensor
    mask: Tensor
    numbers: Tensor
    question: Tensor


@dataclass(frozen=True)
class Read:
    """What the network makes of every atom, and of every sentence as a whole."""

    start: Tensor
    end: Tensor
    left: Tensor
    right: Tensor
    inside: Tensor
    whole: Tensor


class Block(nn.Module):
    """A residual step in which every row sees its neighbours."""

    def __init__(self, width: int, spread: int = 1) -> None:
        super().__init__()
        self.normal = nn.LayerNorm(_HIDDEN)
        self.seen = nn.Conv1d(_HIDDEN, 2 * _HIDDEN, width, padding=spread * (width // 2), dilation=spread)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """Rows that are masked stay what they are."""
        made = self.seen((self.normal(rows) * mask).transpose(1, 2)).transpose(1, 2)
        return rows + functional.glu(made, -1) * mask


class Reader(nn.Module):
    """The network."""

    def __init__(self, asked_traits: int, printed_traits: int, numbers: int, lost: float = 0.3) -> None:
        super().__init__()
        size = _HIDDEN
        self.classes, self.shapes = nn.Embedding(64, 12), nn.Embedding(8, 6)
        self.kinds, self.sides = nn.Embedding(9, 16), nn.Embedding(3, 8)
        self.meaning = nn.Linear(DIRECTION, size)
        self.question = nn.Linear(size + 12 + 8 + 16 + asked_traits, size)
        self.sentence = nn.Linear(size + 12 + 6 + printed_traits + size, size)
        self.question_blocks = nn.ModuleList([Block(3), Block(3)])
        self.sentence_blocks = nn.ModuleList([Block(5), Block(3)])
        self.align, self.attend = nn.Linear(size, size), nn.Linear(size, size, bias=False)
        self.gist, self.told = nn.Linear(size, 1), nn.Linear(numbers, size)
        self.meeting, self.meeting_gist = nn.Linear(4 * size, size), nn.Linear(size, size)
        self.covering, self.covered = nn.Linear(3 * size + 6, size), nn.Linear(size, size)
        self.cover_weight, self.meeting_cover = nn.Linear(size, 1), nn.Linear(size, size)
        self.meeting_blocks = nn.ModuleList([Block(5), Block(5, 2), Block(3)])
        self.start, self.end, self.inside = nn.Linear(size, 1), nn.Linear(size, 1), nn.Linear(size, 1)
        self.left, self.right = nn.Linear(size, 24), nn.Linear(size, 24)
        self.pooled, self.whole = nn.Linear(3 * size, size), nn.Linear(size, 1)
        self.lengths = nn.Parameter(torch.zeros(LONGEST))
        self.lose, self.lose_words = nn.Dropout(lost), nn.Dropout(0.2)

    def forward(self, asked: Asked, printed: Printed) -> Read:
        """Read sentences for their questions."""
        near, hidden = self._ask(asked)
        of = printed.question
        near, hidden, words = near[of], hidden[of], asked.mask[of]
        mask = printed.mask[..., None]
        weight = self.gist(hidden)[..., 0].masked_fill(words == 0, _NEVER).softmax(-1)
        gist = (weight[..., None] * hidden).sum(1)
        sentence = self._print(printed, near, words)
        likeness = self.attend(sentence) @ hidden.transpose(1, 2) / 8
        about = likeness.masked_fill(words[:, None] == 0, _NEVER).softmax(-1) @ hidden
        told = self.told(self.lose_words(printed.numbers))
        mean, most = self._cover(printed, asked.vectors[of], hidden, sentence, likeness, words)
        met = self.meeting(torch.cat([sentence, about, sentence * about, sentence - about], -1))
        met = met + self.meeting_gist(gist)[:, None] + told[:, None] + self.meeting_cover(mean)[:, None]
        met = functional.relu(met) * mask
        for block in self.meeting_blocks:
            met = block(met, mask)
        met = self.lose(met)
        pooled = torch.cat([met.masked_fill(mask == 0, _NEVER).max(1).values, gist + told, mean + most], -1)
        whole = self.whole(self.lose(functional.relu(self.pooled(pooled))))[..., 0]
        inside = functional.pad(self.inside(met)[..., 0].cumsum(1), (1, 0))
        return Read(
            self.start(met)[..., 0], self.end(met)[..., 0], self.left(met), self.right(met), inside, whole
        )

    def _ask(self, asked: Asked) -> tuple[Tensor, Tensor]:
        near = self.lose(torch.tanh(self.meaning(self.lose_words(asked.vectors))))
        kinds = self.kinds(asked.kinds)[:, None].expand(-1, near.shape[1], -1)
        rows = torch.cat(
            [near, self.classes(asked.classes), self.sides(asked.sides), kinds, asked.traits], -1
        )
        mask = asked.mask[..., None]
        hidden = functional.relu(self.question(rows)) * mask
        for block in self.question_blocks:
            hidden = block(hidden, mask)
        return near, self.lose(hidden)

    def _print(self, printed: Printed, asked: Tensor, words: Tensor) -> Tensor:
        near = self.lose(torch.tanh(self.meaning(self.lose_words(printed.vectors))))
        alike = functional.relu(self.align(near)) @ functional.relu(self.align(asked)).transpose(1, 2)
        aligned = alike.masked_fill(words[:, None] == 0, _NEVER).softmax(-1) @ asked
        classes, shapes = self.classes(printed.classes), self.shapes(printed.shapes)
        mask = printed.mask[..., None]
        rows = torch.cat([near, classes, shapes, printed.traits, aligned], -1)
        hidden = functional.relu(self.sentence(rows)) * mask
        for block in self.sentence_blocks:
            hidden = block(hidden, mask)
        return self.lose(hidden)

    def _cover(
        self,
        printed: Printed,
        vectors: Tensor,
        hidden: Tensor,
        sentence: Tensor,
        likeness: Tensor,
        words: Tensor,
    ) -> tuple[Tensor, Tensor]:
        atoms = printed.mask[..., None]
        found = likeness.masked_fill(atoms == 0, _NEVER).softmax(1).transpose(1, 2) @ sentence
        alike = vectors[..., :SIZE] @ printed.vectors[..., :SIZE].transpose(1, 2)
        alike = alike.masked_fill(printed.mask[:, None] == 0, -1).max(-1).values[..., None]
        unsaid = alike * (1 - printed.cover[..., :1])
        rows = torch.cat([hidden, found, hidden * found, printed.cover, alike, unsaid], -1)
        made = (
            self.lose(functional.relu(self.covered(functional.relu(self.covering(rows))))) * words[..., None]
        )
        weight = self.cover_weight(made)[..., 0].masked_fill(words == 0, _NEVER).softmax(-1)
        return (weight[..., None] * made).sum(1), made.max(1).values

    def spans(self, read: Read, sentence: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Score spans: of which sentence each is, its first and its last atom."""
        length = (last - first).clamp(max=LONGEST - 1)
        together = (read.left[sentence, first] * read.right[sentence, last]).sum(-1) / 5
        within = (read.inside[sentence, last + 1] - read.inside[sentence, first]) / (length + 1)
        ends = read.start[sentence, first] + read.end[sentence, last]
        return ends + together + within + self.lengths[length] + read.whole[sentence]
