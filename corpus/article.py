"""The nouns of a page: articles with their parts go from the parser to the store; nothing here computes but the id."""

import hashlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["article", "photo", "photo_essay", "chart", "table", "briefs", "listing", "notice", "poem"]
KINDS: tuple[Kind, ...] = (
    "article",
    "photo",
    "photo_essay",
    "chart",
    "table",
    "briefs",
    "listing",
    "notice",
    "poem",
)
Role = Literal[
    "reporter",
    "correspondent",
    "intern",
    "author",
    "photographer",
    "commentator",
    "compiler",
    "designer",
    "reader",
]
Table = tuple[tuple[str, ...], ...]
"""Rows of cells, as printed."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """One name of a byline (署名); `name` is without the padding that print puts into two-character names."""

    role: Role
    name: str
    org: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A crosshead (小标题; empty for the introduction) and the paragraphs under it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says about itself; None where it does not say. `date` is YYYY-MM-DD."""

    publication: str | None = None
    date: str | None = None
    page_no: str | None = None
    page_name: str | None = None
    editors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page, every text as printed.

    `lines` are 1-based inclusive ranges of lines in the source. `sources` name the files that hold the article.
    `warnings` are codes such as `joined-across-break`, `title-after-body`, `truncated`. `confidence` is 0…1.
    """

    id: str = ""
    kind: Kind = "article"
    column: str | None = None
    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None
    byline: tuple[Contributor, ...] = ()
    place: str | None = None
    sections: tuple[Section, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    complete: bool = True
    continued_to: str | None = None
    continued_from: str | None = None
    url: str | None = None
    page: Page = Page()
    sources: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All paragraphs in order, over all sections: what `paragraph` counts in every answer."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)


def with_id(article: Article) -> Article:
    """Give an article the id that its words determine: the same words on the same page have the same id anywhere."""
    digest = hashlib.blake2b("\x1f".join(_identity(article)).encode(), digest_size=10).digest()
    return replace(article, id=b32encode(digest).decode().lower()[:10])


def _identity(article: Article) -> Iterator[str]:
    page = article.page
    yield from (page.publication or "", page.date or "", page.page_no or "", article.title or "")
    yield from article.paragraphs
    yield from article.captions
    for table in article.tables:
        for row in table:
            yield from row
