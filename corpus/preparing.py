"""Preparing: a file goes in; its articles with their forms and terms come out, ready to be stored. Runs in worker processes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.article import Article, Page, with_id
from corpus.errors import CorpusError, UnreadableFile
from corpus.index.terms import Forms, Terms, forms, terms
from corpus.parsing.page import parse
from corpus.reading.dump import Dump
from corpus.reading.reader import read

PREPARING_VERSION = 1
"""Another parser reads the same bytes differently: it is part of what a file's hash says."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with everything that is stored and indexed of it."""

    article: Article
    forms: Forms
    terms: Terms


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """All of one file: its articles (perhaps still being prepared), what was rejected in it, and whether it could be read."""

    path: str
    digest: str
    articles: Iterable[Prepared] = ()
    rejected: tuple[str, ...] = ()
    readable: bool = True


def digest_of(path: Path, page: Page) -> str:
    """Hash a file's bytes with everything else that decides what comes out of it. Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=12))
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror or error}.") from error
    digest.update(repr((PREPARING_VERSION, page)).encode())
    return digest.hexdigest()


def prepare_file(path: Path, digest: str, page: Page) -> PreparedFile:
    """Read, parse and prepare a file; one that cannot be read comes back with the reason."""
    articles: list[Prepared] = []
    rejected: list[str] = []
    try:
        for dump in read(path):
            rejected += dump.rejected
            articles += prepare(articles_of(dump, page))
    except CorpusError as error:
        return PreparedFile(str(path), digest, rejected=(str(error),), readable=False)
    return PreparedFile(str(path), digest, tuple(articles), tuple(rejected))


def articles_of(dump: Dump, page: Page) -> Iterator[Article]:
    """The articles of a dump; what the command line says of the page wins over what the page says of itself."""
    if dump.articles:
        yield from (_on_page(article, page) for article in dump.articles)
        return
    if dump.blocks:
        yield from (_on_page(article, page) for article in parse(dump).articles)


def _on_page(article: Article, page: Page) -> Article:
    own = article.page
    given = replace(
        own,
        publication=page.publication or own.publication,
        date=page.date or own.date,
        page_no=page.page_no or own.page_no,
    )
    if given == own:
        return article
    derived = with_id(article).id == article.id
    placed = replace(article, page=given)
    return with_id(placed) if derived else placed


def prepare(articles: Iterable[Article]) -> list[Prepared]:
    """Make the forms and the terms of articles."""
    made = ((article, forms(article)) for article in articles)
    return [Prepared(article, form, terms(article, form)) for article, form in made]
