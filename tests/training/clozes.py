"""Clozes: the articles of the training pages come in; plain questions in their own words, and the same with one word exchanged, come out.

Readers who write questions word the answerable ones freely and the traps closely, so that models learn to distrust a sentence that
says just what is asked. Here every word but one is the page's: what is asked is printed, or of the exchanged word nothing is.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.answering.people import ends_with_office, people
from corpus.answering.quantity import Span
from corpus.answering.sentence import Reading, fold_in_place
from corpus.article import Article
from corpus.lines import sentence_spans
from corpus.words import cut, word_class

_SEED = 11
_MOST = 6
"""Questions of a page, and of the same questions those with a word exchanged."""
_CLAUSE = re.compile(r"[^，,。；;：:！!？?“”\"「」、()（）〈〉《》【】\n]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LIGHT = re.compile(
    r"^(?:目前|其中|此外|据悉|据介绍|同时|另外|而|但|且|并|也|又|还|就)|已经|累计|共计|预计|大约|(?<=[\u4e00-\u9fff])(?:共|约|近|已|将|仅|正)(?=[\u4e00-\u9fff])"
)
_DATELINE = re.compile(r"讯|日电|[^a-z]电 |记者|报道|报导")
_DURATION = re.compile(r"[一二三四五六七八九十两\d]{1,3}年|同[年月日]|当[年月日天]")
_WHERE = re.compile(
    r"(?:位于|坐落在|来自|家住|设在|落户)([\u4e00-\u9fff]{2,9}[市县区镇乡村街路巷馆园院校站港岛厂])|在([\u4e00-\u9fff]{2,8}[镇乡村街路巷馆园院站港岛厂])(?=举行|召开|开|办|举办|投产|动工|开工|揭牌|成立)"
)
_SHIFTED = {
    "今年": "去年",
    "去年": "前年",
    "上半年": "下半年",
    "昨天": "前天",
    "昨日": "前日",
    "一期": "二期",
    "上午": "下午",
    "第一": "第四",
    "首批": "第三批",
    "本月": "上月",
    "男": "女",
    "进口": "出口",
    "小学": "中学",
}
_NAMES = frozenset({"ns", "nr", "nt", "nz"})
_OFFICE = r"(?:常务|副|总|原|代)*(?:校长|院长|局长|处长|科长|厅长|部长|县长|市长|镇长|乡长|区长|会长|所长|站长|馆长|社长|团长|队长|组长|司长|署长|理事长|董事长|秘书长|书记|主任|经理|教练|工程师|教授|会计)"
_OFFICES = (
    "书记",
    "局长",
    "院长",
    "校长",
    "主任",
    "会计",
    "队长",
    "教练",
    "秘书长",
    "董事长",
    "站长",
    "所长",
    "馆长",
    "总经理",
    "理事长",
    "副主任",
)


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question; its answer and the sentence that holds it, both empty if a word was exchanged."""

    question: str
    answer: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Gap:
    """A stretch of a sentence to be asked for: the clause before and behind it, and by what it is asked."""

    before: str
    said: str
    after: str
    sentence: str
    words: str


def clozes(articles: Sequence[Article]) -> list[Cloze]:
    """The questions of a page."""
    chance = random.Random(f"{_SEED}{Path(articles[0].sources[0]).name}")
    text = "\n".join(
        fold_in_place(one) for article in articles for one in (article.title or "", *article.paragraphs)
    )
    gaps = [gap for article in articles for gap in _gaps(article, chance)]
    chance.shuffle(gaps)
    nouns = sorted(
        {word for word in cut(text) if len(word) > 1 and _HAN.match(word) and word_class(word)[:1] == "n"}
    )
    asked = [Cloze(_loosened(gap, chance), gap.said, gap.sentence) for gap in gaps[:_MOST]]
    exchanged = (_exchanged(gap, nouns, text, chance) for gap in gaps[::-1])
    traps = [Cloze(one, "", "") for one in exchanged if one]
    return [*asked, *traps[:_MOST]]


def _gaps(article: Article, chance: random.Random) -> Iterator[_Gap]:
    named = people(
        "\n".join(map(fold_in_place, article.paragraphs)), (fold_in_place(one.name) for one in article.byline)
    )
    for paragraph in article.paragraphs:
        for start, end in sentence_spans(paragraph):
            reading = Reading(paragraph[start:end].rstrip(), named)
            if len(_HAN.findall(reading.printed)) > len(reading.printed) / 2:
                yield from _of_sentence(reading, chance)


def _of_sentence(reading: Reading, chance: random.Random) -> Iterator[_Gap]:
    quantities = [*reading.numbers, *reading.dates]
    for found in _CLAUSE.finditer(reading.text):
        clause = found.span()
        inside = [one for one in quantities if clause[0] <= one[0] and one[1] <= clause[1]]
        if _DATELINE.search(found[0]):
            continue
        widest = {
            one
            for one in inside
            if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in inside)
        }
        for span, words in _asked_for(reading, clause, sorted(widest), chance):
            if clause[1] - clause[0] - (span[1] - span[0]) >= 6:
                yield _gap(reading, clause, span, words)


def _asked_for(
    reading: Reading, clause: Span, quantities: Sequence[Span], chance: random.Random
) -> Iterator[tuple[Span, str]]:
    text = reading.text
    if clause[1] - clause[0] > 34:
        return
    if len(quantities) == 1 and not text.startswith(("的", "以上", "以下", "左右"), quantities[0][1]):
        (span,) = quantities
        said = text[slice(*span)]
        if _DURATION.fullmatch(said) or said.startswith("第") or said.endswith(("岁", "届")):
            pass
        elif span in reading.dates:
            yield span, _when(said, chance)
        elif re.search(r"\d|[一二三四五六七八九十百千万两]{2}", said) and (
            unit := re.search(r"[^\d.,零一二三四五六七八九十百千万亿两余多]+$", said)
        ):
            yield span, "多少" + (unit[0] if unit[0] != "%" else "")
    for span in sorted(set(reading.names)):
        if not (clause[0] <= span[0] and span[1] <= clause[1]) or span[1] - span[0] < 2:
            continue
        if span[0] == clause[0]:
            yield span, chance.choice(("谁", "哪个人", "是谁"))
        elif span[0] - clause[0] > 4 and ends_with_office(text[clause[0] : span[0]]):
            yield span, ""
    for found in _WHERE.finditer(text, *clause):
        which = 1 if found[1] else 2
        yield found.span(which), chance.choice(("哪里", "什么地方", "哪儿"))


def _when(said: str, chance: random.Random) -> str:
    if re.search(r"[时点:]", said):
        return "几点"
    if re.search(r"[日号天]$", said):
        return chance.choice(("哪天", "什么时候", "几号"))
    return "哪一年" if said.endswith("年") and chance.random() < 0.6 else "什么时候"


def _gap(reading: Reading, clause: Span, span: Span, words: str) -> _Gap:
    text = reading.text
    before = text[clause[0] : span[0]]
    named = any(clause[0] <= one[0] < clause[1] for one in (*reading.likely_names, *reading.places))
    if not named and clause[0]:
        earlier = _CLAUSE.findall(text[: clause[0]])
        before = (earlier[0] if earlier and len(earlier[0]) <= 14 else "") + before
    return _Gap(before, reading.printed[slice(*span)], text[span[1] : clause[1]], reading.printed, words)


def _worded(gap: _Gap, before: str, after: str, chance: random.Random) -> str:
    if gap.words:
        return f"{before}{gap.words}{after}？"
    before = re.sub(r".*(?:让|把|被|由|与|和|请|对|向|据|在)(?=.{4})", "", before)
    if chance.random() < 0.5 and (found := re.fullmatch(rf"(.{{2,}}?)({_OFFICE})", before)):
        before = f"{found[1].rstrip('的')}的{found[2]}"
    return chance.choice(
        (
            f"{before}是谁？",
            f"{before}叫什么名字？",
            f"{before}是哪位？",
            f"谁是{before}？",
            f"{before}叫什么？",
        )
    )


def _loosened(gap: _Gap, chance: random.Random) -> str:
    """The question, often without a word or two of the page's."""
    before, after = gap.before, gap.after
    if gap.words:
        before, after = (_LIGHT.sub("", one) for one in (before, after))
        if chance.random() < 0.5:
            before = _without_a_word(before, chance)
    return _worded(gap, before, after, chance)


def _without_a_word(text: str, chance: random.Random) -> str:
    words = list(cut(text))
    loose = [
        at for at, one in enumerate(words) if at and word_class(one)[:1] in {"d", "a", "m", "p", "t", "b"}
    ]
    if len(words) > 4 and loose:
        del words[chance.choice(loose)]
    return "".join(words)


def _exchanged(gap: _Gap, nouns: Sequence[str], text: str, chance: random.Random) -> str:
    """The question with a word exchanged for another of the page, or of its kind; empty if nothing can be."""
    if not gap.words:
        return _other_office(gap, text, chance)
    whole = gap.before + "\0" + gap.after
    shifts = [old for old in _SHIFTED if old in whole]
    if shifts and chance.random() < 0.5:
        old = chance.choice(shifts)
        whole = whole.replace(old, _SHIFTED[old], 1)
    else:
        words = [one for one in cut(whole) if len(one) > 1 and word_class(one)[:1] == "n" and one in whole]
        if not words:
            return ""
        old = chance.choice(words)
        said = fold_in_place(gap.sentence)
        others = [one for one in nouns if one not in said and not _is_part(one, old)]
        alike = [one for one in others if one[-1] == old[-1] and len(one) == len(old)]
        if word_class(old) in _NAMES:
            alike += [one for one in others if word_class(one) == word_class(old)]
        if not alike:
            return ""
        whole = whole.replace(old, chance.choice(alike), 1)
    before, _, after = whole.partition("\0")
    return _worded(gap, _LIGHT.sub("", before), _LIGHT.sub("", after), chance)


def _is_part(one: str, other: str) -> bool:
    """Tell whether one word holds the other."""
    return one in other or other in one


def _other_office(gap: _Gap, text: str, chance: random.Random) -> str:
    found = re.search(rf"{_OFFICE}$", gap.before)
    fresh = [one for one in _OFFICES if one not in text]
    if not found or not fresh or len(gap.before) - len(found[0]) < 2:
        return ""
    return _worded(gap, gap.before[: found.start()] + chance.choice(fresh), "", chance)
