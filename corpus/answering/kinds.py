"""Kinds: a question and its sentences come in; for each a test comes out that tells which spans of it are of the kind asked for."""

import re
from collections.abc import Callable, Iterable, Sequence

from corpus.answering.amounts_asked import amounts
from corpus.answering.classes import ending
from corpus.answering.introductions import describing
from corpus.answering.people import SURNAMES, office
from corpus.answering.quantity import Span
from corpus.answering.question import Question
from corpus.answering.sentence import Reading
from corpus.answering.times_asked import timely
from corpus.words import word_class

Fits = Callable[[Span], bool]
_OF_FOCUS = (
    (("国家", "国"), re.compile(r"国|[·‧]|尼亚$|斯坦$")),
    (("学校", "大学", "中学", "小学", "学院"), re.compile(r"[校院学堂园]|university|college|school")),
    (("医院",), re.compile(r"[院所]|hospital")),
    (("公司", "企业"), re.compile(r"[司团厂店社企业行铁航]|inc|ltd|company")),
    (("奖",), re.compile(r"奖|award|prize", re.IGNORECASE)),
    (("火车站", "车站", "站"), re.compile(r"站|station", re.IGNORECASE)),
    (("银行",), re.compile(r"[行社]|bank")),
)
"""What the name of a thing of this kind ends with or holds."""
_ILLNESSES = re.compile(r"[^因患生治得看养有]病|[癌炎症瘤梗]|衰竭|骨折|出血|中风|感冒|疟疾")
"""What somebody has; 因病医治无效 tells of no illness which it was."""
_DIED_OF = re.compile(r"\b(?:die|died|dying) (?:of|from)$|\bcause of .{0,30}\bdeath\b")
_CAUSES = re.compile(
    r"cancer|failure|disease|pneumonia|stroke|attack|illness|fever|complications|injur|accident|influenza|\bflu\b|tumou?r|aneurysm|sepsis|natural causes|"
    r"drown|infection|leuk|diabetes|dementia|fall\b|crash|overdose|exposure"
)
_ACTORS = frozenset("们友伯叔姨嫂孙伴户众侠神佛仙鬼徒仆兽党族军队班组国邦司企商媒董员")
"""What else those end with who act; see `classes.ending` for more."""
_NUMBERED = re.compile(r"[号楼层路街弄巷室栋座区村线站]|[a-z]{3}")
_NEVER_NAMED = frozenset({"d", "p", "f", "y"})
"""Adverbs, prepositions, sides and particles: whoever is named is not named with them."""
_NAMING = frozenset({"", "nr", "ns", "nz"})
"""Classes of words that names are made of."""
_LONGEST_NAME = 4
"""Characters of a Chinese name."""
_BY_NAME = re.compile(r"叫什么|叫啥|什么名字|哪一?[位名]|姓什么|姓甚|\bname\b")
_FROM = re.compile("(?:哪里|哪儿|什么地方|何处)的?人|籍贯|老家[是在]?哪")
_HOMES = re.compile("[省市县区镇乡村州国岛庄寨屯]人?$")
"""What the name of a place ends with that somebody comes from."""
_ANYWHERE = frozenset({"", "地方", "地点", "地区"})
"""Nouns of places that say nothing of their names."""
_SMALL_WORDS = frozenset({"of", "the", "de", "van", "der", "von", "la", "and", "for"})
"""Words within a name in Latin letters that have no capital."""
_SITE = re.compile(r".{3,}[省市县区镇乡村路街]$")
"""A place, not a person; 曹县 and 周村 could be either."""


def fitting(question: Question, readings: Sequence[Reading]) -> list[Fits]:
    """For each sentence: which of its spans are of the kind asked for."""
    if question.asked == "amount":
        return [_holding(numbers) for numbers in amounts(question, readings)]
    if question.asked == "who":
        return _people(question, readings)
    return [_alone(question, reading) for reading in readings]


def _alone(question: Question, reading: Reading) -> Fits:
    """The test of a sentence for which the others do not matter."""
    if question.asked == "when":
        return timely(question, reading)
    if question.asked in {"why", "how"}:
        return _told(reading, names=reading.likely_names)
    ending = _ending_asked_for(question)
    if ending:
        return _called(reading, ending)
    if question.asked == "where":
        return _located(reading)
    # 93 is nothing that somebody died of
    return _told(reading, names=()) if question.asked == "what" and question.text.isascii() else _anything


def _ending_asked_for(question: Question) -> re.Pattern[str] | None:
    """What the name of the thing or the place asked for ends with or holds."""
    told = next((told for nouns, told in _OF_FOCUS if question.focus.startswith(nouns)), None)
    if told:
        return told
    if question.focus in {"病", "疾病"}:
        return _ILLNESSES
    if _DIED_OF.search(question.text):
        return _CAUSES
    if _FROM.search(question.text):
        return _HOMES
    telling = question.asked == "where" and question.focus not in _ANYWHERE
    return re.compile(re.escape(question.focus[-1])) if telling else None


def _anything(_: Span) -> bool:
    return True


def _holding(numbers: list[Span]) -> Fits:
    return lambda span: _crosses(span, numbers)


def _people(question: Question, readings: Sequence[Reading]) -> list[Fits]:
    """Who asks for a holder of an office or for a name wants a name, if any sentence has one; else whoever acts will do."""
    described = [describing(question, reading) for reading in readings]
    if any(described):
        return [_one_of(found) for found in described]
    acting = [_named(reading) for reading in readings]
    if not (office(question.text[: question.start].rstrip("的是叫为")) or _BY_NAME.search(question.text)):
        return acting
    named = [
        [one for one in reading.likely_names if fits(one)]
        for reading, fits in zip(readings, acting, strict=True)
    ]
    if not any(named):
        return acting
    return [
        _naming(reading, fits, found) for reading, fits, found in zip(readings, acting, named, strict=True)
    ]


def _one_of(found: list[Span]) -> Fits:
    return lambda span: span in found


def _naming(reading: Reading, fits: Fits, found: list[Span]) -> Fits:
    """Who is named, by a name that looks like one or by up to four characters that begin with a surname."""
    words = {first: (last, reading.text[first:last]) for first, last in reading.atoms}

    def no_word(span: Span) -> bool:
        at, within = span[0], []
        while at < span[1] and at in words:
            at, text = words[at]
            within.append(text)
        return (
            2 <= span[1] - span[0] <= _LONGEST_NAME
            and reading.text[span[0]] in SURNAMES
            and reading.text[span[0] : span[1]].isalpha()
            and all(
                len(text) == 1 or text[0] in SURNAMES or word_class(text)[:2] in _NAMING for text in within
            )
        )

    return lambda span: (fits(span) and _holds(span, found)) or no_word(span)


def _told(reading: Reading, names: Iterable[Span]) -> Fits:
    """A date, a number or a name alone is no place, no reason and no manner."""
    bare = frozenset((*reading.dates, *reading.numbers, *names))
    return lambda span: span not in bare


def _located(reading: Reading) -> Fits:
    """A place is no date and no name, and begins with a number only where houses, floors and lines are numbered."""
    told = _told(reading, names=reading.names)
    begins = frozenset(first for first, _ in (*reading.dates, *reading.numbers))

    def fits(span: Span) -> bool:
        return told(span) and (
            span[0] not in begins or bool(_NUMBERED.search(reading.text[span[0] : span[1]]))
        )

    return fits


def _called(reading: Reading, told: re.Pattern[str]) -> Fits:
    """What is called a school is called 校, 院 or 学堂; a country is one of the dictionary's places."""
    places = [one for one in reading.atoms if _is_place(reading.text[one[0] : one[1]])]
    return lambda span: bool(told.search(reading.text, *span)) or _holds(span, places)


def _is_place(word: str) -> bool:
    """The dictionary takes some countries (阿根廷) for foreign persons."""
    kind = word_class(word)
    return kind in {"ns", "nt"} or (kind.startswith("nr") and word[0] not in SURNAMES)


def _named(reading: Reading) -> Fits:
    """No date, number or county is a name; in English it has a capital."""
    counted = [
        (first, last)
        for first, last in (*reading.dates, *reading.numbers)
        if last - first > 2 or re.search(r"\d|[年月日时点]", reading.text[first:last])
    ]
    latin = reading.printed[:40].isascii()
    words = {last: reading.text[first:last] for first, last in reading.atoms}
    never = [one for one in reading.atoms if word_class(reading.text[one[0] : one[1]]) in _NEVER_NAMED]
    barred = [*counted, *never]

    def fits(span: Span) -> bool:
        if latin and not _capital(reading.printed[span[0] : span[1]]):
            return False
        text = reading.text[span[0] : span[1]]
        acts = latin or _acts(words.get(span[1], text)) or _holds(span, reading.likely_names)
        if not acts or _SITE.fullmatch(text):
            return False
        return not _crosses(span, barred)

    return fits


def _capital(printed: str) -> bool:
    """Tell whether a stretch in Latin letters is a name: its words have capitals, but for the small ones."""
    words = re.findall(r"[^\W\d_]+", printed)
    return printed[0].isupper() and all(word[0].isupper() or word in _SMALL_WORDS for word in words)


def _crosses(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < last and first < span[1] for first, last in others)


def _holds(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] <= first and last <= span[1] for first, last in others)


def _acts(word: str) -> bool:
    """Tell whether a last word ends as people, organisations and countries do."""
    return ending(word) > 0 or word[-1] in _ACTORS or word_class(word)[:2] in {"nr", "nt", "ns", "r", "nz"}
