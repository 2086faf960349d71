"""The hand-written questions, queries and quotations: each agrees with the golds of the pages that it is about."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.folding import fold

QUESTIONS = Path(__file__).parent / "questions"
PAGES = Path(__file__).parent / "pages"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (QUESTIONS / name).read_text("utf-8").splitlines()]


@cache
def gold_articles(file: str) -> list[dict[str, Any]]:
    gold = (PAGES / file).with_suffix(".gold.json")
    articles: list[dict[str, Any]] = json.loads(gold.read_text("utf-8"))["articles"]
    return articles


def body(article: dict[str, Any]) -> str:
    return "\n".join(text for section in article["sections"] for text in section["paragraphs"])


def bare(text: str) -> str:
    """Letters and figures alone, in one script: what a verbatim quotation must keep."""
    return re.sub(r"[\W_]", "", fold(text))


@pytest.mark.parametrize("name", sorted(path.name for path in QUESTIONS.glob("*.jsonl")))
def test_every_line_has_its_own_id(name: str) -> None:
    """No two lines of a set share an id, so a score can name the line it speaks of."""
    ids = [row.get("qid") or row["id"] for row in rows(name)]
    assert len(set(ids)) == len(ids)


def test_answers_stand_on_their_page() -> None:
    """Every expected answer is a substring of the page it is asked about; a near miss expects none."""
    for row in rows("ask_pages.jsonl"):
        assert bool(row["answers"]) == bool(row["file"])
        for answer in row["answers"]:
            page = json.dumps(gold_articles(row["file"]), ensure_ascii=False)
            assert answer in page, row


def test_queries_look_for_articles_that_exist() -> None:
    """Every mistyped query names exactly one article of its page."""
    for row in rows("search_pages.jsonl"):
        assert [one["title"] for one in gold_articles(row["file"])].count(row["title"]) == 1, row


def test_verdicts_agree_with_the_pages() -> None:
    """A verbatim quotation has the article's letters and figures in a row, an altered one has not."""
    for row in rows("verify_pages.jsonl"):
        if row["verdict"] == "not_found":
            assert row["file"] is None
            continue
        (article,) = [one for one in gold_articles(row["file"]) if one["title"] == row["title"]]
        found = bare(row["quote"]) in bare(body(article))
        assert found == (row["verdict"] == "verbatim"), row
