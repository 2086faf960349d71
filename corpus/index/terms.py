"""What of an article is indexed: its matching forms and its terms, made from the printed lines in one place.

`Forms` are kept beside the article and compared by our own ranking; `Terms` go to the engine and are counted there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.article import Article
from corpus.folding import fold, plain, units
from corpus.lines import Field, lines
from corpus.sound import initials, sound
from corpus.words import cut_for_search

HEAD_FIELDS: tuple[Field, ...] = ("title", "kicker", "subtitle", "column", "byline")
"""What stands above the text: the lines that readers remember an article by."""
_LETTER: dict[Field, str] = {
    "title": "t",
    "kicker": "k",
    "subtitle": "u",
    "column": "c",
    "byline": "b",
    "heading": "h",
    "paragraph": "p",
    "caption": "i",
    "credit": "r",
    "table": "d",
}
LINE_BREAK = "¶"
"""Stands between two lines in a positioned field, so that no phrase runs from one line into the next."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The matching forms of a whole article: `plain` and `sound` are equally long, their lines separated by a newline.

    `fields` has one letter a line, so that a place in the text leads to its field and its line.
    """

    plain: str
    sound: str
    fields: str

    @property
    def title(self) -> str:
        """The plain title; empty if the article has none."""
        return self.plain.partition("\n")[0] if self.fields.startswith("t") else ""

    @property
    def head(self) -> str:
        """The plain lines above the text, separated by newlines."""
        count = sum(letter in "tkucb" for letter in self.fields)
        return "\n".join(self.plain.split("\n", count)[:count])


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of an article, field by field, each a text of terms separated by spaces; `date` is yyyymmdd, 0 unknown."""

    words: str
    grams: str
    characters: str
    sounds: str
    head_grams: str
    head_sounds: str
    initials: str
    columns: tuple[str, ...]
    publications: tuple[str, ...]
    authors: tuple[str, ...]
    places: tuple[str, ...]
    kinds: tuple[str, ...]
    pages: tuple[str, ...]
    months: tuple[str, ...]
    date: int


def forms(article: Article) -> Forms:
    """Make the matching forms of an article."""
    all_lines = lines(article)
    whole = "\n".join(plain(line.text) for line in all_lines)
    return Forms(whole, sound(whole), "".join(_LETTER[line.field] for line in all_lines))


def terms(article: Article, made: Forms) -> Terms:
    """Make the terms of an article from its printed lines and its forms."""
    all_lines = lines(article)
    head = [line.field in HEAD_FIELDS for line in all_lines]
    plains, sounds = made.plain.split("\n"), made.sound.split("\n")
    head_plains = [text for text, above in zip(plains, head, strict=True) if above]
    head_sounds = [text for text, above in zip(sounds, head, strict=True) if above]
    page = article.page
    return Terms(
        words=" ".join(word for line in all_lines for word in words(line.text)),
        grams=_positioned(plains),
        characters=" ".join(unit for text in plains for unit in units(text)),
        sounds=" ".join(_pairs(sounds)),
        head_grams=" ".join(_pairs(head_plains)),
        head_sounds=" ".join(_pairs(head_sounds)),
        initials=" ".join(gram for text in head_sounds for gram in grams(units_of_initials(initials(text)))),
        columns=_folded(article.column),
        publications=_folded(page.publication),
        authors=tuple(plain(one.name) for one in article.byline),
        places=_folded(article.place),
        kinds=(article.kind,),
        pages=_folded(page.page_no),
        months=(page.date[:7],) if page.date else (),
        date=int(page.date.replace("-", "")) if page.date else 0,
    )


def words(text: str) -> list[str]:
    """The words of a printed text or of a query, folded; white space and punctuation are none."""
    return [word for word in cut_for_search(fold(text)) if any(one.isalnum() for one in word)]


def grams(of: Iterable[str]) -> list[str]:
    """Every two neighbours of a sequence of units, joined."""
    return [first + second for first, second in pairwise(of)]


def units_of_initials(text: str) -> str:
    """Initials are letters, each a unit of its own; everything else is left out."""
    return "".join(one for one in text if one.isascii() and one.isalnum())


def _folded(value: str | None) -> tuple[str, ...]:
    return (plain(value),) if value and plain(value) else ()


def _pairs(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from grams(units(text))


def _positioned(texts: Iterable[str]) -> str:
    return f" {LINE_BREAK} ".join(" ".join(grams(units(text))) for text in texts)
