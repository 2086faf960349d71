"""Cases for the verdicts: newspaper articles go in; quotations of known verdict come out, each changed in one known way.

What is invented comes from two sources: whole sentences of articles that are kept out of the corpus (the same paper, the
same weeks, the same people), and sentences put together from the names and words of an article that is in it.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC
from rapidfuzz import fuzz, process

from corpus.folding import fold, plain
from corpus.lines import sentence_spans
from corpus.words import cut, word_class


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation, in what way it was made, the verdict it deserves and the article it came from (empty: none)."""

    way: str
    quote: str
    verdict: str
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article to quote from."""

    id: str
    paragraphs: tuple[str, ...]

    @property
    def plain(self) -> str:
        return plain("\n".join(self.paragraphs))


Maker = Callable[[Source, random.Random], str | None]
_STOPS = "。！？；，、：…"
_ASCII = str.maketrans("，。：；！？（）％“”", ',.:;!?()%""')
_DIGITS = "零一二三四五六七八九"


def sentences(source: Source) -> list[str]:
    return [
        text[start:end].strip()
        for text in source.paragraphs
        for start, end in sentence_spans(text)
        if end - start > 3
    ]


def _a_sentence(source: Source, rng: random.Random, least: int = 10) -> str | None:
    fit = [one for one in sentences(source) if len(plain(one)) >= least]
    return rng.choice(fit) if fit else None


def some_words(source: Source, rng: random.Random) -> str | None:
    """A few whole words out of a clause: four to twelve characters."""
    sentence = _a_sentence(source, rng)
    words = cut(rng.choice(re.split("[，。；：！？、]", sentence))) if sentence else []
    first = rng.randrange(len(words)) if words else 0
    chosen = ""
    for word in words[first:]:
        chosen += word
        if len(plain(chosen)) >= rng.randint(4, 12):
            break
    return chosen if len(plain(chosen)) >= 4 and not _torn(words, first, chosen) else None


def _torn(words: list[str], first: int, chosen: str) -> bool:
    """Whether a cut took a denial or half a figure away: then it is no quotation of these words any more."""
    before = words[first - 1] if first else ""
    figure = re.compile(rf"[\d{_DIGITS}十百千万亿第.·]")
    behind = words[first + len(cut(chosen)) :][:1]
    return bool(
        re.search("[不没未无非别莫勿]", before)
        or (figure.match(before[-1:]) and figure.match(chosen))
        or (behind and figure.match(chosen[-1]) and figure.match(behind[0]))
    )


def a_clause(source: Source, rng: random.Random) -> str | None:
    sentence = _a_sentence(source, rng)
    fit = [one for one in re.split("(?<=[，。；：！？])", sentence or "") if len(plain(one)) >= 5]
    return rng.choice(fit) if fit else None


def a_sentence(source: Source, rng: random.Random) -> str | None:
    return _a_sentence(source, rng, 6)


def several_sentences(source: Source, rng: random.Random) -> str | None:
    """Two to eight sentences in a row, across paragraphs if it comes so."""
    whole = "\n".join(source.paragraphs)
    spans = sentence_spans(whole)
    if len(spans) < 3:
        return None
    first = rng.randrange(len(spans) - 1)
    last = min(len(spans), first + rng.randint(2, 8))
    return whole[spans[first][0] : spans[last - 1][1]].strip()[:600]


def other_script(source: Source, rng: random.Random) -> str | None:
    sentence = _a_sentence(source, rng)
    return _convert()(sentence) if sentence else None


@cache
def _convert() -> Callable[[str], str]:
    convert: Callable[[str], str] = OpenCC("s2t").convert
    return convert


def other_marks(source: Source, rng: random.Random) -> str | None:
    """Punctuation of the other width, or none at all, or other quotation marks."""
    sentence = _a_sentence(source, rng)
    if not sentence:
        return None
    way = rng.randrange(3)
    if way == 0:
        return sentence.translate(_ASCII)
    if way == 1:
        return re.sub(r"(?<!\d)[，。；！？“”《》](?!\d)", " ", sentence).strip()
    return "「" + sentence.replace("“", "『").replace("”", "』") + "」"


def figure_changed(source: Source, rng: random.Random) -> str | None:
    """Another digit, two digits swapped, or another Chinese numeral before a measure word."""
    sentence = _one_with(source, rng, rf"\d|[{_DIGITS}十]+[个名人年月日万亿元次家位]")
    if not sentence:
        return None
    if found := list(re.finditer(r"\d+", sentence)):
        number = rng.choice(found)
        changed = number[0]
        if len(changed) > 1 and changed[0] != changed[1] != "0" and rng.random() < 0.5:
            changed = changed[1] + changed[0] + changed[2:]
        else:
            at = rng.randrange(len(changed))
            changed = (
                changed[:at]
                + rng.choice([one for one in "123456789" if one != changed[at]])
                + changed[at + 1 :]
            )
        return sentence[: number.start()] + changed + sentence[number.end() :]
    place = rng.choice(
        list(re.finditer(rf"[{_DIGITS[1:]}](?=[十百千万个名人年月日亿元次家位])", sentence)) or [None]
    )
    if place is None:
        return None
    other = rng.choice([one for one in _DIGITS[2:] if one != place[0]])
    return sentence[: place.start()] + other + sentence[place.end() :]


def _one_with(source: Source, rng: random.Random, pattern: str) -> str | None:
    fit = [one for one in sentences(source) if re.search(pattern, one) and len(plain(one)) >= 10]
    return rng.choice(fit) if fit else None


def negation_dropped(source: Source, rng: random.Random) -> str | None:
    sentence = _one_with(source, rng, r"[一-鿿](不|没有|未|并非)(?![仅但断久过同论管])[一-鿿]")
    return (
        re.sub(r"(?<=[一-鿿])(不|没有|未|并非)(?![仅但断久过同论管])(?=[一-鿿])", "", sentence, count=1)
        if sentence
        else None
    )


def negation_added(source: Source, rng: random.Random) -> str | None:
    """不 before a verb that takes it."""
    sentence = _a_sentence(source, rng)
    words = cut(sentence or "")
    fit = [at for at, word in enumerate(words) if at and len(word) > 1 and word_class(word) == "v"]
    if not fit:
        return None
    at = rng.choice(fit)
    return "".join((*words[:at], rng.choice(("不", "没有", "并未")), *words[at:]))


def word_swapped(source: Source, rng: random.Random) -> str | None:
    """A noun, verb or adjective in place of another one of the same article."""
    return _swap(source, rng, ("n", "v", "a", "vn"), least=2)


def name_swapped(source: Source, rng: random.Random) -> str | None:
    """A person's or a place's name in place of another one."""
    sentence = _a_sentence(source, rng)
    words = cut(sentence or "")
    fit = [at for at, word in enumerate(words) if word_class(word) in ("nr", "ns") and len(word) > 1]
    if not fit:
        return None
    at = rng.choice(fit)
    others = (
        ("刘建国", "陈志强", "何秀兰") if word_class(words[at]) == "nr" else ("太原", "湖北", "泰国", "长春")
    )
    return "".join((*words[:at], rng.choice([one for one in others if one != words[at]]), *words[at + 1 :]))


def _swap(
    source: Source, rng: random.Random, classes: Sequence[str], least: int, sentence: str | None = None
) -> str | None:
    sentence = sentence or _a_sentence(source, rng)
    words = cut(sentence or "")
    fit = [at for at, word in enumerate(words) if word_class(word) in classes and len(word) >= least]
    if not fit:
        return None
    at = rng.choice(fit)
    same = [
        one
        for one in cut("".join(source.paragraphs))
        if word_class(one) == word_class(words[at]) and len(one) == len(words[at]) and one != words[at]
    ]
    return "".join((*words[:at], rng.choice(same), *words[at + 1 :])) if same else None


def homophone(source: Source, rng: random.Random) -> str | None:
    """One character in place of another that sounds the same."""
    sentence = _a_sentence(source, rng)
    pairs = (
        "他她",
        "在再",
        "做作",
        "的地",
        "以已",
        "像象",
        "至致",
        "期其",
        "部步",
        "经精",
        "力利",
        "实时",
        "会惠",
    )
    fit = [(at, pair) for at, one in enumerate(sentence or "") for pair in pairs if one in pair]
    if not sentence or not fit:
        return None
    at, pair = rng.choice(fit)
    return sentence[:at] + pair[1 - pair.index(sentence[at])] + sentence[at + 1 :]


def short_changed(source: Source, rng: random.Random) -> str | None:
    """One word of a clause of seven to fourteen characters replaced by another of the article."""
    clause = a_clause(source, rng)
    if not clause or not 7 <= len(plain(clause)) <= 14:
        return None
    return _swap(
        Source(source.id, (clause, *source.paragraphs)), rng, ("n", "v", "a", "vn", "m", "t"), 1, clause
    )


def long_changed(source: Source, rng: random.Random) -> str | None:
    """Several sentences, a single word or figure of them changed."""
    whole = several_sentences(source, rng)
    return _swap(source, rng, ("n", "v", "a", "vn", "m", "t"), 1, whole) if whole else None


def twice_changed(source: Source, rng: random.Random) -> str | None:
    """Two words of a sentence changed."""
    once = _swap(source, rng, ("n", "v", "a", "vn"), 2)
    return _swap(source, rng, ("n", "v", "a", "vn", "m"), 1, once) if once and len(plain(once)) > 16 else None


def clause_dropped(source: Source, rng: random.Random) -> str | None:
    sentence = _one_with(source, rng, "，[^，。]+，[^，。]+，")
    clauses = re.split("(?<=，)", sentence or "")
    if len(clauses) < 4:
        return None
    at = rng.randrange(1, len(clauses) - 1)
    return "".join((*clauses[:at], *clauses[at + 1 :]))


def joined_by_ellipsis(source: Source, rng: random.Random) -> str | None:
    return _joined(source, rng, "……")


def joined_silently(source: Source, rng: random.Random) -> str | None:
    return _joined(source, rng, "，")


def _joined(source: Source, rng: random.Random, by: str) -> str | None:
    all_sentences = [one for one in sentences(source) if len(plain(one)) >= 8]
    if len(all_sentences) < 3:
        return None
    first = rng.randrange(len(all_sentences) - 2)
    second = rng.randrange(first + 2, len(all_sentences))
    return all_sentences[first].rstrip("。！？；…”") + by + all_sentences[second]


_INVENTED = (
    "{name}表示，{place}明年将投资{number}亿元新建三条{noun}生产线",
    "据{name}介绍，{noun}将从下月起在{place}全面停止，群众对此反应强烈",
    "{place}已经决定把{noun}和{other}合并管理，由{name}负责",
    "{name}透露，他本人从未到过{place}，也不了解{noun}的情况",
    "记者从{place}获悉，{number}名{noun}工作人员因{other}受到通报批评",
)


def invented(source: Source, rng: random.Random) -> str | None:
    """A sentence that the paper never printed, made of an article's own names and words."""
    words = [word for word in cut("".join(source.paragraphs)) if len(word) > 1]
    names = [word for word in words if word_class(word) == "nr"]
    places = [word for word in words if word_class(word) == "ns"]
    nouns = list(dict.fromkeys(word for word in words if word_class(word) == "n"))
    if not names or not places or len(nouns) < 2:
        return None
    noun, other = rng.sample(nouns, 2)
    form = rng.choice(_INVENTED)
    return form.format(
        name=rng.choice(names), place=rng.choice(places), noun=noun, other=other, number=rng.randint(11, 97)
    )


VERBATIM: tuple[Maker, ...] = (some_words, a_clause, a_sentence, several_sentences, other_script, other_marks)
ALTERED: tuple[Maker, ...] = (
    figure_changed,
    negation_dropped,
    negation_added,
    word_swapped,
    name_swapped,
    homophone,
    short_changed,
    long_changed,
    twice_changed,
    clause_dropped,
    joined_by_ellipsis,
    joined_silently,
)


def changed(sources: Sequence[Source], each: int, rng: random.Random) -> Iterator[Case]:
    """`each` cases of every way to quote and to misquote."""
    for makers, verdict in ((VERBATIM, "verbatim"), (ALTERED, "altered")):
        for make in makers:
            for source, quote in _made(make, sources, each, rng, verbatim=verdict == "verbatim"):
                yield Case(make.__name__, quote, verdict, source.id)


def _made(
    make: Maker, sources: Sequence[Source], count: int, rng: random.Random, *, verbatim: bool
) -> Iterator[tuple[Source, str]]:
    left = count
    while left:
        source = rng.choice(sources)
        quote = make(source, rng)
        if quote and len(plain(quote)) >= 4 and (plain(quote) in source.plain) == verbatim:
            left -= 1
            yield source, quote


def never_printed(
    sources: Sequence[Source], kept_out: Sequence[Source], each: int, rng: random.Random
) -> Iterator[Case]:
    """Sentences of articles outside the corpus that nothing inside resembles, and invented ones."""
    for _, quote in _made(invented, sources, each, rng, verbatim=False):
        yield Case("invented", quote, "not_found")
    inside = [source.plain for source in sources]
    left = each
    while left:
        sentence = _a_sentence(rng.choice(kept_out), rng)
        if sentence and not _resembles(plain(sentence), inside):
            left -= 1
            yield Case("from_elsewhere", sentence, "not_found")


def _resembles(sentence: str, inside: Sequence[str]) -> bool:
    """Whether the corpus prints nearly the same (agencies' sentences stand in several articles)."""
    found = process.extractOne(fold(sentence), inside, scorer=fuzz.partial_ratio, score_cutoff=68)
    return found is not None
