"""Numerals: folded text goes in; its figures come out, each with its value, so that 三十五 and 35 are known to be one number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = {one: value for value, one in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2, "廿": 20}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_LEAPS = {"万": 10**4, "亿": 10**8}
HAN_NUMERALS = frozenset((*_DIGITS, *_STEPS, *_LEAPS))
_HAN = "零一二三四五六七八九两十百千万亿"
_FIGURE = re.compile(
    rf"(?P<percent>百分之)?(?P<arabic>[-+±]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|[-+±]?\d+(?:\.\d+)?)\s?(?P<leap>[千百]?[万亿]+|[%‰])?"
    rf"|(?P<part>百分之|千分之)(?P<of>[{_HAN}]+(?:点[{_HAN}]+)?)"
    rf"|(?P<han>[{_HAN}]+(?:点[{_HAN}]+)?)"
    r"|\b(?P<english>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|"
    r"dozen|half|twice|double|first|second|third)\b"
)
_ENGLISH = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        range(1, 21),
        strict=True,
    )
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
# Words in which 一, 十 and their like count nothing.
_NO_FIGURE = re.compile(
    "一些|一样|一般|一直|一定|一旦|一致|一律|一向|一切|一面|一方面|一边|一度|一再|一味|一同|一起|一贯|统一|唯一|万一|单一|同一|第一线|一线|"
    "进一步|十分|千万不|千万别|百姓|万象|万千|九州|四川|三峡|八达岭|五星|四海|三农|百货|百年老|万里|九江|两岸|百分点"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is written, with what it is worth (None where that cannot be told, as of 几十)."""

    written: str
    value: Fraction | str


def figures(folded: str) -> Iterator[Figure]:
    """Every figure of a folded text."""
    for found in _FIGURE.finditer(_NO_FIGURE.sub("　", folded)):
        yield Figure(found[0], _value(found))


def _value(found: re.Match[str]) -> Fraction | str:
    if found["arabic"]:
        return _arabic(found["arabic"], found["leap"] or "", percent=bool(found["percent"]))
    if found["part"]:
        whole = _han(found["of"])
        hundred = 100 if found["part"].startswith("百") else 1000
        return whole / hundred if isinstance(whole, Fraction) else found[0]
    if found["han"]:
        return _han(found["han"])
    return Fraction(_ENGLISH[found["english"]]) if found["english"] in _ENGLISH else found["english"]


def _arabic(written: str, leap: str, *, percent: bool) -> Fraction | str:
    bare = written.replace(",", "")
    if bare[0] == "±":
        return written + leap
    value = Fraction(bare)
    for one in leap:
        value *= {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}.get(
            one, Fraction((_STEPS | _LEAPS).get(one, 1))
        )
    return value / 100 if percent else value


def _han(written: str) -> Fraction | str:
    whole, _, rest = written.partition("点")
    if not rest:
        return _han_whole(written)
    part = rest.rstrip("".join(_STEPS | _LEAPS))
    value = _han_whole(whole)
    if not part or any(one not in _DIGITS for one in part) or not isinstance(value, Fraction):
        return written
    value += Fraction(int("".join(str(_DIGITS[one]) for one in part)), 10 ** len(part))
    for one in rest[len(part) :]:
        value *= (_STEPS | _LEAPS)[one]
    return value


def _han_whole(written: str) -> Fraction | str:
    if all(one in _DIGITS for one in written):  # 一九九八, read digit by digit
        return Fraction(int("".join(str(_DIGITS[one]) for one in written)))
    total = section = digit = 0
    for one in written:
        if one in _DIGITS:
            digit = _DIGITS[one]
        elif one in _STEPS:
            section += (digit or 1) * _STEPS[one]
            digit = 0
        else:
            if not (section or digit or total):
                return written  # a bare 万 or 亿 stands behind a figure that is written otherwise
            total = (total + section + digit) * _LEAPS[one]
            section = digit = 0
    return Fraction(total + section + digit)
