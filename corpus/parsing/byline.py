"""A line goes in; who wrote, photographed or compiled, as it says, comes out: 署名, credits and names inside brackets."""

import re
from dataclasses import dataclass, replace

from corpus.article import Contributor, Role
from corpus.parsing.described_name import read_described_name
from corpus.parsing.names import name_likeness, split_names
from corpus.parsing.script import CJK

_ROLES: tuple[tuple[str, Role], ...] = (
    ("实习生|實習生|实习记者|實習記者|见习记者|見習記者", "intern"),
    ("特约记者|特約記者|特约通讯员|特約通訊員|通讯员|通訊員|特约撰稿人?|correspondent", "correspondent"),
    ("特约评论员|本报评论员|评论员|評論員", "commentator"),
    ("摄影记者|攝影記者|摄影报道|摄影|攝影|拍摄", "photographer"),
    ("记者|記者|特派员|特派員|采写|採寫", "reporter"),
    ("编译|編譯|整理|记录人|记录|紀錄|記錄|译者|翻译|翻譯|辑录|采访整理|摘编", "compiler"),
    ("制图|製圖|绘图|繪圖|漫画|漫畫|设计|設計|插图|插圖|制表", "designer"),
    ("读者|讀者|市民|网友|網友|来信人", "reader"),
    ("作者|书评人|書評人|影评人|乐评人|剧评人|撰文|口述|讲述|講述|撰稿|执笔|執筆", "author"),
)
_ROLE_OF = {word: role for words, role in _ROLES for word in words.split("|") if "?" not in word}
_ROLE_WORD = "|".join(sorted(_ROLE_OF, key=len, reverse=True))
_HOUSE = (
    rf"(?:本报|本報|本刊|本社|本台|本网|新华社|新華社|中新社|中央社|新华网|人民网|央视|[{CJK}]{{1,6}}(?:日报|日報|晚报|晚報|时报|時報|早报|"
    rf"周报|青年报|都市报|新闻网|通讯社|电视台|广播电台|融媒体中心|杂志|报))"
)
_ADJECTIVES = rf"(?:热线|民生|时政|跟队|机动|[驻駐][{CJK}]{{2,6}}|全媒体|全媒體|融媒体|融媒|首席|特派|高级|资深|见习|本地|特约|记者站|专职|两岸|财经|文化|体育|体验|调研组?)*"
_LEAD = re.compile(rf"(?P<org>{_HOUSE})?\s*{_ADJECTIVES}\s*(?P<role>{_ROLE_WORD})\s*[：:/／]?\s*")
_BULLETS = "⊙☉★☆▲△▶►※•□■◆◇●○◎▍▌|｜—-–* \t\u3000"
_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("〔", "〕"), ("[", "]"), ("［", "］"), ("〖", "〗"))
_REPORTING = re.compile(
    rf"\s*(?:(?<=[／/ \u3000])(?P<place>(?:(?!摄影|攝影|專題|专题|綜合|综合|獨家|独家|現場|现场|特別|特别|深度|系列|實地|连线)[{CJK}]){{2,5}}?)|[／/])?(?:(?:綜合|專題|獨家|現場|特別|深度|系列)報導|(?:综合|专题|独家|现场|特别|深度)报道|連線報導|特稿|專訪|专访|特写|報導|報道|报道|電|专电)$"
)
_TAIL: tuple[tuple[re.Pattern[str], Role | None], ...] = (
    (
        re.compile(
            r"[ \u3000/／]*(?:文[/／、]?图片?|文[/／、]?圖|文并图|文[/／]摄|圖文|图文|摄影报道|攝影報導)$"
        ),
        None,
    ),
    (re.compile(r"[ \u3000/／]*(?:采写|採寫|撰写|撰文|撰稿|采访|(?<=[ \u3000/／])文)$"), None),
    (re.compile(r"[ \u3000/／]+[著撰]$"), "author"),
    (re.compile(r"[ \u3000/／]*(?:整理|编译|編譯|采访整理|摘编|(?<=[ \u3000/／])[译譯辑编])$"), "compiler"),
    (re.compile(r"[ \u3000/／]*(?:摄影|攝影|(?<=[ \u3000/／])[摄攝图圖])$"), "photographer"),
    (re.compile(r"[ \u3000/／]*(?:制图|製圖|绘图|漫画|作画|设计|(?<=[ \u3000/／])[绘画])$"), "designer"),
)
_WRITER_LEAD = re.compile(
    r"(?:[图圖][/／、]?文|文[/／、]?图|圖?文(?![ \u3000]*[物化艺藝教史学學])[/／、]?圖?|文并图|文字|撰文)\s*[/／：:|｜ \u3000]\s*"
)
_SHOOTER_LEAD = re.compile(r"(?:图片?|圖|摄影?|攝影?)\s*[/／：:|｜]\s*")
_ENGLISH_LEAD = re.compile(
    r"(?P<verb>(?:story|words|text|written|reported|reporting|interview|compiled|translated|edited)(?: and \w+)? ?by|by|words:|text:|reporter:|"
    r"staff reporter|our reporter|from our (?:own |special )?correspondent,?)\s+",
    re.IGNORECASE,
)
_ENGLISH_TITLE = re.compile(
    r"\b(?:staff|writer|reporter|correspondent|editor|columnist|critic|bureau|photographer|contributor|gazette|news|in [A-Z]\w+|"
    r"special to)\b",
    re.IGNORECASE,
)
_ENGLISH_POST = re.compile(
    r"(?:(?:senior |chief |special |our )?(?:staff|guest|contributing|foreign|political|science|education|business|sports?|city|environment|health)[ -]"
    r"(?:writer|reporter|correspondent|columnist|critic|editor)s?|(?:\w+ ){0,3}staff|(?:the )?[A-Z][\w’']+ (?:staff |special )?(?:correspondent|reporter|writer|columnist)|special to the [\w ]+|[\w ]{3,20} (?:bureau|desk))$",
    re.IGNORECASE,
)
_WRITER_AND_SHOOTER = re.compile(
    r"(.+?)[ \u3000]*[/／（(]?[ \u3000]*文[)）]?[ \u3000/／]+(.+?)[ \u3000]*[/／（(]?[ \u3000]*(?:摄影?|攝影?|图|圖)[)）]?$"
)
# Electronic editions print 《北疆日报》（2022年12月08日　第15版） behind the names.
_PRINTED_IN = re.compile(r"[\s\u3000]*《[^》]{2,12}》[\s\u3000]*[（(][^（）()]*[版)）][）)]?[\s\u3000]*$")
_DATED = re.compile(
    r"^(?:19|20)\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2})?[\s\u3000|｜]+"
)
_TOWN = re.compile(rf"[{CJK}]{{2,8}}$")
_LONGEST = 60
_APART = frozenset(" \u3000/／、，,；;|｜")
# 主持人：本报记者 … above a conversation says who leads it.
_HOST = re.compile(
    r"(?:本期|本场|本場|本版|栏目|欄目|圆桌|圓桌|对话|對話)?(?:主持人|主持|采访|採訪|采访人|採訪人|访谈人|訪談人)\s*[：:/／]\s*"
)

# 主持人：财　叔 alone, ／白　鷺鷥: a name that something set in front of it tells from a word.
_ALONE = re.compile(
    rf"(?:(?:主持人|主持)\s*[：:]|[／/])\s*(?P<name>[{CJK}][ \u3000]*[{CJK}](?:[ \u3000]*[{CJK}])?)$"
)
_SURE = 0.5
# ⊙记者 詹季伦 ○编辑 黎 媛: who edited stands behind who reported.
_EDITED = re.compile(
    rf"[ \u3000]+[○●◎□⊙]\s*(?:责任|責任)?(?:编辑|編輯)[：: \u3000]*[{CJK}][{CJK} \u3000]{{1,4}}$"
)
# （作者单位：市委党校　龚自诚）: the house before the name.
_OF_HOUSE = re.compile(
    rf"作者(?:单位|單位)\s*[：:]\s*(?P<org>[{CJK}]{{3,20}})[ \u3000]+(?P<name>[{CJK}][{CJK} \u3000]{{1,5}})$"
)
# 本报记者 步 云 文 尧 舜 摄影: 文 between two names is no part of either.
_WROTE_AND_SHOT = re.compile(r".+?[ \u3000]+文[ \u3000]+.+?[ \u3000]*(?:摄影?|攝影?|图|圖)$")
_INTERVIEWED = re.compile(r"^(?:采访|採訪)\s*[・·/／、&＆]\s*(?=撰文|整理|文字|攝影|摄影)")
_SENT_FROM = re.compile(rf"[ \u3000]+(?:发自|發自)\s*(?P<place>[{CJK}]{{2,8}})$")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says: the people, and the place that ／報導 names."""

    people: tuple[Contributor, ...]
    place: str | None = None


def read_byline(line: str) -> Byline | None:
    """Read a whole line as a byline; None if anything in it is neither a name nor a word of the trade."""
    text = _PRINTED_IN.sub("", line.strip())
    text = _EDITED.sub("", _DATED.sub("", _unwrap(text.lstrip(_BULLETS).strip())))
    if not text or len(text) > _LONGEST * 2 or (len(text) > _LONGEST and not text.isascii()):
        return None
    english = _english(text)
    if english:
        return english
    alone = _ALONE.match(text)
    if alone and name_likeness(alone.group("name")) > _SURE:
        return Byline((Contributor("author", "".join(alone.group("name").split())),))
    housed = _OF_HOUSE.match(text)
    if housed and name_likeness(housed.group("name")) > _SURE:
        return Byline((Contributor("author", "".join(housed.group("name").split()), housed.group("org")),))
    text, place = _reporting(_INTERVIEWED.sub("", _without_host(text)))
    sent = _SENT_FROM.search(text)
    return _chinese(text[: sent.start()], sent.group("place")) if sent else _chinese(text, place)


def _without_host(text: str) -> str:
    """Take 主持人： off the front of what names a reporter; before anything else it begins a speech."""
    found = _HOST.match(text)
    return text[found.end() :] if found and _LEAD.match(text, found.end()) else text


def _unwrap(text: str) -> str:
    for start, end in _BRACKETS:
        if text.startswith(start) and text.endswith(end) and text.count(start) == 1:
            return text[1:-1].strip()
    return text


def _reporting(text: str) -> tuple[str, str | None]:
    """Take ／雲林報導 off the end."""
    found = _REPORTING.search(text)
    if not found or (
        "／" not in found.group() and "/" not in found.group() and not text[: found.start()].strip()
    ):
        return text, None
    return text[: found.start()].rstrip("／/ \u3000"), found.group("place")


def _chinese(text: str, place: str | None) -> Byline | None:
    leads = list(_LEAD.finditer(text))
    if leads and not leads[0].start() and _WROTE_AND_SHOT.match(text, leads[0].end()):
        both = _names_of(text[leads[0].end() :], _ROLE_OF[leads[0].group("role")], leads[0].group("org"))
        if both:
            return Byline(both, place)
    if leads and leads[-1].end() == len(text) and leads[-1].start():
        return _trailing(text, leads, place)
    if leads and not text[: leads[0].start()].strip():
        people = _groups(text, leads)
        return Byline(people, place) if people else _unnamed(text, leads)
    writer = _WRITER_LEAD.match(text)
    if writer:
        behind = text[writer.end() :]
        return _led(behind, place) if _LEAD.match(behind) else _mixed(behind, place)
    described = read_described_name(text)
    if described:
        return Byline((described,), place)
    return _headed(text, leads, place) if leads else _tailed(text, place)


def _led(text: str, place: str | None) -> Byline | None:
    """文/本报记者甲 图/本报记者乙, the lead 文/ already taken off: whatever the second is, he took the pictures."""
    texts = _SHOOTER_LEAD.split(text, maxsplit=1)
    wrote, shot = _chinese(texts[0].rstrip(" \u3000/／"), place), read_byline(texts[-1])
    if len(texts) == 1 or not (wrote and shot):
        return _chinese(text, place)
    return Byline(wrote.people + tuple(replace(one, role="photographer") for one in shot.people), place)


def _headed(text: str, leads: list[re.Match[str]], place: str | None) -> Byline | None:
    """Something stands before the first role word: names of writers, or the town that a reader writes from."""
    before, rest = text[: leads[0].start()].strip(), _groups(text, leads)
    if not rest:
        return None
    if rest[0].role == "reader" and _TOWN.match(before):
        return Byline(rest, place)
    # 摄影家协会 begins with a word of the trade and is none.
    apart = text[leads[0].start() - 1] in _APART
    head = _names_of(before, "author", None) if apart else None
    return Byline(head + rest, place) if head else None


def _trailing(text: str, leads: list[re.Match[str]], place: str | None) -> Byline | None:
    """甲 整理, 本报记者甲采写: the role word stands behind the name."""
    inner = read_byline(text[: leads[-1].start()].rstrip(" \u3000/／"))
    role = _ROLE_OF[leads[-1].group("role")]
    if inner:
        # 本报记者甲整理 compiled, 甲摄影报道 took the pictures; 本报记者甲采写 reported.
        compiled = role in {"compiler", "photographer"}
        people = tuple(replace(one, role=role) for one in inner.people) if compiled else inner.people
        return Byline(people, inner.place)
    names = split_names(text[: leads[-1].start()].rstrip(" \u3000/／"))
    if not names:
        return _unnamed(text, leads)
    return Byline(tuple(Contributor(role, name) for name in names), place)


def _unnamed(text: str, leads: list[re.Match[str]]) -> Byline | None:
    """本报评论员 alone is a signature that names no one else."""
    if len(leads) == 1 and leads[0].end() == len(text) and text.endswith(("评论员", "評論員")):
        return Byline((Contributor("commentator", text, leads[0].group("org")),))
    return None


def _groups(text: str, leads: list[re.Match[str]]) -> tuple[Contributor, ...]:
    """Each role word speaks for the names up to the next one."""
    people: list[Contributor] = []
    held: Role | None = None
    ends = [lead.start() for lead in leads[1:]] + [len(text)]
    for lead, end in zip(leads, ends, strict=True):
        role, between = _ROLE_OF[lead.group("role")], text[lead.end() : end].strip(" \u3000、，,；;/／（(")
        if not between and end < len(text):
            # 整理／本报记者甲: what he did stands in front of what he is.
            held = role
            continue
        found = _names_of(between, held or role, lead.group("org"))
        if found is None:
            return ()
        people += found
        held = None
    return tuple(people)


def _names_of(text: str, role: Role, org: str | None) -> tuple[Contributor, ...] | None:
    pair = _WRITER_AND_SHOOTER.match(text)
    if pair:
        writers, shooters = split_names(pair[1]), split_names(pair[2])
        wrote = tuple(Contributor(role, name, org) for name in writers or ())
        shot = tuple(Contributor("photographer", name, org) for name in shooters or ())
        return wrote + shot if wrote and shot else None
    described = read_described_name(text)
    if described:
        return (replace(described, role=role),)
    names = split_names(
        re.sub(r"[ \u3000/／]+(?:文[/／][图圖]?摄?|文|图文|圖文|采写|报道|报導|報導)$", "", text)
    )
    return tuple(Contributor(role, name, org) for name in names) if names else None


def _mixed(text: str, place: str | None) -> Byline | None:
    """文/甲 图/乙, the lead 文/ already taken off."""
    parts = re.split(r"\s*(?:图|圖|摄影?|攝影?)\s*[/／：:|｜ \u3000]\s*", text, maxsplit=1)
    writers = _names_of(parts[0], "author", None)
    if not writers:
        return None
    shooters = _names_of(parts[1], "photographer", None) if len(parts) == 2 else ()
    return Byline(writers + (shooters or ()), place)


def _tailed(text: str, place: str | None) -> Byline | None:
    """甲 文/图, 乙 整理, 丙 文 丁 摄."""
    if _WRITER_AND_SHOOTER.match(text):
        people = _names_of(text, "author", None)
        return Byline(people, place) if people else None
    for pattern, role in _TAIL:
        if pattern.search(text):
            names = split_names(pattern.sub("", text))
            if names and role != "photographer":
                return Byline(tuple(Contributor(role or "author", name) for name in names), place)
    if place:
        names = split_names(text)
        return Byline(tuple(Contributor("reporter", name) for name in names), place) if names else None
    return None


def _english(text: str) -> Byline | None:
    if _ENGLISH_POST.match(text):
        return Byline(())
    lead = _ENGLISH_LEAD.match(text)
    if not lead:
        return None
    people = []
    for part in re.split(r"\s*[;|/]\s*", text[lead.end() :]):
        pieces = [piece for piece in re.split(r"\s*,\s*|\s+and\s+", part) if piece]
        people += [piece for piece in pieces if not _ENGLISH_TITLE.search(piece)]
    names = split_names("、".join(people)) if people else None
    if not names:
        return None
    verb = lead.group("verb").lower()
    role: Role = "compiler" if verb.startswith(("compiled", "translated", "edited")) else "reporter"
    return Byline(tuple(Contributor(role, name) for name in names))
