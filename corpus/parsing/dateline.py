"""A paragraph goes in; the 电头 it begins with, its place and the reporters it names in brackets, comes out."""

import re
from dataclasses import dataclass

from corpus.article import Contributor
from corpus.parsing.byline import read_byline
from corpus.parsing.names import name_likeness
from corpus.parsing.script import CJK, ends_sentence

_AGENCY = rf"(?:据)?(?P<org>本报|本報|本刊|本社|本台|新华社|新華社|中新社|中新网|中央社|路透社|法新社|美联社|[{CJK}]{{2,5}}(?:社|报|報|网))"
_DATE = r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日)"
_CHINESE = re.compile(
    rf"[【（(〔]?(?:{_AGENCY}(?:记者)?[、，]?(?P<place>[{CJK}·、]{{2,12}}?)?\s*{_DATE}\s*(?:专|综合)?(?:电|電|讯|訊)"
    rf"|(?P<house>本报|本報|本刊|本台|[{CJK}]{{2,4}}社)\s*(?P<where>[{CJK}]{{2,6}}?)?(?:讯|訊|专电|電)(?=[ \u3000（(】〕]|记者|記者))[）)】〕]?\s*"
)
_REPORTERS = re.compile(r"\s*(?P<inner>[（(【〔〖](?P<names>[^（）()【】〔〕]{2,60})[）)】〕〗])")
_TRADITIONAL = re.compile(
    rf"[〔【（(［\[]?(?P<names>(?:本報|本报)?(?:記者|记者|通訊員|特派員)[{CJK}、 \u3000]{{2,20}}?)\s*[／/]\s*(?P<place>[{CJK}]{{2,6}}?)\s*"
    r"(?:\d{1,2}日)?(?:綜合報導|連線報導|報導|報道|报道|電|电)[〕】）)］\]]?"
)
# 【本報記者蔡添丁北門報導】: a name has three characters, the rest is the place.
_FUSED = re.compile(
    rf"[〔【（(［\[](?P<names>(?:本報|本报)?(?:記者|记者|特派員)[{CJK}]{{3}})(?P<place>[{CJK}]{{2,4}})(?:報導|報道|报道|電|专电)[〕】）)］\]]"
)
# （聖地牙哥十七日電）, 【里斯本航訊】, 【本報綜合報道】: brackets hold them, and no house needs to be named.
_BRACKETED = re.compile(
    rf"[〔【（(［\[](?:(?P<place>[{CJK}]{{2,8}}?)(?:[\d〇一二三四五六七八九十廿]{{1,3}}日)?(?:综合|綜合)?(?:航訊|航讯|專訊|专讯|快訊|快讯|專電|专电|(?<=日)[電电訊讯])"
    r"|(?:本报|本報)?(?:综合|綜合)(?:外电|外電)?(?:消息|报道|報道|報導))[〕】）)］\]]\s*"
)
_ENGLISH = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]+){0,3})(?:, [A-Z][a-z]+\.?)?(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?\s*(?:\([^)]{2,20}\)\s*)?"
    r"(?:—|–|--| - )\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report comes from and who, as its first words say; `end` is where they end."""

    place: str | None
    people: tuple[Contributor, ...]
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """Read the first words of a paragraph; None if they are no dateline."""
    text = paragraph.lstrip(" \u3000")
    offset = len(paragraph) - len(text)
    found = _TRADITIONAL.match(text) or _FUSED.match(text)
    if found:
        byline = read_byline(found.group("names"))
        return Dateline(found.group("place"), byline.people if byline else (), offset + found.end())
    found = _CHINESE.match(text)
    if found:
        return _chinese(text, found, offset)
    found = _BRACKETED.match(text)
    if found:
        return Dateline(found.group("place"), (), offset + found.end())
    found = _ENGLISH.match(text)
    if found and len(text) > found.end() + 20:
        return Dateline(found.group("place").strip(" ,"), (), offset + found.end())
    return reporters_in_front(paragraph)


def reporters_in_front(paragraph: str) -> Dateline | None:
    """（本報記者洪濤）, as the first words of a paragraph that goes on."""
    text = paragraph.lstrip(" \u3000")
    found = _REPORTERS.match(text)
    if (
        not found
        or len(text) < found.end() + 8
        or not re.search(r"记者|記者|通讯员|通訊員", found.group("names"))
    ):
        return None
    byline = read_byline(found.group("inner"))
    return Dateline(byline.place, byline.people, len(paragraph) - len(text) + found.end()) if byline else None


# 本报北海7月17日电　记者钟灵报道：
_REPORTS = re.compile(
    rf"[ \u3000]*(?P<names>(?:本报|本報)?(?:记者|記者|通讯员|通訊員)[ \u3000]*[{CJK}](?:[ \u3000]?[{CJK}]){{1,2}})[ \u3000]*(?:报道|報道|報導)[：:，]"
)


def _chinese(text: str, found: re.Match[str], offset: int) -> Dateline:
    place = found.group("place") or found.group("where")
    org = found.group("org") or found.group("house")
    rest = _REPORTERS.match(text, found.end())
    bare = None if rest else _REPORTS.match(text, found.end())
    named = rest.group("inner") if rest else bare.group("names") if bare else ""
    byline = read_byline(named)
    end = rest.end() if rest and byline else found.end()
    people = tuple(Contributor(one.role, one.name, one.org or org) for one in byline.people) if byline else ()
    return Dateline(place, people, offset + end)


_FROM_A_PLACE = re.compile(rf"[{CJK}]{{2,8}}[ \u3000]+(?P<name>[{CJK}]{{2,4}}|[{CJK}][ \u3000][{CJK}])$")
# 「加價是一刀切」。記者　陸沉: papers of Hong Kong close without brackets.
_BARE_CLOSING = re.compile(
    rf"(?<=[。！？」”])\s*(?P<names>(?:本報|本报)?(?:記者|记者)[ \u3000]*[{CJK}]{{1,3}}(?:[ \u3000]?[{CJK}]{{1,2}})?)$"
)
_CLOSING = re.compile(r"[（(](?P<names>[^（）()]{2,40})[）)]$")


def reporters_at_end(paragraph: str) -> tuple[Contributor, ...]:
    """（记者洪涛） or （洪涛） behind the last sentence of a paragraph."""
    bare = _BARE_CLOSING.search(paragraph.rstrip())
    if bare:
        byline = read_byline(bare.group("names"))
        return byline.people if byline else ()
    found = _CLOSING.search(paragraph.rstrip())
    if not found:
        return ()
    names = found.group("names")
    byline = read_byline(names)
    reader = _FROM_A_PLACE.match(names)
    if (
        byline is None
        and reader
        and name_likeness(reader.group("name")) > 0.5
        and ends_sentence(paragraph[: found.start()])
    ):
        return (Contributor("reader", "".join(reader.group("name").split())),)
    if byline is None and name_likeness(names) > 0.5 and ends_sentence(paragraph[: found.start()]):
        return (Contributor("author", "".join(names.split())),)
    return byline.people if byline else ()
