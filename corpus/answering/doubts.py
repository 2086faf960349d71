"""Doubts: a question and the answer chosen for it come in; the credit that is left comes out, 1 where nothing is wrong.

The judge has learned from encyclopaedic text how likely an answer is right. These few rules say what no text excuses: an
amount without a number, a holder of an office that nobody near is said to hold, a university where none is spoken of.
"""

import re
from collections.abc import Iterable

from corpus.answering.amounts_asked import like_units
from corpus.answering.choosing import Choice
from corpus.answering.contrasts import contrasts
from corpus.answering.cover import presence
from corpus.answering.people import SURNAMES, office
from corpus.answering.question import Question
from corpus.answering.times_asked import YEAR_ASKED, YEAR_TOLD
from corpus.folding import fold

_NUMBER = re.compile(r"\d|[零一二三四五六七八九十百千万亿两半]|[a-z]{3}")
_TIME_UNITS = frozenset("年月日天岁")
_NO_NUMBERS = frozenset({"万", "千", "百", "十", "亿", "数", "一段"})
_KIN = (
    "妻子 老婆 爱人 夫人 太太 老伴|丈夫 老公 爱人 先生 老伴|父亲 爸爸 爹 父母|母亲 妈妈 娘 父母|儿子 孩子|女儿 孩子|哥哥 兄长 兄弟|弟弟 兄弟|姐姐 姐妹|"
    "妹妹 姐妹|爷爷 祖父|奶奶 祖母|外公 外祖父|外婆 外祖母|孙子|孙女|女婿|儿媳|岳父|岳母|徒弟|师父 师傅"
)
"""Groups of words for the same relative; the first is what is asked for, any of them what may be printed."""
_RELATIVES = tuple(tuple(group.split()) for group in _KIN.split("|"))
_TOLD_IN_ENGLISH = (
    "born",
    "birthplace",
    "wife",
    "husband",
    "married",
    "school",
    "college",
    "phone",
    "salary",
    "nationality",
)
_FORMERLY = re.compile("原来|原先|以前|之前|此前|从前|过去|当初")
_ORDINAL = re.compile(
    r"[一二三四五六七八九十\d]+(等奖)|第[一二三四五六七八九十\d]+(届|批|期|季|轮)|首(批|届|期|季|轮)"
)
_FACTS_ASKED = (
    "人口 面积 电话 电话号码 号码 学历 学位 专业 年龄 岁数 家乡 老家 故乡 籍贯 出生地 工资 收入 身高 体重 生日 爱好 大学 公司 学校 医院 银行 奖金 亩产 产值 造价 学生 "
    "居民 病床 病人 员工 职工 价格 票价 名称 地址 单位"
)
_FACTS = tuple(_FACTS_ASKED.split())
_ANYBODY = frozenset(
    {"people", "persons", "men", "women", "does", "did", "is", "was", "would", "are", "were"}
)
"""Words behind how many or how much that need not be printed beside the number."""
_TIMES_AGO = re.compile(
    r"上上(?:周|个?月)|[上下](?:周|个?月|季度?|半?年)|[去前明]年|last (?:week|month|year)"
)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?=年|\b)")
_RELATIVE_YEARS = (("前年", -2), ("去年", -1), ("今年", 0), ("本年", 0), ("明年", 1))
_LEVELS = "省市区县镇乡村州"
_LESS, _LEAST = 0.5, 0.2


def credited(question: Question, found: Iterable[Choice]) -> list[tuple[float, Choice]]:
    """Choices with the credit of each: an answer that nothing excuses gives way to the next, if all are such to none."""
    return sorted(((credit(question, one), one) for one in found), key=lambda pair: -pair[0])


def credit(question: Question, chosen: Choice) -> float:
    """The share of its confidence that an answer keeps."""
    said = fold(chosen.text)
    rules = {"amount": _amount, "who": _holder, "when": _time}
    rule = rules.get(question.asked)
    own = rule(question, chosen, said) if rule else 1.0
    others = (
        _opposed(question, chosen),
        _of_another(question, chosen),
        _unsaid(question, chosen.evidence.near),
        _of_another_column(question, chosen),
    )
    return min(own, _spoken_of(question, chosen, said), *others)


def _unsaid(question: Question, near: str) -> float:
    """A relative, what was before, another number of a series, a birth: nobody is answered where they are not spoken of."""
    kin = [group for group in _RELATIVES if group[0] in question.text]
    if any(not any(one in near for one in group) for group in kin):
        return _LEAST
    if _FORMERLY.search(question.text) and not _FORMERLY.search(near):
        return _LESS
    if any(one in question.text.split() and one not in near for one in _TOLD_IN_ENGLISH):
        return _LEAST
    return _LEAST if _another_of_the_series(question.text, near) else 1.0


def _of_another_column(question: Question, chosen: Choice) -> float:
    """A table of this week and the last does not say what was the week before; one that prints years may say last year's."""
    whole = chosen.evidence.article_text
    if chosen.evidence.place.field.field != "table" or _YEAR.search(whole):
        return 1.0
    return _LEAST if any(one[0] not in whole for one in _TIMES_AGO.finditer(question.text)) else 1.0


def _another_of_the_series(asked: str, near: str) -> bool:
    """Tell whether 二等奖 is asked for and only 一等奖 is printed."""
    series = [(found[0], next(filter(None, found.groups()))) for found in _ORDINAL.finditer(asked)]
    told = {next(filter(None, found.groups())) for found in _ORDINAL.finditer(near)}
    said = {kind for whole, kind in series if whole in near}
    return any(kind in told - said for _, kind in series)


def _of_another(question: Question, chosen: Choice) -> float:
    """A sentence that names somebody, but nowhere near the person asked about, speaks of somebody else."""
    reading, near = chosen.evidence.reading, chosen.evidence.near
    asked = [name for name in reading.people if name in question.text]
    told = any(name in reading.text and name not in question.text for name in reading.people)
    return _LEAST if asked and told and not any(name in near for name in asked) else 1.0


def _opposed(question: Question, chosen: Choice) -> float:
    """The sentence speaks of the other side (今年 for 去年, 最小 for 最大), or of another year than the question."""
    near, date = chosen.evidence.near, chosen.evidence.place.article.page.date
    asked = _years(question.text, date)
    told = _years(chosen.evidence.reading.text, date) or _years(near, date)
    if asked and told and not asked & told:
        return _LEAST
    return _LEAST if contrasts(question, chosen.evidence.reading.text, near)[0] else 1.0


def _years(text: str, date: str | None) -> frozenset[int]:
    """The years that a text speaks of; 去年 is one if the page says of what day it is."""
    printed = {int(one) for one in _YEAR.findall(text)}
    told = {int(date[:4]) + after for word, after in _RELATIVE_YEARS if word in text} if date else set()
    return frozenset(printed | told)


def _amount(question: Question, chosen: Choice, said: str) -> float:
    """What is counted in English is spoken of near; an amount has a number; an age is told in years of life, and what is counted in things is no time."""
    if question.focus.isascii() and question.focus and not presence(question.focus, chosen.evidence.near):
        return _LESS if question.focus in _ANYBODY else _LEAST
    first, last = chosen.span
    inside = [
        said[start - first : end - first]
        for start, end in chosen.evidence.reading.numbers
        if first <= start and end <= last
    ]
    if not any(_NUMBER.search(one) and one not in _NO_NUMBERS for one in inside):
        return _LEAST
    if said.startswith("第") and "第" not in question.text:
        return _LEAST
    if re.search("几岁|多大年|年纪|年龄", question.text):
        return 1.0 if "岁" in chosen.evidence.near else _LEAST
    if (
        question.unit
        and question.unit != "个"
        and not any(one[-1] in like_units(question.unit[-1]) for one in inside)
    ):
        return _LESS
    asks_time = question.unit[-1:] in _TIME_UNITS or re.search("多久|多长时间|时间", question.text)
    is_time = all(one[-1] in _TIME_UNITS for one in inside)
    return _LEAST if question.unit and is_time and not asks_time else 1.0


def _holder(question: Question, chosen: Choice, said: str) -> float:
    """The office or the kin asked for is printed near, and who holds it is no number and no county."""
    if any(one.isdigit() for one in said) or (len(said) > 2 and said[-1] in "县镇乡村区市省米岁"):
        return _LEAST
    left = question.text[: question.start].rstrip("的是叫为有由")
    asked = office(left)
    if "名字" in question.text and not _names(chosen, said):
        return _LEAST
    return 1.0 if _held(asked, left, chosen.evidence.near) else _LEAST


def _held(asked: str, question: str, near: str) -> bool:
    """Tell whether an office is spoken of: 县水务局局长 holds 水务局长, but 副局长 is another, and so is 镇党委书记 for 区委书记."""
    if not asked or asked in near:
        return not asked or _same_level(asked, question, near)
    tail = asked[-2:]
    deputy = "副" in asked
    places = [found.start() for found in re.finditer(re.escape(tail), near)]
    told = any(("副" in near[max(0, at - 4) : at]) == deputy for at in places)
    return told and _same_level(tail, question, near)


def _same_level(office: str, question: str, near: str) -> bool:
    """Tell whether an office is of the level asked for (省 to 村), where both say one."""
    level = re.compile(rf"([{_LEVELS}])[^，。、,;；{_LEVELS}]{{0,3}}{re.escape(office)}")
    asked, told = (frozenset(level.findall(text)) for text in (question, near))
    return not asked or not told or bool(asked & told)


def _names(chosen: Choice, said: str) -> bool:
    """Tell whether an answer looks like a name."""
    known = any(
        chosen.evidence.reading.text[first:last] in said for first, last in chosen.evidence.reading.names
    )
    return known or "·" in said or said[:1].isascii() or (2 <= len(said) <= 4 and said[0] in SURNAMES)


def _time(question: Question, _: Choice, said: str) -> float:
    """哪一年 is answered by a year."""
    asks_year = YEAR_ASKED.search(question.text[question.start : question.end + 1])
    return _LEAST if asks_year and not YEAR_TOLD.search(said) else 1.0


def _spoken_of(question: Question, chosen: Choice, said: str) -> float:
    """What readers ask of any name (哪所大学, 有多少人口, 家乡在哪里) is spoken of near, or the answer ends as its name does."""
    left = question.text[: question.start].rstrip("的是叫为有由在于位")
    asked = next((one for one in _FACTS if question.focus.startswith(one) or left.endswith(one)), "")
    spoken = asked in chosen.evidence.near or said.endswith(asked[-1:])
    return 1.0 if spoken else _LESS
