"""Passages: a range of an article's sentences becomes a permalink code, and a code becomes the same words again or an error.

A code is the article's short key, the range and a hash of the words, such as `k3jx7q2mha-b-2-9f3c21d0`: at most 48
characters of A-Za-z0-9_-, so that it fits a Telegram start payload (64) and callback data (64 bytes) beside a command.
"""

import hashlib
import re
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.errors import PassageChanged, UnknownArticle
from corpus.lines import Line, Sentence, lines, sentences

_CODE = re.compile(r"([a-z2-7]{10})-([0-9a-z]{1,6})-([0-9a-z]{1,4})-([0-9a-f]{8})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences `first`…`last` (half-open) of an article, one text for each line that they touch."""

    article: Article
    first: int
    last: int
    texts: tuple[str, ...]
    code: str


@dataclass(frozen=True, slots=True)
class PassageCode:
    """A code taken apart; `key` leads to the article, `words` is the hash of the text."""

    key: str
    first: int
    last: int
    words: str


def article_key(article_id: str) -> str:
    """A short key of an article, whatever form its id has: ten characters of a-z2-7 (50 bits of a hash)."""
    digest = hashlib.blake2b(article_id.encode(), digest_size=10, person=b"jianbao-key").digest()
    return b32encode(digest).decode().lower()[:10]


def passage(article: Article, first: int, last: int) -> Passage:
    """Take the sentences `first`…`last` (half-open) of an article. Raises PassageChanged if it has no such sentences."""
    all_lines = lines(article)
    chosen = sentences(all_lines)[first:last]
    if not chosen or len(chosen) != last - first:
        raise PassageChanged("The article no longer has this passage; open the article instead.")
    texts = _texts(all_lines, chosen)
    return Passage(article, first, last, texts, make_code(article.id, first, last, texts))


def make_code(article_id: str, first: int, last: int, texts: Sequence[str]) -> str:
    """The permalink of the sentences `first`…`last` (half-open), given what they say, one text for each line."""
    words = _hash(tuple(text.rstrip() for text in texts))
    return f"{article_key(article_id)}-{_base36(first)}-{_base36(last - first)}-{words}"


def passage_around(article: Article, line: int, start: int, end: int) -> Passage:
    """The shortest passage that holds the characters `start`…`end` of one line."""
    found = [
        number
        for number, one in enumerate(sentences(lines(article)))
        if one.line == line and one.start < end and one.end > start
    ]
    return passage(article, found[0], found[-1] + 1)


def read_code(code: str) -> PassageCode:
    """Take a code apart. Raises UnknownArticle if it is none."""
    found = _CODE.fullmatch(code)
    if not found:
        raise UnknownArticle(f"“{code[:60]}” is no passage code; search for the words instead.")
    key, first, count, words = found.groups()
    return PassageCode(key, int(first, 36), int(first, 36) + int(count, 36), words)


def reopen(article: Article, code: PassageCode) -> Passage:
    """Find a code's words again. Raises PassageChanged if other words stand there now."""
    again = passage(article, code.first, code.last)
    if _hash(again.texts) != code.words:
        raise PassageChanged(
            "The text behind this link has changed since it was shared; open the article instead."
        )
    return again


def _texts(all_lines: tuple[Line, ...], chosen: tuple[Sentence, ...]) -> tuple[str, ...]:
    ranges: dict[int, tuple[int, int]] = {}
    for one in chosen:
        start, _ = ranges.get(one.line, (one.start, one.end))
        ranges[one.line] = (start, one.end)
    return tuple(all_lines[line].text[start:end].rstrip() for line, (start, end) in ranges.items())


def _hash(texts: tuple[str, ...]) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=4).hexdigest()


def _base36(number: int) -> str:
    digits = _DIGITS[number % 36]
    while number := number // 36:
        digits = _DIGITS[number % 36] + digits
    return digits


def is_code(text: str) -> bool:
    """Tell whether a text has the form of a passage code."""
    return bool(_CODE.fullmatch(text))
