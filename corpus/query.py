"""What a reader types becomes a Query: words with their matching forms, phrases, exclusions, filters and an order.

Nothing typed reaches an engine as text. What is not understood is searched as words, and said in `notes`.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal

from corpus.errors import EmptyQuery, LongQuery
from corpus.folding import fold, plain, units
from corpus.sound import sound, syllables
from corpus.words import cut

MAX_QUERY = 500
"""Characters; whoever pastes more has a text to check, not words to look up."""
FilterName = Literal["publications", "columns", "authors", "places", "kinds", "pages", "date"]
FILTERS: dict[str, FilterName] = {
    "paper": "publications",
    "报纸": "publications",
    "报": "publications",
    "column": "columns",
    "栏目": "columns",
    "author": "authors",
    "作者": "authors",
    "记者": "authors",
    "place": "places",
    "地点": "places",
    "kind": "kinds",
    "类型": "kinds",
    "page": "pages",
    "版": "pages",
    "版次": "pages",
    "date": "date",
    "日期": "date",
}
_SORT = {"sort", "排序"}
_NEW = {"new", "newest", "date", "最新", "新", "日期"}

_QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"', "＂": "＂", "〝": "〞"}
_TOKEN = re.compile(
    r"""(?P<minus>(?<!\S)[-－—](?=\S))?
        (?:(?P<name>[^\W\d_]{1,9})[:：](?=\S))?
        (?:(?P<open>["“「『＂〝])(?P<quoted>[^"”」』＂〞]*)["”」』＂〞]|(?P<word>\S+))""",
    re.VERBOSE,
)
FUNCTION_CHARACTERS = frozenset("的了是在和与有什么谁哪吗呢吧几多少怎为何之")
"""Characters that join or ask; alone they tell nothing about a text."""
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One stretch of what was typed: as typed, as plain text, and as sounds (typed pinyin included).

    `pinyin` tells that all of it can be read as pinyin, `whole` that spelled letters are its only writing.
    """

    typed: str
    plain: str
    sound: str
    pinyin: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and the value typed for it; the corpus decides which stored values that means."""

    name: FilterName
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. `typed` is what the reader wrote; `notes` are parts that were not understood."""

    typed: str
    words: tuple[Word, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    newest_first: bool = False
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to look for, not even a filter."""
        return not (self.words or self.phrases or self.filters)

    @property
    def plain(self) -> str:
        """All words and phrases as one plain text."""
        return "".join((*(word.plain for word in self.words), *map(plain, self.phrases)))


@dataclass(slots=True)
class _Parts:
    words: list[Word] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    newest_first: bool = False


def parse_query(typed: str) -> Query:
    """Read what was typed. Raises EmptyQuery if there is no letter in it, LongQuery if it is far too long."""
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if not text:
        raise EmptyQuery(
            "There is nothing to look for: type a few words, for example a name or half a title."
        )
    if len(text) > MAX_QUERY:
        raise LongQuery(
            f"That is too long to look up: type at most {MAX_QUERY} characters, a sentence will do."
        )
    parts = _Parts()
    for found in _TOKEN.finditer(text):
        _take(found, parts)
    query = Query(
        text,
        _join_pinyin(parts.words),
        tuple(parts.phrases),
        tuple(parts.without),
        tuple(parts.filters),
        parts.newest_first,
        tuple(parts.notes),
    )
    if query.empty:
        query = _as_words(text)
    return query


def _as_words(text: str) -> Query:
    words = tuple(word(part) for part in text.split() if plain(part))
    if not words:
        raise EmptyQuery(
            "There is no word in that: type letters or characters, for example a name or half a title."
        )
    return Query(text, words)


def _take(found: re.Match[str], parts: _Parts) -> None:
    name, value = found["name"] and fold(found["name"]), found["quoted"] if found["open"] else found["word"]
    if name is not None and name in _SORT and value:
        parts.newest_first = fold(value) in _NEW
        if not parts.newest_first:
            parts.notes.append(found[0])
    elif name is not None and name in FILTERS and plain(value):
        parts.filters.append(Filter(FILTERS[name], value))
    elif not plain(value):
        return
    elif found["minus"]:
        parts.without.append(value)
    elif found["open"] and _is_phrase(found, value):
        parts.phrases.append(value)
    else:
        parts.words.extend(word(part) for part in found[0].split() if plain(part))


def _is_phrase(found: re.Match[str], value: str) -> bool:
    """Tell an exact phrase: straight or curly quotation marks of its own, not the middle of a title."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    alone = (not before or before[-1].isspace()) and (not after or after[0].isspace())
    return alone and found["name"] is None and bool(plain(value))


def word(typed: str) -> Word:
    """Make the matching forms of one typed stretch."""
    text = plain(typed)
    spelled = _LATIN.sub(lambda found: syllables(found[0]) or found[0], _apostrophes(typed, text))
    sounds = sound(spelled)
    pinyin = (
        not any(one.isascii() and one.isalpha() for one in sounds) and text.isascii() and not text.isdigit()
    )
    return Word(typed, text, sounds, pinyin)


def _apostrophes(typed: str, text: str) -> str:
    """Plain text, but with the apostrophes that part syllables (xi'an)."""
    folded = typed.lower().replace("’", "'")
    return folded if _LATIN.fullmatch(folded) else text


def _join_pinyin(words: list[Word]) -> tuple[Word, ...]:
    """Typed syllables one by one are one word: `rong cuo jiu cuo`; a stretch of several syllables stands alone."""
    joined: list[Word] = []
    for one in words:
        last = joined[-1] if joined else None
        if last and last.pinyin and one.pinyin and (len(one.sound) == 1 or len(last.sound) == 1):
            joined[-1] = Word(
                f"{last.typed} {one.typed}", f"{last.plain} {one.plain}", last.sound + one.sound, pinyin=True
            )
        else:
            joined.append(one)
    return tuple(joined)


def literal_phrases(query: Query) -> tuple[tuple[str, ...], ...]:
    """What an article must hold to match literally: every word and phrase, each as a tuple of units.

    A stretch is cut into dictionary words. A single character that is no function word belongs to its neighbour: who
    types 元宇宙 does not mean 元 anywhere and 宇宙 anywhere.
    """
    parts = [part for one in query.words for part in _dictionary_words(one.plain)]
    phrases = [tuple(units(part)) for part in (*parts, *map(plain, query.phrases))]
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def _dictionary_words(text: str) -> list[str]:
    found: list[str] = []
    waiting = joins = False
    for one in cut(text):
        if one in FUNCTION_CHARACTERS or not one.strip():
            waiting = joins = False
            continue
        single = len(one) == 1 and not one.isascii()
        if waiting or (single and joins):
            found[-1] += one
            waiting = waiting and single
        else:
            found.append(one)
            waiting = single
        joins = True
    return found or [text]
