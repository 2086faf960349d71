"""Relative dates: a printed time such as 去年8月 and the article's date come in; the absolute date comes out."""

import re
from datetime import date, timedelta

from corpus.answering.quantity import value
from corpus.folding import fold

_DAYS = {"今": 0, "当": 0, "本": 0, "昨": -1, "前": -2, "明": 1}
_YEARS = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "后": 2}
_YEAR = re.compile(
    r"([今本去前明后])年(?:(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号])?)?(.*)"
)
_MONTH = re.compile(r"(本|这个|上个?|下个?)月(?:(\d{1,2})[日号])?(.*)")
_MONTH_DAY = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号])?(.*)"
)
_DAY_OF_MONTH = re.compile(r"(\d{1,2})[日号](.*)")
_DAY = re.compile(r"([今昨前明当])[天日晚早](.*)")


def resolve(printed: str, printed_on: str | None) -> str | None:
    """The absolute date, `2022-08` or `2022-08-15`; None where the words are no relative date or the article has none."""
    if not printed_on:
        return None
    day = date.fromisoformat(printed_on)
    text = fold(printed).strip()
    for rule in (_of_year, _of_month, _of_day, _of_month_alone):
        found = rule(text, day)
        if found:
            return found
    return None


def _of_year(text: str, day: date) -> str | None:
    found = _YEAR.fullmatch(text)
    return _iso(day.year + _YEARS[found[1]], found[2], found[3]) if found else None


def _of_month(text: str, day: date) -> str | None:
    found = _MONTH.fullmatch(text)
    if not found:
        return None
    shift = {"上": -1, "下": 1}.get(found[1][0], 0)
    month = day.year * 12 + day.month - 1 + shift
    return _iso(month // 12, str(month % 12 + 1), found[2])


def _of_day(text: str, day: date) -> str | None:
    found = _DAY.fullmatch(text)
    return str(day + timedelta(days=_DAYS[found[1]])) if found else None


def _of_month_alone(text: str, day: date) -> str | None:
    """8月15日 without a year is the last such day; 15日 alone is one of the article's month."""
    found = _MONTH_DAY.fullmatch(text)
    if found:
        month = value(found[1])
        return _iso(day.year - (month > day.month + 1), found[1], found[2])
    alone = _DAY_OF_MONTH.fullmatch(text)
    return _iso(day.year, str(day.month), alone[1]) if alone else None


def _iso(year: int, month: str | None, day: str | None) -> str | None:
    parts = [f"{year:04d}", *(f"{value(one):02d}" for one in (month, day) if one)]
    try:
        date(year, *([value(one) for one in (month, day) if one] + [1, 1])[:2])
    except ValueError:
        return None
    return "-".join(parts)
