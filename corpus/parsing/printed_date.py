"""A header's text goes in; the date that it prints, in any script and style, and the text without it come out."""

import re
from datetime import date

_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {
    "○": 0,
    "零": 0,
    "Ｏ": 0,
    "0": 0,
}
# Typesetters without a 〇 print 二０一五, 二○一五 or 二零一五.
NUMERAL = "〇○零0一二三四五六七八九十Ｏ"
_DATE = re.compile(
    rf"(?P<y>(?:19|20)\d{{2}}|[{NUMERAL}]{{4}})\s*(?:年|[-./])\s*(?P<m>\d{{1,2}}|[{NUMERAL}]{{1,3}})\s*(?:月|[-./])\s*"
    rf"(?P<d>\d{{1,2}}|[{NUMERAL}]{{1,3}})(?!\d)\s*(?:日|號|号)?"
)
_ERA = re.compile(
    r"(?:中華|中华)?民[國国]\s*(?P<y>\d{2,3}|[〇○零0一二三四五六七八九十百]{2,5})\s*年\s*(?P<m>\S{1,3})月\s*(?P<d>\S{1,3})日"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_ENGLISH_DATES = (
    re.compile(rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d{{2}})", re.IGNORECASE),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d{{2}})", re.IGNORECASE),
)


def take_date(text: str) -> tuple[str | None, str]:
    """Find the first date; two spaces stand where it stood."""
    for pattern in (_DATE, _ERA, *_ENGLISH_DATES):
        found = pattern.search(text)
        if found:
            day = _iso(found.group("y"), found.group("m"), found.group("d"), era=pattern is _ERA)
            if day:
                return day, text[: found.start()] + "  " + text[found.end() :]
    return None, text


def _iso(year: str, month: str, day: str, *, era: bool) -> str | None:
    try:
        number = 1911 + number_of(year) if era else (int(year) if year.isdigit() else _year(year))
        return date(number, _month(month), number_of(day)).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int("".join(str(_DIGITS[mark]) for mark in text if mark in _DIGITS))


def _month(text: str) -> int:
    if text.isascii() and text.isalpha():
        return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(text.lower()[:3]))
    return number_of(text)


def number_of(text: str) -> int:
    """Read 14, 十四 or 一〇三; raises ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    if not text or any(mark not in _DIGITS and mark not in "十百" for mark in text):
        raise ValueError(text)
    if "十" not in text and "百" not in text:
        return _year(text)
    total, unit = 0, 0
    for mark in text:
        if mark in "十百":
            total, unit = total + (unit or 1) * (10 if mark == "十" else 100), 0
        else:
            unit = _DIGITS[mark]
    return total + unit
