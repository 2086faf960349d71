"""A library limited to some papers, and days said in relative words."""

from datetime import date

import pytest

from corpus.day_words import days_meant
from corpus.excerpt import EXCERPT_LENGTH
from corpus.search import Asker

DAY = date(2026, 11, 22)  # a Sunday


def ids(found):
    return {hit.article.id for hit in found.hits}


def test_a_limited_library_answers_as_if_it_held_nothing_else(small):
    """Search, questions, quotations, titles and everything to browse keep to the chosen papers."""
    evening = small.limited(["江畔晚報"])
    assert ids(small.search("茶叶节")) == {"tea-2"}
    assert evening.search("茶叶节").hits == ()
    assert ids(evening.search("老石桥")) == {"bridge"}
    assert small.verify("第一批春茶卖了三十六万元").verdict == "verbatim"
    assert evening.verify("第一批春茶卖了三十六万元").verdict == "not_found"
    assert small.ask("第一批春茶卖了多少钱？").answers
    assert not evening.ask("第一批春茶卖了多少钱？").answers
    assert not evening.ask("第一批春茶卖了多少钱？", ("tea-1",)).answers
    assert [one.summary.id for one in evening.nearest_titles("高山茶园试种成功", 3)] in ([], ["bridge"])
    store = evening.store
    assert [one.id for one in store.latest(10)] == ["bridge"]
    assert store.columns() == [("文保手記", 1)]
    assert store.authors() == [("沈一舟", 1)]
    assert store.dates() == [("2022-11-30", 1)]
    assert (store.count(), store.random().id) == (1, "bridge")
    assert store.publications() == [("江畔晚報", 1)]
    assert (store.stats().articles, store.stats().authors) == (1, 1)
    assert evening.of_column("乡村观察")[1] == []


def test_what_is_named_is_found_whatever_its_paper(small):
    """A permalink or an id opens its article in a chat that searches another paper."""
    evening = small.limited(["江畔晚報"])
    assert evening.find_article("tea-1").title == "高山茶园试种成功"
    code = small.search("高山茶园").hits[0].excerpts[0].code
    assert evening.passage(code).article.id == "tea-1"


def test_papers_are_known_in_either_script_and_those_that_are_gone_are_left_out(small):
    """A chat that chose papers goes on with those that are still here."""
    assert small.papers_called(["江畔晚报", "没有的报"]) == ("江畔晚報",)
    assert small.limited(small.papers_called(["没有的报"])) is small


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("今天", "2026-11-22"),
        ("昨日", "2026-11-21"),
        ("上周", "2026-11-09..2026-11-15"),
        ("這個星期", "2026-11-16..2026-11-22"),
        ("上个月", "2026-10"),
        ("去年8月", "2025-08"),
        ("最近三天", "2026-11-20..2026-11-22"),
        ("近十五天", "2026-11-08..2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("last week", "2026-11-09..2026-11-15"),
        ("last 7 days", "2026-11-16..2026-11-22"),
        ("2023-08", None),
        ("最近", None),
        ("容错", None),
    ],
)
def test_relative_words_name_days(typed, meant):
    """Whoever says 昨天 means the day before the day it is where they are."""
    assert days_meant(typed, DAY) == meant


def test_a_filter_understands_relative_days(small):
    """A chat a day ahead finds what is of its yesterday."""
    after = Asker(today=date(2023, 4, 3))
    assert ids(small.search("茶园 日期:昨天", asker=after)) == {"tea-1"}
    assert small.search("茶园 日期:昨天", asker=Asker(today=date(2023, 4, 2))).hits == ()
    assert ids(small.search("日期:上个月", asker=after)) == {"tea-2"}


@pytest.mark.parametrize("query", ["陈述", "容错纠错", "干部"])
def test_excerpts_are_as_long_as_is_wished(sample, query):
    """One sentence, the usual few, or with what stands around them; always whole words of the paper."""

    def texts(length):
        found = sample.search(query, asker=Asker(excerpt_length=length))
        return [one.text for hit in found.hits for one in hit.excerpts if one.paragraph is not None]

    short, usual, long = texts(0), texts(EXCERPT_LENGTH), texts(320)
    assert sum(map(len, short)) <= sum(map(len, usual)) <= sum(map(len, long))
    assert all(len(one) <= 320 or one in usual for one in long)
