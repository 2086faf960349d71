"""Filters: what a reader typed behind `column:` or `date:` becomes a condition on stored values, however inexactly typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from corpus.article import KINDS
from corpus.folding import plain, units
from corpus.index.engine import Condition
from corpus.query import Filter, Query, literal_phrases
from corpus.sound import sound, syllables
from corpus.store import Store

_KIND_NAMES = {
    "文章": "article",
    "报道": "article",
    "照片": "photo",
    "图片": "photo",
    "图片报道": "photo",
    "组图": "photo_essay",
    "图表": "chart",
    "表格": "table",
    "简讯": "briefs",
    "列表": "listing",
    "启事": "notice",
    "公告": "notice",
    "通知": "notice",
    "诗": "poem",
    "诗歌": "poem",
}
_DATE = re.compile(r"(\d{4})(?:\D?(\d{1,2}))?(?:\D?(\d{1,2}))?\D?")
_RANGE = re.compile(r"\.\.+|~|～|至|到|—+")
_ALIKE = 72.0
"""rapidfuzz's WRatio from which on a typed column or name is taken for a stored one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A condition, and what of the query could not be turned into one."""

    condition: Condition
    notes: tuple[str, ...]


def condition(query: Query, store: Store, *, literal: bool) -> Understood:
    """Turn a query's filters and exclusions (and, if `literal`, its words) into a condition on the stored articles."""
    fields: list[tuple[str, tuple[str, ...]]] = []
    first, last = 0, 0
    notes: list[str] = []
    for one in query.filters:
        if one.name == "date":
            span = date_span(one.value)
            first, last = span or (first, last)
            understood = span is not None
        else:
            values = _values(one, store)
            understood = bool(values)
            # what is not known matches nothing: a silently dropped filter would show what was not asked for
            fields.append((one.name, values or ("\x00",)))
        if not understood:
            notes.append(one.value)
    phrases = literal_phrases(query) if literal else tuple(tuple(units(plain(one))) for one in query.phrases)
    without = tuple(tuple(units(plain(one))) for one in query.without)
    return Understood(Condition(phrases, without, tuple(fields), first, last), tuple(notes))


def _values(one: Filter, store: Store) -> tuple[str, ...]:
    known = {
        "columns": store.columns,
        "authors": store.authors,
        "publications": store.publications,
    }
    if one.name == "kinds":
        kind = _KIND_NAMES.get(one.value, one.value.lower())
        return (kind,) if kind in KINDS else ()
    if one.name not in known:
        return (_page_number(plain(one.value)),) if one.name == "pages" else (plain(one.value),)
    return _nearest(plain(one.value), [plain(name) for name, _ in known[one.name]()])


def _page_number(value: str) -> str:
    digits = re.sub(r"\D", "", value)
    return digits.lstrip("0") or value


def nearest_names(value: str, known: Sequence[str]) -> list[str]:
    """The printed names that a typed one means, in the order in which they are known."""
    meant = _nearest(plain(value), [plain(name) for name in known]) if plain(value) else ()
    return [name for name in known if plain(name) in meant]


def _nearest(value: str, known: Sequence[str]) -> tuple[str, ...]:
    """Stored values that hold the typed one; else those that sound like it; else the one most like it."""
    holding = tuple(dict.fromkeys(name for name in known if value in name))
    if value in holding:
        return (value,)
    heard = syllables(value) or sound(value)
    sounding = tuple(dict.fromkeys(name for name in known if heard in sound(name)))
    if holding or sounding:
        return holding or sounding
    found = process.extractOne(value, known, scorer=fuzz.WRatio, score_cutoff=_ALIKE)
    return (found[0],) if found else ()


def date_span(text: str) -> tuple[int, int] | None:
    """Read `2023`, `2023-08`, `2023年8月15日` or two of them with `..` between as (first, last) yyyymmdd; None if it is neither."""
    ends = _RANGE.split(text.strip(), maxsplit=1)
    first = _day(ends[0], first=True)
    last = _day(ends[-1], first=False)
    return (first, last) if first and last and first <= last else None


def _day(text: str, *, first: bool) -> int | None:
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return (year or 0) * 10000 + (month or (1 if first else 12)) * 100 + (day or (1 if first else 31))
