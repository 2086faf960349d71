"""A line goes in; if it is a page header, what it says about the page comes out: paper, date, page number, page name."""

import re

from corpus.article import Page
from corpus.parsing.imprint import without_small_print
from corpus.parsing.printed_date import NUMERAL, number_of, take_date
from corpus.parsing.script import CJK, measure
from corpus.parsing.staff import cut_staff

_HALF_WIDTH = {0xFF00 + code - 0x20: code for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), 0x2D, 0x2E)}
_WEEKDAY = re.compile(
    r"(?:星期|禮拜|礼拜|周|週)[一二三四五六日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE
)
_PAGE_NO = (
    re.compile(rf"第\s*(?P<n>[A-Z]?\d{{1,3}}|[{NUMERAL}]{{1,3}})\s*[版页頁]"),
    re.compile(r"(?<![A-Za-z0-9])(?P<n>[A-Z]?\d{1,3})\s*[版頁]"),
    re.compile(rf"(?<![{CJK}])(?P<n>[{NUMERAL}]{{1,3}})\s*[版頁](?![{CJK}])"),
    re.compile(r"\bpage\s+(?P<n>one|two|three|four|five|six|seven|eight)\b", re.IGNORECASE),
    re.compile(r"\b(?:page|p\.?)\s*(?P<n>[A-Z]?\d{1,3})\b", re.IGNORECASE),
    re.compile(r"(?<![A-Za-z0-9./年月-])(?P<n>[A-D]\d{1,2})(?![A-Za-z0-9])"),
    re.compile(r"(?:^|[\s|｜·/／])(?P<n>\d{1,2}[A-D]?)(?=$|[\s|｜·/／:：])"),
)
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
# 要闻 2 is a header; a longer line with a bare number in it is not.
_SHORT_HEADER = 8
_NAMED_NUMBER = re.compile(r"版|页|頁|page", re.IGNORECASE)
# What stands beside a date and says nothing about the page: the lunar day, the feast, the number, how many pages there are.
_BESIDE_THE_DATE = re.compile(
    r"(?:农历|農曆|夏历)?\s*[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?\S{0,8}|(?:农历|農曆|夏历)\s*\S{2,10}"
    r"|(?<!\S)[正一二三四五六七八九十冬腊臘闰閏]{1,3}月(?:初|十|廿|卅|二十|三十)[一二三四五六七八九十]?(?!\S)"
    rf"|(?:总|總|新|累计)?第\s*[\d{NUMERAL}百千万]+\s*[期号號]|\b(?:no|vol)\.?\s*[\dIVXLC]+"
    rf"|(?:今日|今天|本期|本报今日|共|总)\s*[\d{NUMERAL}]+\s*(?:大?版|页|頁|張|张)"
    r"|(?<!\S)(?:元旦|除夕|春节|春節|元宵节?|元宵節|清明节?|清明節|端午节?|端午節|七夕|中秋节?|中秋節|重阳节?|重陽節|国庆节?|國慶節?|劳动节|儿童节|建军节|教师节|立春|雨水|惊蛰|驚蟄|"
    r"春分|谷雨|穀雨|立夏|小满|小滿|芒种|芒種|夏至|小暑|大暑|立秋|处暑|處暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒)(?!\S)"
    r"|\S*\d+\s*[℃°]\S*|(?<!\S)(?:晴|阴|陰|多云|多雲|[小中大阵雷]雨|[小中大]雪)(?:[转轉间間到]\S{1,4})?(?!\S)"
    r"|(?<!\S)(?:版次|版名|日期|版面|出版日期)(?=[：:])|(?<!\S)section [A-Z0-9]\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    rf"《?(?P<p>[{CJK}]{{1,10}}(?:日报|日報|晚报|晚報|时报|時報|晨报|早报|早報|周报|週報|快报|青年报|都市报|商报|导报|体育报|科技报|新报|新報|周末|(?<![预通捷喜海简情汇举])[报報]))》?"
)
# 产经周刊 and 综合新闻 are sections of a paper, unless the header names nothing greater.
_SECTION_OR_PAPER = re.compile(rf"《?(?P<p>[{CJK}]{{1,8}}(?:周刊|週刊|新闻|新聞))》?")
_KNOWN_PAPER = re.compile(
    r"(?:日报|日報|晚报|晚報|时报|時報|晨报|早报|早報|周报|週報|青年报|都市报|商报|导报|新报|新報|财经报|体育报|科技报|观察报)$"
)
_ENGLISH_PAPER = re.compile(
    r"(?P<p>(?:the )?(?:[A-Z][\w'’-]+ ){1,3}(?:daily|times|gazette|post|herald|news|tribune|chronicle|courier|journal|mercury|observer|"
    r"standard|star|weekly|monthly|ledger|sentinel|dispatch|reporter|examiner|messenger|sun|world|review|echo|express|argus|advertiser|record|mail|press|bulletin|guardian|telegraph|register|sentinel)(?: (?:daily|news|weekly))?)",
    re.IGNORECASE,
)
_ENGLISH_SECTION = re.compile(
    r"(?:local|city|metro|national|state|regional?|world|foreign|international|business|sports?|community|county|town|general|arts?|book|weekend|sunday|the) "
    r"(?:news|review|report|world|journal|star)$",
    re.IGNORECASE,
)
_SPACED_OUT = re.compile(rf"(?<!\S)[{CJK}](?P<gap>[ \u3000]{{1,3}})[{CJK}](?:(?P=gap)[{CJK}])*(?!\S)")
_SEPARATORS = re.compile(r"\s{2,}|\u3000+|\s*[|｜/／•,，:：—–()（）\[\]【】■□●]+\s*")
LONGEST_PAGE_NAME = 6
_EMPTY = frozenset({"版", "年", "报", "報", "第", "the", ""})


def read_masthead(line: str) -> Page | None:
    """Read a line that consists of a date, a page number, a page's name, a paper's name; None for any other line."""
    text = line.strip().translate(_HALF_WIDTH)
    if measure(text) > 60 or len(text) > 140 or re.search(r"[。！？；]", text):
        return None
    text = _closed_up(without_small_print(text))
    day, rest = take_date(text)
    rest = _WEEKDAY.sub("  ", rest)
    weekday = rest != text and bool(_WEEKDAY.search(text))
    editors, rest = cut_staff(rest)
    number, rest = _number(_BESIDE_THE_DATE.sub("  ", rest))
    paper, names = _names(rest)
    if not paper and not names and not (day or number):
        return None
    name, other = _page_name(names, roomy=day is not None and (number is not None or weekday))
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


def names_newspaper(line: str) -> bool:
    """Whether a line is nothing but a newspaper's name, spaced out as a masthead is or ending as such names do."""
    text = line.strip()
    spaced = _SPACED_OUT.fullmatch(text) is not None and measure(text) > 2
    paper = _PAPER.fullmatch(_closed_up(text))
    return paper is not None and (spaced or bool(_KNOWN_PAPER.search(paper.group("p"))))


def _closed_up(text: str) -> str:
    """Undo spacing out: 清　河　日　报 is one word."""
    return _SPACED_OUT.sub(lambda found: "".join(found.group().split()), text)


def _number(text: str) -> tuple[str | None, str]:
    for pattern in _PAGE_NO:
        found = pattern.search(text)
        if found:
            printed = found.group("n")
            printed = str(_WORDS.index(printed.lower())) if printed.lower() in _WORDS else printed
            try:
                number = printed if printed[0].isascii() else str(number_of(printed))
            except ValueError:
                continue
            return number.lstrip("0") or "0", text[: found.start()] + "  " + text[found.end() :]
    return None, text


def _names(rest: str) -> tuple[str | None, list[str]]:
    """The paper's name among what is left of a header, and the names beside it."""
    parts = [part.strip(" -·.\t") for part in _SEPARATORS.split(rest)]
    parts = [part for part in parts if part not in _EMPTY]
    paper = _first(parts, _PAPER) or _first(parts, _ENGLISH_PAPER, but=_ENGLISH_SECTION)
    if paper is None and len(parts) > 1:
        paper = _first(parts, _SECTION_OR_PAPER)
    if paper is None:
        name, others = _glued(parts)
    else:
        name, others = paper[1], parts[: paper[0]] + parts[paper[0] + 1 :]
    if name and not name.isascii():
        # YUNZE RIBAO beside 云泽日报 is the same name once more.
        others = [other for other in others if re.search(f"[{CJK}]", other)]
    return name, others


def _first(
    parts: list[str], pattern: re.Pattern[str], but: re.Pattern[str] | None = None
) -> tuple[int, str] | None:
    for at, part in enumerate(parts):
        found = pattern.fullmatch(part)
        if found and not (but and but.fullmatch(part)):
            return at, found.group("p").strip()
    return None


def _glued(parts: list[str]) -> tuple[str | None, list[str]]:
    """商埠日报 市场, with one space between: the paper's name is a part's first or last word."""
    for at, part in enumerate(parts):
        words = part.split()
        for place in (0, len(words) - 1):
            found = _PAPER.fullmatch(words[place]) if len(words) > 1 else None
            if found:
                rest = " ".join(words[:place] + words[place + 1 :])
                return found.group("p"), [*parts[:at], rest, *parts[at + 1 :]]
    return None, parts


def _page_name(parts: list[str], *, roomy: bool) -> tuple[str | None, str | None]:
    """What is left must be names, of the page and perhaps of the paper; (None, None) if it is more than that."""
    if not parts:
        return "", None
    if not roomy and (len(parts) > 1 or measure(parts[0]) > 8):
        return (" ".join(parts) if measure(" ".join(parts)) <= 8 else None), None
    if len(parts) > 3 or any(measure(part) > 14 for part in parts):
        return None, None
    return parts[-1], parts[0] if len(parts) > 1 else None
