"""The verbs of `python -m corpus`: parsed options go in, the work is done and printed, an exit status comes out."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.progress import Progress

from corpus.article import Article, Page
from corpus.errors import CorpusError, UnknownArticle
from corpus.export import as_markdown
from corpus.filters import date_span
from corpus.ingest import Report, ingest
from corpus.library import Library
from corpus.maintenance import check, rebuild, remove
from corpus.parsing.page import ParsedPage, parse
from corpus.passage import is_code
from corpus.printing import open_library, print_json
from corpus.reading.reader import read
from corpus.record import to_record

Verb = Callable[[argparse.Namespace], int]


def iso_date(text: str) -> str:
    """Read a date given on the command line."""
    span = date_span(text)
    if span is None or span[0] != span[1]:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write it as 2023-08-15")
    day = str(span[0])
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def ingest_paths(options: argparse.Namespace) -> int:
    """Read page dumps or JSON Lines into the corpus."""
    page = Page(publication=options.publication, date=options.date, page_no=options.page)
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("ingesting", total=None)
        report = ingest(
            options.data,
            options.paths,
            page,
            prune=options.prune,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    if options.json:
        print_json(asdict(report))
    else:
        _print_report(report)
    for sentence in report.rejected:
        print(sentence, file=sys.stderr)
    return 1 if report.unreadable or report.rejected or not report.files else 0


def _print_report(report: Report) -> None:
    if not report.files:
        print("There is no page dump or JSON Lines file there.")
        return
    print(
        f"{report.files} files ({report.unchanged_files} unchanged, {report.unreadable} unreadable): "
        f"{report.articles} articles, {report.new} new, {report.updated} updated, "
        f"{report.unchanged} unchanged, {report.removed} removed; {report.warnings} warnings, "
        f"{len(report.rejected)} rejected."
    )


def parse_file(options: argparse.Namespace) -> int:
    """Parse one page dump and print its articles; nothing is stored."""
    pages = [_parsed(dump) for dump in read(options.file)]
    if options.json:
        print_json(_page_record(pages))
        return 0
    for article in (article for page in pages for article in page.articles):
        print(as_markdown(article))
    return 0


def _parsed(dump: Any) -> ParsedPage:
    if dump.articles or not dump.blocks:
        return ParsedPage(dump.page, dump.articles, dump.rejected)
    return parse(dump)


def _page_record(pages: list[ParsedPage]) -> dict[str, Any]:
    """All pages of a file as one: the first page's header speaks for it, each article has its own."""
    return {
        "page": asdict(pages[0].page) if pages else asdict(Page()),
        "articles": [to_record(article) for page in pages for article in page.articles],
        "furniture": [text for page in pages for text in page.furniture],
    }


def show_article(options: argparse.Namespace) -> int:
    """Print one article, or the passage behind a code."""
    with closing(open_library(options)) as library:
        try:
            article = library.article(options.id)
        except UnknownArticle:
            if not is_code(options.id):
                raise
            return _show_passage(library, options)
        print_json(to_record(article)) if options.json else print(as_markdown(article))
    return 0


def _show_passage(library: Library, options: argparse.Namespace) -> int:
    passage = library.passage(options.id)
    if options.json:
        print_json({"code": passage.code, "article_id": passage.article.id, "texts": list(passage.texts)})
    else:
        print("\n".join(passage.texts))
    return 0


def list_articles(options: argparse.Namespace) -> int:
    """List the articles, the newest first."""
    with closing(open_library(options)) as library:
        listed = library.store.latest(-1 if options.limit is None else options.limit)
        if options.json:
            print_json([{k: v for k, v in asdict(one).items() if k != "key"} for one in listed])
        else:
            for one in listed:
                print(
                    "\t".join((one.id, one.date or "—", one.page or "—", one.column or "—", one.title or "—"))
                )
    return 0


def print_stats(options: argparse.Namespace) -> int:
    """Say what the corpus holds."""
    with closing(open_library(options)) as library:
        stats = library.store.stats()
        sample = library.is_sample
    if options.json:
        print_json(asdict(stats) | {"sample": sample})
        return 0
    papers = ", ".join(f"{name} ({count})" for name, count in stats.publications) or "no named paper"
    print(f"{stats.articles} articles, {stats.characters} characters, from {stats.files} files: {papers}.")
    print(
        f"{stats.columns} columns, {stats.authors} names; {stats.first_date or '—'} to {stats.last_date or '—'}."
    )
    return 0


def export_articles(options: argparse.Namespace) -> int:
    """Write all articles as JSON Lines that `ingest` takes back unchanged, or as Markdown."""
    with closing(open_library(options)) as library:
        texts = (_exported(article, options.format) for _, article in library.store.articles_one_by_one())
        if options.output is None:
            for text in texts:
                print(text)
            return 0
        try:
            with options.output.open("w", encoding="utf-8") as file:
                file.writelines(f"{text}\n" for text in texts)
        except OSError as error:
            raise CorpusError(f"{options.output} cannot be written: {error.strerror or error}.") from error
    return 0


def _exported(article: Article, form: str) -> str:
    return as_markdown(article) if form == "markdown" else json.dumps(to_record(article), ensure_ascii=False)


def remove_articles(options: argparse.Namespace) -> int:
    """Take articles out of the corpus."""
    print(f"{remove(options.data, options.names)} articles removed.")
    return 0


def check_data(options: argparse.Namespace) -> int:
    """Verify a data directory and say how to repair it."""
    found = check(options.data)
    if options.json:
        print_json(asdict(found))
    else:
        for fault in found.faults:
            print(fault)
        print(f"{found.articles} articles checked, {len(found.faults)} faults.")
    return 1 if found.faults else 0


def rebuild_index(options: argparse.Namespace) -> int:
    """Make the search index anew from the stored articles."""
    print(f"{rebuild(options.data)} articles indexed.")
    return 0
