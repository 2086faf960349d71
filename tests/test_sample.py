"""The bundled sample edition: what a newcomer reads before any page of their own is loaded."""

import os
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.parsing.page import ParsedPage, parse
from corpus.reading.reader import read

EVAL = os.environ.get("JIANBAO_EVAL")
LONGEST_SHARED_RUN = 12

DIGEST_TITLES = [
    "为担当作为干部撑腰鼓劲",
    "让理论学习成为一种常态",
    "党员医疗服务队 义诊送健康",
    "“遇到烦心事，找党员户说一说”",
    "加强对粮食安全领域的监督检查",
]


@cache
def sample(name: str) -> ParsedPage:
    with as_file(files("corpus.sample") / name) as path:
        (page,) = [parse(dump) for dump in read(path)]
    return page


def titled(name: str, title: str) -> Article:
    (article,) = [one for one in sample(name).articles if one.title == title]
    return article


def test_digest_says_that_it_is_a_digest() -> None:
    """Nobody can take the retold items for the paper's own words: the header and the first item say so."""
    page = sample("digest.md")
    assert "摘编" in (page.page.page_name or "")
    assert page.articles[0].title == "这一页是摘编，不是原文"


def test_digest_holds_the_five_items() -> None:
    """All five items are there under their titles, with column, kicker, byline and crossheads."""
    assert [one.title for one in sample("digest.md").articles[1:]] == DIGEST_TITLES
    first = titled("digest.md", DIGEST_TITLES[0])
    assert first.column == "深度关注"
    assert first.kicker is not None
    assert [one.name for one in first.byline] == ["吴储岐"]
    assert [section.heading != "" for section in first.sections] == [False, True, True, True]


def test_digest_has_a_title_after_its_body() -> None:
    """The essay's title stands below its text, and the bare name below that."""
    essay = titled("digest.md", DIGEST_TITLES[1])
    assert essay.column == "金台潮声"
    assert [one.name for one in essay.byline] == ["张洋"]
    assert len(essay.paragraphs) == 4


@pytest.mark.parametrize("fact", ["35名", "问题39个", "程国庆", "晏廷荣", "14种", "九百多名"])
def test_digest_carries_the_facts(fact: str) -> None:
    """The figures and names that the help texts ask for can be found."""
    words = "".join(text for one in sample("digest.md").articles for text in one.paragraphs)
    assert fact in words


@pytest.mark.parametrize(
    ("name", "date", "page_no", "title", "author"),
    [
        ("harbour.md", "2024-03-12", "A4", "霧裡的九聲鐘", "葉知秋"),
        ("valley.md", "2024-04-06", "3", "A Light for the Last Bus", "Marcus Ellery"),
    ],
)
def test_other_scripts_are_at_home(name: str, date: str, page_no: str, title: str, author: str) -> None:
    """The traditional and the English page know their date and page, and whose essay stands above its title."""
    page = sample(name).page
    assert (page.date, page.page_no) == (date, page_no)
    essay = titled(name, title)
    assert [one.name for one in essay.byline] == [author]
    assert len(essay.paragraphs) == 3


@pytest.mark.parametrize("name", ["digest.md", "harbour.md", "valley.md"])
def test_broken_paragraphs_are_whole_again(name: str) -> None:
    """Every page has a paragraph that a column break cut in two; none is left in two halves."""
    articles = sample(name).articles
    assert any("joined-across-break" in one.warnings for one in articles)
    for paragraph in (text for one in articles for text in one.paragraphs):
        assert paragraph[-1] in "。！？”」.?!", paragraph


@pytest.mark.skipif(EVAL is None, reason="JIANBAO_EVAL does not name the folder with the evaluation data")
def test_digest_copies_no_sentence() -> None:
    """But for titles and names, no run of twelve characters is that of the page it retells."""
    seed = (Path(EVAL or "") / "corpus" / "seed" / "seed.md").read_text("utf-8")
    for paragraph in (text for one in sample("digest.md").articles for text in one.paragraphs):
        for start in range(len(paragraph) - LONGEST_SHARED_RUN + 1):
            run = paragraph[start : start + LONGEST_SHARED_RUN]
            assert run not in seed, run
