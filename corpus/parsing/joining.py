"""Two texts go in; how surely a column break tore the one paragraph into these two comes out."""

import re
from functools import lru_cache

from corpus.parsing.script import CLOSERS, ends_sentence, is_cjk, is_latin_text, measure, open_pairs
from corpus.words import cut, is_word

SPEAKER = re.compile(r"(?:本报|本報)?(?:记者|記者|问|問|答|主持人|笔者|Q|A)\s*[：:]")
_NAMED_SPEAKER = re.compile(r"[\u4e00-\u9fff·]{2,4}[：:](?!\d)")
BRIEF_MARK = re.compile(
    r"[▲△●○■□◆◇★☆▶►◎※•·▓█▪❖◉♦✦]|[①-⑳]|\d{1,2}[.．、](?!\d)|[（(]?[一二三四五六七八九十]{1,2}[、）)]"
)
_NUMERAL = "[\\d一二三四五六七八九十廿]{1,3}"
LISTED = re.compile(
    rf"[^.。]{{2,30}}[ .·…]*(?:\.{{3,}}|…{{2,}})[ .·…]*\d{{1,3}}$|[^。！？，“”：]{{2,12}}[：:][ \u3000]*{_NUMERAL}月{_NUMERAL}日[^。！？，]*$|[^。！？，“”]{{2,24}}[ \u3000：][^。！？，“”]*{_NUMERAL}[时時](?:半|{_NUMERAL}分)?$|"
    r"[^。！？，“”]{2,16}[ \u3000]+[^。！？，“”]*\d{1,2}[:：]\d{2}|(?:(?:今天|明天|后天|今晚|今夜|明晨|今日|明日)(?=[ \u3000])|\d{1,2}月 ?\d{1,2}日|周[一二三四五六日]|星期[一二三四五六日]|(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}\b|(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\d{1,2}[:：.]\d{2}|"
    r"(?:第?[A-Z]?\d{1,2}版|[A-D]\d{1,2})(?=[ \u3000：:·]|$)|时间|地点|电话|地址)[^。]{0,12}[\s\u3000：:,]"
)
# What is called so stands in quotation marks behind these.
_NAMES = ("叫", "称", "叫做", "叫作", "称作", "名为", "称为", "稱為", "是", "“")
_HANGING = re.compile(r"[，、,]$|[叫称的了和与及在是为对从把被将等或到以向由于于、就也并而]$|[—–-]$")
# No word is longer; what stands farther from the cut does not matter.
_REACH = 6
_COUNTED = re.compile(r"[年月日个名位户人次件万亿元％%米吨公种家条项岁天多余]")
_LATIN_HANGING = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|as|is|was|were|are|be|has|had|have|but|its|their|his|her|into|than))$"
)


def join_score(left: str, right: str, *, indented: bool = False) -> float:
    """Score two neighbours; above 0 they are halves of one paragraph."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return -9.0
    if ends_sentence(left):
        return _within_quotation(left, right)
    if is_latin_text(left[-60:] + right[:60]):
        return _latin(left, right, indented=indented)
    score = 0.5 if measure(left) >= 16 else -0.5
    score += 3.0 * spans_cut(left, right)
    score += _brackets(left, right)
    score += 1.0 * bool(_HANGING.search(left))
    score += 1.0 * (left[-1] in "一两几每这那各某另第约近超达共")
    score += 1.5 * (left[-1].isdigit() and bool(right[0].isdigit() or _COUNTED.match(right)))
    score += 2.0 * (right[0] in "，。、；：？！”’」』）》…,.;:?!)】％%")
    score -= 3.0 * bool(BRIEF_MARK.match(right))
    score -= 3.0 * bool(SPEAKER.match(right)) + 1.5 * bool(_NAMED_SPEAKER.match(right))
    score -= 1.5 * (right[0] in "“「『‘" and not left.endswith(("，", "、", "的", "了", *_NAMES)))
    # An enumeration has its items end so; a column seldom breaks just there.
    score -= 1.0 * left.endswith(("；", ";"))
    score -= 2.5 * indented
    score -= 3.0 * left.endswith(("：", ":"))
    return score


def spans_cut(left: str, right: str) -> bool:
    """Whether cutting both together into words puts one word over the cut."""
    if not left or not right or not is_cjk(left[-1]) or not is_cjk(right[0]):
        return False
    return _word_spans(left[-_REACH:], right[:_REACH])


@lru_cache(maxsize=4096)
def _word_spans(left: str, right: str) -> bool:
    at = 0
    for word in cut(left + right):
        if at < len(left) < at + len(word):
            return is_word(word)
        at += len(word)
    return False


def _within_quotation(left: str, right: str) -> float:
    """A sentence has ended; only a quotation still open, that the right half closes, holds the two together."""
    owed = open_pairs(left[-400:])
    if owed and right[0] in CLOSERS:
        return 2.0
    return -1.0 if owed and _closes_first(owed, right) else -4.0


def _brackets(left: str, right: str) -> float:
    owed = open_pairs(left[-600:])
    if not owed:
        return 0.0
    return 2.0 if _closes_first(owed, right) else 0.5


def _closes_first(owed: list[str], right: str) -> bool:
    opening = {
        "”": "“",
        "’": "‘",
        "」": "「",
        "』": "『",
        "）": "（",
        ")": "(",
        "》": "《",
        "】": "【",
        "〉": "〈",
    }
    for close in owed:
        at, again = right.find(close), right.find(opening[close])
        if at >= 0 and (again < 0 or at < again):
            return True
    return False


def _latin(left: str, right: str, *, indented: bool) -> float:
    score = 0.5 if measure(left) >= 24 else -1.0
    score += 2.5 * right[0].islower()
    score += 3.0 * (left.endswith("-") and right[0].islower())
    score += 2.0 * bool(_LATIN_HANGING.search(left))
    score += 2.0 * (right[0] in ",.;:?!)”’")
    score -= 1.5 * (right[0] in '“"‘')
    score -= 2.0 * left.endswith(":") + 4.0 * (left.endswith("-") and not right[0].islower())
    score -= 0.75 * (right[0].isupper() and not _LATIN_HANGING.search(left))
    score -= 2.0 * bool(BRIEF_MARK.match(right))
    score += _brackets(left, right) * 0.5
    return score - 1.5 * indented


# A space that soon sets off a label: 编者按 去年以来.
_LABEL = re.compile(r"编者按|編者按|按语|按|核心(?:提示|阅读)|内容提要|提要|导读|摘要|背景|链接|问|答|图")


# 本报讯 昨日: print sets the dateline off.
_HOUSES = ("本报", "本報", "本刊", "新华", "新華", "中新", "中央社", "据新华", "据本报", "本台", "【")
_LONGEST_DATELINE = 30


def squeeze(text: str) -> str:
    """Drop the single spaces that wrapped lines left between ideographs in running text; names in brackets stay padded."""
    if " " not in text:
        return text
    out, depth = list[str](), 0
    for at, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        inside = depth <= 0 and 0 < at < len(text) - 1
        if (
            character == " "
            and inside
            and _stray(text[at - 1], text[at + 1])
            and not _LABEL.fullmatch(text[:at])
            and not (text[at - 1] in "讯訊电電" and at < _LONGEST_DATELINE and text.startswith(_HOUSES))
        ):
            continue
        out.append(character)
    return "".join(out)


def _stray(before: str, after: str) -> bool:
    soft = "，。、；：？！”’“‘》《「」『』"
    return (is_cjk(before) or before in soft) and (is_cjk(after) or after in soft)
