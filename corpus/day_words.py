"""Words for days: `昨天` or `last week` and the day it is come in; `2026-11-21` or a range of days comes out."""

import re
from dataclasses import replace
from datetime import date, timedelta

from corpus.answering.relative_dates import resolve
from corpus.folding import fold
from corpus.query import Filter, Query

_ENGLISH = {
    "today": "今天",
    "yesterday": "昨天",
    "this month": "本月",
    "last month": "上月",
    "this year": "今年",
    "last year": "去年",
}
_WEEK = re.compile(r"(本|这个?|上上个?|上个?|this |last )(?:周|星期|礼拜|week)")
_LATELY = re.compile(
    r"(?:最近|近|过去|这|last |past )(?:(\d{1,3})|([一二两三四五六七八九十]{1,3})|)\s?(?:个)?(天|日|周|星期|月|年|days?|weeks?|months?|years?)"
)
_UNITS = {"天": 1, "日": 1, "d": 1, "周": 7, "星": 7, "w": 7, "月": 30, "m": 30, "年": 365, "y": 365}
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九十")} | {"两": 2}


def with_days(query: Query, today: date) -> Query:
    """The query with every date filter that is said in relative words turned into the days that are meant."""
    if not any(one.name == "date" for one in query.filters):
        return query
    return replace(query, filters=tuple(_absolute(one, today) for one in query.filters))


def _absolute(one: Filter, today: date) -> Filter:
    meant = days_meant(one.value, today) if one.name == "date" else None
    return replace(one, value=meant) if meant else one


def days_meant(typed: str, today: date) -> str | None:
    """The days that are meant, as a date filter is written; None where the words are no relative date."""
    text = " ".join(fold(typed).casefold().split())
    text = _ENGLISH.get(text, text)
    return _week(text, today) or _lately(text, today) or resolve(text, today.isoformat())


def _week(text: str, today: date) -> str | None:
    """Weeks begin on Monday."""
    found = _WEEK.fullmatch(text)
    if not found:
        return None
    ago = {"上上": 2, "上": 1, "last": 1}.get(found[1].strip().removesuffix("个"), 0)
    monday = today - timedelta(days=today.weekday() + 7 * ago)
    return f"{monday}..{monday + timedelta(days=6)}"


def _lately(text: str, today: date) -> str | None:
    """The last so many days, today included."""
    found = _LATELY.fullmatch(text)
    if not found:
        return None
    count = int(found[1]) if found[1] else _number(found[2]) if found[2] else 1
    days = count * _UNITS[found[3][0]]
    return f"{today - timedelta(days=days - 1)}..{today}" if days else None


def _number(text: str) -> int:
    """Read 三, 十五 or 三十."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[text[0]]
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
