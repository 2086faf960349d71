"""Queries: what is typed becomes words, phrases, exclusions and filters; nothing typed is an error but emptiness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadQuery, EmptyQuery, LongQuery
from corpus.filters import date_span
from corpus.query import literal_phrases, parse_query


def test_words_phrases_exclusions_and_filters():
    """Every part of the query language, in Chinese and English, in one query."""
    query = parse_query('万州 "容错纠错" -诬告 栏目:深度关注 author:吴储岐 日期:2023-08 sort:new')
    assert [word.typed for word in query.words] == ["万州"]
    assert query.phrases == ("容错纠错",)
    assert query.without == ("诬告",)
    assert [(one.name, one.value) for one in query.filters] == [
        ("columns", "深度关注"),
        ("authors", "吴储岐"),
        ("date", "2023-08"),
    ]
    assert query.newest_first


def test_chinese_quotation_marks_alone_are_a_phrase_but_inside_a_title_are_letters():
    """“容错” is a phrase; 莫把入股当“集资” is a title."""
    assert parse_query("“容错纠错”").phrases == ("容错纠错",)
    assert parse_query("莫把入股当“集资”").phrases == ()


def test_single_syllables_join_and_longer_stretches_stand_alone():
    """`rong cuo` is one word, `guanlizhe shiwusuo` are two."""
    assert len(parse_query("rong cuo jiu cuo").words) == 1
    assert len(parse_query("guanlizhe shiwusuo").words) == 2


def test_what_is_malformed_is_searched_as_words():
    """A lone filter name, an open quotation mark, markup: all are looked for."""
    for typed in ("column:", '"open', "a AND (b", "-", "<b>粗体</b>", "sort:sideways 容错"):
        try:
            assert not parse_query(typed).empty
        except EmptyQuery:
            assert typed == "-"
    assert parse_query("sort:sideways 容错").notes == ("sort:sideways",)


def test_unknown_words_stay_together_when_they_must_match():
    """What the dictionary does not know is one phrase, not single characters that stand anywhere."""
    assert literal_phrases(parse_query("荣错纠错"))[0][:2] == ("荣", "错")


@pytest.mark.parametrize(
    ("typed", "error"), [("", EmptyQuery), ("  ", EmptyQuery), ("！？", EmptyQuery), ("长" * 501, LongQuery)]
)
def test_nothing_and_too_much_are_said_in_a_sentence(typed, error):
    """An error of the query is a sentence for the reader."""
    with pytest.raises(error) as raised:
        parse_query(typed)
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2023", (20230101, 20231231)),
        ("2023-08", (20230801, 20230831)),
        ("2023年8月15日", (20230815, 20230815)),
        ("2023-08-01..2023-09-01", (20230801, 20230901)),
        ("20230801至20230901", (20230801, 20230901)),
        ("2023-13", None),
        ("yesterday", None),
        ("2023-09..2023-08", None),
    ],
)
def test_dates_are_read_in_every_usual_form(typed, span):
    """A year, a month, a day, a range; what is none of them is None."""
    assert date_span(typed) == span


@given(st.text(max_size=200))
def test_any_text_is_a_query_or_a_bad_query(text):
    """Nothing typed breaks the parser."""
    try:
        query = parse_query(text)
    except BadQuery:
        return
    assert not query.empty


def test_filters_are_named_in_either_script():
    """`欄目:` is `栏目:`."""
    filters = parse_query("茶 欄目:乡村 報紙:云岭 類型:圖片 日期:2023").filters
    assert [one.name for one in filters] == ["columns", "publications", "kinds", "date"]
