"""A line goes in; if it credits a picture or a chart, the people it credits come out."""

import re

from corpus.article import Contributor, Role
from corpus.parsing.byline import read_byline
from corpus.parsing.names import name_likeness, split_names
from corpus.parsing.script import measure

_LONGEST = 32
_HARDLY_A_NAME = 0.2
_HOUSE = re.compile(r"(?:会|會|馆|館|校|司|队|隊|厂|廠|站|店|所|县|縣|市|镇|鎮|村|协|協|园|園|团|團)$")
_SHOT = re.compile(
    r"(?P<who>.*?)[ \u3000]*(?:[/／])?(?P<verb>摄影报道|摄影|攝影|摄|攝|供图|供圖|提供图片|提供|制图|製圖|绘图|绘制|绘|漫画|画|作)$"
)
_LABELLED = re.compile(
    r"(?P<verb>摄影|攝影|图片来源|圖片來源|图源|图片|圖片|供图|图|圖|摄|攝|制图|製圖|绘图|漫画|插图|插圖|设计)\s*[：:/／]\s*(?P<who>.+)$"
)
_AGENCY = re.compile(
    r"(?:新华社|新華社|中新社|人民视觉|影像中国|视觉中国|(?:本报|本報)?(?:资料|資料)(?:图片|照片|圖片|图|圖)|图片由.+?提供|圖片由.+?提供|本报资料"
    r"|[\u4e00-\u9fff]{2,6}(?:图片社|圖片社|通讯社|通訊社|社|影像|视觉)(?:发|供本报(?:专稿|专电|图片)|供圖|供图|照片|圖片|图片))发?"
)
# 市气象台 王晓燕: an office and a name lend or take a picture; the office is no name.
_OF_AN_OFFICE = re.compile(
    r"(?P<org>[\u4e00-\u9fff]{3,}(?:局|委|办|部|厅|台|站|社|中心|院|馆|館|公司|厂|校|学|队|会|會|协|团|园|所|村|镇|县|区|市))[ \u3000]+(?P<name>[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){1,2})$"
)
_DATELINE = re.compile(r"\d日(?:专|综合)?(?:电|電|讯|訊)")
_OFFICE_IN_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff])\s*[（(][^（）()]{2,12}[）)]$")
_NOTE = re.compile(r"[（(【]([^（）()【】]*)[）)】]$")
_ENGLISH = re.compile(
    r"(?:staff |file |special |guest |(?:the )?[A-Z][\w’']+ (?=photo(?:graph)?s? by))?(?P<verb>(?:photo|photograph|picture|image|illustration|graphic|chart|cartoon|photography)s?(?:\s+(?:credit|courtesy(?: of)?|by))?)"
    r"\s*(?:[:/]|(?<=by)|(?<=of)|(?<=courtesy))\s*(?P<who>.+)$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\s*/\s*(?P<house>[A-Z][\w .'’-]+)$")
_HOUSE_FIRST = re.compile(
    r"(?P<house>[A-Z][A-Z .-]{2,})\s*/\s*(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})$"
)
_FOR_THE_PAPER = re.compile(
    r"(?P<who>[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+){1,2}) (?:for|FOR) (?:the |THE )?[A-Z][\w .'’-]+$"
)
_AGENCY_FIRST = re.compile(
    r"(?P<house>(?:[A-Z][\w.]+ ){1,2}(?:Photo|Images)|AP|AFP|EPA|Reuters|Getty)\s*/\s*(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})$"
)
_POSTED = re.compile(
    r"(?P<who>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}), (?:staff |chief )?photographer$", re.IGNORECASE
)
_DESIGNED = re.compile(r"[ \u3000；;，,]\s*(?:制图|製圖|绘图|制表|设计)\s*[：:/／]\s*(?P<who>[^：:]+)$")
_LENT_AND_DRAWN = re.compile(
    r"提供[ \u3000]+(?P<who>\S{2,4}|\S[ \u3000]\S)[ \u3000]*(?P<verb>制图|製圖|摄|攝)$"
)
_BARE_NOTE = re.compile(r"(?:file photo|handout|library picture)s?$|courtesy of .{3,40}$", re.IGNORECASE)
_DESIGN = re.compile(r"制图|製圖|绘|漫|画|插|设计|illustration|graphic|chart|cartoon", re.IGNORECASE)

_ARTWORK = re.compile(
    r"[^。！？]{1,14}[（(](?:木刻|版画|国画|中国画|水墨画?|水彩画?|油画|粉画|年画|剪纸|篆刻|书法|摄影|漫画|速写|素描|插图|农民画|雕塑|陶艺|刺绣|國畫|版畫|水彩|油畫|書法|攝影|漫畫|剪紙)[）)]"
)


def artwork_end(line: str) -> int:
    """Where a line that begins with a picture's title and art, 春分（木刻）, goes on with its artist; 0 for any other line."""
    found = _ARTWORK.match(line)
    return found.end() if found and read_credit(line[found.end() :]) is not None else 0


def is_artwork(line: str) -> bool:
    """Whether a line is nothing but a picture's title and art."""
    return _ARTWORK.fullmatch(line) is not None


def read_credit(line: str) -> tuple[Contributor, ...] | None:
    """Read a whole line as a credit: its people, perhaps none; None if it is no credit."""
    text = line.strip().strip("*")
    designed = _DESIGNED.search(text)
    if designed and designed.start() and len(text) < 90:
        return _people(designed.group("who"), "designer", "制图")
    if not text or re.search(r"[。；！？]", text.rstrip("。")):
        return None
    if len(text) > 90 or (not text.isascii() and measure(text) > _LONGEST):
        return None
    return _english(text) if text.isascii() else _chinese(text)


def _chinese(text: str) -> tuple[Contributor, ...] | None:
    inner = _NOTE.sub(r" \1", text).strip().rstrip("。") if text[0] in "（(【" else text
    note = _NOTE.search(inner)
    bare = inner[: note.start()].strip() if note and note.start() else inner.rstrip("。")
    lent = _LENT_AND_DRAWN.search(bare)
    if lent:
        return _people(lent.group("who"), _role(lent.group("verb")), lent.group("verb"))
    for pattern in (_LABELLED, _SHOT):
        found = pattern.match(bare)
        if found and found.group("who").strip():
            return _people(found.group("who"), _role(found.group("verb")), found.group("verb"))
    if note and _AGENCY.match(bare) and not _DATELINE.search(bare):
        return _chinese(note.group(1)) or ()
    return () if _AGENCY.fullmatch(bare) else None


def _role(verb: str) -> Role:
    if verb == "作":
        return "author"
    return "designer" if _DESIGN.search(verb) else "photographer"


def _people(who: str, role: Role, verb: str) -> tuple[Contributor, ...] | None:
    """The names before 摄; an office that lends a picture is no person, but the line is a credit."""
    who = re.sub(r"^(?:新华社|新華社|中新社)发\s*[（(]?", "", who.strip(" \u3000（(：:"))
    who = re.sub(r"^(?:本版|以上|本组|文中)(?:图片|照片|摄影)?(?:均)?(?:由|为)?\s*", "", who)
    who = re.sub(r"[摄攝]$", "", _OFFICE_IN_BRACKETS.sub("", who)).rstrip()
    office = _OF_AN_OFFICE.match(who)
    if office and name_likeness(office.group("name")) > 0.5:
        return (Contributor(role, "".join(office.group("name").split()), office.group("org")),)
    byline = read_byline(who)
    if byline:
        return tuple(Contributor(role, one.name, one.org) for one in byline.people)
    # 摄 or 绘 can end a sentence's last half; only a lender may be anything.
    lends = verb in {"供图", "供圖", "提供", "提供图片", "图片来源", "圖片來源", "图源", "图片", "圖片"}
    names = split_names(who)
    doubtful = verb in {"作", "画", "图", "圖"} and not all(name_likeness(name) > 0.5 for name in names or ())
    if names and not doubtful and not (lends and any(map(_is_house, names))):
        return tuple(Contributor(role, name) for name in names)
    return () if lends and not re.search(r"[，,：:]", who) and len(who) <= 20 else None


def _is_house(name: str) -> bool:
    """Whether what lends a picture is an office: no name, or one that ends as offices do."""
    return name_likeness(name) < _HARDLY_A_NAME or bool(_HOUSE.search(name))


def _english(text: str) -> tuple[Contributor, ...] | None:
    inner = text.strip("()[] ")
    found = _ENGLISH.match(inner)
    if found:
        role = _role(found.group("verb"))
        names = split_names(re.split(r"\s*[/,|]\s*|\s+for\s+", found.group("who"))[0])
        return tuple(Contributor(role, name) for name in names) if names else ()
    found = (
        _AGENCY_FIRST.match(inner)
        or _SLASHED.match(inner)
        or _HOUSE_FIRST.match(inner)
        or _POSTED.match(inner)
        or _FOR_THE_PAPER.match(inner)
    )
    if found:
        return (Contributor("photographer", found.group("who")),)
    return () if _BARE_NOTE.match(inner) else None
