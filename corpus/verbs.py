"""The verbs of `python -m corpus`: parsed options go in, the work is done and printed, an exit status comes out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress

from corpus.answer_json import answered_json, found_json, verified_json
from corpus.article import Article, Page
from corpus.errors import BadQuery, CorpusError, UnknownArticle, UnreadableFile
from corpus.export import as_markdown
from corpus.filters import date_span
from corpus.ingest import Report, ingest
from corpus.library import Library
from corpus.maintenance import check, rebuild, remove
from corpus.parsing.page import ParsedPage, parse
from corpus.passage import is_code
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


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _open(options: argparse.Namespace) -> Library:
    library = Library.open(options.data)
    if library.is_sample:
        print(
            f"Nothing has been ingested into {options.data} yet: the bundled sample edition answers.",
            file=sys.stderr,
        )
    return library


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
        _print_json(asdict(report))
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
        _print_json(_page_record(pages))
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


def _batch(path: Path) -> Iterator[dict[str, Any]]:
    """The questions of a batch, one a line. Raises UnreadableFile with the number of a bad line."""
    try:
        text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path} cannot be read as UTF-8 text: {error}.") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                question = json.loads(line)
            except ValueError as error:
                raise UnreadableFile(f"{path}, line {number}: no JSON ({error}).") from error
            if not isinstance(question, dict):
                raise UnreadableFile(f"{path}, line {number}: not a JSON object.")
            yield question


def _typed(options: argparse.Namespace, name: str) -> str:
    return " ".join(getattr(options, name))


def run_questions(options: argparse.Namespace, name: str, answer: Callable[[Library, dict[str, Any]], dict[str, Any]],
                  show: Callable[[dict[str, Any]], None]) -> int:  # fmt: skip
    """Answer what stands on the command line, or a batch line by line; the part that search, ask and verify share."""
    if options.batch is None and not getattr(options, name):
        raise BadQuery(f"There is nothing to look for: give the {name}, or --batch FILE.")
    with closing(_open(options)) as library:
        library.warm()
        if options.batch is None:
            result = answer(library, {name: _typed(options, name)})
            _print_json(result) if options.json else show(result)
            return 0
        for question in _batch(options.batch):
            _print_json(_answer_line(library, question, name, answer))
    return 0


def _answer_line(
    library: Library,
    question: dict[str, Any],
    name: str,
    answer: Callable[[Library, dict[str, Any]], dict[str, Any]],
) -> dict[str, Any]:
    """One line of a batch; a question that cannot be answered says why and the batch goes on."""
    given = {"id": question["id"]} if "id" in question else {}
    try:
        return given | answer(library, question)
    except CorpusError as error:
        return given | {name: question.get(name), "error": str(error)}


def search_corpus(options: argparse.Namespace) -> int:
    """Find articles by words, however they are typed."""

    def answer(library: Library, question: dict[str, Any]) -> dict[str, Any]:
        limit = question.get("limit", options.limit)
        if not isinstance(limit, int) or not 0 < limit <= 1000:
            raise BadQuery("The limit must be a number from 1 to 1000.")
        return found_json(library.search(str(question.get("query") or ""), limit))

    return run_questions(options, "query", answer, _show_found)


def ask_corpus(options: argparse.Namespace) -> int:
    """Answer a question in the paper's own words, or say that the corpus does not."""

    def answer(library: Library, question: dict[str, Any]) -> dict[str, Any]:
        return answered_json(library.ask(str(question.get("question") or "")))

    return run_questions(options, "question", answer, _show_answered)


def _show_answered(answer: dict[str, Any]) -> None:
    if answer["answer"] is None:
        print(f"The corpus does not say (confidence {answer['confidence']:.2f}). The nearest headlines:")
        for one in answer["nearest"]:
            print(f"   {one['title'] or '—'}  [{one['article_id']}]")
        return
    resolved = f" ({answer['resolved']})" if "resolved" in answer else ""
    print(f"{answer['answer']}{resolved}   confidence {answer['confidence']:.2f}, {answer['took_ms']} ms")
    for one in answer["evidence"]:
        at = one["quote"].find(one["answer"])
        where = one["field"] if one["paragraph"] is None else f"paragraph {one['paragraph'] + 1}"
        print(f"   ┃ {bracketed(one['quote'], [[at, at + len(one['answer'])]])}")
        print(f"     {one['title'] or '—'} · {where}  [{one['code']}]")


def _show_found(answer: dict[str, Any]) -> None:
    if answer.get("suggestion"):
        print(f"→ {answer['suggestion']}")
    print(f"{answer['total']} literal matches, {len(answer['hits'])} shown, {answer['took_ms']} ms")
    for number, hit in enumerate(answer["hits"], 1):
        print(f"\n{number}  {hit['title'] or '—'}  [{hit['article_id']}]{' ~' if hit.get('fuzzy') else ''}")
        for excerpt in hit["excerpts"]:
            print(f"   ┃ {bracketed(excerpt['text'], excerpt['marks'])}")


def bracketed(text: str, marks: list[list[int]]) -> str:
    """Put 【】 around the marked characters, for a screen without colour."""
    for first, last in reversed(marks):
        text = f"{text[:first]}【{text[first:last]}】{text[last:]}"
    return text


def verify_corpus(options: argparse.Namespace) -> int:
    """Check a quotation against the print: verbatim, altered or not found."""

    def answer(library: Library, question: dict[str, Any]) -> dict[str, Any]:
        return verified_json(library.verify(str(question.get("quote") or "")))

    return run_questions(options, "quote", answer, _show_verified)


def _show_verified(answer: dict[str, Any]) -> None:
    print(
        " · ".join((answer["verdict"].replace("_", " "), *answer.get("kinds", ()), *answer.get("notes", ())))
    )
    if answer["original"]:
        print(f"   ┃ {answer['original']}\n   {answer['title'] or '—'}  [{answer['article_id']}]")
    for printed, quoted in answer["changes"]:
        print(f"   {printed or '—'} → {quoted or '—'}")
    if answer.get("nearest"):
        nearest = answer["nearest"][0]
        print(f"nearest: {nearest['title'] or '—'}  [{nearest['article_id']}]")


def show_article(options: argparse.Namespace) -> int:
    """Print one article, or the passage behind a code."""
    with closing(_open(options)) as library:
        try:
            article = library.article(options.id)
        except UnknownArticle:
            if not is_code(options.id):
                raise
            return _show_passage(library, options)
        _print_json(to_record(article)) if options.json else print(as_markdown(article))
    return 0


def _show_passage(library: Library, options: argparse.Namespace) -> int:
    passage = library.passage(options.id)
    if options.json:
        _print_json({"code": passage.code, "article_id": passage.article.id, "texts": list(passage.texts)})
    else:
        print("\n".join(passage.texts))
    return 0


def list_articles(options: argparse.Namespace) -> int:
    """List the articles, the newest first."""
    with closing(_open(options)) as library:
        listed = library.store.latest(-1 if options.limit is None else options.limit)
        if options.json:
            _print_json([{k: v for k, v in asdict(one).items() if k != "key"} for one in listed])
        else:
            for one in listed:
                print(
                    "\t".join((one.id, one.date or "—", one.page or "—", one.column or "—", one.title or "—"))
                )
    return 0


def print_stats(options: argparse.Namespace) -> int:
    """Say what the corpus holds."""
    with closing(_open(options)) as library:
        stats = library.store.stats()
        sample = library.is_sample
    if options.json:
        _print_json(asdict(stats) | {"sample": sample})
        return 0
    papers = ", ".join(f"{name} ({count})" for name, count in stats.publications) or "no named paper"
    print(f"{stats.articles} articles, {stats.characters} characters, from {stats.files} files: {papers}.")
    print(
        f"{stats.columns} columns, {stats.authors} names; {stats.first_date or '—'} to {stats.last_date or '—'}."
    )
    return 0


def export_articles(options: argparse.Namespace) -> int:
    """Write all articles as JSON Lines that `ingest` takes back unchanged, or as Markdown."""
    with closing(_open(options)) as library:
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
        _print_json(asdict(found))
    else:
        for fault in found.faults:
            print(fault)
        print(f"{found.articles} articles checked, {len(found.faults)} faults.")
    return 1 if found.faults else 0


def rebuild_index(options: argparse.Namespace) -> int:
    """Make the search index anew from the stored articles."""
    print(f"{rebuild(options.data)} articles indexed.")
    return 0
