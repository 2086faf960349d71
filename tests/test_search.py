"""Search: membership, order, marks and filters; never scores."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import BadQuery
from corpus.lines import lines


def ids(found):
    return [hit.article.id for hit in found.hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("高山茶园", "tea-1"),
        ("糕山茶圆", "tea-1"),  # homophones
        ("高山荼园", "tea-1"),  # a similar character
        ("高茶园", "tea-1"),  # a dropped one
        ("高茶山园", "tea-1"),  # two swapped
        ("高山茶園試種", "tea-1"),  # the other script
        ("gaoshan chayuan", "tea-1"),
        ("gao shan cha yuan", "tea-1"),
        ("gscy", "tea-1"),  # initials of the title
        ("高山chayuan", "tea-1"),
        ("老石桥", "bridge"),  # simplified, for a traditional page
        ("修旧如旧", "bridge"),
        ("何望舒", "tea-2"),  # a byline
        ("文保手记", "bridge"),  # a column
        ("橋", "bridge"),  # a single character
        ("第１２届茶叶节", "tea-2"),
    ],
)
def test_it_is_found_however_it_is_typed(small, typed, first):
    """The article that is meant comes first."""
    assert ids(small.search(typed))[0] == first


def test_marks_are_printed_glyphs_of_an_exact_substring(small):
    """Typed in pinyin or simplified, marked as printed; every excerpt is the article's own text."""
    hit = small.search("laoshiqiao").hits[0]
    excerpt = hit.excerpts[0]
    assert [excerpt.text[first:last] for first, last in excerpt.marks] == ["老石橋"]
    assert excerpt.text in {line.text for line in lines(hit.article)} or any(
        excerpt.text in line.text for line in lines(hit.article)
    )


def test_a_literal_match_outranks_a_fuzzy_one_and_only_it_is_counted(small):
    """`total` counts what holds every word; the rest is called fuzzy."""
    found = small.search("茶叶节")
    assert (found.total, found.hits[0].fuzzy) == (1, False)
    mistyped = small.search("茶页节")
    assert (mistyped.total, mistyped.suggestion, mistyped.hits[0].fuzzy) == (0, "茶叶节", True)
    assert mistyped.meant_total == 1


def test_a_quoted_phrase_is_taken_at_its_word(small):
    """Insisting on the literal words finds nothing where they stand nowhere."""
    assert ids(small.search('"茶页节"')) == []
    assert ids(small.search('"茶叶节"')) == ["tea-2"]
    assert small.search('"春茶卖了"').hits[0].excerpts[0].paragraph == 1


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("column:乡村观察", {"tea-1", "undated"}),
        ("栏目:香村观察", {"tea-1", "undated"}),  # a homophone in a filter's value
        ("作者:linzhiyao", {"tea-1"}),
        ("paper:江畔晚报", {"bridge"}),
        ("date:2023", {"tea-1", "tea-2"}),
        ("日期:2023-03..2023-03-31", {"tea-2"}),
        ("page:3", {"tea-1"}),
        ("云岭县 -茶叶节", {"tea-1"}),
        ("云岭县 date:2023-04", {"tea-1"}),
    ],
)
def test_filters_narrow(small, typed, expected):
    """A filter keeps exactly what it names, however its value is typed."""
    assert set(ids(small.search(typed))) == expected


def test_the_newest_come_first_when_asked(small):
    """sort:new orders literal matches by date; what has no date comes last."""
    assert ids(small.search("云岭县 sort:new")) == ["tea-1", "tea-2"]
    assert ids(small.search("column:乡村观察"))[-1] == "undated"


def test_an_unknown_column_is_said_and_matches_nothing(small):
    """A filter that is not understood is never dropped in silence."""
    found = small.search("茶 column:体育快报网")
    assert found.notes == ("体育快报网",)
    assert found.hits == ()


def test_nonsense_is_refused(small):
    """What shares nothing with the corpus has no hits."""
    for typed in ("量子纠缠", "zzz qqq", "<script>alert(1)</script>", "😀 fo"):
        assert small.search(typed).hits == ()


def test_pages_of_a_result_do_not_repeat_or_lose_articles(small):
    """Every literal match is on exactly one page."""
    first, second = small.search("云岭县", 1, 0), small.search("云岭县", 1, 1)
    assert sorted(ids(first) + ids(second)) == ["tea-1", "tea-2"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(list('高山茶园橋 “”"-:：栏目date2023Ａb１…，🙂')), min_size=1, max_size=24))
def test_every_excerpt_is_verbatim_and_well_marked(sample, typed):
    """Whatever is typed: excerpts are substrings, marks lie inside, are sorted and apart, codes lead back."""
    try:
        found = sample.search(typed)
    except BadQuery:
        return
    for hit in found.hits:
        printed = [line.text for line in lines(hit.article)]
        for excerpt in hit.excerpts:
            assert any(excerpt.text in text for text in printed)
            ends = [0, *(end for mark in excerpt.marks for end in mark), len(excerpt.text)]
            assert ends == sorted(ends)
            assert excerpt.text in "".join(sample.passage(excerpt.code).texts)


def test_related_articles_share_a_subject(small):
    """The other article about tea, not the bridge."""
    article, near = small.related("tea-1", 5)
    assert article.id == "tea-1"
    assert "bridge" not in [one.id for one in near]
