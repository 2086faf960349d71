"""Sense: two wordings of one place go in; what kind of change it is comes out, so that what turns the sense is named first."""

import re
from collections import Counter

from corpus.folding import fold
from corpus.verifying.numerals import figures
from corpus.verifying.verified import ChangeKind
from corpus.words import cut, is_word, word_class

_NEGATORS = re.compile(
    r"[不没未无非勿莫毋否]|别(?=[再去说让动怕忘想看])|除非|\b(?:not?|never|none|nor|neither|without|cannot|nobody|nothing|hardly|unless)\b|(?<=n)[’' ]t\b"
)
# Words that hold such a character and deny nothing.
_NO_NEGATION = re.compile(
    "不断|不仅|不但|不光|不只|不同|不过|不久|不料|不禁|不由|不论|不管|不妨|不已|不得不|不错|不惜|不少|不乏|不朽|不愧|差不多|"
    "非常|非洲|除了|无论|无数|无限|无疑|无非|未来|未免|莫过于|莫斯科|否则|是否|能否|可否|并非不|非遗|没收|淹没|沉没|出没|埋没|无锡|无为县|未央|莫愁|莫高|莫干|不丹|是非|南非|西非|东非|北非|非公|非典|要不要|会不会|是不是|能不能"
)
_DATE = re.compile(
    r"[今明昨前后去当同次翌][年天日晚早]|星期[一二三四五六日天]|[周本上下]周|周[一二三四五六日末]|[上下本]月|[上中下]旬|[春夏秋冬][季天]|年[初底末中]|"
    r"上午|下午|凌晨|傍晚|清晨|中午|上半年|下半年|季度|腊月|正月|除夕|中秋|端午|元旦|国庆[节前后期]|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|yesterday|today|tomorrow|last (?:week|month|year)|next (?:week|month|year))\b"
)
_DATED = re.compile(
    r"(?:\d{4}|\d{2}|[零一二三四五六七八九]{4})年|(?:\d|[一二三四五六七八九十])(?:月|日|时|点钟|世纪)"
)
_NAME = re.compile("[一-鿿]{2,4}")
_TITLE = re.compile("[长理任记者授员师席民生人工手主匠家叫名是、和与]$|^$|[“，。：\\s]$")
_SPEAKS = re.compile("[说讲称在和与的、，。：]|表示|介绍|告诉|认为|坦言|透露|回忆|指出")
_NAME_CLASSES = ("nr", "ns", "nt", "nz")


def kind_of(printed: str, quoted: str, around: tuple[str, str]) -> ChangeKind:
    """The kind of a change from `printed` to `quoted` (either may be empty); `around` is the print before and behind."""
    ours, theirs = fold(printed), fold(quoted)
    turned = _turned(ours, theirs, around[1])
    if turned is None and printed and quoted and _is_name(ours, theirs, around):
        return "name"
    return turned or _reworded(printed, quoted, ours, theirs)


def _turned(ours: str, theirs: str, after: str) -> ChangeKind | None:
    """What turns the sense whatever else was changed: a figure, a date, a denial."""
    left, right = (Counter(one.value for one in figures(text)) for text in (ours, theirs))
    if left != right:
        return "date" if any(_DATED.search(one + after[:2]) for one in (ours, theirs) if one) else "figure"
    if Counter(_DATE.findall(ours)) != Counter(_DATE.findall(theirs)):
        return "date"
    return "negation" if negations(ours) != negations(theirs) else None


def _reworded(printed: str, quoted: str, ours: str, theirs: str) -> ChangeKind:
    if not quoted:
        return "left_out"
    if not printed:
        return "added"
    if sorted(filter(str.isalnum, ours)) == sorted(filter(str.isalnum, theirs)):
        return "negation" if negations(ours) else "figure" if any(figures(ours)) else "order"
    if any(figures(ours)) and _same_but_figures(ours, theirs):
        return "writing"
    return "name" if _names(printed, ours) != _names(quoted, theirs) else "word"


def _is_name(ours: str, theirs: str, around: tuple[str, str]) -> bool:
    """Tell a person's name in place of another: both no words of the dictionary, where print names people."""
    return (
        all(_NAME.fullmatch(one) and not is_word(one) for one in (ours, theirs))
        and (ours[0] == theirs[0] or (len(ours) > 2 and ours[1:] == theirs[1:]))
        and bool(_TITLE.search(around[0]) or _SPEAKS.match(around[1]))
    )


def negations(folded: str) -> int:
    """How often a text denies."""
    return len(_NEGATORS.findall(_NO_NEGATION.sub("　", folded)))


def _same_but_figures(ours: str, theirs: str) -> bool:
    """Tell whether two wordings are the same once their figures are taken out."""
    bare = []
    for text in (ours, theirs):
        for one in figures(text):
            text = text.replace(one.written, "", 1)  # noqa: PLW2901 - taken out one after the other
        bare.append("".join(one for one in text if one.isalnum()))
    return bare[0] == bare[1]


def _names(raw: str, folded: str) -> frozenset[str]:
    """What the dictionary knows as a name; in English, what is capitalised."""
    latin = {one.lower() for one in re.findall(r"\b[A-Z][a-z]+", raw)}
    return frozenset(
        latin | {one for one in cut(folded) if len(one) > 1 and word_class(one).startswith(_NAME_CLASSES)}
    )
