"""Amounts asked for: a question how many and its sentences come in; for each the numbers that may be that amount come out."""

import re
from collections.abc import Sequence

from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading

_COUNTS = re.compile(r"\d|[零一二三四五六七八九十两半百千]|[a-z]{3}")
_YEAR = re.compile(r"\d{4}年")
"""A year, which is no answer to 几年."""
_MEASURE = re.compile(
    r"(?<=[ -])(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|miles?|acres?|feet|pounds?)$"
)
_BINDING = frozenset("年月天日岁人名位次元角分块斤克吨亩米里度环时钟点倍成")
"""Units that an answer is printed in when it is asked for in them; 个, 家 or 项 may be printed as anything."""
_UNITLESS = frozenset("0123456789零一二三四五六七八九十百千万亿余多")
_BARE = re.compile("[零一二三四五六七八九十百千万亿两半]")
"""A numeral alone, without a unit, is mostly a word's part (一夜未眠, 五桥)."""
_SAME_UNITS = ("名人位次", "元角分块", "米里")
"""Units that stand for one another: 几名 may be answered by 三人."""
_BARE_FIGURE = re.compile(r"(?:\d|[百千万][一二两三四五六七八九]|[万亿])(?=\s*(?:$|[\d，。、；,;|+-]))")
"""Where a number ends without a unit, as in a table or in speech (一千二)."""
_CURRENCY = (
    r"[元角块钱币镑铢]|法郎|卢布|先令|卢比|比索|里拉|[克马]朗|兰特|[$€£¥]|\br\d|[\d一二两三四五六七八九十]分$|"
    r"dollars?|pounds?|euros?|cents?|yuan|rupees?|shillings?|pesos?|francs?|yen\b|baht|pence"
)
_MONEY = re.compile(_CURRENCY)
_WORTH = re.compile(rf"{_CURRENCY}|[万亿%成折]")
_SHARE = re.compile(r"[%‰点成折]|百分|分之|percent")
_LENGTH = re.compile(r"[米里尺呎丈寸步浬]|公分|分之|feet|foot|miles?|\dk?m\b")
_EXTENT = re.compile(rf"{_LENGTH.pattern}|分钟|小时|[分天年月周秒夜]$|hours?|minutes?|days?")
_SIGN = re.compile(r"(?:[$€£¥]|\br|\baged? |[民港台][币幣])$")
"""What stands before a number and is its unit."""
_AGE = re.compile(r"岁|-year-old|\baged?\b|years old|^ ?\d\d$")
_SIZE = re.compile(rf"{_AGE.pattern}|{_LENGTH.pattern}|[亩顷坪倍吨升层席级瓩斤克%]|百分|公頃")
_ASKED_AMOUNTS = (
    (
        re.compile(
            r"率[是有为]?多[少高]|比例|百分之几|占比|几[成折]|\b(?:share|percentage|proportion|percent)\b"
        ),
        _SHARE,
    ),
    (
        re.compile(
            r"[费酬款薪资租]是?(?:多少|几)(?![人名户个年天项件条家次倍])|多少[^，,套项个]{0,3}[酬款薪租]|多少钱|几块钱|什么价|多少[元角]|多少块$|(?<![条个项])价格|票价|单价|[奖租房工]金|工资|造价|\bcosts?\b|"
            r"\bprice\b|\b(?:sell|sold|go|went) for\b|\bhow much (?:is|was|are|were)\b|\bhow much\b.*\b(?:cost|pay|paid|worth|fined?|spent|spend|earn(?:ed)?)\b"
        ),
        _MONEY,
    ),
    (
        re.compile(
            r"(?:赚|亏损?|盈利|利润|营收|收入|产值|市值|股价|投资|花费|补[贴助]|捐款?|罚款?|赔|欠|拨款?|贷款?|花|起拍价|成交价|费)了?[是达到有]?多少$"
        ),
        _WORTH,
    ),
    (re.compile(r"多长(?!时)"), _EXTENT),
    (re.compile(r"多[远深宽厚粗]"), _LENGTH),
    (re.compile(r"多重"), re.compile(r"[斤克吨两]|kg|分之")),
    (re.compile(r"[几多少]岁|多大(?:年纪|岁数|年龄|了)|年纪|年龄|\bhow old\b|\bage\b"), _AGE),
    (re.compile(r"多大$"), _SIZE),
)
"""What is asked by its unit though the question word does not say it, and what then stands in or beside the number."""
_UNSAID = frozenset({_MONEY, _WORTH, _SHARE})
"""Units that a table's heading says, and who speaks leaves out."""
_ASKED_SPANS = re.compile(r"[年月日天时点周期代]|多久|多长|\b(?:long|old|years?|months?|days?)\b")
"""Where a number of years or days may be what is asked for; elsewhere 去年5月 is no amount."""


def amounts(question: Question, readings: Sequence[Reading]) -> list[list[Span]]:
    """The numbers of each sentence in the unit asked for, if any sentence has one; an unsaid unit (钱, 岁) is binding."""
    timely = _ASKED_SPANS.search(question.text[question.start :])
    lasting = question.unit == "年"
    numbers = [
        [
            one
            for one in reading.numbers
            if _COUNTS.search(reading.text[one[0] : one[1]])
            and not _BARE.fullmatch(reading.text[one[0] : one[1]])
            and not (lasting and _YEAR.match(reading.text, one[0]))
            and (timely or not _within(one, reading.dates))
        ]
        for reading in readings
    ]
    unsaid = next((told for asked, told in _ASKED_AMOUNTS if asked.search(question.text)), None)
    if unsaid:
        return [
            [one for one in found if _told_by(unsaid, reading.text, one)]
            for reading, found in zip(readings, numbers, strict=True)
        ]
    unit = question.unit[-1:].replace("个", "")  # 个 counts whatever has a unit of its own
    units = like_units(unit)
    fit = [
        [one for one in found if units and reading.text[one[1] - 1] in units]
        for reading, found in zip(readings, numbers, strict=True)
    ]
    if any(fit):
        return fit
    return [
        [one for one in found if _may_count(question, units, reading.text[one[0] : one[1]])]
        for reading, found in zip(readings, numbers, strict=True)
    ]


def like_units(unit: str) -> str:
    """The units that may stand for one; none stands for none."""
    return next((same for same in _SAME_UNITS if unit and unit in same), unit)


def _may_count(question: Question, units: str, number: str) -> bool:
    """Tell whether a number in no unit asked for may do: years are no people, in either language, but a bare number is anything."""
    if question.text.isascii():
        measure = _MEASURE.search(number)
        return not (measure and question.focus and not question.focus.startswith(measure[0][:4]))
    return not (units and units[-1] in _BINDING) or number[-1] in _UNITLESS


def _within(span: Span, others: tuple[Span, ...]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in others)


def _told_by(told: re.Pattern[str], text: str, number: Span) -> bool:
    """Tell whether a number is in a unit: $ and aged stand before it, 元 ends it, years old stands behind; or in none, where one need not be said."""
    first, last = number
    if told in _UNSAID and _BARE_FIGURE.match(
        text, last - 1 if text[last - 1] in "0123456789万亿" else max(first, last - 2)
    ):
        return True
    sign = _SIGN.search(text[max(0, first - 6) : first])
    alone = (sign[0] if sign else "") + text[first:last]
    behind = text[last : last + (9 if text[first:last].isascii() else 3)]
    return bool(told.search(alone) or told.search(alone + re.split(r"[，,。；;、]", behind)[0]))
