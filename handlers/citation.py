"""Citations: an article goes in; the line that names it (title, column, paper, date, page, names) comes out."""

import re

from corpus.article import Article
from corpus.store import Summary
from handlers.words.phrases import Phrases

_ADDRESS = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_LONGEST_ADDRESS = 1000


def web_address(article: Article) -> str:
    """Where the article stands in the web; empty where no address is known that a reader could open."""
    url = (article.url or "").strip()
    return url if len(url) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(url) else ""


def headline(article: Article, words: Phrases) -> str:
    """The title, or the first words of an article that has none."""
    if article.title:
        return article.title
    first = next(iter((*article.captions, *article.paragraphs)), "")
    return f"{first[:24]}…" if len(first) > 24 else first or words.untitled


def about(article: Article, words: Phrases) -> str:
    """What a quiet line says of an article; whatever is unknown is left out, never guessed."""
    page = article.page
    number = words.page_number.format(number=page.page_no) if page.page_no else ""
    names = " ".join(one.name for one in article.byline)
    kind = words.kinds[article.kind] if article.kind != "article" else ""
    return " · ".join(
        part for part in (article.column, page.publication, page.date, number, kind, names) if part
    )


def about_summary(one: Summary, words: Phrases) -> str:
    """The same for a line of a list."""
    number = words.page_number.format(number=one.page) if one.page else ""
    kind = words.kinds[one.kind] if one.kind != "article" else ""
    return " · ".join(part for part in (one.column, one.publication, one.date, number, kind) if part)


def cite(article: Article, words: Phrases, paragraph: int | None = None) -> str:
    """The line under a quotation: 《title》 and where it stands; `paragraph` counts from 0."""
    where = words.paragraph.format(number=paragraph + 1) if paragraph is not None else ""
    return " · ".join(
        part for part in (f"《{headline(article, words)}》", about(article, words), where) if part
    )
