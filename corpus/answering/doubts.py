"""Doubts: a question and the answer chosen for it come in; the credit that is left comes out, 1 where nothing is wrong.

The judge has learned from encyclopaedic text how likely an answer is right. These few rules say what no text excuses: an
amount without a number, a holder of an office that nobody near is said to hold, a university where none is spoken of.
"""

import re

from corpus.answering.choosing import Choice
from corpus.answering.people import SURNAMES, office
from corpus.answering.question import Question
from corpus.folding import fold

_NUMBER = re.compile(r"\d|[零一二三四五六七八九十百千万亿两半几数]")
_TIME_UNITS = frozenset("年月日天岁")
_NO_NUMBERS = frozenset({"万", "千", "百", "十", "亿", "数", "一段"})
_KIN = (
    "妻子",
    "丈夫",
    "爱人",
    "父亲",
    "母亲",
    "爷爷",
    "奶奶",
    "儿子",
    "女儿",
    "哥哥",
    "弟弟",
    "姐姐",
    "妹妹",
    "爸爸",
    "妈妈",
    "外公",
    "外婆",
)
_FACTS_ASKED = (
    "人口 面积 电话 电话号码 号码 学历 学位 专业 年龄 岁数 家乡 老家 故乡 籍贯 出生地 工资 收入 身高 体重 生日 爱好 大学 公司 学校 医院 银行 奖金 亩产 产值 造价 学生 "
    "居民 病床 病人 员工 职工 价格 票价 名称 地址 单位"
)
_FACTS = tuple(_FACTS_ASKED.split())
_LESS, _LEAST = 0.5, 0.2


def credit(question: Question, chosen: Choice) -> float:
    """The share of its confidence that an answer keeps."""
    said = fold(chosen.text)
    rules = {"amount": _amount, "who": _holder, "when": _time}
    rule = rules.get(question.asked)
    return min(rule(question, chosen, said) if rule else 1.0, _spoken_of(question, chosen, said))


def _amount(question: Question, chosen: Choice, said: str) -> float:
    """An amount has a number; an age is told in years of life, and what is counted in things is no time."""
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
    asks_time = question.unit[-1:] in _TIME_UNITS or re.search("多久|多长时间|时间", question.text)
    is_time = all(one[-1] in _TIME_UNITS for one in inside)
    return _LEAST if question.unit and is_time and not asks_time else 1.0


def _holder(question: Question, chosen: Choice, said: str) -> float:
    """The office or the kin asked for is printed near, and who holds it is no number and no county."""
    if any(one.isdigit() for one in said) or (len(said) > 2 and said[-1] in "县镇乡村区市省米岁"):
        return _LEAST
    left = question.text[: question.start].rstrip("的是叫为有由")
    asked = office(left) or next((one for one in _KIN if left.endswith(one)), "")
    if "名字" in question.text and not _names(chosen, said):
        return _LEAST
    return 1.0 if asked in chosen.evidence.near else _LEAST


def _names(chosen: Choice, said: str) -> bool:
    """Tell whether an answer looks like a name."""
    known = any(
        chosen.evidence.reading.text[first:last] in said for first, last in chosen.evidence.reading.names
    )
    return known or "·" in said or said[:1].isascii() or (2 <= len(said) <= 4 and said[0] in SURNAMES)


def _time(question: Question, _: Choice, said: str) -> float:
    """哪一年 is answered by a year."""
    asks_year = re.search(r"[哪何几]一?年", question.text[question.start : question.end + 1])
    return _LEAST if asks_year and not re.search(r"年|\d{3,4}|世纪", said) else 1.0


def _spoken_of(question: Question, chosen: Choice, said: str) -> float:
    """What readers ask of any name (哪所大学, 有多少人口, 家乡在哪里) is spoken of near, or the answer ends as its name does."""
    left = question.text[: question.start].rstrip("的是叫为有由在于位")
    asked = next((one for one in _FACTS if question.focus.startswith(one) or left.endswith(one)), "")
    spoken = asked in chosen.evidence.near or said.endswith(asked[-1:])
    return 1.0 if spoken else _LESS
