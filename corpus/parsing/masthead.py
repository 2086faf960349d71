"""A line goes in; if it is a page header, an editor line or an imprint, what it says about the page comes out."""

import re
from datetime import date

from corpus.article import Page
from corpus.parsing.names import split_names
from corpus.parsing.script import CJK, measure

_HALF_WIDTH = {0xFF00 + code - 0x20: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
_DIGITS = {mark: value for value, mark in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_NUMERAL = "〇○零一二三四五六七八九十Ｏ"
_DATE = re.compile(
    rf"(?P<y>(?:19|20)\d{{2}}|[{_NUMERAL}]{{4}})\s*(?:年|[-./])\s*(?P<m>\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s*(?:月|[-./])\s*"
    rf"(?P<d>\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s*(?:日|號|号)?"
)
_ERA = re.compile(
    r"(?:中華|中华)?民[國国]\s*(?P<y>\d{2,3}|[〇○零一二三四五六七八九十百]{2,5})\s*年\s*(?P<m>\S{1,3})月\s*(?P<d>\S{1,3})日"
)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<m>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_ENGLISH_DATES = (
    re.compile(rf"{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d{{2}})", re.IGNORECASE),
    re.compile(rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>(?:19|20)\d{{2}})", re.IGNORECASE),
)
_WEEKDAY = re.compile(
    r"(?:星期|禮拜|礼拜|周|週)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE
)
_PAGE_NO = (
    re.compile(rf"第\s*(?P<n>[A-Z]?\d{{1,3}}|[{_NUMERAL}]{{1,3}})\s*[版页頁]"),
    re.compile(r"(?<![A-Za-z0-9])(?P<n>[A-Z]?\d{1,3})\s*版"),
    re.compile(r"\b(?:page|p\.?)\s*(?P<n>[A-Z]?\d{1,3})\b", re.IGNORECASE),
    re.compile(r"(?<![A-Za-z0-9./年月-])(?P<n>[A-D]\d{1,2})(?![A-Za-z0-9])"),
    re.compile(r"(?:^|[\s|｜·])(?P<n>\d{1,2})(?=$|[\s|｜·])"),
)
# 要闻 2 is a header; a longer line with a bare number in it is not.
_SHORT_HEADER = 8
_NAMED_NUMBER = re.compile(r"版|页|頁|page", re.IGNORECASE)
_LUNAR = re.compile(
    r"(?:农历|農曆|夏历)?\s*[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\S{0,8}|(?:农历|農曆)\S{2,10}|第\s*\d+\s*期|总第?\s*\d+\s*[期号]|今日\s*\d+\s*版"
)
_PAPER = re.compile(
    rf"《?(?P<p>[{CJK}]{{1,6}}(?:日报|日報|晚报|晚報|时报|時報|早报|周报|週報|青年报|都市报|商报|导报|报|報|周刊|新闻))》?(?![{CJK}])"
)
_ENGLISH_PAPER = re.compile(
    r"\b(?P<p>(?:the )?(?:[A-Z][\w'’-]+ ){1,3}(?:daily|times|gazette|post|herald|news|tribune|chronicle|courier|journal|mercury|observer|"
    r"standard|star|weekly|monthly|ledger|sentinel|dispatch|reporter|examiner|messenger|sun|world|review|echo|express|argus|advertiser|record|mail|press|bulletin|guardian|telegraph|register|sentinel)(?: (?:daily|news|weekly))?)\b",
    re.IGNORECASE,
)
_EDITORS = re.compile(
    rf"(?:[{CJK}]{{0,4}}?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|主编|主編|执行主编|值班主任|版面编辑|审读)|(?:page |section )?editors?|edited by)"
    r"\s*[：:/／ \u3000]\s*(?P<names>.+)$",
    re.IGNORECASE,
)
_OTHER_STAFF = re.compile(
    r"(?:(?:美术|美術|版面|图片|圖片|视觉|視覺|图文|圖文)(?:编辑|編輯|设计|設計|总监|總監)|美术|美術|美编|美編|组版|統籌|统筹|编审|值班总编|版式设计|版式|版面|校对|校對|视觉|制版|组版|电话|邮箱|信箱|热线|投稿|检校|图编|layout|design|tel)\s*[：:/／]?.*",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"国内统一|统一刊号|邮发代号|零售(?:每份|价)?|定价|社址|广告(?:部|许可|经营)|印刷[：:厂]|邮政编码|订阅热线|欢迎(?:来稿|投稿|赐稿)|值班(?:编辑|主任|总编)|电子信箱|本版(?:邮箱|电话|信箱|投稿)|投稿邮箱"
    r"|E-?mail[：:]|新闻热线|服务热线|http|www\.|版权所有|官方微[信博]|扫一扫|二维码|all rights reserved|copyright|©|subscriptions?:|ISSN|CN\d"
    r"|国际标准|传真[：:]|發行人|発行|社長|發行所|地址[：:]|印張|印刷所|准印|发行[：:]|客户端|总编辑[：:]",
    re.IGNORECASE,
)
_SECTION = re.compile(r"section\s+[A-Z0-9]{1,2}$", re.IGNORECASE)
_LEAFING = re.compile(
    r"(?:(?:上一?[版页篇期]|下一?[版页篇期]|返回(?:目录|首页)?|放大|缩小|默认|目录|首页|打印|收藏|分享|关闭|PDF(?:下载|版)?|版面导航|标题导航|往期回顾|prev(?:ious)?|next|home)[\s|｜·+-]*)+$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[-—–·•\s]*[A-Z]?\d{1,3}[-—–·•\s]*$")


def read_masthead(line: str) -> Page | None:
    """Read a line that consists of a date, a page number, a page's name, a paper's name; None for any other line."""
    text = line.strip().translate(_HALF_WIDTH)
    if measure(text) > 60 or len(text) > 140 or re.search(r"[。！？；]", text):
        return None
    day, rest = _date(text)
    rest = _WEEKDAY.sub("  ", rest)
    weekday = rest != text and bool(_WEEKDAY.search(text))
    editors, rest = _staff(rest)
    number, rest = _number(_LUNAR.sub("  ", rest))
    paper, rest = _paper(rest)
    name, other = _residue(rest, roomy=day is not None and (number is not None or weekday))
    paper = paper or other
    if number and not (day or paper) and len(text) > _SHORT_HEADER and not _NAMED_NUMBER.search(text):
        return None
    signs = (day is not None) + (number is not None) + weekday + (paper is not None)
    if (
        name is None
        or not (day or number or (paper and (weekday or not name)))
        or (signs < 2 and name and not number)
    ):
        return None
    return Page(paper, day, number, name or None, editors)


def read_editors(line: str) -> tuple[str, ...] | None:
    """Read 本版责编：甲 乙, with what follows of the layout staff; None for any other line."""
    text = line.strip().strip("（）()[]【】")
    if measure(text) > 60:
        return None
    found = _EDITORS.match(text)
    if found:
        return _editor_names(found.group("names"))
    return () if _OTHER_STAFF.match(text) and measure(text) < 40 and not re.search("[。！？]", text) else None


def is_imprint(line: str) -> bool:
    """Whether a line is the paper's own small print: price, address, e-mail, copyright; or a bare page number."""
    text = line.strip()
    if _BARE_NUMBER.match(text) or _LEAFING.match(text) or _SECTION.match(text) or _is_toolbar(text):
        return True
    return bool(_IMPRINT.search(text)) and (measure(text) < 50 or len(_IMPRINT.findall(text)) > 1)


def _is_toolbar(text: str) -> bool:
    """北疆日报 | 往期回顾 | PDF下载: most of its parts lead elsewhere."""
    parts = [part.strip() for part in re.split(r"[|｜]", text) if part.strip()]
    leafing = sum(bool(_LEAFING.match(part)) for part in parts)
    return len(parts) > 2 and leafing * 2 > len(parts)


def _editor_names(text: str) -> tuple[str, ...]:
    kept = _OTHER_STAFF.sub("", text).strip(" \u3000|｜/／，,；;")
    return split_names(kept) or ()


def _staff(text: str) -> tuple[tuple[str, ...], str]:
    found = re.search(r"\s(?=\S{0,4}(?:责编|責編|责任编辑|責任編輯|主编|编辑[：:]))", text)
    if not found:
        return (), text
    return read_editors(text[found.end() :]) or (), text[: found.start()]


def _date(text: str) -> tuple[str | None, str]:
    for pattern in (_DATE, _ERA, *_ENGLISH_DATES):
        found = pattern.search(text)
        if found:
            day = _iso(found.group("y"), found.group("m"), found.group("d"), era=pattern is _ERA)
            if day:
                return day, text[: found.start()] + "  " + text[found.end() :]
    return None, text


def _iso(year: str, month: str, day: str, *, era: bool) -> str | None:
    try:
        number = 1911 + number_of(year) if era else (int(year) if year.isdigit() else _year(year))
        return date(number, _month(month), number_of(day)).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int("".join(str(_DIGITS[mark]) for mark in text if mark in _DIGITS))


def _month(text: str) -> int:
    if text.isascii() and text.isalpha():
        return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(text.lower()[:3]))
    return number_of(text)


def number_of(text: str) -> int:
    """Read 14, 十四 or 一〇三; raises ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    if not text or any(mark not in _DIGITS and mark not in "十百" for mark in text):
        raise ValueError(text)
    if "十" not in text and "百" not in text:
        return _year(text)
    total, unit = 0, 0
    for mark in text:
        if mark in "十百":
            total, unit = total + (unit or 1) * (10 if mark == "十" else 100), 0
        else:
            unit = _DIGITS[mark]
    return total + unit


def _number(text: str) -> tuple[str | None, str]:
    for pattern in _PAGE_NO:
        found = pattern.search(text)
        if found:
            printed = found.group("n")
            try:
                number = printed if printed[0].isascii() else str(number_of(printed))
            except ValueError:
                continue
            return number.lstrip("0") or "0", text[: found.start()] + "  " + text[found.end() :]
    return None, text


def _paper(text: str) -> tuple[str | None, str]:
    for pattern in (_PAPER, _ENGLISH_PAPER):
        found = pattern.search(text)
        if found:
            return found.group("p").strip(), text[: found.start()] + "  " + text[found.end() :]
    return None, text


def _residue(rest: str, *, roomy: bool) -> tuple[str | None, str | None]:
    """What is left must be names, of the page and perhaps of the paper; (None, None) if it is more than that."""
    rest = re.sub(r"[|｜/／•,，:：—–()（）\[\]【】■□●]+", "  ", rest)
    parts = [_unpadded(part) for part in re.split(r"\s{2,}|\u3000+", rest) if part.strip(" -·.")]
    parts = [part for part in parts if part not in {"版", "年", "报", "第", "the", ""}]
    if not parts:
        return "", None
    if not roomy and (len(parts) > 1 or measure(parts[0]) > 8):
        return (" ".join(parts) if measure(" ".join(parts)) <= 8 else None), None
    if len(parts) > 3 or any(measure(part) > 14 for part in parts):
        return None, None
    return parts[-1], parts[0] if len(parts) > 1 else None


def _unpadded(text: str) -> str:
    words = text.split()
    return "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)
