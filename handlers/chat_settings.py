"""What a chat has set: a request goes in; its choices, the papers it searches and the day it is there come out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from corpus.excerpt import EXCERPT_LENGTH
from corpus.search import Asker
from handlers.call import Call
from handlers.desk import Desk
from handlers.reply import Text
from handlers.request import Request

CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("auto", "zh", "hant", "en"),
    "hits": ("3", "5", "8"),
    "excerpts": ("middle", "short", "long"),
    "aid": ("off", "hans", "hant"),
    "lookups": ("on", "off"),
    "mentions": ("on", "off"),
}
"""Every setting with its values; the first is the default: three hits fit one phone screen with their excerpts."""
GROUPS_ONLY = frozenset({"lookups", "mentions"})
PAPERS, ZONE = "papers", "zone"
"""Settings whose values depend on the corpus and on the world."""
_LENGTHS = {"short": 0, "middle": EXCERPT_LENGTH, "long": 300}
_NAMED = 3
"""Papers that a note names."""


async def chosen(name: str, request: Request, desk: Desk) -> str:
    """Return what the chat of a request has chosen for one setting, or its default."""
    kept = await desk.memory.setting(request.home, name)
    return kept if kept in CHOICES[name] else CHOICES[name][0]


async def chosen_papers(request: Request, desk: Desk) -> tuple[str, ...]:
    """The papers that a chat has chosen, whether or not they are still here; none: all are searched."""
    kept = await desk.memory.setting(request.home, PAPERS)
    try:
        names = json.loads(kept or "[]")
    except ValueError:
        return ()
    return tuple(map(str, names)) if isinstance(names, list) else ()


async def choose_papers(call: Call, names: Sequence[str]) -> None:
    """Keep a chat's choice of papers; none: all."""
    value = json.dumps(list(names), ensure_ascii=False) if names else None
    await call.desk.memory.change_setting(call.request.home, PAPERS, value)


async def limited(request: Request, desk: Desk) -> Desk:
    """The desk as this chat wants it: with no papers but those it has chosen. If none of them is here any more, with all."""
    names = await chosen_papers(request, desk)
    if not names:
        return desk
    return replace(desk, searched=await desk.ask(lambda library: library.papers_called(names)))


async def zone_of(request: Request, desk: Desk) -> str:
    """The time zone of a chat, by its name in the tz database."""
    return await desk.memory.setting(request.home, ZONE) or desk.time_zone


async def now_at(request: Request, desk: Desk) -> datetime:
    """What time it is where a chat is."""
    try:
        zone = ZoneInfo(await zone_of(request, desk))
    except (ZoneInfoNotFoundError, ValueError):  # kept by a system that knew more zones
        zone = ZoneInfo(desk.time_zone)
    return datetime.now(zone)


async def asker_of(request: Request, desk: Desk) -> Asker:
    """Who searches: the day it is in this chat, and the excerpts it likes."""
    now = await now_at(request, desk)
    return Asker(now.date(), _LENGTHS[await chosen("excerpts", request, desk)])


def limit_note(call: Call) -> tuple[Text, ...]:
    """What must be said where nothing was found and not everything was searched; nothing where all was."""
    names = call.desk.searched
    if not names:
        return ()
    said = call.words.only_searched.format(papers=some_of(names, call))
    return (Text(said, quiet=True),)


def some_of(names: Sequence[str], call: Call) -> str:
    """A few names, and how many there are in all if they are more."""
    some = call.words.list_joiner.join(names[:_NAMED])
    return some if len(names) <= _NAMED else call.words.and_others.format(names=some, count=len(names))
