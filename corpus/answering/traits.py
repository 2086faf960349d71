"""Traits: a question, a sentence and a span in it come in; the row of numbers by which answers are told apart comes out."""

from corpus.answering.aim import Aim
from corpus.answering.board import SHAPES, Board
from corpus.answering.classes import ending, link
from corpus.answering.evidence import Evidence
from corpus.answering.people import SURNAMES
from corpus.answering.quantity import Span
from corpus.answering.spans import Range
from corpus.words import word_class


def traits(board: Board, aim: Aim, evidence: Evidence, span: Range) -> tuple[float, ...]:
    """The numbers of one span; those of the question and of its sentence are `shared`."""
    first, last = span
    texts, atoms, shapes = board.texts, board.atoms, board.shapes
    start, end = atoms[first][0], atoms[last - 1][1]
    text = evidence.reading.text[start:end]
    size = len(texts)
    previous = texts[first - 1] if first else ""
    following = texts[last] if last < size else ""
    inside = board.matched_sums[last] - board.matched_sums[first]
    rare = board.rare_sums[last] - board.rare_sums[first]
    low, high = max(0, first - 5), min(size, last + 5)
    clause_first, clause_last = board.clause[first], board.clause[last - 1]
    in_clause = sum(board.clause_weights[clause_first : clause_last + 1]) - inside
    place = (start, end)
    focus = aim.focus
    length = end - start
    return (
        float(length),
        float(last - first),
        inside / (rare or 1.0),
        inside / board.total,
        rare / (last - first),
        float(board.left_near[first]),
        float(board.right_near[last - 1]),
        (board.matched_sums[first] - board.matched_sums[low]) / board.total,
        (board.matched_sums[high] - board.matched_sums[last]) / board.total,
        board.matched_sums[first] / board.total,
        (board.matched_sums[size] - board.matched_sums[last]) / board.total,
        in_clause / board.total,
        board.classes[first - 1] if first else -1.0,
        board.classes[last] if last < size else -1.0,
        board.classes[first],
        board.classes[last - 1],
        SHAPES[shapes[first - 1] if first else ""],
        SHAPES[shapes[last] if last < size else ""],
        link(previous),
        link(following),
        board.matched[first - 1] if first else 0.0,
        board.matched[last] if last < size else 0.0,
        float(board.commas[last] - board.commas[first]),
        float(board.pauses[last] - board.pauses[first]),
        float(board.verbs[last] - board.verbs[first]),
        _quantity(first, last, board),
        float(bool(aim.unit) and text.endswith(aim.unit)),
        float(place in board.names),
        board.echoes_left[first],
        board.echoes_right[last - 1],
        board.crossed_left[first],
        board.crossed_right[last - 1],
        float(board.figures[last] > board.figures[first]),
        _quoted(place, board),
        float(bool(focus) and text.endswith(focus))
        + float(bool(focus) and length > len(focus) and text[-1] == focus[-1]),
        float(bool(focus) and focus in text),
        float(bool(focus) and following == focus),
        float(bool(focus) and previous == focus),
        float(previous == aim.last_before != ""),
        float(following == aim.first_after != ""),
        float(board.befores[first] - board.befores[low]),
        float(board.afters[high] - board.afters[last]),
        float(board.afters[first] - board.afters[low]),
        _name(first, last, board, text),
        ending(text),
        float(min(3, evidence.article_text.count(text))) if length > 1 else 0.0,
        float(text in evidence.title),
        start / max(1, len(evidence.reading.text)),
        float(clause_first == (board.clause[first - 1] if first else -1)),
        float(size - last),
    )


def _quantity(first: int, last: int, board: Board) -> float:
    """3 for a date, 2 for one number with its unit, 1 for several quantities in a row."""
    start, end = board.atoms[first][0], board.atoms[last - 1][1]
    if (start, end) in board.dates:
        return 3.0
    if (start, end) in board.numbers:
        return 2.0
    return float(start in board.starts and end in board.ends)


def _quoted(place: Span, board: Board) -> float:
    start, end = place
    if place in board.quoted:
        return 2.0
    return 1.0 if any(first - 1 <= start and end <= last + 1 for first, last in board.quoted) else 0.0


def _name(first: int, last: int, board: Board, text: str) -> float:
    """How much a span looks like a person's name: 0 not, 1 foreign, 2 by its surname, 3 by the dictionary."""
    if board.persons[last] > board.persons[first]:
        return 3.0 if last - first == 1 else 2.5 if last - first == 2 else 1.5
    if 2 <= len(text) <= 4 and text[0] in SURNAMES and last - first <= 3 and not word_class(text):
        return 2.0
    return 1.0 if "·" in text or "‧" in text else 0.0


def shared(evidence: Evidence, aim: Aim, lead: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers that all spans of a sentence share; they stand behind a span's own."""
    return (*evidence.numbers, *lead, *aim.numbers)
