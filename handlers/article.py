"""Articles: a number, a title, an id or a passage's code comes in; the article goes out part by part, as printed."""

import re
from dataclasses import dataclass

from corpus.article import Article
from corpus.errors import PassageChanged, UnknownArticle
from corpus.library import Library
from corpus.lines import Line, lines
from corpus.passage import Passage, article_key, is_code
from handlers.call import Call
from handlers.chat_settings import limit_note
from handlers.citation import about, about_summary, cite, headline, web_address
from handlers.openers import openers
from handlers.paging import pager, split_page
from handlers.reply import Block, Button, Heading, Hit, HitList, Mark, Quotation, Reply, Source, Text
from handlers.words.phrases import Phrases

_PART = 900
"""Printed characters of a part: two phone screens, and well below every platform's limit."""
_NUMBER = re.compile(r"(?:第\s*)?(\d{1,3})\s*[篇条]?")
_SAME_TITLE = 99.0
_NEAR_TITLE = 60.0
"""Below this likeness (0…100) a title is not the one that was meant."""
_SHOWN = ("heading", "paragraph", "caption", "credit", "table")
"""What stands below the head of an article."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """An article, with the passage to show first, and what must be said before it."""

    article: Article
    passage: Passage | None = None
    said: str = ""


async def article(call: Call) -> Reply:
    """Answer `/article ID or TITLE or N`."""
    name, page = split_page(call.text)
    if not name:
        return Reply((Text(call.words.which_article.format(example="/article 1")),))
    number = _NUMBER.fullmatch(name)
    if number:
        listed = await call.desk.memory.last_list(call.chat)
        position = int(number[1])
        if not 0 < position <= len(listed) or not listed[position - 1]:
            return await _not_listed(call, name, position)
        name = listed[position - 1]
    return await _open(call, name, page)


async def _not_listed(call: Call, name: str, position: int) -> Reply:
    """No such number in the last list; but an article may have just this id or title."""
    found = await call.desk.ask(lambda library: library.find_article(name))
    if found is None:
        return Reply((Text(call.words.no_such_number.format(number=position)),))
    return _part(_Opened(found), 1, call.words)


async def _open(call: Call, name: str, page: int) -> Reply:
    opened = await call.desk.ask(lambda library: _find(library, name, call.words))
    if opened is not None:
        return _part(opened, page, call.words)
    nearest = await call.desk.ask(lambda library: library.nearest_titles(name, 3))
    blocks: list[Block] = [Text(call.words.no_such_article.format(typed=name)), *limit_note(call)]
    if nearest:
        await call.desk.memory.remember_list(call.chat, tuple(one.summary.id for one in nearest))
        hits = tuple(
            Hit(number, one.summary.title, about_summary(one.summary, call.words))
            for number, one in enumerate(nearest, 1)
        )
        blocks += [Text(call.words.nearest_headlines, quiet=True), HitList(hits)]
    return Reply(tuple(blocks), openers([one.summary.id for one in nearest]))


def _find(library: Library, name: str, words: Phrases) -> _Opened | None:
    found = library.find_article(name)
    if found is not None:
        return _Opened(found)
    if is_code(name):
        return _find_passage(library, name, words)
    nearest = library.nearest_titles(name)
    if not nearest or nearest[0].likeness < _NEAR_TITLE:
        return None
    same = nearest[0].likeness >= _SAME_TITLE
    said = "" if same else words.nearest_title.format(typed=name)
    return _Opened(library.article(nearest[0].summary.id), said=said)


def _find_passage(library: Library, code: str, words: Phrases) -> _Opened:
    try:
        passage = library.passage(code)
    except PassageChanged:
        found = library.find_article(code.partition("-")[0])
        if found is None:
            raise UnknownArticle("The article behind this link is no longer here.") from None
        return _Opened(found, said=words.passage_changed)
    return _Opened(passage.article, passage)


def open_article(found: Article, words: Phrases) -> Reply:
    """The first part of an article."""
    return _part(_Opened(found), 1, words)


def _part(opened: _Opened, page: int, words: Phrases) -> Reply:
    """One part of an article; opened by a passage, it is the part that holds the passage."""
    shown = opened.article
    parts = _parts([line for line in lines(shown) if line.field in _SHOWN])
    marks = _passage_marks(opened.passage) if opened.passage else {}
    source = Source(opened.passage.code, cite(shown, words)) if opened.passage else None
    if opened.passage and page == 1:
        page = next(
            (number for number, one in enumerate(parts, 1) if any(line.text in marks for line in one)), 1
        )
    page = min(page, max(len(parts), 1))
    blocks: list[Block] = [Text(opened.said, quiet=True)] if opened.said else []
    blocks += _head(shown, page, len(parts), words)
    blocks += [_block(line, shown.id, marks) for line in (parts[page - 1] if parts else ())]
    if page >= len(parts):
        blocks += _end(shown, words)
    return Reply(tuple(blocks), _buttons(shown, page, len(parts), words), source, web_address(shown))


def _head(shown: Article, page: int, count: int, words: Phrases) -> list[Block]:
    blocks: list[Block] = []
    if shown.kicker and page == 1:
        blocks.append(Text(shown.kicker, quiet=True))
    blocks.append(Heading(headline(shown, words)))
    if shown.subtitle and page == 1:
        blocks.append(Text(shown.subtitle, quiet=True))
    number = words.part.format(part=page, parts=count) if count > 1 else ""
    note = " · ".join(one for one in (about(shown, words), number) if one)
    return [*blocks, Text(note, quiet=True)] if note else blocks


def _end(shown: Article, words: Phrases) -> list[Block]:
    if shown.continued_to:
        return [Text(words.continued_to.format(where=shown.continued_to), quiet=True)]
    return [] if shown.complete else [Text(words.incomplete, quiet=True)]


def _block(line: Line, article_id: str, marks: dict[str, tuple[Mark, ...]]) -> Block:
    if line.field == "heading":
        return Heading(line.text)
    return Quotation(line.text, article_id, marks.get(line.text, ()))


def _passage_marks(passage: Passage) -> dict[str, tuple[Mark, ...]]:
    """For each line that the passage touches, where in it the passage stands."""
    marks: dict[str, tuple[Mark, ...]] = {}
    for line in lines(passage.article):
        for text in passage.texts:
            at = line.text.find(text)
            if at >= 0:
                marks[line.text] = ((at, at + len(text)),)
    return marks


def _parts(below: list[Line]) -> list[list[Line]]:
    """Cut between lines, into parts of about equal size; a heading stays with what follows it."""
    total = sum(len(line.text) for line in below)
    size = total / max(1, round(total / _PART)) if total else _PART
    parts: list[list[Line]] = [[]]
    filled = 0
    for line in below:
        full = filled + len(line.text) / 2 > size and filled > 0
        if full and not (parts[-1] and parts[-1][-1].field == "heading"):
            parts.append([])
            filled = 0
        parts[-1].append(line)
        filled += len(line.text)
    return [one for one in parts if one]


def _buttons(shown: Article, page: int, count: int, words: Phrases) -> tuple[tuple[Button, ...], ...]:
    command = f"/article {article_key(shown.id)}"
    turners = pager(command, page, more=page < count, words=words)
    labels = {words.back: words.read_back, words.more: words.read_on}
    row = tuple(Button(labels[one.label], one.command, one.turns) for one in turners)
    return tuple(one for one in (row, (Button(words.related, f"/related {article_key(shown.id)}"),)) if one)
