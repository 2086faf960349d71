"""Traits: a question, a sentence and a span in it come in; the row of numbers by which answers are told apart comes out."""

from dataclasses import dataclass

from corpus.answering.board import SHAPES, Board, class_number
from corpus.answering.evidence import Evidence
from corpus.answering.people import SURNAMES
from corpus.answering.quantity import Span
from corpus.answering.question import ASKED, Question
from corpus.answering.spans import Range
from corpus.words import word_class

_LINK_WORDS = (
    "是 为 在 于 由 叫 称为 名为 称 的 和 与 及 从 到 至 以 因 因为 由于 有 被 向 对 即 担任 任 包括 位于 成为 等 说 了 之 后 时 中 上 人 年 "
    "月 日 个"
)
_LINKS = {text: float(index) for index, text in enumerate(_LINK_WORDS.split(), 1)}
_ORGANS = frozenset("司院校会局部所社团队厂店馆行党军署厅委组处站台系府坛库网集盟")
_PLACES = frozenset("国省市县区镇乡村州洲岛港山河江湖海路街城府道里湾寺庙站郡郊原谷地宫园院堂")
_PEOPLE = frozenset("人员家师生手长王帝者兵士官民客工族民后妃氏公爵子女父母夫妻")


@dataclass(frozen=True, slots=True)
class Aim:
    """What of a question every span is compared with, prepared once."""

    asked: float
    focus: str
    last_before: str
    first_after: str
    unit: str
    numbers: tuple[float, ...]


def aim(question: Question) -> Aim:
    """Prepare a question."""
    text, end = question.text, question.end
    return Aim(
        float(ASKED.index(question.asked)),
        question.focus,
        question.before[-1] if question.before else "",
        question.after[0] if question.after else "",
        question.unit,
        (
            float(text.count("多少") + text.count("几")),
            float(bool(question.unit)),
            float(ASKED.index(question.asked)),
            float(len(text)),
            float(len(text) - end),
            float(question.start),
            float(len(question.focus)),
            class_number(question.focus) if question.focus else -1.0,
            _LINKS.get(question.before[-1] if question.before else "", 0.0),
            float(question.text[question.start : end] in {"什么", "谁", "多少", "几"}),
            _ending(question.focus),
        ),
    )


def _ending(text: str) -> float:
    """What kind of thing a word names, by its last character."""
    if not text:
        return 0.0
    last = text[-1]
    return 1.0 * (last in _ORGANS) + 2.0 * (last in _PLACES) + 4.0 * (last in _PEOPLE)


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
    in_clause = sum(board.clause_sums[0][clause_first : clause_last + 1]) - inside
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
        _LINKS.get(previous, 0.0),
        _LINKS.get(following, 0.0),
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
        _ending(text),
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
