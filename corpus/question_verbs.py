"""The verbs that answer: search, ask and verify, one at a time or a batch; options go in, answers are printed, a status comes out."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from corpus.answer_json import answered_json, found_json, verified_json
from corpus.errors import BadQuery, CorpusError, UnreadableFile
from corpus.library import Library
from corpus.printing import open_library, print_json


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
    with closing(open_library(options)) as library:
        library.warm()
        if options.batch is None:
            result = answer(library, {name: _typed(options, name)})
            print_json(result) if options.json else show(result)
            return 0
        for question in _batch(options.batch):
            print_json(_answer_line(library, question, name, answer))
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
