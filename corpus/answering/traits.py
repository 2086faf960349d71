"""Traits: a question, a sentence and a span in it come in; the row of numbers by which answers are told apart comes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from corpus.answering.evidence import Evidence
from corpus.answering.question import ASKED, Question
from corpus.answering.quantity import Span
from corpus.answering.sentence import shape
from corpus.answering.spans import Range
from corpus.words import rarity, word_class

_CLASSES = ("", "nr", "ns", "nt", "nz", "n", "v", "vn", "a", "d", "p", "c", "u", "m", "q", "r", "t", "f", "i", "j", "l", "s", "b")
_CLASS = {name: float(index) for index, name in enumerate(_CLASSES)}
_SHAPES = {"w": 0.0, "o": 1.0, "c": 2.0, "p": 3.0, ",": 4.0, ".": 5.0, "": 6.0}
_LINKS = {text: float(index) for index, text in enumerate(
    ("是 为 在 于 由 叫 称为 名为 称 的 和 与 及 从 到 至 以 因 因为 由于 有 被 向 对 即 担任 任 包括 位于 成为 等 说 了 之 后 时 中 上 人 年 月 日 个").split(), 1)}  # fmt: skip
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹"
    "薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤晏费居尤卜韩万"
)
_ORGANS = frozenset("司院校会局部所社团队厂店馆行党军署厅委组处站台系府坛库网集盟")
_PLACES = frozenset("国省市县区镇乡村州洲岛港山河江湖海路街城府道里湾寺庙站郡郊原谷地宫园院堂")
_PEOPLE = frozenset("人员家师生手长王帝者兵士官民客工族民后妃氏公爵子女父母夫妻")


def _class(text: str) -> float:
    if text[0].isdigit():
        return 30.0
    if text.isascii() and text[0].isalpha():
        return 31.0
    kind = word_class(text)
    return _CLASS.get(kind, _CLASS.get(kind[:2], _CLASS.get(kind[:1], 23.0)))


@dataclass(frozen=True, slots=True)
class Board:
    """A sentence prepared once for all spans in it."""

    texts: tuple[str, ...]
    atoms: tuple[Span, ...]
    classes: tuple[float, ...]
    shapes: tuple[str, ...]
    matched: tuple[float, ...]
    matched_sums: tuple[float, ...]
    rare_sums: tuple[float, ...]
    left_near: tuple[int, ...]
    right_near: tuple[int, ...]
    clause: tuple[int, ...]
    clause_sums: tuple[tuple[float, ...], ...]
    commas: tuple[int, ...]
    pauses: tuple[int, ...]
    verbs: tuple[int, ...]
    numbers: frozenset[Span]
    dates: frozenset[Span]
    quoted: frozenset[Span]
    total: float


def board(question: Question, evidence: Evidence) -> Board:
    """Prepare a sentence."""
    reading = evidence.reading
    atoms = reading.atoms
    texts = tuple(reading.text[first:last] for first, last in atoms)
    shapes = tuple(shape(text) for text in texts)
    rare = [rarity(text) if form == "w" else 0.0 for text, form in zip(texts, shapes, strict=True)]
    matched = tuple(_matched(question, text, form) for text, form in zip(texts, shapes, strict=True))
    weights = [share * weight for share, weight in zip(matched, rare, strict=True)]
    classes = tuple(_class(text) if form == "w" else 40.0 + _SHAPES[form] for text, form in zip(texts, shapes, strict=True))
    clause = tuple(accumulate(int(form in {",", "."}) for form in shapes))
    in_clause = [0.0] * (clause[-1] + 1 if clause else 1)
    for number, weight in zip(clause, weights, strict=True):
        in_clause[number] += weight
    return Board(
        texts=texts,
        atoms=atoms,
        classes=classes,
        shapes=shapes,
        matched=matched,
        matched_sums=_sums(weights),
        rare_sums=_sums(rare),
        left_near=_nearest(matched),
        right_near=tuple(reversed(_nearest(tuple(reversed(matched))))),
        clause=clause,
        clause_sums=(tuple(in_clause),),
        commas=_counts(form == "," for form in shapes),
        pauses=_counts(form == "p" for form in shapes),
        verbs=_counts(kind == 6.0 for kind in classes),
        numbers=frozenset(reading.numbers),
        dates=frozenset(reading.dates),
        quoted=frozenset(reading.quoted),
        total=sum(weights) or 1.0,
    )


def _matched(question: Question, text: str, form: str) -> float:
    """How much of an atom the question says itself."""
    if form != "w":
        return 0.0
    if any(text == term.text for term in question.terms):
        return 1.0
    if len(text) > 1 and text in question.text:
        return 1.0
    if any(len(text) == 1 and text in term.text and len(term.text) > 1 for term in question.terms):
        return 0.4
    return 0.5 * sum(one in question.text for one in text) / len(text) if len(text) > 1 else 0.0


def _sums(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(accumulate(values, initial=0.0))


def _counts(values: Iterable[bool]) -> tuple[int, ...]:
    return tuple(accumulate((int(value) for value in values), initial=0))


def _nearest(matched: tuple[float, ...]) -> tuple[int, ...]:
    """For every atom how many atoms before it the nearest matched one stands; 20 if none does."""
    distance, found = 20, []
    for share in matched:
        found.append(distance)
        distance = 1 if share >= 0.5 else min(20, distance + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Aim:
    """What of a question every span is compared with, prepared once."""

    asked: float
    focus: str
    before: frozenset[str]
    after: frozenset[str]
    last_before: str
    first_after: str
    numbers: tuple[float, ...]


def aim(question: Question) -> Aim:
    """Prepare a question."""
    text, end = question.text, question.end
    return Aim(
        float(ASKED.index(question.asked)),
        question.focus,
        frozenset(question.before),
        frozenset(question.after),
        question.before[-1] if question.before else "",
        question.after[0] if question.after else "",
        (
            float(ASKED.index(question.asked)),
            float(len(text)),
            float(len(text) - end),
            float(question.start),
            float(len(question.focus)),
            _class(question.focus) if question.focus else -1.0,
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
    left, right = texts[low:first], texts[last:high]
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
        _SHAPES[shapes[first - 1] if first else ""],
        _SHAPES[shapes[last] if last < size else ""],
        _LINKS.get(previous, 0.0),
        _LINKS.get(following, 0.0),
        board.matched[first - 1] if first else 0.0,
        board.matched[last] if last < size else 0.0,
        float(board.commas[last] - board.commas[first]),
        float(board.pauses[last] - board.pauses[first]),
        float(board.verbs[last] - board.verbs[first]),
        2.0 * (place in board.numbers) + (place in board.dates),
        float(any(one.isdigit() for one in text[:12])),
        _quoted(place, board),
        float(bool(focus) and text.endswith(focus)) + float(bool(focus) and length > len(focus) and text[-1] == focus[-1]),
        float(bool(focus) and focus in text),
        float(bool(focus) and following == focus),
        float(bool(focus) and previous == focus),
        float(previous == aim.last_before != ""),
        float(following == aim.first_after != ""),
        float(sum(word in aim.before for word in left)),
        float(sum(word in aim.after for word in right)),
        float(sum(word in aim.after for word in left)),
        _name(texts[first:last], text),
        _ending(text),
        float(min(3, evidence.article_text.count(text))) if length > 1 else 0.0,
        float(text in evidence.title),
        start / max(1, len(evidence.reading.text)),
        float(clause_first == (board.clause[first - 1] if first else -1)),
        float(size - last),
    )


def _quoted(place: Span, board: Board) -> float:
    start, end = place
    if place in board.quoted:
        return 2.0
    return 1.0 if any(first - 1 <= start and end <= last + 1 for first, last in board.quoted) else 0.0


def _name(words: tuple[str, ...], text: str) -> float:
    """How much a span looks like a person's name: 0 not, 1 foreign, 2 by its surname, 3 by the dictionary."""
    if any(word_class(word) == "nr" or word_class(word) == "nrt" for word in words):
        return 3.0 if len(words) == 1 else 2.5 if len(words) == 2 else 1.5
    if 2 <= len(text) <= 4 and text[0] in _SURNAMES and len(words) <= 3 and (len(words) > 1 or not word_class(text)):
        return 2.0
    return 1.0 if "·" in text or "‧" in text else 0.0


def shared(evidence: Evidence, aim: Aim, lead: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers that all spans of a sentence share; they stand behind a span's own."""
    return (*evidence.numbers, *lead, *aim.numbers)
