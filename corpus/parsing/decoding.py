"""Scores per unit go in, the likeliest sequence of parts comes out: a Viterbi search over a grammar of newspaper items."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from corpus.parsing.label import OPENERS, Label
from corpus.parsing.scoring import Scores


class Stage(Enum):
    """How far the item at hand has come."""

    NOTHING = auto()
    OPENED = auto()
    TITLED = auto()
    PICTURED = auto()
    SIGNED = auto()
    UNTITLED_TEXT = auto()
    TITLED_TEXT = auto()
    SIGNED_TEXT = auto()
    LATE_TITLE = auto()
    ENDED = auto()


class Clue(NamedTuple):
    """What a unit says about its item: a dateline, a brief's mark, a reporter's name at its end, a mark in front of text; whether it touches the line above, if that tells; whether it labels the headline above."""

    dated: bool = False
    brief: bool = False
    closes: bool = False
    runs_in: bool = False
    touches: bool | None = None
    labels: bool = False


class State(NamedTuple):
    """The item's stage and the part played by the last unit that belongs to it."""

    stage: Stage
    last: Label | None


class Step(NamedTuple):
    """The part a unit plays, and whether a new item begins with it."""

    label: Label
    opens: bool


@dataclass(slots=True)
class _Path:
    score: float
    steps: tuple["_Path", Step] | None


_IMPOSSIBLE = 9.0
_BEAM = 9.0
# Leaving an item for the next costs by how unfinished it is.
_LEAVING = {
    Stage.NOTHING: 0.0,
    Stage.OPENED: 3.0,
    Stage.TITLED: 3.0,
    Stage.PICTURED: 0.6,
    Stage.SIGNED: 4.0,
    Stage.UNTITLED_TEXT: 4.0,
    Stage.TITLED_TEXT: 0.8,
    Stage.SIGNED_TEXT: 0.6,
    Stage.LATE_TITLE: 0.5,
    Stage.ENDED: 0.0,
}
_WITH_TEXT = frozenset({Stage.UNTITLED_TEXT, Stage.TITLED_TEXT, Stage.SIGNED_TEXT})
_HEADLINE = {Label.COLUMN: 0, Label.KICKER: 1, Label.TITLE: 2}


def decode(scores: Sequence[Scores], clues: Sequence[Clue]) -> tuple[tuple[Step, ...], tuple[float, ...]]:
    """Find the best sequence; beside it, for each unit, by how much its part beat the next best by itself."""
    paths = {State(Stage.NOTHING, None): _Path(0.0, None)}
    for options, clue in zip(scores, clues, strict=True):
        paths = _advance(paths, options, clue)
    final = max(paths.items(), key=lambda item: item[1].score - _LEAVING[item[0].stage])[1]
    steps = _walk_back(final)
    return steps, tuple(_margin(options, step.label) for options, step in zip(scores, steps, strict=True))


def _advance(paths: dict[State, _Path], options: Scores, clue: Clue) -> dict[State, _Path]:
    best = max(options.values())
    following: dict[State, _Path] = {}
    for label, value in options.items():
        if value < best - _BEAM:
            continue
        for state, path in paths.items():
            cost, reached, opens = move(state, label, clue)
            total = path.score + value - cost
            if reached not in following or total > following[reached].score:
                following[reached] = _Path(total, (path, Step(label, opens)))
    return following


def _walk_back(path: _Path) -> tuple[Step, ...]:
    steps = []
    at = path
    while at.steps:
        at, step = at.steps
        steps.append(step)
    return tuple(reversed(steps))


def _margin(options: Scores, label: Label) -> float:
    others = [value for other, value in options.items() if other is not label]
    return options[label] - max(others, default=options[label] - 9.0)


def move(state: State, label: Label, clue: Clue) -> tuple[float, State, bool]:
    """Let a unit play a part after a state: the cost, the state reached, whether a new item begins."""
    stage, last = state
    if label is Label.FURNITURE:
        return 0.0, state, False
    if label in OPENERS:
        if clue.labels and label is Label.COLUMN and stage is Stage.TITLED:
            # English pages set OBITUARIES below the headline as well as above.
            return 0.0, State(stage, Label.COLUMN), False
        dear, state, opens = _headline(stage, last, label)
        return dear + _apart(stage, clue, opens=opens), state, opens
    if label in _MOVES:
        cost, reached = _MOVES[label](stage, last, clue)
        return cost, State(reached, label), False
    if label is Label.RESUMED:
        return (0.0, state, False) if clue.runs_in and stage in _WITH_TEXT else _resumed(stage)
    cost, reached = _text(stage, last, clue)
    # A signature in brackets behind the last sentence ends the item, unless each paragraph of briefs has one.
    reached = (
        Stage.ENDED if clue.closes and not clue.brief and reached is not Stage.UNTITLED_TEXT else reached
    )
    return cost, State(reached, label), False


def _apart(stage: Stage, clue: Clue, *, opens: bool) -> float:
    """On a page whose headers are blocks of touching lines, an empty line parts two headers."""
    if clue.touches is None or stage not in {Stage.OPENED, Stage.TITLED}:
        return 0.0
    return 1.2 if clue.touches == opens else -1.2 * opens


def _headline(stage: Stage, last: Label | None, label: Label) -> tuple[float, State, bool]:
    """Column, kicker and title come in this order; a line out of order begins a new item."""
    reached = Stage.TITLED if label is Label.TITLE else Stage.OPENED
    if last is Label.RESUMED and stage is Stage.OPENED:
        return 0.0, State(reached, label), False
    within = stage in {Stage.OPENED, Stage.TITLED} and last in OPENERS
    if within and last and _HEADLINE[last] < _HEADLINE[label]:
        return 0.0, State(reached, label), False
    if within and last is label and label is not Label.COLUMN:
        # A second kicker line is common, a second title line is not.
        return (0.7 if label is Label.KICKER else 1.6), State(reached, label), False
    if stage is Stage.OPENED and last is Label.BYLINE and label is Label.TITLE:
        return 1.0, State(Stage.SIGNED, label), False
    dangling = 2.0 * (last is Label.CROSSHEAD)
    return _LEAVING[stage] + dangling, State(reached, label), True


def _subtitle(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    if stage is Stage.TITLED:
        return (0.0 if last is Label.TITLE else 0.5), stage
    return (2.0 if stage is Stage.SIGNED and last is Label.BYLINE else _IMPOSSIBLE), stage


def _byline(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    if stage in {Stage.TITLED, Stage.PICTURED}:
        return (0.0 if stage is Stage.TITLED else 1.0), Stage.SIGNED
    if stage is Stage.SIGNED:
        return (0.3 if last is Label.BYLINE else 2.0), stage
    if stage is Stage.LATE_TITLE:
        return 0.0, Stage.ENDED
    if stage is Stage.OPENED:
        return 2.5, stage
    return (3.5 if last is Label.CROSSHEAD else 6.0), stage


def _text(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    if stage is Stage.OPENED and clue.brief:
        return 0.3, Stage.TITLED_TEXT
    if stage is Stage.OPENED:
        return {Label.KICKER: 3.0, Label.RESUMED: 0.5}.get(last or Label.TEXT, 0.8), Stage.UNTITLED_TEXT
    titled = Stage.SIGNED_TEXT if clue.dated else Stage.TITLED_TEXT
    return {
        Stage.NOTHING: (2.0, Stage.UNTITLED_TEXT),
        Stage.TITLED: (0.3, titled),
        Stage.PICTURED: (1.0, titled),
        Stage.SIGNED: (0.0, Stage.SIGNED_TEXT),
        Stage.LATE_TITLE: (3.0, Stage.TITLED_TEXT),
        Stage.ENDED: (1.5, Stage.SIGNED_TEXT),
    }.get(stage, (0.0, stage))


def _crosshead(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    twice = 3.0 * (last is Label.CROSSHEAD)
    if stage in _WITH_TEXT:
        return {Stage.UNTITLED_TEXT: 1.5, Stage.TITLED_TEXT: 0.6, Stage.SIGNED_TEXT: 0.0}[
            stage
        ] + twice, stage
    return {Stage.TITLED: 2.0, Stage.SIGNED: 0.8, Stage.ENDED: 2.5}.get(stage, _IMPOSSIBLE) + twice, stage


def _caption(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    if stage is Stage.NOTHING:
        return 0.5, Stage.ENDED
    if stage is Stage.TITLED:
        return 0.0, Stage.PICTURED
    return (0.0 if last in {Label.CAPTION, Label.TABLE, Label.TITLE} else 0.3), stage


def _credit(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    cost = 0.0 if last in {Label.CAPTION, Label.CREDIT} else 1.5
    return cost, Stage.ENDED if stage in {Stage.TITLED, Stage.PICTURED, Stage.OPENED} else stage


def _table(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del last, clue
    reached = {
        Stage.NOTHING: Stage.ENDED,
        Stage.OPENED: Stage.UNTITLED_TEXT,
        Stage.TITLED: Stage.TITLED_TEXT,
        Stage.SIGNED: Stage.SIGNED_TEXT,
    }
    return 0.0, reached.get(stage, stage)


def _onward(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del stage, last, clue
    return 0.0, Stage.ENDED


def _resumed(stage: Stage) -> tuple[float, State, bool]:
    """上接 stands in front of an item, or between its title and its text."""
    if stage in {Stage.OPENED, Stage.TITLED, Stage.SIGNED}:
        return 0.0, State(stage, Label.RESUMED), False
    return _LEAVING[stage], State(Stage.OPENED, Label.RESUMED), True


def _tail_title(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del last, clue
    return (0.5 if stage is Stage.UNTITLED_TEXT else _IMPOSSIBLE), Stage.LATE_TITLE


def _tail_byline(stage: Stage, last: Label | None, clue: Clue) -> tuple[float, Stage]:
    del clue
    if stage not in _WITH_TEXT and stage is not Stage.ENDED:
        return _IMPOSSIBLE, stage
    cost = {Stage.UNTITLED_TEXT: 1.0, Stage.TITLED_TEXT: 0.3, Stage.SIGNED_TEXT: 1.0, Stage.ENDED: 0.3}[stage]
    return cost + 4.0 * (last is Label.CROSSHEAD), Stage.ENDED


_MOVES = {
    Label.SUBTITLE: _subtitle,
    Label.BYLINE: _byline,
    Label.CROSSHEAD: _crosshead,
    Label.CAPTION: _caption,
    Label.CREDIT: _credit,
    Label.TABLE: _table,
    Label.ONWARD: _onward,
    Label.TAIL_TITLE: _tail_title,
    Label.TAIL_BYLINE: _tail_byline,
}
