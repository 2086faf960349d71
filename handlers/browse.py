"""Browsing: columns, authors, dates, the latest and any article come out as lists; no words need to be known."""

from collections.abc import Callable

from corpus.day_words import days_meant
from corpus.filters import date_span
from corpus.library import Library
from corpus.store import Summary
from handlers.article import open_article
from handlers.call import Call
from handlers.chat_settings import limit_note, now_at
from handlers.citation import about_summary
from handlers.openers import openers
from handlers.paging import pager, split_page
from handlers.reply import Block, Button, Heading, Hit, HitList, Reply, Text

_LIST = 8
"""Headlines that fit one phone screen."""
_NAMES = 24
"""Names of columns or authors in one reply."""


async def latest(call: Call) -> Reply:
    """Answer `/latest`."""
    _, page = split_page(call.text)
    listed = await call.desk.ask(lambda library: library.store.latest(_LIST + 1, (page - 1) * _LIST))
    return await _listing(call, call.words.latest, "/latest", page, listed)


async def columns(call: Call) -> Reply:
    """Answer `/columns`, or `/columns NAME` with that column's articles."""
    name, page = split_page(call.text)
    if name:
        return await _of(call, "column", name, page)
    return await _names(call, call.words.columns, "/columns", page, lambda library: library.store.columns())


async def authors(call: Call) -> Reply:
    """Answer `/authors`, or `/authors NAME` with that author's articles."""
    name, page = split_page(call.text)
    if name:
        return await _of(call, "author", name, page)
    return await _names(call, call.words.authors, "/authors", page, lambda library: library.store.authors())


async def _names(
    call: Call, title: str, command: str, page: int, ask: Callable[[Library], list[tuple[str, int]]]
) -> Reply:
    """Names with their counts, each a button that lists what is behind it."""
    counted = await call.desk.ask(ask)
    if not counted:
        return Reply((Heading(title), Text(call.words.nothing_known), *limit_note(call)))
    shown = counted[(page - 1) * _NAMES : page * _NAMES]
    lines = "\n".join(call.words.counted.format(name=name, count=count) for name, count in shown)
    rows = [
        tuple(Button(name, f"{command} {name}") for name, _ in shown[at : at + 3]) for at in range(0, 6, 3)
    ]
    turners = pager(command, page, more=len(counted) > page * _NAMES, words=call.words)
    return Reply((Heading(title), Text(lines)), tuple(row for row in (*rows, turners) if row))


async def _of(call: Call, what: str, name: str, page: int) -> Reply:
    """The articles of a column or an author, however inexactly the name was typed."""
    known, listed = await call.desk.ask(
        lambda library: library.of_column(name) if what == "column" else library.of_author(name)
    )
    words = call.words
    if not listed:
        return Reply((Text(words.no_hits.format(query=name)), *limit_note(call)))
    title = (words.of_column if what == "column" else words.of_author).format(name=known, count=len(listed))
    start = (page - 1) * _LIST
    return await _listing(call, title, f"/{what}s {name}", page, listed[start : start + _LIST + 1])


async def date(call: Call) -> Reply:
    """Answer `/date D`: a day, a month, a year, or 昨天 as it is in this chat."""
    typed, page = split_page(call.text)
    days = days_meant(typed, (await now_at(call.request, call.desk)).date()) or typed
    span = date_span(days) if days else None
    if span is None:
        return await _which_date(call)
    listed = await call.desk.ask(lambda library: library.store.between(*span))
    if not listed:
        return await _near_dates(call, days)
    start = (page - 1) * _LIST
    title = call.words.of_date.format(date=days, count=len(listed))
    shown = listed[start : start + _LIST + 1]
    return await _listing(call, title, f"/date {days}", page, shown)


async def _which_date(call: Call) -> Reply:
    dates = await call.desk.ask(lambda library: library.store.dates())
    if not dates:
        return Reply((Text(call.words.no_date), *limit_note(call)))
    said = call.words.which_date.format(example=f"/date {dates[0][0]}")
    return Reply((Text(said),), _date_buttons(call, dates))


async def _near_dates(call: Call, typed: str) -> Reply:
    dates = await call.desk.ask(lambda library: library.store.dates())
    if not dates:
        return Reply((Text(call.words.no_date), *limit_note(call)))
    nearest = sorted(dates, key=lambda one: abs(_ordinal(one[0]) - _ordinal(typed)))
    said = Text(call.words.nothing_that_day.format(date=typed))
    return Reply((said, *limit_note(call)), _date_buttons(call, nearest))


def _ordinal(text: str) -> int:
    span = date_span(text)
    return span[0] if span else 0


def _date_buttons(call: Call, dates: list[tuple[str, int]]) -> tuple[tuple[Button, ...], ...]:
    labels = [(call.words.counted.format(name=day, count=count), day) for day, count in dates[:6]]
    buttons = [Button(label, f"/date {day}") for label, day in labels]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


async def random(call: Call) -> Reply:
    """Answer `/random`."""
    found = await call.desk.ask(lambda library: library.store.random())
    if found is None:
        return Reply((Text(call.words.nothing_known), *limit_note(call)))
    await call.desk.memory.remember_list(call.chat, (found.id,))
    reply = open_article(found, call.words)
    return Reply(reply.blocks, (*reply.buttons, (Button(call.words.random_again, "/random"),)))


async def related(call: Call) -> Reply:
    """Answer `/related ID`: articles that speak of the same things."""
    name, _ = split_page(call.text)
    listed = await call.desk.memory.last_list(call.chat)
    if name.isdigit() and 0 < int(name) <= len(listed) and listed[int(name) - 1]:
        name = listed[int(name) - 1]
    elif not name and listed:
        name = listed[0]
    article, near = await call.desk.ask(lambda library: library.related(name, _LIST))
    title = article.title or call.words.untitled
    if not near:
        return Reply((Text(call.words.no_related.format(title=title)), *limit_note(call)))
    return await _listing(call, call.words.related_to.format(title=title), "/related", 1, near)


async def _listing(call: Call, title: str, command: str, page: int, listed: list[Summary]) -> Reply:
    """A numbered list of headlines; one more than a page says that there is a next page."""
    shown = listed[:_LIST]
    listed_from = (page - 1) * _LIST
    await call.desk.memory.remember_list(call.chat, (*[""] * listed_from, *(one.id for one in shown)))
    hits = tuple(
        Hit(listed_from + number, one.title or call.words.untitled, about_summary(one, call.words))
        for number, one in enumerate(shown, 1)
    )
    rows = openers([one.id for one in shown], listed_from + 1)
    turners = pager(command, page, more=len(listed) > _LIST, words=call.words)
    blocks: tuple[Block, ...] = (Heading(title), HitList(hits))
    return Reply(blocks, tuple(row for row in (*rows, turners) if row))


async def stats(call: Call) -> Reply:
    """Answer `/stats`."""
    held = await call.desk.ask(lambda library: library.store.stats())
    words = call.words
    lines = [
        words.stats.format(
            articles=held.articles, characters=held.characters, columns=held.columns, authors=held.authors
        )
    ]
    if held.first_date:
        lines.append(words.stats_dates.format(first=held.first_date, last=held.last_date))
    if held.publications:
        papers = words.list_joiner.join(
            words.counted.format(name=name, count=count) for name, count in held.publications
        )
        lines.append(words.stats_papers.format(papers=papers))
    return Reply((Text("\n".join(lines)), *limit_note(call)))
