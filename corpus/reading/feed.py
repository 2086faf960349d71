"""The bytes of an RSS or Atom file go in, an article for each entry comes out; needs the extra `documents`."""

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from corpus.article import Article, Contributor, Page, Section, with_id
from corpus.errors import UnreadableFile
from corpus.reading.html_page import read_html


def read_feed(content: bytes, source: str) -> tuple[Article, ...]:
    """Read a feed's entries."""
    try:
        import feedparser  # noqa: PLC0415 - an extra that need not be installed
    except ImportError as error:
        raise UnreadableFile(
            f"{source} is a feed; install the extra “documents” (make documents) to read it."
        ) from error
    with warnings.catch_warnings():
        # feedparser warns about its own compatibility mappings.
        warnings.simplefilter("ignore", DeprecationWarning)
        feed = feedparser.parse(BytesIO(content))
        articles = tuple(_articles(feed, source))
    if not articles:
        raise UnreadableFile(f"{source} is damaged or no RSS or Atom feed.")
    return articles


def _articles(feed: Any, source: str) -> Iterator[Article]:
    publication = feed.feed.get("title") or None
    for entry in feed.entries:
        markup = entry.content[0].value if entry.get("content") else entry.get("summary", "")
        paragraphs = tuple(block.text for block in read_html(markup) if block.text and block.hint != "image")
        title = " ".join((entry.get("title") or "").split()) or None
        if title is None and not paragraphs:
            continue
        yield with_id(
            Article(
                title=title,
                byline=tuple(Contributor("author", name) for name in _authors(entry)),
                sections=(Section("", paragraphs),) if paragraphs else (),
                url=entry.get("link") or None,
                page=Page(publication=publication, date=_date(entry)),
                sources=(source,),
            )
        )


def _authors(entry: Any) -> Iterator[str]:
    for author in entry.get("authors", ()):
        if author.get("name"):
            yield author["name"]


def _date(entry: Any) -> str | None:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None
