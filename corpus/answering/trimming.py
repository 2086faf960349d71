"""Trimming: a chosen span comes in; the same without what clings to it (a verb to a name, words to a quantity) comes out."""

import re
from collections.abc import Iterable
from itertools import pairwise

from corpus.answering.people import office
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_MARKS = dict(zip("“「『《〈（(【‘", "”」』》〉）)】’", strict=True))
_HEDGE = re.compile(r"(?:不到|不足|将近|接近|超过|逾)$")
_LEADS = re.compile(r"(?:将|定|已|原)?(?:于|在|自|从|到|至|约|大约|截至|就|是)?")
_BEHIND_DATE = re.compile(r"(?:之?[前后]|以[前后来]|起|左右|期间|许|间|底|初)+|[上下]午|晚上?")
_SEVERAL = re.compile("哪些|哪几|分别|包括|包含|组成|[二三四五六七八九十两](?:[个项条种类大]|看|要)")
_HOW_MANY = re.compile("多少|几|多[长高远重宽深久]")
_LASTING = frozenset("年月天日")
_MONEY = frozenset("元块角")
_AND = re.compile("多少[^,，、]{1,6}[和与及][^,，、的]{1,8}$")
_APART = 16
"""Characters that may stand between two numbers that are told together."""
_BY_SOUND = frozenset(
    "·阿埃艾奥巴贝比宾博布查达丹德登迪蒂丁杜顿多厄恩尔法菲芬弗夫福盖甘戈格古哈赫亨胡霍基吉加杰卡凯坎柯科克肯库拉莱兰劳勒雷里利莉伦卢鲁罗洛马迈麦曼梅蒙米莫姆"
    "穆纳娜奈内尼涅努诺欧帕佩皮普奇齐切琼萨塞森沙舍施什斯苏索塔泰坦汤特提图托瓦威维韦沃乌西希谢辛休雅亚扬耶伊英尤约赞扎泽詹珍兹佐娃娅莎茜妮黛琳丝"
)
"""Characters that foreign names are written with (Xinhua's tables of sounds use hardly any other)."""
_EDGES = "，,。；;：:、！!？? \t\u3000"


def trim(question: Question, reading: Reading, span: Span) -> Span:
    """Trim a span; what is left is never empty."""
    if question.asked == "amount":
        listed = _listed(question, reading, span)
        span = _hedged(reading, listed or _quantity(question, reading, span))
    elif question.asked == "who":
        span = _holder(question, reading) or _within(reading.names, span) or _name_at_front(reading, span)
        span = _whole_foreigner(reading, span)
    elif question.asked == "when":
        span = _dated(reading, span)
    else:
        span = _enumeration(question, reading, _with_focus(question, reading, _whole_place(reading, span)))
    return _edges(reading.printed, span)


def _holder(question: Question, reading: Reading) -> Span | None:
    """The one name right behind the office asked for (区教委主任王智勇)."""
    asked = office(question.text[: question.start].rstrip("的是叫为有由"))
    held = [one for one in reading.names if asked and reading.text[: one[0]].endswith(asked)]
    return held[0] if len(held) == 1 else None


def _name_at_front(reading: Reading, span: Span) -> Span:
    """骆嘉树认为 begins with a name and holds no other."""
    held = _widest(one for one in reading.likely_names if span[0] <= one[0] and one[1] <= span[1])
    return held[0] if len(held) == 1 and held[0][0] == span[0] and held[0][1] - held[0][0] > 1 else span


def _whole_foreigner(reading: Reading, span: Span) -> Span:
    """米哈伊 is cut out of 米哈伊洛夫: a name written by its sound goes on as long as such characters do."""
    first, last = span
    if last - first < 2 or not _BY_SOUND.issuperset(reading.text[first:last]):
        return span
    while first and reading.text[first - 1] in _BY_SOUND:
        first -= 1
    while last < len(reading.text) and reading.text[last] in _BY_SOUND:
        last += 1
    return first, last


def _listed(question: Question, reading: Reading, span: Span) -> Span | None:
    """Who asks for two amounts (多少件、多少人) gets as many numbers in a row, in the units asked for if they stand so."""
    units = [question.text[found.end() :][:1] for found in _HOW_MANY.finditer(question.text)]
    if len(units) == 1 and _AND.search(question.text):
        units.append("")
    dates = () if _LASTING & set(units) else reading.dates
    numbers = sorted(one for one in reading.numbers if one not in dates)
    chosen = next((at for at, one in enumerate(numbers) if span[0] < one[1] and one[0] < span[1]), None)
    if len(units) < 2 or chosen is None:
        return None
    rows = [
        numbers[first : first + len(units)]
        for first in range(max(0, chosen - len(units) + 1), min(chosen, len(numbers) - len(units)) + 1)
    ]
    near = [row for row in rows if all(after[0] - one[1] <= _APART for one, after in pairwise(row))]
    if not near:
        return None
    best = max(
        near,
        key=lambda row: sum(
            _in_unit(reading.text[last - 1], unit) for (_, last), unit in zip(row, units, strict=True)
        ),
    )
    return best[0][0], best[-1][1]


def _in_unit(last: str, unit: str) -> bool:
    return last == unit or (unit == "钱" and last in _MONEY)


def _hedged(reading: Reading, span: Span) -> Span:
    """不到80% is not 80%: a word that says less or more belongs to its number."""
    found = _HEDGE.search(reading.text[: span[0]])
    return (found.start(), span[1]) if found and reading.text[span[0]].isdigit() else span


def _whole_place(reading: Reading, span: Span) -> Span:
    """区太龙镇 begins in the middle of 万州区太龙镇."""
    atoms = [one for one in reading.atoms if one[1] == span[0]]
    begins = reading.text[span[0] : span[1]]
    return (
        (atoms[0][0], span[1])
        if atoms and len(begins) > 2 and begins[0] in "省市县区镇乡" and reading.text[span[0] - 1].isalpha()
        else span
    )


def _dated(reading: Reading, span: Span) -> Span:
    """Of a stretch with one date in it the date, with the 前, 起 or 以来 behind it."""
    held = _widest(one for one in reading.dates if span[0] <= one[0] and one[1] <= span[1])
    if len(held) != 1 or not _LEADS.fullmatch(reading.text[span[0] : held[0][0]]):
        return span
    behind = _BEHIND_DATE.match(reading.text, held[0][1])
    return held[0][0], min(span[1], behind.end() if behind else held[0][1])


def _with_focus(question: Question, reading: Reading, span: Span) -> Span:
    """什么样的公司 is answered by 油脂贸易公司, not by 油脂贸易."""
    focus = question.focus
    quoted = any(first <= span[0] and span[1] - 1 <= last for first, last in reading.quoted)
    follows = len(focus) > 1 and not quoted and reading.text.startswith(focus, span[1])
    return (span[0], span[1] + len(focus)) if follows else span


def _enumeration(question: Question, reading: Reading, span: Span) -> Span:
    """Of an enumeration between quotation marks all of it, if several things are asked for or were chosen."""
    several = "、" in reading.text[span[0] : span[1]] or _SEVERAL.search(question.text)
    for first, last in reading.quoted:
        within = first <= span[0] < last and several
        if (
            within
            and reading.text[first:last].count("、") >= 2
            and not re.search("[,。;]", reading.text[first:last])
        ):
            return first, last
    return span


def _quantity(question: Question, reading: Reading, span: Span) -> Span:
    """Of a longer stretch the one quantity in it that has the unit asked for; else the stretch as it is."""
    last = [one for one in reading.numbers if one[1] == span[1] and one[0] > span[0]]
    if last and reading.text[span[0] : min(last)[0]] in question.text:
        return min(last)
    if not question.unit:
        number = next((one for one in sorted(reading.numbers) if one[0] == span[0]), None)
        return number if number and reading.text[number[1] : span[1]].startswith("的") else span
    fitting = [
        (first, last)
        for first, last in reading.numbers
        if span[0] <= first and last <= span[1] and reading.text[first:last].endswith(question.unit)
    ]
    return fitting[0] if len(fitting) == 1 and question.text.count(question.unit) == 1 else span


def _within(known: tuple[Span, ...], span: Span) -> Span | None:
    """The one known stretch that a span holds."""
    held = _widest(one for one in known if span[0] <= one[0] and one[1] <= span[1])
    return held[0] if len(held) == 1 else None


def _widest(found: Iterable[Span]) -> list[Span]:
    """Without those that stand within another."""
    spans = list(found)
    return [
        one
        for one in spans
        if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
    ]


def _edges(printed: str, span: Span) -> Span:
    """Without punctuation at the ends and without a mark whose partner is outside."""
    first, last = span
    while last - first > 1:
        if printed[first] in _EDGES or _alone(printed, first, (first, last)):
            first += 1
        elif printed[last - 1] in _EDGES or _alone(printed, last - 1, (first, last)):
            last -= 1
        else:
            break
    return first, last


def _alone(printed: str, at: int, span: Span) -> bool:
    """Tell whether a mark that opens or closes has no partner within a span."""
    inside = printed[span[0] : span[1]]
    if printed[at] in _MARKS:
        return _MARKS[printed[at]] not in inside
    partner = next((one for one, closing in _MARKS.items() if closing == printed[at]), None)
    return partner is not None and partner not in inside
