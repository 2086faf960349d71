"""Search: words come in; a numbered list of articles with marked excerpts goes out, and buttons to open, narrow and turn."""

from dataclasses import replace

from corpus.errors import EmptyQuery
from corpus.excerpt import Excerpt
from corpus.library import Library
from corpus.search import Asker, Found
from corpus.search import Hit as Match
from handlers.call import Call
from handlers.chat_settings import asker_of, chosen, limit_note
from handlers.citation import about, about_summary, headline
from handlers.openers import openers
from handlers.paging import pager, split_page
from handlers.reply import Block, Button, Hit, HitList, Quotation, Reply, Text
from handlers.words.phrases import Phrases

_CLOSE = 0.6
"""A fuzzy hit is shown if it scores at least this share of the best one; further down stand accidents."""
_MARKS = '“”„"＂「」『』'
"""What a typed quotation stands between already; the sentence that names it has marks of its own."""


async def search(call: Call) -> Reply:
    """Answer `/search WORDS`."""
    typed, page = split_page(call.text)
    if not typed:
        raise EmptyQuery("There is nothing to look for.")
    size = int(await chosen("hits", call.request, call.desk))
    asker = await asker_of(call.request, call.desk)
    found = await call.desk.ask(lambda library: _look(library, typed, page, size, asker))
    shown = found.hits[:size]
    if not shown:
        return await _nothing(call, typed, found)
    await call.desk.memory.remember_list(call.chat, _numbered(found, page, size))
    first = (page - 1) * size + 1
    places = 2 if len(shown) == 1 and asker.excerpt_length else 1
    hits = tuple(_hit(match, first + index, call.words, places) for index, match in enumerate(shown))
    return Reply(
        (*_summary(found, call.words), HitList(hits)), _buttons(call, found, typed, page, size, hits)
    )


def _numbered(found: Found, page: int, size: int) -> tuple[str, ...]:
    """The ids of the list, so that `article 4` on page 2 opens what is numbered 4; pages not seen stay empty."""
    return (*[""] * ((page - 1) * size), *(match.article.id for match in found.hits[:size]))


def _look(library: Library, typed: str, page: int, size: int, asker: Asker) -> Found:
    found = library.search(typed, size + 1, (page - 1) * size, asker=asker)
    found = library.narrow(found) if page == 1 and found.total > size else found
    if not found.hits:
        return found
    best = max(match.score for match in found.hits)
    near = tuple(
        match
        for match in found.hits
        if not match.fuzzy or match.by_synonym or (not found.total and match.score >= _CLOSE * best)
    )
    return replace(found, hits=near)


def _summary(found: Found, words: Phrases) -> tuple[Block, ...]:
    query = found.query.typed
    if found.suggestion:
        said = words.understood.format(query=query, meant=found.suggestion, total=found.meant_total)
    elif found.total:
        said = words.hit_count.format(query=query, total=found.total)
    else:
        said = words.fuzzy_count.format(query=query)
    return (Text(said, quiet=True), *_notes(found, words))


def _notes(found: Found, words: Phrases) -> tuple[Block, ...]:
    """Which days a word such as 昨天 was taken for, and what was not understood."""
    meant = [
        one.value for one in found.query.filters if one.name == "date" and one.value not in found.query.typed
    ]
    days = (Text(words.days_meant.format(days=words.list_joiner.join(meant)), quiet=True),)
    notes = (Text(words.not_understood.format(notes=words.list_joiner.join(found.notes)), quiet=True),)
    return (*(days if meant else ()), *(notes if found.notes else ()))


def _hit(match: Match, number: int, words: Phrases, most: int) -> Hit:
    title = next((one for one in match.excerpts if one.field == "title"), None)
    others = [one for one in match.excerpts if one is not title]
    places = words.places.format(count=match.places) if match.places > 1 else ""
    return Hit(
        number=number,
        title=headline(match.article, words),
        note=" · ".join(part for part in (about(match.article, words), places) if part),
        title_marks=title.marks if title else (),
        excerpts=tuple(quote(one, match.article.id) for one in others[:most]),
    )


def quote(excerpt: Excerpt, article_id: str) -> Quotation:
    """An excerpt as the paper's words."""
    return Quotation(excerpt.text, article_id, excerpt.marks, excerpt.code)


def _buttons(  # noqa: PLR0913, PLR0917 — all that the rows of buttons are made of
    call: Call, found: Found, typed: str, page: int, size: int, hits: tuple[Hit, ...]
) -> tuple[tuple[Button, ...], ...]:
    numbers = tuple(
        Button(str(hit.number), f"/article {match.excerpts[0].code}")
        for hit, match in zip(hits, found.hits, strict=False)
    )
    literally = (Button(call.words.as_typed, f'/search "{typed}"'),) if found.suggestion else ()
    turners = pager(f"/search {typed}", page, more=len(found.hits) > size, words=call.words)
    return tuple(row for row in (numbers, (*literally, *_narrowing(call, found, typed)), turners) if row)


def _narrowing(call: Call, found: Found, typed: str) -> tuple[Button, ...]:
    """The commonest columns and months of a long result, unless that is what was asked."""
    facets = dict(found.facets)
    asked = {one.name for one in found.query.filters}
    buttons = []
    if "columns" not in asked and len(facets.get("columns", ())) > 1:
        buttons += [
            Button(call.words.narrow_column.format(name=name, count=count), f"/search {typed} column:{name}")
            for name, count in facets["columns"][:2]
        ]
    if "date" not in asked and len(facets.get("months", ())) > 1:
        buttons += [
            Button(call.words.narrow_month.format(name=name, count=count), f"/search {typed} date:{name}")
            for name, count in facets["months"][:2]
        ]
    return tuple(buttons)


async def _nothing(call: Call, typed: str, found: Found) -> Reply:
    """Say so, and name the nearest headlines."""
    nearest = await call.desk.ask(lambda library: library.nearest_titles(typed, 3))
    said = call.words.no_literal_hits if found.query.phrases else call.words.no_hits
    blocks: list[Block] = [
        Text(said.format(query=typed.strip(_MARKS))),
        *_notes(found, call.words),
        *limit_note(call),
    ]
    if nearest:
        hits = tuple(
            Hit(number, one.summary.title, about_summary(one.summary, call.words))
            for number, one in enumerate(nearest, 1)
        )
        await call.desk.memory.remember_list(call.chat, tuple(one.summary.id for one in nearest))
        blocks += [Text(call.words.nearest_headlines, quiet=True), HitList(hits)]
    return Reply(tuple(blocks), openers([one.summary.id for one in nearest]))
