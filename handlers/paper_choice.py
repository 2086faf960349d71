"""Choosing papers: what was typed or pressed behind `/settings papers` comes in; the list with what is chosen now goes out."""

import re
from collections.abc import Sequence

from corpus.filters import nearest_names
from corpus.folding import plain
from handlers.call import Call
from handlers.chat_settings import choose_papers, chosen_papers, some_of
from handlers.paging import pager
from handlers.reply import Block, Button, Heading, Reply, Text

_PAGE, _ROW = 8, 2
_OFFERED = 24
"""Papers that are offered where several have a name in common."""
_ALL = frozenset({"all", "全部", "所有"})
_BETWEEN = re.compile(r"[、，,；;]")

Papers = list[tuple[str, int]]


async def paper_choice(call: Call, typed: str, page: int) -> Reply:
    """Answer `/settings papers`, with names behind it (those and no others), `+NAME`, `-NAME` or `all`."""
    papers = await call.desk.ask(lambda library: library.store.publications())
    if not papers:
        return Reply((Heading(call.words.setting_names["papers"]), Text(call.words.nothing_known)))
    if not typed:
        return await _list(call, papers, page)
    if typed.casefold() in _ALL or plain(typed) in _ALL:
        await choose_papers(call, ())
    elif typed[0] in "+-":
        await _press(call, papers, add=typed[0] == "+", name=typed[1:].strip())
    else:
        objection = await _name(call, papers, typed)
        if objection:
            return objection
    return await _list(call, papers, page)


async def _press(call: Call, papers: Papers, *, add: bool, name: str) -> None:
    """Tick a paper or take its tick away, by the very name on its button."""
    others = [one for one in await _here(call, papers) if one != name]
    known = any(name == one for one, _ in papers)
    await choose_papers(call, [*others, name] if add and known else others)


async def _name(call: Call, papers: Papers, typed: str) -> Reply | None:
    """Choose the papers that are named, however inexactly; a reply where it is not clear which they are."""
    meant: list[str] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(typed))):
        found = nearest_names(part, [name for name, _ in papers])
        if len(found) != 1:
            return _which(call, part, found)
        meant += found
    if meant:
        await choose_papers(call, tuple(dict.fromkeys(meant)))
    return None


def _which(call: Call, typed: str, found: Sequence[str]) -> Reply:
    """Several papers have these words in their names, or none has."""
    said = call.words.which_paper if found else call.words.no_such_paper
    buttons = [Button(name, f"/settings papers {name}", turns=True) for name in found[:_OFFERED]]
    all_of_them = Button(call.words.list_papers, "/settings papers", turns=True)
    return Reply((Text(said.format(typed=typed[:40])),), (*_rows(buttons), (all_of_them,)))


async def _here(call: Call, papers: Papers) -> list[str]:
    """The chosen papers that are here, in the order of the list."""
    wanted = {plain(one) for one in await chosen_papers(call.request, call.desk)}
    return [name for name, _ in papers if plain(name) in wanted]


async def _list(call: Call, papers: Papers, page: int) -> Reply:
    words = call.words
    here = await _here(call, papers)
    page = min(page, (len(papers) - 1) // _PAGE + 1)
    now = words.papers_now.format(papers=some_of(here, call)) if here else words.all_papers_now
    blocks: list[Block] = [Heading(words.setting_names["papers"]), Text(now)]
    known = {plain(one) for one in here}
    gone = [one for one in await chosen_papers(call.request, call.desk) if plain(one) not in known]
    if gone:
        blocks.append(Text(words.papers_gone.format(papers=some_of(gone, call)), quiet=True))
    blocks.append(Text(words.setting_notes["papers"], quiet=True))
    everything = Button(f"{'' if here else '✓ '}{words.every_paper}", "/settings papers all", turns=True)
    buttons = [
        _button(call, one, chosen=one[0] in here, page=page)
        for one in papers[(page - 1) * _PAGE : page * _PAGE]
    ]
    turners = pager("/settings papers", page, more=len(papers) > page * _PAGE, words=words)
    back = Button(words.all_settings, "/settings", turns=True)
    rows = ((everything,), *_rows(buttons), turners, (back,))
    return Reply(tuple(blocks), tuple(row for row in rows if row))


def _button(call: Call, paper: tuple[str, int], *, chosen: bool, page: int) -> Button:
    name, count = paper
    label = call.words.counted.format(name=name, count=count)
    sign, tick = ("-", "✓ ") if chosen else ("+", "")
    where = f" p{page}" if page > 1 else ""
    return Button(f"{tick}{label}", f"/settings papers {sign}{name}{where}", turns=True)


def _rows(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))
