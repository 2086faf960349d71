"""Questions: what a reader asks comes in; what kind of thing is asked for, by which words, and what else is said come out."""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.folding import fold
from corpus.words import cut, is_word, rarity, word_class

Asked = Literal["who", "when", "where", "amount", "why", "how", "which", "what", "whether"]
ASKED: tuple[Asked, ...] = ("who", "when", "where", "amount", "why", "how", "which", "what", "whether")

Kind = Literal["name", "noun", "verb", "figure", "other"]
KINDS: tuple[Kind, ...] = ("name", "noun", "verb", "figure")
"""The kinds of words whose absence is told apart: where a name is missing, something else is spoken of."""

_PLACE = "国家|国|城市|省份|省|市|县|区|镇|乡|村|地区|地方|洲|州|岛|街道|街|路|大陆|行政区|地点"
_WHO_ACTS = (
    "councill?or|councill?wom[ae]n|councill?m[ae]n|officer|official|doctor|nurse|teacher|player|farmer|minister|coach|scientist|writer|author|singer|mayor|driver|"
    "artist|actor|actress|judge|professor|photographer|reporter|resident|student|pupil|m[ae]n|wom[ae]n|boy|girl|person|people|captain|sailor|keeper|librarian|"
    "surgeon|engineer|chef|poet|pilot|lawyer|historian"
)
_UNITS = (
    "个百分点|个月|小时|分钟|人次|公里|平方米|美元|亿元|万元|周年|世纪|人(?![口民员士类次])|"
    "名(?![字称])|队(?![伍员])|条(?!件)|年(?![级龄])|级(?!别)|类(?![型别])|期(?![间限])|道(?![路具])|家(?![庭人])|"
    "[个位件种项座所月日天岁次户届代款元块毛米吨桶袋瓶杯盒罐封根双趟遍秒环步亩倍层部首篇本场套台只辆艘架张批站口卷朝回章节集颗棵株头匹份度斤成折点枚]"
)
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        "why",
        r"(?<![称译命改算叫定作分成名易更视认以])为什么|为何|何以|因何|为啥|干[吗嘛]|咋会|凭什么|凭啥|因为什么|什么原因|何种原因|怎么会|\bwhy\b",
    ),
    (
        "when",
        (
            r"什么时候|(?:星期|礼拜|(?<!几)周)几|几时|什么时间|什么时期|什么年代|何时|何年|何月|何日|啥时候?|"
            r"哪一?个?(?:年代?|月份?|日|天|时期|时候|时间|世纪|朝代|季节?)|几[月日号点]|(?<![了过用])几年(?=$|[^前后内来间])|\bwhen\b|"
            r"\b(?:what|which) (?:time|hour|day|date|year|month|week|season|decade|century)\b"
        ),
    ),
    (
        "amount",
        (
            rf"(?:百分之(?:几|多少)|第几|多少|若干)(?:{_UNITS})?|(?<![好哪那这])几(?:{_UNITS})|(?<![好哪那这])几(?=$)|"
            r"多[大长高远久重深宽快]|"
            r"\bhow (?:many|much|long|old|far|high|tall|large|big)\b|"
            r"\bwhat(?= (?:would|did|does|do|will|is|was)\b.*\b(?:costs?|price|pay|fee|fare|salary|rent|(?:sell|go) for)\b)|"
            r"\bwhat (?:price|fee|fare|sum|amount|salary|share|percentage|proportion|percent)\b|\bwhat(?= (?:is|was)\b.*\bage\b)"
        ),
    ),
    (
        "who",
        (
            r"(?:(?<=[记任长员人者手师家官授席理子夫亲爷奶儿弟兄姐妹妈爸主友民生友爱妻婆公伯叔姨嫂孙侄徒兵医护匠警])|(?<=司机)|(?<=[支秘文]书)|(?<=教练)|(?<=总裁)|(?<=会计)|(?<=编辑)|(?<=老板)|(?<=顾问)|(?<=前锋)|(?<=后卫)|(?<=门将))(?:的?名字)?(?:叫|是)(?:什么|啥)(?:名字)?(?=的?$)|(?:全名|姓名|名字|真名|本名)(?:叫|是)?什么|姓什么|姓啥|谁|何人|什么人|哪一?[位名]|哪些人|哪个人|\bwhom?\b|\bwhose\b|"
            rf"\bwhich(?= (?:\w+ )?(?:{_WHO_ACTS})s?\b)"
        ),
    ),
    (
        "where",
        (
            rf"哪里|哪儿|何处|何地|什么地方|什么地点|何方|(?:哪|什么|何)(?:一|些|几)?[个座]?(?:{_PLACE})|"
            r"(?<=[在于到至向从往自由位])哪(?=$|[^一个家些种位名])|哪(?=[？?]?$)|\bwhere\b"
        ),
    ),
    ("how", r"怎么样|怎样|怎么|如何|咋样?|\bhow\b"),
    ("which", r"哪一?(?:[个家些种类项款部首支条座所间场届张本篇只块]|几[个种家类])?|何种|何(?=\S)|\bwhich\b"),
    ("what", r"什么样|什么|甚么|啥|\bwhat\b"),
    (
        "whether",
        r"吗|是否|是不是|有没有|能不能|会不会|可不可以|有无|对不对|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may)\b",
    ),
)
_WORDS = tuple((asked, re.compile(pattern)) for asked, pattern in _PATTERNS)
_ASKING = re.compile(
    r"谁|什么|甚么|啥|何[时地处人年种]|多少|第几|(?<![好])几[个名位家件种条项座年月日天岁次]|多[大长高远久]$|哪|为何|怎么|怎样|吗$|是否|是不是|有没有|"
    r"^(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|can|will|would|could|should)\b.{6}"
)
_MEASURE = re.compile(r"[个家些种位名项条座所间部首支场届张本篇只块款类样一的]+")
_STOP_WORDS = (
    "的 了 是 在 有 和 与 及 或 也 都 而 又 于 对 把 被 让 从 到 向 以 为 由 将 其 之 这 那 此 该 个 些 位 名 着 过 呢 吗 啊 地 得 所 就 "
    "还 并 等 上 中 下 里 内 后 前 时 叫 做 叫做 称为 请问 一 一个 几 多少 什么 哪 谁 主要 以及 可以 能 会 要 哪些 哪个 哪里 怎么 如何 为何 什么样 "
    "怎样 the a an of in on at to is are was were do does did by for and it its that"
)
_STOP = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that an answer's surroundings should hold; `weight` is how much it tells."""

    text: str
    weight: float
    at: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Question:
    """A question in matching form. `focus` is the noun that the answer is an instance of, empty if none is said.

    `unit` is the unit that an amount is asked in.
    `words` are all its words with their side: 0 before the question word, 1 that itself, 2 behind it.
    `before` and `after` are the words next to the question word; `start` and `end` say where that stands in `text`.
    """

    printed: str
    text: str
    asked: Asked
    start: int
    end: int
    focus: str
    terms: tuple[Term, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    unit: str = ""
    words: tuple[tuple[str, int], ...] = ()

    @property
    def weight(self) -> float:
        """How much all the words of the question tell."""
        return sum(term.weight for term in self.terms) or 1.0


def read_question(printed: str) -> Question:
    """Read a question."""
    text = fold(printed).strip(" ？?。.!！").replace("甚么", "什么")
    asked, start, end = _question_word(text)
    left, right = _tokens(text[:start], 0), _tokens(text[end:], end)
    terms = tuple(Term(word, rarity(word), at, _kind(word)) for word, at in (*left, *right) if _tells(word))
    return Question(
        printed,
        text,
        asked,
        start,
        end,
        _focus(asked, text, start, end),
        terms,
        tuple(word for word, _ in left[-3:]),
        tuple(word for word, _ in right[:3]),
        _unit(text[start:end]) if asked == "amount" else "",
        (
            *((word, 0) for word, _ in left),
            *(((text[start:end], 1),) if end > start else ()),
            *((word, 2) for word, _ in right),
        ),
    )


def _unit(asked: str) -> str:
    """The unit that an amount is asked in (几名, 多少公里), empty if none is said."""
    found = re.search(rf"(?:{_UNITS})$", asked)
    return found[0] if found else ""


def _question_word(text: str) -> tuple[Asked, int, int]:
    """The first kind whose words stand in the question; of several places the last, since the asking comes last."""
    for asked, pattern in _WORDS:
        found = list(pattern.finditer(text))
        if found:
            best = found[0] if text[:1].isascii() else found[-1]
            return asked, best.start(), best.end()
    return "what", len(text), len(text)


def is_question(text: str) -> bool:
    """Tell whether somebody asks something: a question mark at the end, or a question word.

    如何 is none: headlines have it, and who types half a headline looks for it.
    """
    folded = fold(text).strip()
    if folded.endswith(("?", "？")):
        return True
    return len(folded) >= 3 and bool(_ASKING.search(folded))


def _tokens(text: str, offset: int) -> list[tuple[str, int]]:
    found = []
    for word in cut(text):
        if any(one.isalnum() for one in word):
            found.append((word, offset))
        offset += len(word)
    return found


def _kind(word: str) -> Kind:
    """A word that the dictionary does not hold is a name, as is Latin."""
    if word[0].isdigit():
        return "figure"
    group = word_class(word)
    if not is_word(word) or word.isascii() or group in {"nr", "nrt", "nrfg", "ns", "nt", "nz"}:
        return "name"
    return (
        "noun"
        if group[:1] in {"n", "j", "l", "i"}
        else "verb"
        if group[:1] == "v"
        else "figure"
        if group == "m"
        else "other"
    )


def _tells(word: str) -> bool:
    return word not in _STOP


def _focus(asked: Asked, text: str, start: int, end: int) -> str:
    """The noun behind the question word (哪家公司), or the one before a final 是什么 (职务是什么)."""
    if asked == "where":
        found = re.search(rf"(?:{_PLACE})$", text[start:end])
        return found[0] if found else ""
    rest = (
        _MEASURE.sub("", text[end : end + 1]) + text[end + 1 :]
        if asked == "amount"
        else _skip_measure(text, end)
    )
    words = [word for word in cut(rest) if word.strip()]
    if words and words[0] not in _STOP and any(one.isalnum() for one in words[0]):
        return words[0]
    if asked in {"what", "which", "who"} and not rest.strip():
        found = re.search(r"(.{1,8}?)(?:是|叫做?|为|有|称为|名为|包括)*$", text[:start])
        head = [word for word in cut(found[1]) if word not in _STOP] if found else []
        return head[-1] if head else ""
    return ""


def _skip_measure(text: str, end: int) -> str:
    found = _MEASURE.match(text, end)
    return text[found.end() if found else end :]
